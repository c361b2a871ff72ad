//===- TosaContents.cpp - What tensors of TOSA hold -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Storage/ContentsModels.h"

#include "mlir-roofline/Interfaces/Access/StorageSizes.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
struct VariableContents
    : ContentsOpInterface::ExternalModel<VariableContents, tosa::VariableOp> {
  std::optional<GlobalVariable> getGlobalVariable(Operation *op) const {
    auto variable = cast<tosa::VariableOp>(op);
    return GlobalVariable{tosa::getVariableType(variable),
                          variable.getInitialValueAttr(),
                          /*isMutable=*/true};
  }
};

template <typename OpTy, GlobalAccess::Kind Kind>
struct AccessContents
    : ContentsOpInterface::ExternalModel<AccessContents<OpTy, Kind>, OpTy> {
  std::optional<GlobalAccess> getGlobalAccess(Operation *op) const {
    return GlobalAccess{FlatSymbolRefAttr::get(cast<OpTy>(op).getNameAttr()),
                        Kind};
  }
};

/// What is carried goes into the condition and the body, back from the body,
/// and out of the condition, which yields a flag only.
struct WhileContents
    : ContentsOpInterface::ExternalModel<WhileContents, tosa::WhileOp> {
  void getForwarded(Operation *op, SmallVectorImpl<Forwarding> &values) const {
    auto loop = cast<tosa::WhileOp>(op);
    Block &condition = loop.getCondGraph().front();
    Block &body = loop.getBodyGraph().front();
    auto add = [&](ValueRange from, ValueRange to) {
      for (auto [value, target] : llvm::zip(from, to))
        values.push_back({value, target});
    };
    add(loop->getOperands(), condition.getArguments());
    add(body.getTerminator()->getOperands(), condition.getArguments());
    add(condition.getArguments(), body.getArguments());
    add(condition.getArguments(), loop->getResults());
  }
};

/// Elements of a block that share a scale, which has a tensor of its own.
struct TosaStorage : StorageDialectInterface {
  using StorageDialectInterface::StorageDialectInterface;
  std::optional<unsigned> getStorageBits(Type type) const override {
    if (isa<tosa::mxint8Type>(type))
      return 8;
    return std::nullopt;
  }
};
} // namespace

void mlir::roofline::attachTosaContents(MLIRContext *ctx) {
  using namespace tosa;
  ctx->getLoadedDialect<TosaDialect>()->addInterfaces<TosaStorage>();
  attachSourceModels<ContentsKind::whole, IdentityOp, ReshapeOp>(ctx);
  attachSourceModels<ContentsKind::drawn, ReverseOp, SliceOp, TileOp,
                     TransposeOp>(ctx);
  ScatterOp::attachInterface<PartWriteContents<ScatterOp, 0, 1>>(*ctx);
  GatherOp::attachInterface<GatherContents<GatherOp, 1>>(*ctx);
  IfOp::attachInterface<RegionContents<IfOp, 1>>(*ctx);
  WhileOp::attachInterface<WhileContents>(*ctx);
  VariableOp::attachInterface<VariableContents>(*ctx);
  VariableReadOp::attachInterface<
      AccessContents<VariableReadOp, GlobalAccess::Kind::read>>(*ctx);
  VariableWriteOp::attachInterface<
      AccessContents<VariableWriteOp, GlobalAccess::Kind::write>>(*ctx);
}
