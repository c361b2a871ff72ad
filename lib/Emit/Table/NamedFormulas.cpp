//===- NamedFormulas.cpp - A summary with named parts ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "NamedFormulas.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

/// Every formula of the summary, in its order.
static void forEachFormula(Report &report,
                           llvm::function_ref<void(Quantity &)> visit) {
  Totals &totals = report.totals;
  for (BoundedCount *count :
       {&totals.macs, &totals.flops, &totals.intOps, &totals.transcendentals,
        &totals.effectiveMacs, &totals.effectiveFlops, &totals.effectiveIntOps,
        &totals.bytes, &totals.bytesRead, &totals.bytesWritten}) {
    visit(count->value);
    visit(count->lower);
  }
  if (report.activations) {
    Report::Activations &activations = *report.activations;
    visit(activations.peakBytes);
    for (Report::Activations::Tensor &tensor : activations.live)
      visit(tensor.bytes);
    visit(activations.cacheBytes);
    visit(activations.orderFreeBytes);
    visit(activations.sumBytes);
    if (activations.planBytes)
      visit(*activations.planBytes);
  }
  if (report.training)
    for (Quantity *bytes :
         {&report.training->savedBytes, &report.training->maskBytes,
          &report.training->selectiveBytes, &report.training->fullBytes})
      visit(*bytes);
  for (Report::Target &target : report.targets)
    for (MemoryFit &fit : target.fits)
      visit(fit.needed);
}

NamedSummary::NamedSummary(const Report &report) : report(report) {
  if (!report.hasOpenSizes())
    return;
  copy.emplace(report);
  forEachFormula(*copy, [&](Quantity &formula) { parts.add(formula); });
  forEachFormula(*copy,
                 [&](Quantity &formula) { formula = parts.name(formula); });
  if (getParts().empty())
    copy.reset();
}
