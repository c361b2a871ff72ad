//===- GPUCostModels.cpp - Costs of the gpu dialect -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a subgroup does together is told to each of its threads in equal
// shares, with `subgroup_size` for the number of threads, which no operation
// says.
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Accumulation.h"
#include "Core/RegionWork.h"
#include "Storage/ContentsModels.h"
#include "mlir-roofline/Models/CostBuilder.h"
#include "mlir-roofline/Models/CostModels.h"

#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::gpu;
using namespace mlir::roofline;

namespace {
/// A launch costs what its body or kernel does.
template <typename OpTy>
struct LaunchModel
    : CostModelOpInterface::ExternalModel<LaunchModel<OpTy>, OpTy> {
  OpCost getOpCost(Operation *, SizeProvider &) const { return {}; }
  bool ownsRegions(Operation *) const { return false; }
};

//===----------------------------------------------------------------------===//
// Memory
//===----------------------------------------------------------------------===//

struct MemcpyModel
    : CostModelOpInterface::ExternalModel<MemcpyModel, MemcpyOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    auto copy = cast<MemcpyOp>(op);
    CostBuilder builder(op, sizes);
    builder.readOperand(copy.getSrcMutable().getOperandNumber());
    builder.writeOperand(copy.getDstMutable().getOperandNumber());
    return builder.take();
  }
};

struct MemsetModel
    : CostModelOpInterface::ExternalModel<MemsetModel, MemsetOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    builder.writeOperand(cast<MemsetOp>(op).getDstMutable().getOperandNumber());
    return builder.take();
  }
};

/// `block_id * block_dim + thread_id`.
struct GlobalIdModel
    : CostModelOpInterface::ExternalModel<GlobalIdModel, GlobalIdOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    builder.addWork(WorkClass::index, op->getResult(0).getType(), 2);
    return builder.take();
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// Reductions
//===----------------------------------------------------------------------===//

static WorkClass getReductionClass(AllReduceOperation kind) {
  switch (kind) {
  case AllReduceOperation::ADD:
    return WorkClass::add;
  case AllReduceOperation::MUL:
    return WorkClass::mul;
  case AllReduceOperation::AND:
  case AllReduceOperation::OR:
  case AllReduceOperation::XOR:
    return WorkClass::bit;
  case AllReduceOperation::MINUI:
  case AllReduceOperation::MINSI:
  case AllReduceOperation::MINNUMF:
  case AllReduceOperation::MAXUI:
  case AllReduceOperation::MAXSI:
  case AllReduceOperation::MAXNUMF:
  case AllReduceOperation::MINIMUMF:
  case AllReduceOperation::MAXIMUMF:
    return WorkClass::compare;
  }
  llvm_unreachable("covered switch");
}

namespace {
/// Each thread's value is combined into the result once.
struct AllReduceModel
    : CostModelOpInterface::ExternalModel<AllReduceModel, AllReduceOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    auto reduce = cast<AllReduceOp>(op);
    CostBuilder builder(op, sizes);
    if (std::optional<AllReduceOperation> kind = reduce.getOp())
      builder.addWork(getReductionClass(*kind), reduce.getType(), 1);
    else
      addBodyCost(builder, reduce.getBody().front(), 1);
    return builder.take();
  }
};

struct SubgroupReduceModel
    : CostModelOpInterface::ExternalModel<SubgroupReduceModel,
                                          SubgroupReduceOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    auto reduce = cast<SubgroupReduceOp>(op);
    CostBuilder builder(op, sizes);
    builder.addWork(getReductionClass(reduce.getOp()), reduce.getType(),
                    builder.getNumElements(reduce.getValue()));
    return builder.take();
  }
};
} // namespace

