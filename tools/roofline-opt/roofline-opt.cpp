//===- roofline-opt.cpp - mlir-opt with the roofline passes ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tracking.h"

#include "mlir-roofline/InitAll.h"
#include "mlir-roofline/Schedules/RooflineTransformOps.h"
#include "mlir-roofline/Transforms/Passes.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"

int main(int argc, char **argv) {
  mlir::registerAllPasses();
  mlir::roofline::registerRooflinePasses();
  mlir::DialectRegistry registry;
  mlir::roofline::registerAll(registry);
  mlir::roofline::registerScheduleOps(registry);
  mlir::roofline::TrackingFlags tracking;
  auto [input, output] = mlir::registerAndParseCLIOptions(
      argc, argv, "MLIR optimizer driver with cost analysis\n", registry);
  if (failed(tracking.check()))
    return EXIT_FAILURE;
  return mlir::asMainReturnCode(
      tracking.isAsked()
          ? tracking.runMain(input, output, registry)
          : mlir::MlirOptMain(argc, argv, input, output, registry));
}
