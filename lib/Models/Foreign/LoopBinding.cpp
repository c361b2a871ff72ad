//===- LoopBinding.cpp - The loops of one operation -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Foreign/OpBinding.h"

#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/SmallBitVector.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::foreign;

/// The rank of a value; nothing if it has none.
static std::optional<int64_t> getRank(Value value) {
  auto type = dyn_cast<ShapedType>(value.getType());
  if (!type)
    return 0;
  return type.hasRank() ? std::optional<int64_t>(type.getRank()) : std::nullopt;
}

static bool isOne(Value value, unsigned dim) {
  return cast<ShapedType>(value.getType()).getDimSize(dim) == 1;
}

/// The extent of a dimension, if it may be asked for.
std::optional<Quantity> OpBinding::getExtent(Value value, unsigned dim) {
  auto result = dyn_cast<OpResult>(value);
  bool isAsked = operandsOnly && result && result.getOwner() == op;
  if (isAsked && cast<ShapedType>(value.getType()).isDynamicDim(dim))
    return std::nullopt;
  return sizes.getDim(value, dim);
}

unsigned OpBinding::addLoop(const std::optional<Quantity> &extent,
                            bool isParallel) {
  loops.push_back(
      {extent.value_or(Quantity(1)), extent.has_value(), isParallel});
  return loops.size() - 1;
}

void OpBinding::add(Value value, SmallVector<DimIndex, 4> dims) {
  IndexedValue &entry = indexed.emplace_back();
  entry.value = value;
  auto result = dyn_cast<OpResult>(value);
  entry.isResult = result && result.getOwner() == op;
  entry.dims = std::move(dims);
  if (entry.isResult) {
    entry.number = result.getResultNumber();
    for (const DimIndex &dim : entry.dims)
      if (dim.loop)
        loops[*dim.loop].isParallel = true;
  }
}

//===----------------------------------------------------------------------===//
// Elementwise operations and maps
//===----------------------------------------------------------------------===//

/// A loop per dimension; what has no dimensions is one number for all.
void OpBinding::bindElementwise() {
  std::optional<int64_t> rank = 0;
  SmallVector<Value> values(op->getOperands());
  llvm::append_range(values, op->getResults());
  for (Value value : values) {
    std::optional<int64_t> own = getRank(value);
    if (!own)
      return fail("an operand or result without a rank");
    rank = std::max(*rank, *own);
  }
  LoopNumbers &all = groups["all"];
  for (int64_t dim = 0; dim < *rank; ++dim) {
    std::optional<Quantity> extent = Quantity(1);
    // The first that says more than 1.
    for (Value value : values) {
      if (*getRank(value) != *rank || isOne(value, dim))
        continue;
      std::optional<Quantity> own = getExtent(value, dim);
      if (own)
        extent = own;
      if (own && own->isConstant())
        break;
    }
    all.push_back(addLoop(extent, /*isParallel=*/true));
  }
  for (auto [number, value] : llvm::enumerate(values)) {
    int64_t own = *getRank(value);
    if (own != 0 && own != *rank)
      return fail("operands and results of different ranks");
    SmallVector<DimIndex, 4> dims(own);
    for (int64_t dim = 0; dim < own; ++dim)
      if (!isOne(value, dim) || loops[dim].extent.isOne())
        dims[dim].loop = dim;
    add(value, std::move(dims));
    indexed.back().number =
        number < op->getNumOperands() ? number : number - op->getNumOperands();
  }
}

/// An attribute holds a map per operand, as those of structured operations.
void OpBinding::bindMaps() {
  auto maps = op->getAttrOfType<ArrayAttr>(rule.maps->name);
  if (!maps || maps.empty())
    return fail("no maps in '" + rule.maps->name + "'");
  unsigned numLoops = 0;
  SmallVector<AffineMap> all;
  for (Attribute each : maps) {
    auto map = dyn_cast<AffineMapAttr>(each);
    if (!map || (!all.empty() && map.getValue().getNumDims() != numLoops))
      return fail("no maps of the same loops in '" + rule.maps->name + "'");
    all.push_back(map.getValue());
    numLoops = map.getValue().getNumDims();
  }
  loops.assign(numLoops, Loop());
  SmallVector<bool> isKnown(numLoops, false);
  static constexpr StringLiteral names[] = {"da", "db", "dc", "dd",
                                            "de", "df", "dg", "dh"};
  for (unsigned loop = 0; loop < std::min<size_t>(numLoops, std::size(names));
       ++loop)
    groups[names[loop]] = {loop};
  unsigned number = 0;
  for (AffineMap map : all) {
    if (number >= op->getNumOperands())
      break;
    Value value = op->getOperand(number);
    if (getRank(value) != map.getNumResults())
      return fail("a map that is not of its operand");
    SmallVector<DimIndex, 4> dims(map.getNumResults());
    for (auto [dim, expr] : llvm::enumerate(map.getResults())) {
      auto loop = dyn_cast<AffineDimExpr>(expr);
      if (!loop)
        return fail("a map that is no projected permutation");
      dims[dim].loop = loop.getPosition();
      if (!std::exchange(isKnown[loop.getPosition()], true))
        loops[loop.getPosition()] = {sizes.getDim(value, dim), true, false};
    }
    add(value, std::move(dims));
    indexed.back().number = number++;
  }
  // Results have the elements of the operands behind the last input.
  for (Value result : op->getResults()) {
    unsigned dest = op->getNumOperands() - op->getNumResults() +
                    cast<OpResult>(result).getResultNumber();
    for (const IndexedValue &value : ArrayRef(indexed).take_front(number))
      if (value.number == dest) {
        add(result, value.dims);
        break;
      }
  }
  if (!llvm::all_of(isKnown, [](bool known) { return known; }))
    return fail("a loop without an extent");
}

