//===- QuantContents.cpp - What tensors of quant hold ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Storage/ContentsModels.h"

#include "mlir-roofline/Interfaces/Access/StorageSizes.h"
#include "mlir/Dialect/Quant/IR/Quant.h"
#include "mlir/Dialect/Quant/IR/QuantTypes.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// A quantised type is stored as an integer type.
struct QuantStorage : StorageDialectInterface {
  using StorageDialectInterface::StorageDialectInterface;
  std::optional<unsigned> getStorageBits(Type type) const override {
    auto quantized = dyn_cast<quant::QuantizedType>(type);
    return quantized ? std::optional<unsigned>(
                           quantized.getStorageTypeIntegralWidth())
                     : std::nullopt;
  }
};
} // namespace

void mlir::roofline::attachQuantContents(MLIRContext *ctx) {
  ctx->getLoadedDialect<quant::QuantDialect>()->addInterfaces<QuantStorage>();
  attachSourceModels<ContentsKind::whole, quant::StorageCastOp>(ctx);
}
