//===- ControlFlowCostModels.cpp - Costs of control flow ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// scf, cf, func and ml_program: what is inside regions and callees is counted
// by whoever walks the program. Here remains what happens at the seams: a splat
// that leaves a function, that is one of several values at a join, or that a
// loop reads or updates, must exist.
//
//===----------------------------------------------------------------------===//

#include "Accumulation/AccumulationModels.h"
#include "Core/DataMovement.h"
#include "Storage/ContentsModels.h"
#include "mlir-roofline/Models/CostModels.h"

#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MLProgram/IR/MLProgram.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {

/// The callee is a value, so nobody knows what it does; the types still say
/// what goes in and comes out.
struct CallIndirectModel
    : CostModelOpInterface::ExternalModel<CallIndirectModel,
                                          func::CallIndirectOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    return getUnknownCost(op, sizes, "the callee is not known");
  }
};

/// Copies a tensor into the storage of a global.
template <typename OpTy>
struct GlobalStoreModel
    : CostModelOpInterface::ExternalModel<GlobalStoreModel<OpTy>, OpTy> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    builder.readOperandUnlessSplat(0);
    builder.writeOperand(0);
    return builder.take();
  }
};

} // namespace

static void attachSCF(MLIRContext *ctx, scf::SCFDialect *) {
  using namespace scf;
  attachSCFContents(ctx);
  attachSCFAccumulation(ctx);
  attachFreeModels<ExecuteRegionOp, IfOp, IndexSwitchOp, ParallelOp, ReduceOp>(
      ctx);
  // Terminators. What comes out of regions may be one thing or another.
  attachFreeModels<InParallelOp, ReduceReturnOp>(ctx);
  ConditionOp::attachInterface<MaterializingModel<ConditionOp>>(*ctx);
  YieldOp::attachInterface<MaterializingModel<YieldOp>>(*ctx);
  ForOp::attachInterface<LoopModel<ForOp>>(*ctx);
  ForallOp::attachInterface<LoopModel<ForallOp>>(*ctx);
  WhileOp::attachInterface<LoopModel<WhileOp>>(*ctx);
}

static void attachCF(MLIRContext *ctx, cf::ControlFlowDialect *) {
  // A check that is to hold.
  attachFreeModels<cf::AssertOp>(ctx);
  // What a block is given may be one thing or another.
  cf::BranchOp::attachInterface<MaterializingModel<cf::BranchOp>>(*ctx);
  cf::CondBranchOp::attachInterface<MaterializingModel<cf::CondBranchOp>>(*ctx);
  cf::SwitchOp::attachInterface<MaterializingModel<cf::SwitchOp>>(*ctx);
}

static void attachFunc(MLIRContext *ctx, func::FuncDialect *) {
  attachFreeModels<func::ConstantOp, func::FuncOp>(ctx);
  func::CallOp::attachInterface<MaterializingModel<func::CallOp>>(*ctx);
  func::ReturnOp::attachInterface<MaterializingModel<func::ReturnOp>>(*ctx);
  func::CallIndirectOp::attachInterface<CallIndirectModel>(*ctx);
}

static void attachMLProgram(MLIRContext *ctx, ml_program::MLProgramDialect *) {
  using namespace ml_program;
  attachMLProgramContents(ctx);
  attachFreeModels<FuncOp, SubgraphOp, TokenOp>(ctx);
  // A parameter or a variable; its bytes are read by its users.
  attachFreeModels<GlobalOp, GlobalLoadConstOp, GlobalLoadGraphOp,
                   GlobalLoadOp>(ctx);
  GlobalStoreOp::attachInterface<GlobalStoreModel<GlobalStoreOp>>(*ctx);
  GlobalStoreGraphOp::attachInterface<GlobalStoreModel<GlobalStoreGraphOp>>(
      *ctx);
  OutputOp::attachInterface<MaterializingModel<OutputOp>>(*ctx);
  ReturnOp::attachInterface<MaterializingModel<ReturnOp>>(*ctx);
}

void mlir::roofline::registerControlFlowCostModels(DialectRegistry &registry) {
  registry.addExtension(attachSCF);
  registry.addExtension(attachCF);
  registry.addExtension(attachFunc);
  registry.addExtension(attachMLProgram);
}
