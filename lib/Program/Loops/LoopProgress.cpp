//===- LoopProgress.cpp - How values change from iteration to iteration ---===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LoopProgress.h"

#include "mlir-roofline/Support/Formula/IterationSum.h"

#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/LoopLikeInterface.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Symbols
//===----------------------------------------------------------------------===//

static bool anySymbol(const Quantity &size,
                      llvm::function_ref<bool(StringRef)> hasProperty) {
  if (size.isConstant())
    return false;
  llvm::SetVector<StringRef> symbols;
  size.collectSymbols(symbols);
  return llvm::any_of(symbols, hasProperty);
}

/// Whether values of this type are one boolean, by itself or in a tensor.
static bool isTruth(Type type) {
  auto shaped = dyn_cast<ShapedType>(type);
  if (shaped && (!shaped.hasRank() || shaped.getRank() != 0))
    return false;
  return getElementTypeOrSelf(type).isInteger(1);
}

bool mlir::roofline::isDerived(const SizeAnalysis &sizes,
                               const Quantity &size) {
  return !anySymbol(size, [&](StringRef symbol) {
    Value origin = sizes.getSymbolSource(symbol);
    if (!origin)
      return false;
    auto argument = dyn_cast<BlockArgument>(origin);
    bool isGiven = argument && argument.getOwner()->isEntryBlock() &&
                   isa<FunctionOpInterface>(argument.getOwner()->getParentOp());
    return !isGiven || isTruth(origin.getType());
  });
}

bool mlir::roofline::varies(const SizeAnalysis &sizes, const Quantity &size) {
  return anySymbol(size, [&](StringRef symbol) {
    return sizes.getVaryingLoop(symbol) != nullptr;
  });
}

/// Whether `size` mentions something that may be another in each iteration of
/// `loop`.
static bool variesIn(const SizeAnalysis &sizes, const Quantity &size,
                     Operation *loop) {
  return anySymbol(size, [&](StringRef symbol) {
    Operation *varying = sizes.getVaryingLoop(symbol);
    return varying && loop->isAncestor(varying);
  });
}

//===----------------------------------------------------------------------===//
// Carried values
//===----------------------------------------------------------------------===//

SmallVector<CarriedValue> mlir::roofline::getCarriedValues(Operation *op) {
  SmallVector<CarriedValue> carried;
  auto loop = dyn_cast<LoopLikeOpInterface>(op);
  if (!loop)
    return carried;
  for (BlockArgument argument : loop.getRegionIterArgs()) {
    OpOperand *start = loop.getTiedLoopInit(argument);
    OpOperand *next = loop.getTiedLoopYieldedValue(argument);
    if (start && next)
      carried.push_back({argument, {start->get()}, {next->get()}});
  }
  return carried;
}

/// Whether values of this type are one integer: as a scalar, or as a tensor
/// without dimensions where a dialect has no scalars.
static bool isInteger(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  if (tensor && tensor.getRank() == 0)
    type = tensor.getElementType();
  return type.isIntOrIndex();
}

/// What all of `values` are, if they are the same.
static std::optional<Quantity> getOneValue(SizeAnalysis &sizes,
                                           ArrayRef<Value> values) {
  std::optional<Quantity> common;
  for (Value value : values) {
    Quantity quantity = sizes.getValue(value);
    if (common && *common != quantity)
      return std::nullopt;
    common = quantity;
  }
  return common;
}

/// The value in iteration number `iteration`, if it advances by a step that is
/// the same, or depends on the iteration alone.
static std::optional<Quantity> getAdvanced(SizeAnalysis &sizes,
                                           const CarriedValue &carried,
                                           Operation *loop,
                                           const Quantity &iteration) {
  std::optional<Quantity> start = getOneValue(sizes, carried.starts);
  if (!start || iteration.isConstant())
    return start;
  // What is asked for first is what the other is told in terms of.
  Quantity current = sizes.getValue(carried.value);
  std::optional<Quantity> next = getOneValue(sizes, carried.nexts);
  if (!next)
    return std::nullopt;
  // Where a loop has an argument for the test and one for the body, the former
  // is what the latter has been advanced to in the iteration before.
  Quantity before =
      atIteration(*next, iteration.str(), iteration - Quantity(1));
  if (before != *next && !variesIn(sizes, before, loop) &&
      atIteration(before, iteration.str(), 0) == *start)
    return before;
  Quantity step = *next - current;
  if (variesIn(sizes, step, loop))
    return std::nullopt;
  std::optional<Quantity> sum = sumIterations(step, iteration.str(), iteration);
  return sum ? std::optional<Quantity>(*start + *sum) : std::nullopt;
}

void mlir::roofline::setCarriedValues(SizeAnalysis &sizes,
                                      ArrayRef<CarriedValue> carried,
                                      Operation *loop,
                                      const Quantity &iteration) {
  SmallVector<const CarriedValue *> open;
  for (const CarriedValue &value : carried)
    if (isInteger(value.value.getType()))
      open.push_back(&value);
  // What one advances by may be another, which has to be known first.
  for (bool isProgress = true; isProgress && !open.empty();) {
    size_t before = open.size();
    llvm::erase_if(open, [&](const CarriedValue *value) {
      std::optional<Quantity> advanced =
          getAdvanced(sizes, *value, loop, iteration);
      if (advanced)
        sizes.setValue(value->value, *advanced);
      return advanced.has_value();
    });
    isProgress = open.size() < before;
  }
}

void mlir::roofline::setFinalValues(SizeAnalysis &sizes, ValueRange results,
                                    ValueRange values, Operation *loop,
                                    const Quantity &iteration,
                                    const Quantity &last) {
  for (auto [result, value] : llvm::zip(results, values)) {
    if (!isInteger(result.getType()))
      continue;
    Quantity inside = sizes.getValue(value);
    if (!variesIn(sizes, inside, loop))
      sizes.setValue(result, iteration.isConstant()
                                 ? inside
                                 : atIteration(inside, iteration.str(), last));
  }
}
