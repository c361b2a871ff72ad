//===- ConstantElements.cpp - The elements of constants -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ConstantElements.h"

#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "llvm/ADT/APSInt.h"

#include <cstring>

using namespace mlir;
using namespace mlir::roofline;

static ArrayRef<char> getData(ElementsAttr elements) {
  if (auto dense = dyn_cast<DenseElementsAttr>(elements))
    return dense.isSplat() ? ArrayRef<char>() : dense.getRawData();
  auto resource = dyn_cast<DenseResourceElementsAttr>(elements);
  AsmResourceBlob *blob =
      resource ? resource.getRawHandle().getBlob() : nullptr;
  return blob ? blob->getData() : ArrayRef<char>();
}

std::optional<ConstantElements> ConstantElements::get(ElementsAttr elements) {
  ConstantElements result;
  result.data = getData(elements);
  result.type = elements.getElementType();
  result.count = elements.getNumElements();
  if (!result.type.isIntOrIndexOrFloat() || result.count == 0)
    return std::nullopt;
  unsigned width =
      result.type.isIndex() ? 64 : result.type.getIntOrFloatBitWidth();
  int64_t size = result.data.size();
  result.bytes = size / result.count;
  if (width == 1 && result.bytes == 0 && size == (result.count + 7) / 8)
    return result;
  if (size != result.bytes * result.count ||
      !llvm::is_contained({1u, 2u, 4u, 8u}, result.bytes) ||
      width > 8 * result.bytes)
    return std::nullopt;
  return result;
}

template <typename WordT>
static WordT readWord(const char *data) {
  WordT word;
  std::memcpy(&word, data, sizeof(word));
  return word;
}

uint64_t ConstantElements::getBits(int64_t position) const {
  switch (bytes) {
  case 0:
    return (data[position / 8] >> (position % 8)) & 1;
  case 1:
    return static_cast<uint8_t>(data[position]);
  case 2:
    return readWord<uint16_t>(&data[2 * position]);
  case 4:
    return readWord<uint32_t>(&data[4 * position]);
  default:
    return readWord<uint64_t>(&data[8 * position]);
  }
}

/// Compares pieces while they are all the same.
template <typename WordT>
static int64_t findRunEnd(const char *data, int64_t begin, int64_t end) {
  WordT first = readWord<WordT>(data + begin * sizeof(WordT));
  constexpr int64_t piece = 16;
  for (; begin + piece <= end; begin += piece) {
    bool isOther = false;
    for (int64_t i = 0; i < piece; ++i)
      isOther |= readWord<WordT>(data + (begin + i) * sizeof(WordT)) != first;
    if (isOther)
      break;
  }
  while (begin < end && readWord<WordT>(data + begin * sizeof(WordT)) == first)
    ++begin;
  return begin;
}

int64_t ConstantElements::getRunEnd(int64_t begin, int64_t end) const {
  switch (bytes) {
  case 0: {
    uint64_t first = getBits(begin);
    char all = first ? '\xff' : '\0';
    while (begin < end && getBits(begin) == first)
      begin +=
          begin % 8 == 0 && begin + 8 <= end && data[begin / 8] == all ? 8 : 1;
    return begin;
  }
  case 1:
    return findRunEnd<uint8_t>(data.data(), begin, end);
  case 2:
    return findRunEnd<uint16_t>(data.data(), begin, end);
  case 4:
    return findRunEnd<uint32_t>(data.data(), begin, end);
  default:
    return findRunEnd<uint64_t>(data.data(), begin, end);
  }
}

std::optional<APFloat> ConstantElements::getFloat(uint64_t bits) const {
  auto real = dyn_cast<FloatType>(type);
  if (!real)
    return std::nullopt;
  return APFloat(real.getFloatSemantics(),
                 APInt(real.getWidth(), bits, /*isSigned=*/false,
                       /*implicitTrunc=*/true));
}

static APInt getAPInt(Type type, uint64_t bits) {
  unsigned width = type.isIndex() ? 64 : type.getIntOrFloatBitWidth();
  return APInt(width, bits, /*isSigned=*/false, /*implicitTrunc=*/true);
}

Attribute ConstantElements::getNumber(uint64_t bits) const {
  if (std::optional<APFloat> real = getFloat(bits))
    return FloatAttr::get(type, *real);
  return IntegerAttr::get(type, getAPInt(type, bits));
}

std::optional<int64_t> ConstantElements::getInteger(uint64_t bits) const {
  if (std::optional<APFloat> real = getFloat(bits)) {
    llvm::APSInt value(64, /*isUnsigned=*/false);
    bool isExact;
    if (real->convertToInteger(value, APFloat::rmTowardZero, &isExact) !=
        APFloat::opOK)
      return std::nullopt;
    return value.getExtValue();
  }
  APInt value = getAPInt(type, bits);
  bool isUnsigned = type.isInteger(1) || type.isUnsignedInteger();
  if (isUnsigned && value.getActiveBits() > 63)
    return std::nullopt;
  return isUnsigned ? value.getZExtValue() : value.getSExtValue();
}
