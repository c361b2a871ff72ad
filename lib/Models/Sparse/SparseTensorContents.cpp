//===- SparseTensorContents.cpp - What sparse tensors hold ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Storage/ContentsModels.h"

#include "mlir/Dialect/SparseTensor/IR/SparseTensor.h"

using namespace mlir;
using namespace mlir::roofline;

void mlir::roofline::attachSparseTensorContents(MLIRContext *ctx) {
  using namespace sparse_tensor;
  // The buffers that a sparse tensor consists of.
  attachSourceModels<ContentsKind::part, ToCoordinatesBufferOp, ToCoordinatesOp,
                     ToPositionsOp, ToValuesOp>(ctx);
  attachSourceModels<ContentsKind::whole, LoadOp, ReinterpretMapOp>(ctx);
}
