//===- costs.cpp - Counts, times and a report from C++ --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// usage: costs MODEL.mlir TARGET [SIZE=NUMBER]
//
// docs/Library.md explains each step.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/ReportRequest.h"
#include "mlir-roofline/IR/Roofline.h"
#include "mlir-roofline/Machine/ModuleTime.h"
#include "mlir-roofline/Models/CostModels.h"
#include "mlir-roofline/Movement/ProgramFlow.h"
#include "mlir-roofline/Program/ModuleCost.h"
#include "mlir-roofline/Targets/TargetRegistry.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/Parser/Parser.h"
#include "llvm/Support/Format.h"

using namespace mlir;
using namespace mlir::roofline;

/// What a model costs, independently of any machine.
static void printCounts(const ModuleCost &cost) {
  // A program with open sizes has formulas.
  for (const SizeSymbol &symbol : cost.getSymbols())
    llvm::outs() << "size " << symbol.name << ": " << symbol.meaning << "\n";
  for (const CostedOp &costed : cost.getOps())
    llvm::outs() << costed.op->getName() << ": " << costed.cost.macs
                 << " macs, " << costed.cost.getBytes() << " bytes, "
                 << costed.multiplicity.value << " times\n";
  const Totals &totals = cost.getTotals();
  llvm::outs() << "total: " << totals.macs.value << " macs, "
               << totals.flops.value << " flops ("
               << stringifyCountStatus(totals.workStatus) << ")\n";
}

/// The times of its operations, and of all of it.
static void printTimes(const ModuleCost &cost, const MachineModel &machine) {
  ProgramFlow flow(cost);
  ModuleTime time(cost, flow, machine);
  for (auto [costed, opTime] : llvm::zip_equal(cost.getOps(), time.getOps())) {
    if (!opTime) // a size is open
      continue;
    llvm::outs() << costed.op->getName() << ": "
                 << llvm::format("%.3g", opTime->seconds * 1e6) << " us";
    if (opTime->resource)
      llvm::outs() << ", bound by " << opTime->resource.getValue();
    llvm::outs() << "\n";
  }
  if (std::optional<double> seconds = time.getLatencyBound())
    llvm::outs() << "latency bound: " << llvm::format("%.3g", *seconds * 1e6)
                 << " us on " << machine.getTarget().getName().getValue()
                 << "\n";
}

/// Any format of `mlir-roofline report`, here the first line of Markdown.
static LogicalResult printReport(ModuleOp module, StringRef target) {
  ReportRequest request;
  request.file = "model";
  request.targets.push_back(target.str());
  FailureOr<Report> report = makeReport(module, request, module.getLoc());
  if (failed(report))
    return failure();
  std::string text;
  llvm::raw_string_ostream os(text);
  findEmitter("md")->emit(os, *report, EmitOptions());
  llvm::outs() << StringRef(text).split('\n').first << "\n";
  return success();
}

int main(int argc, char **argv) {
  if (argc < 3 || argc > 4) {
    llvm::errs() << "usage: costs MODEL.mlir TARGET [SIZE=NUMBER]\n";
    return EXIT_FAILURE;
  }
  // The dialects of the programs to be read, ours for targets, and the models.
  DialectRegistry registry;
  registry.insert<arith::ArithDialect, func::FuncDialect, linalg::LinalgDialect,
                  tensor::TensorDialect, RooflineDialect>();
  registerAllCostModels(registry);
  MLIRContext context(registry);
  context.loadDialect<RooflineDialect>();

  // Nothing throws; what is wrong is said through MLIR's diagnostics.
  OwningOpRef<ModuleOp> module = parseSourceFile<ModuleOp>(argv[1], &context);
  FailureOr<TargetAttr> target = getTarget(argv[2], UnknownLoc::get(&context));
  if (!module || failed(target))
    return EXIT_FAILURE;

  ModuleCost cost(*module);
  printCounts(cost);
  if (argc == 4) {
    auto [name, value] = StringRef(argv[3]).split('=');
    int64_t number;
    if (value.getAsInteger(10, number)) {
      llvm::errs() << "expected SIZE=NUMBER, found '" << argv[3] << "'\n";
      return EXIT_FAILURE;
    }
    SizeBindings sizes;
    sizes[name] = number;
    cost = cost.bind(sizes); // visits no operation again
  }
  printTimes(cost, MachineModel(*target).forProgram(cost));
  return failed(printReport(*module, argv[2])) ? EXIT_FAILURE : EXIT_SUCCESS;
}
