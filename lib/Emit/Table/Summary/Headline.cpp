//===- Headline.cpp - What a report comes to ------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   total             55 ops, 40.6 M MACs, 81.4 M FLOPs, 5.19 MiB moved
//   latency           bound 1.98 us (vector.f32), fused 1.18 us, floor 1.11 us
//   coverage          100.0 % of 64 ops, 100.0 % of the bytes
//
//===----------------------------------------------------------------------===//

#include "../TableText.h"
#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Report/FormulaReport.h"
#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;

/// `40.6 M MACs`; a formula stands in full in the totals.
static std::string describe(const Report &report, StringRef name,
                            StringRef noun = "") {
  const Metric &metric = *findMetric(name);
  std::string text = metric.format(metric.get(MetricSubject::get(report)));
  return cutText(toVisibleText(text), EmitOptions::formulaWidth) + " " +
         (noun.empty() ? metric.title : noun).str();
}

static std::string describeTotal(const Report &report) {
  std::string text = emit::countNoun(report.totals.numOps, "op") + ", " +
                     describe(report, "macs") + ", " +
                     describe(report, "flops") + ", ";
  if (!report.totals.intOps.value.isZero())
    text += describe(report, "int_ops") + ", ";
  text += describe(report, "bytes", "moved");
  if (!report.parameters.count.isZero())
    text += ", " + describe(report, "parameters", "parameters");
  return text;
}

static std::string describeLatency(const Report &report,
                                   const Report::Target &target) {
  if (!target.latencyBound) {
    const ReportTimeFormulas *formulas = target.formulas.get();
    std::string text =
        formulas ? formulas->latencyBound.format(formulas->latencyBound.large)
                 : std::string();
    if (!text.empty()) {
      const std::string &limit = formulas->latencyBound.large->boundBy;
      return "bound " + cutText(text, EmitOptions::formulaWidth) +
             (limit.empty() ? "" : " (" + limit + ")") + " for large sizes";
    }
    return report.hasOpenSizes() ? "- (sizes are open; --bind fills them in)"
                                 : "-";
  }
  std::string text =
      "bound " + markStatus(formatSI(*target.latencyBound, "s"), target.status);
  if (!target.boundBy.empty())
    text += " (" + target.boundBy + ")";
  if (target.latencyFused)
    text += ", fused " +
            markStatus(formatSI(*target.latencyFused, "s"), target.status);
  if (target.latencyFloor)
    text += ", floor " + formatSI(*target.latencyFloor, "s");
  if (target.latencyEstimate)
    text += ", estimate " + markStatus(formatSI(*target.latencyEstimate, "s"),
                                       CountStatus::estimate);
  return text;
}

static std::string describeCoverage(const Coverage &coverage) {
  std::optional<double> share = coverage.getOps();
  if (!share)
    return "- (there is no operation)";
  std::string text =
      formatPercent(*share) + " of " + emit::countNoun(coverage.numOps, "op");
  if (coverage.bytes)
    text += ", " + formatPercent(*coverage.bytes) + " of the bytes";
  if (coverage.numUnknownOps)
    text += "; " + std::to_string(coverage.numUnknownOps) +
            " unknown, missing from the total";
  return text;
}

void emit::printHeadline(raw_ostream &os, const Report &report,
                         const EmitOptions &options) {
  auto line = [&](StringRef label, StringRef text) {
    printLine(os, label, text, options.width);
  };
  // Of several programs nobody has asked for the sum.
  if (report.entries.empty()) {
    line("total", describeTotal(report));
    for (const Report::Target &target : report.targets)
      line("latency", (report.targets.size() > 1 ? target.name + ": " : "") +
                          describeLatency(report, target));
  }
  line("coverage", describeCoverage(report.coverage));
  os << '\n';
}
