//===- GPUExecution.cpp - How launches of the gpu dialect run -------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir-roofline/Models/ExecutionModels.h"

#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::gpu;
using namespace mlir::roofline;

/// One loop for each dimension of a grid or a block. `counters` and `counts`
/// are the values of the region that hold the position and the size, null
/// without a region.
static void addLoops(SmallVectorImpl<LoopLevel> &loops, SizeProvider &sizes,
                     const KernelDim3 &extents, const KernelDim3 &counters,
                     const KernelDim3 &counts) {
  for (Value KernelDim3::*dim :
       {&KernelDim3::x, &KernelDim3::y, &KernelDim3::z}) {
    LoopLevel &level = loops.emplace_back();
    // Of an empty grid nothing runs.
    level.trips = Quantity::max(0, sizes.getValue(extents.*dim));
    level.counter = counters.*dim;
    level.count = counts.*dim;
    level.isParallel = true;
  }
}

namespace {
/// A nest of six loops: the blocks of the grid and the threads of a block.
struct LaunchExecution
    : ExecutionOpInterface::ExternalModel<LaunchExecution, LaunchOp> {
  std::optional<SmallVector<LoopLevel>>
  getRegionLoops(Operation *op, SizeProvider &sizes) const {
    auto launch = cast<LaunchOp>(op);
    SmallVector<LoopLevel> loops;
    addLoops(loops, sizes, launch.getGridSizeOperandValues(),
             launch.getBlockIds(), launch.getGridSize());
    addLoops(loops, sizes, launch.getBlockSizeOperandValues(),
             launch.getThreadIds(), launch.getBlockSize());
    return loops;
  }
};

struct LaunchFuncExecution
    : ExecutionOpInterface::ExternalModel<LaunchFuncExecution, LaunchFuncOp> {
  std::optional<SmallVector<LoopLevel>>
  getRegionLoops(Operation *op, SizeProvider &sizes) const {
    auto launch = cast<LaunchFuncOp>(op);
    SmallVector<LoopLevel> loops;
    addLoops(loops, sizes, launch.getGridSizeOperandValues(), {}, {});
    addLoops(loops, sizes, launch.getBlockSizeOperandValues(), {}, {});
    return loops;
  }
  SymbolRefAttr getLaunchedFunction(Operation *op) const {
    return cast<LaunchFuncOp>(op).getKernel();
  }
  ValueRange getLaunchOperands(Operation *op) const {
    return cast<LaunchFuncOp>(op).getKernelOperands();
  }
};
} // namespace

void mlir::roofline::registerGPUExecutionModels(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *ctx, GPUDialect *) {
    LaunchOp::attachInterface<LaunchExecution>(*ctx);
    LaunchFuncOp::attachInterface<LaunchFuncExecution>(*ctx);
  });
}
