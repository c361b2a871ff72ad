//===- SizeAnalysis.cpp - Extents and index values as polynomials ---------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Memoisation, symbols, and how control flow hands extents on. How operations
// shape their results is theirs to say (SizeOpInterface).
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Sizes/SizeAnalysis.h"

#include "JoinedValues.h"
#include "SizeNames.h"
#include "UpstreamSizes.h"

#include "mlir-roofline/Interfaces/SizeOpInterface.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/LoopLikeInterface.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Symbols
//===----------------------------------------------------------------------===//

Quantity SizeAnalysis::createSymbol(const Twine &meaning, StringRef stem) {
  std::string name = (stem + Twine(numCreated++)).str();
  symbols.push_back({name, meaning.str()});
  return Quantity::symbol(name);
}

Quantity SizeAnalysis::createIteration(Operation *loop) {
  Quantity counter =
      createSymbol("iteration of " + loop->getName().getStringRef() +
                       describeLine(loop->getLoc()) + ", from 0",
                   "iter");
  symbols.back().isIteration = true;
  return counter;
}

std::string SizeAnalysis::getExtentName(BlockArgument argument, unsigned dim,
                                        bool qualify) {
  return getArgumentName(argument, ".d" + Twine(dim), qualify);
}

Quantity SizeAnalysis::createArgumentSymbol(BlockArgument argument,
                                            const Twine &suffix,
                                            const Twine &meaning) {
  auto function = cast<FunctionOpInterface>(argument.getOwner()->getParentOp());
  std::string name = getArgumentName(argument, suffix, qualify);
  symbols.push_back(
      {name, (meaning + " argument " + Twine(argument.getArgNumber()) +
              " of @" + getFunctionName(function))
                 .str()});
  return Quantity::symbol(name);
}

//===----------------------------------------------------------------------===//
// Extents
//===----------------------------------------------------------------------===//

Quantity SizeAnalysis::getDim(Value shaped, unsigned dim) {
  auto type = cast<ShapedType>(shaped.getType());
  if (type.hasRank() && !type.isDynamicDim(dim))
    return type.getDimSize(dim);
  auto known = dims.find({shaped, dim});
  if (known != dims.end())
    return known->second;
  Quantity extent = computeDim(shaped, dim);
  // No program may have a negative extent; none of its elements would exist.
  if (extent.isConstant() && !extent.isKnownNonNegative())
    extent = 0;
  dims[{shaped, dim}] = extent;
  return extent;
}

Quantity SizeAnalysis::computeDim(Value shaped, unsigned dim) {
  if (auto argument = dyn_cast<BlockArgument>(shaped))
    return getArgumentDim(argument, dim);
  auto result = cast<OpResult>(shaped);
  bool hasRank = cast<ShapedType>(shaped.getType()).hasRank();
  std::optional<Quantity> extent = getDimFromOp(result, dim);
  if (!extent && hasRank)
    extent = getCallResult(result, [&](SizeAnalysis &callee, Value returned) {
      return callee.getDim(returned, dim);
    });
  if (extent)
    return *extent;
  return createSymbol("extent " + Twine(dim) + " of " + describe(shaped));
}

/// What the operation, or what MLIR itself knows of it, says.
std::optional<Quantity> SizeAnalysis::getDimFromOp(OpResult result,
                                                   unsigned dim) {
  bool hasRank = cast<ShapedType>(result.getType()).hasRank();
  unsigned number = result.getResultNumber();
  std::optional<Quantity> extent;
  if (auto model = dyn_cast<SizeOpInterface>(result.getOwner()))
    extent = hasRank ? model.getResultDim(number, dim, *this)
                     : model.getResultNumElements(number, *this);
  if (!extent)
    extent = hasRank ? getUpstreamDim(*this, result, dim)
                     : getUpstreamNumElements(*this, result);
  if (extent || !hasRank)
    return extent;
  if (auto loop = dyn_cast<LoopLikeOpInterface>(result.getOwner())) {
    // After the loop the value is what the iterations carried.
    OpOperand *init = loop.getTiedLoopInit(result);
    if (!init)
      return std::nullopt;
    if (loop.getTiedLoopYieldedValue(loop.getTiedLoopRegionIterArg(result)))
      return getDim(loop.getTiedLoopRegionIterArg(result), dim);
    return getDim(init->get(), dim);
  }
  // What the sides of a branch yield, if they agree.
  SmallVector<Value> incoming;
  if (!getJoinedValues(result, incoming))
    return std::nullopt;
  extent = getDim(incoming.front(), dim);
  for (Value value : ArrayRef(incoming).drop_front())
    if (getDim(value, dim) != *extent)
      return std::nullopt;
  return extent;
}

Quantity SizeAnalysis::getStoredElements(Value sparse) {
  if (auto known = stored.find(sparse); known != stored.end())
    return known->second;
  auto argument = dyn_cast<BlockArgument>(sparse);
  Quantity count =
      argument && isFunctionArgument(argument)
          ? createArgumentSymbol(argument, ".nnz", "stored elements of")
          : createSymbol("stored elements of " + describe(sparse), "nnz");
  stored[sparse] = count;
  return count;
}

Quantity SizeAnalysis::getArgumentDim(BlockArgument argument, unsigned dim) {
  if (isFunctionArgument(argument)) {
    if (!cast<ShapedType>(argument.getType()).hasRank())
      return createArgumentSymbol(argument, ".size", "number of elements of");
    return createArgumentSymbol(argument, ".d" + Twine(dim),
                                "extent " + Twine(dim) + " of");
  }
  Operation *parent = argument.getOwner()->getParentOp();
  if (auto loop = dyn_cast_or_null<LoopLikeOpInterface>(parent)) {
    OpOperand *init = loop.getTiedLoopInit(argument);
    OpOperand *yielded =
        init ? loop.getTiedLoopYieldedValue(argument) : nullptr;
    if (init)
      if (std::optional<Quantity> extent = getCarriedDim(
              argument, init->get(), yielded ? yielded->get() : Value(), dim))
        return *extent;
  }
  return createSymbol("extent " + Twine(dim) + " of " + describe(argument));
}

std::optional<Quantity> SizeAnalysis::getCarriedDim(Value carried, Value init,
                                                    Value yielded,
                                                    unsigned dim) {
  // Suppose that the extent stays what it was at first; keep it if the value
  // handed to the next iteration then has it, too. What was derived under the
  // supposition goes if it fails.
  Quantity extent = getDim(init, dim);
  if (!yielded)
    return extent; // parallel loops write into their outputs
  llvm::DenseMap<std::pair<Value, unsigned>, Quantity> savedDims = dims;
  llvm::DenseMap<Value, Quantity> savedValues = values;
  size_t numSymbols = symbols.size();
  dims[{carried, dim}] = extent;
  if (getDim(yielded, dim) == extent)
    return extent;
  dims = std::move(savedDims);
  values = std::move(savedValues);
  symbols.resize(numSymbols);
  return std::nullopt;
}