//===----------------------------------------------------------------------===//
// Named loops
//===----------------------------------------------------------------------===//

/// Finds the dimensions of each entry: first those that are named, then the
/// others in order. Of what is left, one entry may take any number.
bool OpBinding::findDims(Value value, const ValueIndex &index,
                         SmallVectorImpl<Integers> &dims) {
  std::optional<int64_t> rank = getRank(value);
  if (!rank) {
    fail("an operand or result without a rank");
    return false;
  }
  llvm::SmallBitVector isTaken(*rank);
  dims.assign(index.entries.size(), {});
  size_t fixedRest = 0;
  for (auto [number, entry] : llvm::enumerate(index.entries)) {
    if (entry.isRest()) {
      auto *group = groups.find(entry.loops);
      fixedRest += group == groups.end() ? 0 : group->second.size();
      continue;
    }
    std::optional<Integers> named(
        Integers(entry.dims.begin(), entry.dims.end()));
    if (entry.dimsOfAttr)
      named = getIntegers(op, *entry.dimsOfAttr);
    if (!named) {
      fail("no dimensions in '" + entry.dimsOfAttr->str() + "'");
      return false;
    }
    for (int64_t &dim : *named) {
      dim = dim < 0 ? dim + *rank : dim;
      if (dim < 0 || dim >= *rank || isTaken.test(dim)) {
        fail("dimensions that the operand or result does not have, or twice");
        return false;
      }
      isTaken.set(dim);
    }
    dims[number] = *named;
  }
  SmallVector<int64_t> left;
  for (int64_t dim = 0; dim < *rank; ++dim)
    if (!isTaken.test(dim))
      left.push_back(dim);
  size_t open = left.size() >= fixedRest ? left.size() - fixedRest : 0;
  ArrayRef<int64_t> rest = left;
  for (auto [number, entry] : llvm::enumerate(index.entries)) {
    if (!entry.isRest())
      continue;
    auto *group = groups.find(entry.loops);
    size_t size =
        group == groups.end() ? std::exchange(open, 0) : group->second.size();
    size = std::min(size, rest.size());
    dims[number].assign(rest.begin(), rest.begin() + size);
    rest = rest.drop_front(size);
  }
  if (!rest.empty())
    fail("a dimension that no loop runs along");
  return failure.empty();
}

void OpBinding::bindDims(IndexedValue &indexed, const IndexEntry &entry,
                         ArrayRef<int64_t> dims) {
  auto [group, isNew] = groups.try_emplace(entry.loops);
  LoopNumbers &numbers = group->second;
  if (isNew)
    for (size_t i = 0; i < dims.size(); ++i)
      numbers.push_back(addLoop(std::nullopt, /*isParallel=*/false));
  if (numbers.size() != dims.size())
    return fail("'" + entry.loops + "' with different numbers of dimensions");
  int64_t factor =
      entry.factor ? std::max<int64_t>(1, getSetting(*entry.factor, 0, 1)) : 1;
  for (auto [number, dim] : llvm::zip_equal(numbers, dims)) {
    DimIndex &index = indexed.dims[dim];
    index.loop = number;
    index.hasFactor = factor != 1;
    std::optional<Quantity> extent = getExtent(indexed.value, dim);
    if (!extent)
      continue;
    extent = Quantity::floorDiv(*extent, factor);
    // What is 1 may be repeated, and a number says more than a name.
    Loop &loop = loops[number];
    bool saysMore =
        loop.extent.isOne() ||
        (!loop.extent.isConstant() && extent->isConstant() && !extent->isOne());
    if (!loop.isKnown || saysMore)
      loop.extent = *extent;
    loop.isKnown = true;
  }
}

int64_t OpBinding::getSetting(const AttrPath &path, unsigned index,
                              int64_t otherwise) {
  if (path.name.empty())
    return otherwise;
  std::optional<Integers> integers = getIntegers(op, path);
  if (!integers || integers->empty())
    return otherwise;
  // One for all dimensions, or one each.
  if (integers->size() == 1)
    return integers->front();
  return index < integers->size() ? (*integers)[index] : otherwise;
}

