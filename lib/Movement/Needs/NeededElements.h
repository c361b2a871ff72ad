//===- NeededElements.h - What results are made of --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MOVEMENT_NEEDEDELEMENTS_H
#define MLIR_ROOFLINE_LIB_MOVEMENT_NEEDEDELEMENTS_H

#include "Masks/KnownParts.h"
#include "mlir-roofline/Program/DeadOps.h"

namespace mlir::roofline {

/// Which elements of each value somebody needs, from the results of a function
/// back.
class NeededElements {
public:
  NeededElements(const ModuleCost &cost, const KnownParts &known,
                 IterationSpaces &spaces)
      : functions(cost.getFunctions()), known(known), dead(DeadOps::get(cost)),
        spaces(spaces) {}

  /// `number`: the function's in `ModuleCost::getFunctions`; nothing if it has
  /// several, with different sizes.
  void run(Operation *function, std::optional<unsigned> number);

  /// Of the iterations of an operation that `known` has.
  IndexPart getNeeded(const KnownParts::Nest &nest) const;
  /// Of values that somebody uses.
  const llvm::DenseMap<Value, IndexPart> &getElements() const { return needed; }

private:
  void visit(Operation *op);
  IndexPart getWriting(const KnownParts::Nest &nest) const;
  void visitNest(Operation *op, const KnownParts::Nest &nest);
  void needDestination(const KnownParts::Nest &nest, const IndexPart &writing,
                       OpOperand &destination, OpResult result);
  AffineMap getMap(OffsetSizeAndStrideOpInterface slice, Type sliced);
  IndexPart getKeptPart(OffsetSizeAndStrideOpInterface slice, ShapedType type);
  void addKeptPart(IndexPart &part, const IndexPart &ofSlice,
                   OffsetSizeAndStrideOpInterface slice, Type sliced);
  bool visitView(Operation *op);
  void dropReplaced(IndexPart &part, OffsetSizeAndStrideOpInterface slice,
                    ShapedType whole);
  bool visitInsertion(Operation *op);
  void needNothing(Operation *op);
  bool visitCall(Operation *op);
  void need(Value value, const IndexPart &part);
  IndexPart lookup(Value value) const;
  RankedTensorType getType(Value value);

  const ArrayRef<FunctionCost> functions;
  const KnownParts &known;
  const DeadOps &dead;
  IterationSpaces &spaces;
  /// The function that is looked at.
  std::optional<unsigned> function;
  llvm::DenseMap<Value, IndexPart> needed;
  llvm::SmallPtrSet<Operation *, 8> visited;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MOVEMENT_NEEDEDELEMENTS_H
