//===- Plugin.cpp - The executed-counts oracle as a plugin ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A plugin for stock mlir-opt. Nothing here knows the cost models, and no
// product library links it.
//
//===----------------------------------------------------------------------===//

#include "Passes.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Tools/Plugins/PassPlugin.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/Compiler.h"

using namespace mlir;

namespace {
class ListOpsPass : public PassWrapper<ListOpsPass, OperationPass<ModuleOp>> {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(ListOpsPass)
  ListOpsPass() = default;
  ListOpsPass(const ListOpsPass &other) : PassWrapper(other) {}

  StringRef getArgument() const final { return "test-list-ops"; }
  StringRef getDescription() const final {
    return "Print the operations that a dialect registers";
  }
  void runOnOperation() final {
    if (!getContext().getOrLoadDialect(dialect)) {
      getOperation().emitError("unknown dialect '") << dialect << "'";
      return signalPassFailure();
    }
    for (RegisteredOperationName name : getContext().getRegisteredOperations())
      if (name.getDialectNamespace() == dialect)
        llvm::outs() << name.getStringRef() << "\n";
  }

private:
  Option<std::string> dialect{*this, "dialect",
                              llvm::cl::desc("Namespace of the dialect")};
};
} // namespace

void executed::registerListOpsPass() { PassRegistration<ListOpsPass>(); }

extern "C" LLVM_ATTRIBUTE_WEAK mlir::PassPluginLibraryInfo
mlirGetPassPluginInfo() {
  return {MLIR_PLUGIN_API_VERSION, "RooflineExecutedCounts",
          LLVM_VERSION_STRING, [] {
            executed::registerCountExecutedPass();
            executed::registerHideConstantsPass();
            executed::registerListOpsPass();
          }};
}
