//===- RooflinePlugin.cpp - Plugin for stock mlir-opt ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Dialect, cost models and passes for any mlir-opt linked to the same libMLIR.
// Plugin passes are reached through --pass-pipeline only.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/IR/Roofline.h"
#include "mlir-roofline/Models/CostModels.h"
#include "mlir-roofline/Models/ForeignCosts.h"
#include "mlir-roofline/Schedules/RooflineTransformOps.h"
#include "mlir-roofline/Transforms/Passes.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/Tools/Plugins/DialectPlugin.h"
#include "mlir/Tools/Plugins/PassPlugin.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/Compiler.h"

extern "C" LLVM_ATTRIBUTE_WEAK mlir::PassPluginLibraryInfo
mlirGetPassPluginInfo() {
  return {MLIR_PLUGIN_API_VERSION, "RooflinePasses", LLVM_VERSION_STRING,
          [] { mlir::roofline::registerRooflinePasses(); }};
}

extern "C" LLVM_ATTRIBUTE_WEAK mlir::DialectPluginLibraryInfo
mlirGetDialectPluginInfo() {
  return {MLIR_PLUGIN_API_VERSION, "Roofline", LLVM_VERSION_STRING,
          [](mlir::DialectRegistry *registry) {
            // A tool of this project has everything itself.
            llvm::StringRef name =
                mlir::roofline::RooflineDialect::getDialectNamespace();
            if (registry->getDialectAllocator(name))
              return;
            registry->insert<mlir::roofline::RooflineDialect>();
            mlir::roofline::registerAllCostModels(*registry);
            mlir::roofline::registerForeignDialects(*registry);
            mlir::roofline::registerScheduleOps(*registry);
            mlir::roofline::registerRooflinePasses();
          }};
}
