//===- Advise.cpp - Advice, and what comes of it --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/Advise.h"

#include "AdviceTrial.h"
#include "mlir-roofline/Advice/Adviser.h"
#include "mlir-roofline/Support/NearName.h"
#include "mlir/IR/Diagnostics.h"
#include "llvm/ADT/SmallVectorExtras.h"

using namespace mlir;
using namespace mlir::roofline;

/// Whether there are advisers of all kinds that were asked for.
static LogicalResult checkKinds(ArrayRef<std::string> kinds, Location loc) {
  SmallVector<StringRef> known = llvm::map_to_vector(
      getAdvisers(), [](const auto &adviser) { return adviser->getKind(); });
  for (StringRef kind : kinds)
    if (!llvm::is_contained(known, kind))
      return emitError(loc, "in --kind: expected ")
             << joinAlternatives(known) << ", found '" << kind << "'"
             << suggestNames(kind, known);
  return success();
}

static LogicalResult checkTargets(ArrayRef<TargetAttr> targets, Location loc) {
  if (targets.size() == 1)
    return success();
  if (targets.empty())
    return emitError(loc, "expected --target=NAME or a module with a "
                          "roofline.target: advice is for a machine");
  return emitError(loc, "in --target: expected one target, found ")
         << targets.size();
}

/// Advice on a batch is a value of an open size, for the sake of weights.
static LogicalResult checkBatch(const Report &report, Location loc) {
  const Workload &workload = report.workload;
  if (workload.batchSymbol.empty())
    return success();
  auto error = [&] {
    return emitError(loc) << "in --batch-symbol '" << workload.batchSymbol
                          << "': ";
  };
  if (workload.batchSize.empty())
    return error() << "expected an open size, found one that the program "
                      "settles: there is no other batch to advise";
  if (report.parameters.bytes.isZero())
    return error() << "expected weights that the items of a batch share, found "
                      "none; --params says which arguments are";
  return success();
}

FailureOr<AdviceList> mlir::roofline::advise(ModuleOp module,
                                             const ReportRequest &request,
                                             const AdviseOptions &options,
                                             Location loc) {
  if (failed(checkKinds(options.kinds, loc)))
    return failure();
  FailureOr<ReportInput> input = analyse(module, request, loc);
  if (failed(input) || failed(checkTargets(input->targets, loc)))
    return failure();
  input->options.showsFusion = true;
  Report report = buildReport(input->cost, Parameters(input->cost),
                              input->targets, input->options);
  if (failed(checkBatch(report, loc)))
    return failure();
  ModuleCost cost = input->cost.bind(input->options.bindings);
  MachineModel machine =
      MachineModel(input->targets.front(), input->options.machine)
          .forProgram(cost);
  AdviceList list = makeAdvice(AdviceInput(report, cost, machine));
  if (!options.kinds.empty())
    llvm::erase_if(list.pieces, [&](const Advice &piece) {
      return !llvm::is_contained(options.kinds, piece.kind);
    });
  if (options.top && list.pieces.size() > *options.top)
    list.pieces.resize(*options.top);
  if (!options.verifies)
    return list;
  list.isVerified = true;
  driver::AdviceTrial trial(module, request, *input, report, cost,
                            options.runPasses, loc);
  for (Advice &piece : list.pieces)
    trial.apply(piece);
  return list;
}
