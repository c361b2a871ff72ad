//===- TableText.cpp - Values of a table as text --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TableText.h"

#include "mlir-roofline/Report/TextTable.h"

using namespace mlir;
using namespace mlir::roofline;

void report::TableColumns::addStatus(CountStatus status) {
  hasLower |= status == CountStatus::lower;
  hasUpper |= status == CountStatus::upper;
  hasEstimate |= status == CountStatus::estimate;
  hasDeclared |= status == CountStatus::declared;
}

report::TableColumns::TableColumns(const Report &report) {
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

std::string report::markStatus(std::string text, CountStatus status) {
  switch (status) {
  case CountStatus::exact:
    return text;
  case CountStatus::lower:
    return ">= " + text;
  case CountStatus::upper:
    return "<= " + text;
  case CountStatus::estimate:
    return "~ " + text;
  case CountStatus::declared:
    return text + "*";
  case CountStatus::unknown:
    return "-";
  }
  llvm_unreachable("covered switch");
}

CountStatus report::getIntensityStatus(const Totals &counts) {
  auto isFirm = [](CountStatus status) {
    return status == CountStatus::exact || status == CountStatus::declared;
  };
  return isFirm(counts.workStatus) && isFirm(counts.trafficStatus)
             ? CountStatus::exact
             : CountStatus::estimate;
}

std::string report::formatBounded(
    const BoundedCount &count, CountStatus status, bool hasUnknown,
    llvm::function_ref<std::string(const Quantity &)> format) {
  switch (status) {
  case CountStatus::unknown:
    return markStatus("", status);
  case CountStatus::estimate:
    if (!hasUnknown)
      return markStatus(format(count.value), status);
    [[fallthrough]];
  case CountStatus::lower:
    return markStatus(format(count.lower), CountStatus::lower);
  case CountStatus::exact:
  case CountStatus::upper:
  case CountStatus::declared:
    break;
  }
  if (count.value != count.lower)
    return markStatus(format(count.value), CountStatus::upper);
  // Alternatives may agree in one of their counts.
  return markStatus(format(count.value),
                    status == CountStatus::upper ? CountStatus::exact : status);
}

void report::printLine(raw_ostream &os, const Twine &label, StringRef text,
                       unsigned width) {
  printWrapped(os, ("  " + label).str(), text, /*indent=*/20, width);
}

std::string report::countNoun(size_t count, StringRef noun) {
  return std::to_string(count) + " " + noun.str() + (count == 1 ? "" : "s");
}
