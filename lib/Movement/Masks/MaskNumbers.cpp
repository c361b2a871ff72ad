//===- MaskNumbers.cpp - Numbers that masks are made of -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Most constants are weights and not masks, which a look at a few hundred of
// the elements tells.
//
//===----------------------------------------------------------------------===//

#include "MaskNumbers.h"

#include "mlir-roofline/Interfaces/MaskOpInterface.h"

using namespace mlir;
using namespace mlir::roofline;

/// A constant of no more numbers is looked at for all of them.
static constexpr size_t maxNumbers = 4;

/// The numbers at both ends, in the middle and on the diagonal of rows that are
/// spread over the constant, and along the first and the last of them.
static SmallVector<uint64_t> sample(const ConstantElements &elements,
                                    int64_t rowLength) {
  static constexpr int64_t maxSamples = 64;
  SmallVector<uint64_t> found;
  llvm::SmallDenseSet<uint64_t> seen;
  auto look = [&](int64_t row, int64_t column) {
    uint64_t bits = elements.getBits(row * rowLength + column);
    if (seen.insert(bits).second)
      found.push_back(bits);
  };
  int64_t numRows = elements.size() / rowLength;
  auto spread = [](int64_t size, llvm::function_ref<void(int64_t)> visit) {
    int64_t count = std::min(size, maxSamples);
    for (int64_t i = 0; i < count; ++i)
      visit(count == 1 ? 0 : i * (size - 1) / (count - 1));
  };
  spread(numRows, [&](int64_t row) {
    for (int64_t column :
         {int64_t(0), rowLength - 1, rowLength / 2,
          numRows > 1 ? row * (rowLength - 1) / (numRows - 1) : 0})
      look(row, column);
  });
  spread(rowLength, [&](int64_t column) {
    look(0, column);
    look(numRows - 1, column);
  });
  return found;
}

SmallVector<MaskNumber, 4>
mlir::roofline::getMaskNumbers(const ConstantElements &elements,
                               int64_t rowLength) {
  SmallVector<uint64_t> sampled = sample(elements, rowLength);
  auto masks = [&](uint64_t bits) {
    std::optional<APFloat> real = elements.getFloat(bits);
    return real && isMaskedScore(*real);
  };
  SmallVector<MaskNumber, 4> numbers;
  MaskNumber masked;
  for (uint64_t bits : sampled) {
    if (masks(bits) && masked.bits.size() < maxNumbers)
      masked.bits.push_back(bits);
    if (sampled.size() <= maxNumbers || elements.getInteger(bits) == 0)
      numbers.push_back({{bits},
                         elements.getNumber(bits),
                         /*isOfMany=*/sampled.size() > maxNumbers});
  }
  if (masked.bits.empty() ||
      (masked.bits.size() == 1 && sampled.size() <= maxNumbers))
    return numbers;
  masked.number = masked.bits.size() == 1
                      ? elements.getNumber(masked.bits.front())
                      : UnitAttr::get(elements.getType().getContext());
  numbers.insert(numbers.begin(), std::move(masked));
  return numbers;
}
