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
template <typename ReportT, typename VisitT>
static void forEachFormula(ReportT &report, VisitT visit) {
  auto &totals = report.totals;
  for (auto *count :
       {&totals.macs, &totals.flops, &totals.intOps, &totals.transcendentals,
        &totals.effectiveMacs, &totals.effectiveFlops, &totals.effectiveIntOps,
        &totals.bytes, &totals.bytesRead, &totals.bytesWritten}) {
    visit(count->value);
    visit(count->lower);
  }
  if (report.activations) {
    auto &activations = *report.activations;
    visit(activations.peakBytes);
    for (auto &tensor : activations.live)
      visit(tensor.bytes);
    visit(activations.cacheBytes);
    visit(activations.orderFreeBytes);
    visit(activations.sumBytes);
    if (activations.planBytes)
      visit(*activations.planBytes);
  }
  if (report.training)
    for (auto *bytes :
         {&report.training->savedBytes, &report.training->maskBytes,
          &report.training->selectiveBytes, &report.training->fullBytes})
      visit(*bytes);
  for (auto &target : report.targets)
    for (auto &fit : target.fits)
      visit(fit.needed);
}

NamedSummary::NamedSummary(const Report &report) : report(report) {
  if (!report.hasOpenSizes())
    return;
  forEachFormula(report, [&](const Quantity &formula) { parts.add(formula); });
  if (!parts.areNeeded())
    return;
  copy.emplace(report);
  forEachFormula(*copy,
                 [&](Quantity &formula) { formula = parts.name(formula); });
  if (getParts().empty())
    copy.reset();
}
