//===- HideConstants.cpp - Keep lowerings from folding --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Pass/Pass.h"

#include <map>

using namespace mlir;

namespace {
/// Folding while lowering would drop what an operation computes from constants,
/// and execute less than it says. A constant behind a call does not fold.
class HideConstantsPass
    : public PassWrapper<HideConstantsPass, OperationPass<ModuleOp>> {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(HideConstantsPass)

  StringRef getArgument() const final { return "test-hide-constants"; }
  StringRef getDescription() const final {
    return "Keep the scalars that linalg computes with from folding";
  }
  void getDependentDialects(DialectRegistry &registry) const final {
    registry.insert<func::FuncDialect>();
  }
  void runOnOperation() final {
    SmallVector<std::pair<arith::ConstantOp, Operation *>> uses;
    getOperation().walk([&](arith::ConstantOp constant) {
      if (!constant.getType().isIntOrIndexOrFloat())
        return;
      for (Operation *user : constant->getUsers())
        if (user->getParentOfType<linalg::LinalgOp>())
          uses.emplace_back(constant, user);
    });
    for (auto [constant, user] : uses) {
      OpBuilder b(user);
      auto call = func::CallOp::create(
          b, user->getLoc(), getSource(constant.getValue()), ValueRange());
      user->replaceUsesOfWith(constant, call.getResult(0));
    }
  }

private:
  func::FuncOp getSource(TypedAttr value) {
    func::FuncOp &source = sources[value.getAsOpaquePointer()];
    if (source)
      return source;
    OpBuilder b = OpBuilder::atBlockEnd(getOperation().getBody());
    Location loc = b.getUnknownLoc();
    source =
        func::FuncOp::create(b, loc, ("hidden" + Twine(sources.size())).str(),
                             b.getFunctionType({}, value.getType()));
    source.setPrivate();
    b.setInsertionPointToStart(source.addEntryBlock());
    func::ReturnOp::create(
        b, loc, arith::ConstantOp::create(b, loc, value).getResult());
    return source;
  }

  std::map<const void *, func::FuncOp> sources;
};
} // namespace

void executed::registerHideConstantsPass() {
  PassRegistration<HideConstantsPass>();
}
