//===- MemRefAccumulation.cpp - Sums in memory ----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/AccumulationModels.h"
#include "Scalar/ArithKinds.h"

#include "mlir-roofline/Interfaces/AccumulationOpInterface.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
struct LoadAccess
    : AccumulationOpInterface::ExternalModel<LoadAccess, memref::LoadOp> {
  std::optional<ElementAccess> getElementAccess(Operation *op) const {
    auto load = cast<memref::LoadOp>(op);
    return ElementAccess{load.getMemRef(), /*map=*/{}, load.getIndices(),
                         /*stored=*/{}};
  }
};

struct StoreAccess
    : AccumulationOpInterface::ExternalModel<StoreAccess, memref::StoreOp> {
  std::optional<ElementAccess> getElementAccess(Operation *op) const {
    auto store = cast<memref::StoreOp>(op);
    return ElementAccess{store.getMemRef(), /*map=*/{}, store.getIndices(),
                         store.getValue()};
  }
};

/// Whoever updates an element atomically is one of several that do.
struct AtomicRoles
    : AccumulationOpInterface::ExternalModel<AtomicRoles, memref::AtomicRMWOp> {
  SumRole getSumRole(Operation *op, unsigned operand) const {
    auto update = cast<memref::AtomicRMWOp>(op);
    bool isValue = operand == update.getValueMutable().getOperandNumber();
    return isValue && isAddition(update.getKind()) ? SumRole::summed
                                                   : SumRole::none;
  }
};

/// Its argument is what the one before yielded.
struct GenericAtomicAccumulator
    : AccumulationOpInterface::ExternalModel<GenericAtomicAccumulator,
                                             memref::GenericAtomicRMWOp> {
  Value getAccumulated(Operation *, BlockArgument argument) const {
    return argument.getOwner()->getTerminator()->getOperand(0);
  }
};
} // namespace

void mlir::roofline::attachMemRefAccumulation(MLIRContext *ctx) {
  using namespace memref;
  LoadOp::attachInterface<LoadAccess>(*ctx);
  StoreOp::attachInterface<StoreAccess>(*ctx);
  AtomicRMWOp::attachInterface<AtomicRoles>(*ctx);
  GenericAtomicRMWOp::attachInterface<GenericAtomicAccumulator>(*ctx);
}
