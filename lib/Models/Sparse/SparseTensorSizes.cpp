//===- SparseTensorSizes.cpp - Sizes of the sparse_tensor dialect ---------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/SizeModels.h"
#include "mlir-roofline/Models/SizeModelRegistration.h"

#include "mlir/Dialect/SparseTensor/IR/SparseTensor.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::size_models;

static size_models::Size getNumEntries(sparse_tensor::NumberOfEntriesOp op,
                                       SizeProvider &sizes) {
  return sizes.getStoredElements(op.getTensor());
}

static void attachSparseTensorSizes(MLIRContext *ctx,
                                    sparse_tensor::SparseTensorDialect *) {
  using namespace sparse_tensor;
  attachDimRule<getSourceDim, ConvertOp, LoadOp>(ctx);
  attachValueRule<getNumEntries, NumberOfEntriesOp>(ctx);
}

void mlir::roofline::registerSparseTensorSizes(DialectRegistry &registry) {
  registry.addExtension(attachSparseTensorSizes);
}
