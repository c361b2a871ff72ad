//===- SCFContents.cpp - What loops hand on -------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Storage/ContentsModels.h"

#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// The shared destinations go into the body and out again, with parts replaced
/// by the iterations.
struct ForallContents
    : ContentsOpInterface::ExternalModel<ForallContents, scf::ForallOp> {
  void getForwarded(Operation *op, SmallVectorImpl<Forwarding> &values) const {
    auto loop = cast<scf::ForallOp>(op);
    for (auto [init, argument, result] : llvm::zip(
             loop.getOutputs(), loop.getRegionIterArgs(), loop.getResults())) {
      values.push_back({init, argument});
      values.push_back({argument, result});
    }
  }
};
} // namespace

void mlir::roofline::attachSCFContents(MLIRContext *ctx) {
  scf::ForallOp::attachInterface<ForallContents>(*ctx);
}
