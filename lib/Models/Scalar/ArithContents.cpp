//===- ArithContents.cpp - What tensors of arith hold ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Storage/ContentsModels.h"

#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace mlir::roofline;

void mlir::roofline::attachArithContents(MLIRContext *ctx) {
  attachSourceModels<ContentsKind::whole, arith::BitcastOp>(ctx);
}
