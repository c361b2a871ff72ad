//===- IterationBuilder.h - Putting iteration spaces together ---*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_CORE_ITERATIONBUILDER_H
#define MLIR_ROOFLINE_LIB_MODELS_CORE_ITERATIONBUILDER_H

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Interfaces/IterationOpInterface.h"
#include "mlir/IR/AffineExpr.h"

namespace mlir::roofline {

/// Collects the loops of `op` first and then its accesses.
class IterationBuilder {
public:
  IterationBuilder(Operation *op, SizeProvider &sizes)
      : context(op->getContext()), sizes(sizes) {}

  /// A loop over a dimension of a tensor, as an expression.
  AffineExpr addLoop(Value tensor, unsigned dim, bool isParallel = true) {
    return addLoop(sizes.getDim(tensor, dim), isParallel);
  }
  AffineExpr addLoop(const Quantity &extent, bool isParallel = true) {
    return getAffineDimExpr(space.addLoop(extent, isParallel), context);
  }
  /// A loop for each dimension of a tensor, as expressions.
  SmallVector<AffineExpr> addLoops(Value tensor) {
    SmallVector<AffineExpr> loops;
    auto type = cast<ShapedType>(tensor.getType());
    for (unsigned dim = 0, rank = type.getRank(); dim < rank; ++dim)
      loops.push_back(addLoop(tensor, dim));
    return loops;
  }
  AffineExpr getConstant(int64_t value) {
    return getAffineConstantExpr(value, context);
  }

  /// Reads the element at these positions, one per dimension.
  void read(Value tensor, ArrayRef<AffineExpr> position) {
    add(tensor, getMap(position), /*isWritten=*/false);
  }
  /// The same, where these may be open and are added to the positions.
  void readMoved(Value tensor, ArrayRef<AffineExpr> position,
                 ArrayRef<Quantity> shifts) {
    add(tensor, AffineMap(), /*isWritten=*/false);
    if (space.accesses.empty() || space.accesses.back().value != tensor)
      return; // a splat
    IterationSpace::Access &access = space.accesses.back();
    access.open = getMap(position);
    access.openShifts.assign(shifts.begin(), shifts.end());
    access.settle();
  }
  /// Reads elements that depend on data.
  void readAnywhere(Value tensor) {
    add(tensor, AffineMap(), /*isWritten=*/false);
  }
  /// Reads elements of which data decide the index along some dimensions
  /// (nothing).
  void readPartly(Value tensor, ArrayRef<std::optional<AffineExpr>> position) {
    unsigned numSymbols = 0;
    SmallVector<AffineExpr> all;
    for (const std::optional<AffineExpr> &index : position)
      all.push_back(index ? *index
                          : getAffineSymbolExpr(numSymbols++, context));
    add(tensor, AffineMap(), /*isWritten=*/false,
        AffineMap::get(space.loops.size(), numSymbols, all, context));
  }
  void write(Value tensor, ArrayRef<AffineExpr> position) {
    add(tensor, getMap(position), /*isWritten=*/true);
  }
  /// Reads the element at these positions of the result, or its only one along
  /// dimensions of extent 1, which are broadcast.
  void readBroadcast(Value tensor, ArrayRef<AffineExpr> position) {
    SmallVector<AffineExpr> own(position);
    auto type = cast<ShapedType>(tensor.getType());
    for (auto [dim, extent] : llvm::enumerate(type.getShape()))
      if (extent == 1)
        own[dim] = getConstant(0);
    read(tensor, own);
  }

  IterationSpace take() { return std::move(space); }

private:
  AffineMap getMap(ArrayRef<AffineExpr> results) {
    return AffineMap::get(space.loops.size(), /*symbolCount=*/0, results,
                          context);
  }
  void add(Value value, AffineMap map, bool isWritten, AffineMap partly = {}) {
    if (!isSplat(value))
      space.accesses.push_back({value, map, isWritten, partly});
  }

  MLIRContext *context;
  SizeProvider &sizes;
  IterationSpace space;
};

/// A model that is one function of the op.
template <typename OpTy,
          std::optional<IterationSpace> (*Function)(OpTy, SizeProvider &)>
struct FunctionIteration
    : IterationOpInterface::ExternalModel<FunctionIteration<OpTy, Function>,
                                          OpTy> {
  std::optional<IterationSpace> getIterationSpace(Operation *op,
                                                  SizeProvider &sizes) const {
    return Function(cast<OpTy>(op), sizes);
  }
};

template <typename OpTy,
          std::optional<IterationSpace> (*Function)(OpTy, SizeProvider &)>
void attachIteration(MLIRContext *ctx) {
  OpTy::template attachInterface<FunctionIteration<OpTy, Function>>(*ctx);
}

/// Tensors behind each other along dimension `axis` of `result`.
std::optional<IterationSpace> getConcatenationSpace(Operation *op,
                                                    ValueRange inputs,
                                                    Value result, unsigned axis,
                                                    SizeProvider &sizes);

/// `source` within `result`, behind `low` elements of other contents in each
/// dimension; empty if that is not known.
std::optional<IterationSpace> getPaddedSpace(Operation *op, Value source,
                                             Value result,
                                             ArrayRef<Quantity> low,
                                             SizeProvider &sizes);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_CORE_ITERATIONBUILDER_H
