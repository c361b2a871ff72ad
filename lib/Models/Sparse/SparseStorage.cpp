//===- SparseStorage.cpp - What sparse tensors take in memory -------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Storage/SparseStorage.h"

#include "mlir/Dialect/SparseTensor/IR/SparseTensor.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::sparse_tensor;

bool mlir::roofline::isSparse(Type type) {
  return static_cast<bool>(getSparseTensorEncoding(type));
}

/// The extents of the levels; nothing if one is no dimension or block of one.
static std::optional<SmallVector<Quantity>>
getLevelExtents(SparseTensorEncodingAttr encoding, Value tensor,
                SizeProvider &sizes) {
  SmallVector<Quantity> extents;
  AffineMap map = encoding.getDimToLvl();
  for (unsigned level = 0, rank = encoding.getLvlRank(); level < rank;
       ++level) {
    if (!map) {
      extents.push_back(sizes.getDim(tensor, level));
      continue;
    }
    AffineExpr result = map.getResult(level);
    auto binary = dyn_cast<AffineBinaryOpExpr>(result);
    auto dim = dyn_cast<AffineDimExpr>(binary ? binary.getLHS() : result);
    auto block = binary ? dyn_cast<AffineConstantExpr>(binary.getRHS())
                        : AffineConstantExpr();
    if (!dim || (binary && (!block || block.getValue() <= 0)))
      return std::nullopt;
    if (binary && binary.getKind() == AffineExprKind::Mod) {
      extents.push_back(block.getValue());
      continue;
    }
    if (binary && binary.getKind() != AffineExprKind::FloorDiv)
      return std::nullopt;
    Quantity extent = sizes.getDim(tensor, dim.getPosition());
    extents.push_back(binary ? Quantity::ceilDiv(extent, block.getValue())
                             : extent);
  }
  return extents;
}

/// How many of the values that are stored stand under one entry of `level`;
/// nothing if that depends on which are.
static std::optional<Quantity> getValuesPerEntry(LevelType type,
                                                 const Quantity &extent) {
  if (isDenseLT(type))
    return extent;
  if (isSingletonLT(type))
    return Quantity(1);
  if (isNOutOfMLT(type))
    return Quantity::floorDiv(extent * Quantity(int64_t(getN(type))),
                              Quantity(int64_t(getM(type))));
  return std::nullopt;
}

static Quantity getIndexBytes(unsigned width, const Quantity &count) {
  // 0 stands for the width of `index`.
  return count * Quantity(width == 0 ? 8 : width / 8);
}

std::optional<SparseStorage>
mlir::roofline::getSparseStorage(Value tensor, SizeProvider &sizes) {
  SparseTensorEncodingAttr encoding = getSparseTensorEncoding(tensor.getType());
  if (!encoding)
    return std::nullopt;
  auto extents = getLevelExtents(encoding, tensor, sizes);
  if (!extents)
    return std::nullopt;
  ArrayRef<LevelType> types = encoding.getLvlTypes();
  SparseStorage storage;
  // The entries of the level.
  Quantity entries = 1;
  for (auto [level, type, extent] : llvm::enumerate(types, *extents)) {
    if (std::optional<Quantity> each = getValuesPerEntry(type, extent)) {
      entries *= *each;
      if (!isDenseLT(type))
        storage.bytes += getIndexBytes(encoding.getCrdWidth(), entries);
      continue;
    }
    storage.isFixed = false;
    Quantity stored = sizes.getStoredElements(tensor);
    bool isLoose = isLooseCompressedLT(type);
    if (!isLoose && !isCompressedLT(type))
      return std::nullopt; // a batch: a storage of its own for each index
    Quantity positions = isLoose ? entries * Quantity(2) : entries + 1;
    storage.bytes += getIndexBytes(encoding.getPosWidth(), positions);
    // What is stored, divided among what stands below one entry.
    Quantity below = 1;
    bool isKnown = true;
    for (auto [next, nextExtent] :
         llvm::drop_begin(llvm::zip_equal(types, *extents), level + 1)) {
      std::optional<Quantity> each = getValuesPerEntry(next, nextExtent);
      isKnown &= each.has_value();
      below *= each.value_or(1);
    }
    if (isKnown) {
      entries = below.isOne() ? stored : Quantity::ceilDiv(stored, below);
    } else {
      entries = Quantity::min(stored, entries * extent);
      storage.status = CountStatus::upper;
    }
    storage.bytes += getIndexBytes(encoding.getCrdWidth(), entries);
  }
  storage.elements = entries;
  Type element = cast<ShapedType>(tensor.getType()).getElementType();
  std::optional<Quantity> values = getStorageBytes(element, entries);
  if (!values)
    return std::nullopt;
  storage.bytes += *values;
  return storage;
}
