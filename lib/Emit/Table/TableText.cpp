//===- TableText.cpp - Values of a table as text --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TableText.h"

#include "mlir-roofline/Emit/TextTable.h"

using namespace mlir;
using namespace mlir::roofline;

void emit::TableColumns::addStatus(CountStatus status) {
  hasLower |= status == CountStatus::lower;
  hasUpper |= status == CountStatus::upper;
  hasEstimate |= status == CountStatus::estimate;
  hasDeclared |= status == CountStatus::declared;
}

emit::TableColumns::TableColumns(const Report &report) {
  auto add = [&](const Totals &counts) {
    hasIntOps |= !counts.intOps.value.isZero();
    hasTranscendentals |= !counts.transcendentals.value.isZero();
    hasLower |= counts.numUnknownOps != 0;
    addStatus(counts.workStatus);
    addStatus(counts.trafficStatus);
    hasEstimate |= getIntensityStatus(counts) == CountStatus::estimate;
  };
  add(report.totals);
  for (const std::vector<Report::Group> *groups :
       {&report.groups, &report.entries})
    for (const Report::Group &group : *groups) {
      add(group.counts);
      for (const Report::Time &time : group.times)
        addStatus(time.status);
    }
  for (const Report::Op &op : report.ops) {
    hasEstimate |= op.multiplicity.isEstimate;
    hasRuns |= !op.multiplicity.isExact() || !op.multiplicity.value.isOne();
  }
  for (const Report::Target &target : report.targets)
    addStatus(target.status);
}

std::string
emit::formatBounded(const BoundedCount &count, CountStatus status,
                    bool hasUnknown,
                    llvm::function_ref<std::string(const Quantity &)> format) {
  MetricValue value = resolveBounds(count, status, hasUnknown);
  return value.status == CountStatus::unknown
             ? "-"
             : markStatus(format(std::get<Quantity>(value.value)),
                          value.status);
}

void emit::printLine(raw_ostream &os, const Twine &label, StringRef text,
                     unsigned width) {
  printWrapped(os, ("  " + label).str(), text, /*indent=*/20, width);
}

void emit::printFormula(raw_ostream &os, const Twine &label, StringRef text,
                        const EmitOptions &options) {
  constexpr unsigned maxLength = 500, shownLength = 400;
  if (options.all || text.size() <= maxLength)
    return printLine(os, label, text, options.width);
  printLine(os, label,
            cutText(text, shownLength) + " (" + std::to_string(text.size()) +
                " characters; --all prints them)",
            options.width);
}

std::string emit::countNoun(size_t count, StringRef noun) {
  return std::to_string(count) + " " + noun.str() + (count == 1 ? "" : "s");
}
