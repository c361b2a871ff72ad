//===- MemRefContents.cpp - What buffers of memref hold -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Storage/ContentsModels.h"

#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// Every result is the operand at its place.
struct DistinctObjectsContents
    : ContentsOpInterface::ExternalModel<DistinctObjectsContents,
                                         memref::DistinctObjectsOp> {
  std::optional<ContentsSource> getContentsSource(Operation *op,
                                                  unsigned result) const {
    return ContentsSource{&op->getOpOperand(result), ContentsKind::whole};
  }
};

/// The base buffer is the source; the other results are numbers.
struct MetadataContents
    : ContentsOpInterface::ExternalModel<MetadataContents,
                                         memref::ExtractStridedMetadataOp> {
  std::optional<ContentsSource> getContentsSource(Operation *op,
                                                  unsigned result) const {
    if (result != 0)
      return std::nullopt;
    return ContentsSource{&op->getOpOperand(0), ContentsKind::whole};
  }
};

struct GlobalContents
    : ContentsOpInterface::ExternalModel<GlobalContents, memref::GlobalOp> {
  std::optional<GlobalVariable> getGlobalVariable(Operation *op) const {
    auto global = cast<memref::GlobalOp>(op);
    Attribute value = global.getInitialValueAttr();
    // `uninitialized` is a unit attribute.
    if (!isa_and_nonnull<ElementsAttr>(value))
      value = {};
    // Weights are often not marked constant; stores are seen as such.
    return GlobalVariable{global.getType(), value, /*isMutable=*/false};
  }
};

struct GetGlobalContents
    : ContentsOpInterface::ExternalModel<GetGlobalContents,
                                         memref::GetGlobalOp> {
  std::optional<GlobalAccess> getGlobalAccess(Operation *op) const {
    return GlobalAccess{cast<memref::GetGlobalOp>(op).getNameAttr(),
                        GlobalAccess::Kind::address};
  }
};
} // namespace

void mlir::roofline::attachMemRefContents(MLIRContext *ctx) {
  using namespace memref;
  // Views and allocations say so themselves, but for these.
  attachSourceModels<ContentsKind::part, ViewOp>(ctx);
  attachSourceModels<ContentsKind::whole, ReshapeOp, TransposeOp>(ctx);
  DistinctObjectsOp::attachInterface<DistinctObjectsContents>(*ctx);
  ExtractStridedMetadataOp::attachInterface<MetadataContents>(*ctx);
  ReallocOp::attachInterface<CopyContents<ReallocOp>>(*ctx);
  GlobalOp::attachInterface<GlobalContents>(*ctx);
  GetGlobalOp::attachInterface<GetGlobalContents>(*ctx);
}
