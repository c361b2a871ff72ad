//===- QuantContents.cpp - What tensors of quant hold ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/ContentsModels.h"

#include "mlir/Dialect/Quant/IR/Quant.h"

using namespace mlir;
using namespace mlir::roofline;

void mlir::roofline::attachQuantContents(MLIRContext *ctx) {
  attachSourceModels<ContentsKind::whole, quant::StorageCastOp>(ctx);
}
