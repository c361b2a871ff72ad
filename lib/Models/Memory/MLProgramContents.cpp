//===- MLProgramContents.cpp - What variables hold ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Storage/ContentsModels.h"

#include "mlir/Dialect/MLProgram/IR/MLProgram.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
struct MLProgramGlobalContents
    : ContentsOpInterface::ExternalModel<MLProgramGlobalContents,
                                         ml_program::GlobalOp> {
  std::optional<GlobalVariable> getGlobalVariable(Operation *op) const {
    auto global = cast<ml_program::GlobalOp>(op);
    return GlobalVariable{global.getType(),
                          global.getValue().value_or(Attribute()),
                          global.getIsMutable()};
  }
};

template <typename OpTy, GlobalAccess::Kind Kind>
struct MLProgramAccessContents
    : ContentsOpInterface::ExternalModel<MLProgramAccessContents<OpTy, Kind>,
                                         OpTy> {
  std::optional<GlobalAccess> getGlobalAccess(Operation *op) const {
    return GlobalAccess{cast<OpTy>(op).getGlobalAttr(), Kind};
  }
};
} // namespace

template <GlobalAccess::Kind Kind, typename... Ops>
static void attachAccesses(MLIRContext *ctx) {
  (Ops::template attachInterface<MLProgramAccessContents<Ops, Kind>>(*ctx),
   ...);
}

void mlir::roofline::attachMLProgramContents(MLIRContext *ctx) {
  using namespace ml_program;
  GlobalOp::attachInterface<MLProgramGlobalContents>(*ctx);
  attachAccesses<GlobalAccess::Kind::read, GlobalLoadConstOp, GlobalLoadGraphOp,
                 GlobalLoadOp>(ctx);
  attachAccesses<GlobalAccess::Kind::write, GlobalStoreGraphOp, GlobalStoreOp>(
      ctx);
}
