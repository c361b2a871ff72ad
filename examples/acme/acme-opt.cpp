//===- acme-opt.cpp - The passes of this compiler, and the analysis -------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Acme.h"

#include "mlir-roofline/Models/CostModels.h"
#include "mlir-roofline/Transforms/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"

int main(int argc, char **argv) {
  mlir::DialectRegistry registry;
  registry.insert<acme::AcmeDialect, mlir::func::FuncDialect,
                  mlir::roofline::RooflineDialect>();
  mlir::roofline::registerAllCostModels(registry);
  acme::registerAcmePasses();
  mlir::roofline::registerRooflinePasses();
  return mlir::asMainReturnCode(
      mlir::MlirOptMain(argc, argv, "The Acme optimizer\n", registry));
}
