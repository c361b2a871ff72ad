//===- GPUContents.cpp - What buffers of gpu hold -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Storage/ContentsModels.h"

#include "mlir-roofline/Interfaces/Access/MemorySpaces.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
struct AddressSpaces : MemorySpaceDialectInterface {
  using MemorySpaceDialectInterface::MemorySpaceDialectInterface;

  MemorySharing getSharing(Attribute space) const override {
    auto address = dyn_cast<gpu::AddressSpaceAttr>(space);
    switch (address ? address.getValue() : gpu::AddressSpace::Global) {
    case gpu::AddressSpace::Workgroup:
      return MemorySharing::workgroup;
    case gpu::AddressSpace::Private:
      return MemorySharing::thread;
    default:
      return MemorySharing::device;
    }
  }
};
} // namespace

void mlir::roofline::attachGPUContents(MLIRContext *ctx) {
  using namespace gpu;
  DynamicSharedMemoryOp::attachInterface<
      AllocationContents<DynamicSharedMemoryOp>>(*ctx);
  ctx->getLoadedDialect<GPUDialect>()->addInterfaces<AddressSpaces>();
}