namespace {
/// Adds up what the threads of a group have.
template <typename OpTy>
struct GPUReduceRoles
    : AccumulationOpInterface::ExternalModel<GPUReduceRoles<OpTy>, OpTy> {
  SumRole getSumRole(Operation *op, unsigned) const {
    std::optional<AllReduceOperation> kind = cast<OpTy>(op).getOp();
    return kind == AllReduceOperation::ADD ? SumRole::summed : SumRole::none;
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// Matrices held by a subgroup
//===----------------------------------------------------------------------===//

/// The part of each thread of a subgroup that does `count` things together.
static Quantity getShare(int64_t count) {
  return Quantity::floorDiv(count, subgroupSize);
}

static int64_t getNumElements(Type matrix) {
  ArrayRef<int64_t> shape = cast<MMAMatrixType>(matrix).getShape();
  return shape[0] * shape[1];
}

static WorkClass getElementwiseClass(MMAElementwiseOp kind) {
  switch (kind) {
  case MMAElementwiseOp::ADDF:
  case MMAElementwiseOp::ADDI:
  case MMAElementwiseOp::SUBF:
  case MMAElementwiseOp::SUBI:
    return WorkClass::add;
  case MMAElementwiseOp::MULF:
  case MMAElementwiseOp::MULI:
    return WorkClass::mul;
  case MMAElementwiseOp::DIVF:
  case MMAElementwiseOp::DIVS:
  case MMAElementwiseOp::DIVU:
    return WorkClass::div;
  case MMAElementwiseOp::MAXF:
  case MMAElementwiseOp::MINF:
    return WorkClass::compare;
  case MMAElementwiseOp::NEGATEF:
  case MMAElementwiseOp::NEGATES:
    return WorkClass::bit;
  case MMAElementwiseOp::EXTF:
    return WorkClass::convert;
  }
  llvm_unreachable("covered switch");
}

namespace {
struct MmaComputeModel
    : CostModelOpInterface::ExternalModel<MmaComputeModel,
                                          SubgroupMmaComputeOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    auto compute = cast<SubgroupMmaComputeOp>(op);
    CostBuilder builder(op, sizes);
    auto a = cast<MMAMatrixType>(compute.getOpA().getType());
    auto result = cast<MMAMatrixType>(compute.getRes().getType());
    int64_t inner = a.getShape()[1];
    builder.addMacs(a.getElementType(), result.getElementType(),
                    getShare(getNumElements(result) * inner));
    return builder.take();
  }
};

struct MmaElementwiseModel
    : CostModelOpInterface::ExternalModel<MmaElementwiseModel,
                                          SubgroupMmaElementwiseOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    auto elementwise = cast<SubgroupMmaElementwiseOp>(op);
    MMAMatrixType type = elementwise.getType();
    CostBuilder builder(op, sizes);
    builder.addWork(getElementwiseClass(elementwise.getOpType()),
                    type.getElementType(), getShare(getNumElements(type)));
    return builder.take();
  }
};

struct MmaLoadModel
    : CostModelOpInterface::ExternalModel<MmaLoadModel,
                                          SubgroupMmaLoadMatrixOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    builder.readOperand(0,
                        getShare(getNumElements(op->getResult(0).getType())));
    return builder.take();
  }
};

struct MmaStoreModel
    : CostModelOpInterface::ExternalModel<MmaStoreModel,
                                          SubgroupMmaStoreMatrixOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    builder.writeOperand(1,
                         getShare(getNumElements(op->getOperand(0).getType())));
    return builder.take();
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// Registration
//===----------------------------------------------------------------------===//

static void attachGPUCostModels(MLIRContext *ctx, GPUDialect *) {
  attachGPUContents(ctx);
  // Containers, terminators, and the parts of a launch that say where it is.
  attachFreeModels<BinaryOp, GPUFuncOp, GPUModuleOp, ReturnOp, TerminatorOp,
                   WarpExecuteOnLane0Op, YieldOp>(ctx);
  attachFreeModels<BlockDimOp, BlockIdOp, ClusterBlockIdOp, ClusterDimBlocksOp,
                   ClusterDimOp, ClusterIdOp, GridDimOp, LaneIdOp,
                   NumSubgroupsOp, SubgroupIdOp, SubgroupSizeOp, ThreadIdOp>(
      ctx);
  // Memory without contents, and waiting.
  attachFreeModels<AllocOp, BarrierOp, DeallocOp, DynamicSharedMemoryOp,
                   HostRegisterOp, HostUnregisterOp, SetDefaultDeviceOp,
                   WaitOp>(ctx);
  // From register to register.
  attachFreeModels<RotateOp, ShuffleOp, SubgroupBroadcastOp,
                   SubgroupMmaConstantMatrixOp, SubgroupMmaExtractThreadLocalOp,
                   SubgroupMmaInsertThreadLocalOp>(ctx);
  LaunchOp::attachInterface<LaunchModel<LaunchOp>>(*ctx);
  LaunchFuncOp::attachInterface<LaunchModel<LaunchFuncOp>>(*ctx);
  MemcpyOp::attachInterface<MemcpyModel>(*ctx);
  MemsetOp::attachInterface<MemsetModel>(*ctx);
  GlobalIdOp::attachInterface<GlobalIdModel>(*ctx);
  AllReduceOp::attachInterface<AllReduceModel>(*ctx);
  AllReduceOp::attachInterface<GPUReduceRoles<AllReduceOp>>(*ctx);
  SubgroupReduceOp::attachInterface<SubgroupReduceModel>(*ctx);
  SubgroupReduceOp::attachInterface<GPUReduceRoles<SubgroupReduceOp>>(*ctx);
  SubgroupMmaComputeOp::attachInterface<MmaComputeModel>(*ctx);
  SubgroupMmaElementwiseOp::attachInterface<MmaElementwiseModel>(*ctx);
  SubgroupMmaLoadMatrixOp::attachInterface<MmaLoadModel>(*ctx);
  SubgroupMmaStoreMatrixOp::attachInterface<MmaStoreModel>(*ctx);
}

void mlir::roofline::registerGPUCostModels(DialectRegistry &registry) {
  registry.addExtension(attachGPUCostModels);
}
