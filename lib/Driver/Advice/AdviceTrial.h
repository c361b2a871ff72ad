//===- AdviceTrial.h - Applies remedies to copies ---------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_DRIVER_ADVICETRIAL_H
#define MLIR_ROOFLINE_LIB_DRIVER_ADVICETRIAL_H

#include "mlir-roofline/Driver/Advise.h"
#include "mlir/IR/OwningOpRef.h"

namespace mlir::roofline::driver {

/// Applies the remedy of one piece of advice after another, each to a copy of
/// its own, and costs the copy as the original was costed.
class AdviceTrial {
public:
  AdviceTrial(ModuleOp module, const ReportRequest &request,
              const ReportInput &input, const Report &report,
              const ModuleCost &cost, const PassRunner &runPasses, Location loc)
      : module(module), request(request), input(input), report(report),
        cost(cost), runPasses(runPasses), loc(loc) {}

  /// Sets what was found, or why nothing was.
  void apply(Advice &piece) const;

private:
  /// Each returns the program's figures with the remedy, or an error in words.
  llvm::Expected<AdviceSaving> runPipeline(const Advice &piece) const;
  llvm::Expected<AdviceSaving> handOver(const Advice &piece) const;
  llvm::Expected<AdviceSaving> setOption(const Advice &piece) const;
  llvm::Expected<AdviceSaving> costCopy(ModuleOp copy) const;

  // Its methods are not const.
  mutable ModuleOp module;
  const ReportRequest &request;
  const ReportInput &input;
  const Report &report;
  const ModuleCost &cost;
  const PassRunner &runPasses;
  Location loc;
};

} // namespace mlir::roofline::driver

#endif // MLIR_ROOFLINE_LIB_DRIVER_ADVICETRIAL_H