void OpBinding::bindWindow(IndexedValue &indexed, const IndexEntry &entry,
                           ArrayRef<int64_t> dims) {
  auto positions = groups.find(entry.loops), taps = groups.find(entry.taps);
  if (positions == groups.end() || taps == groups.end() ||
      positions->second.size() != dims.size() ||
      taps->second.size() != dims.size())
    return fail("a window with other dimensions than its positions and taps");
  for (auto [i, dim] : llvm::enumerate(dims)) {
    unsigned position = positions->second[i], tap = taps->second[i];
    Window window;
    window.in = sizes.getDim(indexed.value, dim);
    window.out = loops[position].extent;
    bool isOpen = !loops[position].isKnown;
    window.kernel = loops[tap].extent;
    window.stride = std::max<int64_t>(1, getSetting(rule.strides, i, 1));
    window.dilation = std::max<int64_t>(1, getSetting(rule.dilations, i, 1));
    int64_t base = std::max<int64_t>(1, getSetting(rule.baseDilations, i, 1));
    window.padBefore = getSetting(rule.padding, 2 * i, 0);
    window.padAfter = getSetting(rule.padding, 2 * i + 1, 0);
    if (base != 1 && window.stride != 1)
      return fail("a window that strides over a dilated operand");
    if (base != 1) {
      // A transposed convolution: as the direct one that it is the adjoint of,
      // input and output exchanged.
      std::optional<int64_t> kernel = window.kernel.getInt64();
      if (!kernel)
        return fail("a window of an open size over a dilated operand");
      std::swap(window.in, window.out);
      loops[position].extent = window.out;
      window.stride = base;
      window.padBefore = (*kernel - 1) * window.dilation - window.padBefore;
      window.padAfter = (*kernel - 1) * window.dilation - window.padAfter;
    }
    if (isOpen && base == 1) {
      Quantity span =
          (window.kernel - Quantity(1)) * Quantity(window.dilation) +
          Quantity(1);
      Quantity room =
          window.in + Quantity(window.padBefore + window.padAfter) - span;
      loops[position].extent = Quantity::max(
          0, Quantity::floorDiv(room, window.stride) + Quantity(1));
      loops[position].isKnown = true;
    }
    DimIndex &index = indexed.dims[dim];
    index.loop = position;
    index.taps = tap;
    // What is exchanged touches all that it has.
    if (base == 1)
      index.window = windows.size();
    windows.push_back(window);
    windowLoops.insert(position);
    windowLoops.insert(tap);
  }
}

void OpBinding::bindValue(Value value, const ValueIndex &index,
                          bool windowsOnly) {
  bool hasWindows = llvm::any_of(index.entries, [](const IndexEntry &entry) {
    return !entry.taps.empty();
  });
  if (hasWindows != windowsOnly || !failure.empty())
    return;
  SmallVector<Integers> dims;
  if (!findDims(value, index, dims))
    return;
  IndexedValue bound;
  bound.value = value;
  bound.dims.resize(*getRank(value));
  for (auto [entry, own] : llvm::zip_equal(index.entries, dims))
    if (entry.taps.empty())
      bindDims(bound, entry, own);
    else
      bindWindow(bound, entry, own);
  if (failure.empty())
    add(value, std::move(bound.dims));
}

void OpBinding::bindExtents() {
  for (const auto &[name, path] : rule.extents) {
    std::optional<Integers> integers = getIntegers(op, path);
    if (!integers)
      return fail("no sizes in '" + path.str() + "'");
    LoopNumbers &numbers = groups[name];
    for (int64_t extent : *integers) {
      numbers.push_back(addLoop(Quantity(std::max<int64_t>(0, extent)), false));
    }
  }
}

void OpBinding::bindIndices() {
  bindExtents();
  for (bool windowsOnly : {false, true})
    for (const ValueIndex &index : rule.indices) {
      SmallVector<unsigned> numbers = getOperandNumbers(op, rule, index.value);
      SmallVector<Value> values = getValues(op, rule, index.value);
      for (auto [i, value] : llvm::enumerate(values)) {
        size_t before = indexed.size();
        bindValue(value, index, windowsOnly);
        if (indexed.size() == before)
          continue;
        indexed.back().isResult = numbers.empty();
        indexed.back().number = numbers.empty()
                                    ? cast<OpResult>(value).getResultNumber()
                                    : numbers[i];
      }
    }
  // A dimension of one element has no loop of its own.
  for (IndexedValue &value : indexed)
    for (auto [dim, index] : llvm::enumerate(value.dims))
      if (index.loop && !index.window && isOne(value.value, dim) &&
          !loops[*index.loop].extent.isOne())
        index.loop = std::nullopt;
}
