//===- TargetsCheck.cpp - Targets beside public tables --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TargetsCheck.h"

#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir-roofline/Targets/PublicFigures.h"

using namespace mlir;
using namespace mlir::roofline;

static constexpr StringLiteral missingReason = "NO REASON GIVEN";
static constexpr StringLiteral staleReason = "THE SAME NOW: ";

static std::string format(StringRef figure, double value) {
  if (figure.ends_with("capacity"))
    return formatCapacity(static_cast<int64_t>(value));
  if (figure.ends_with("bandwidth"))
    return formatSI(value, "B/s");
  if (figure.ends_with("clock_hz"))
    return formatSI(value, "Hz");
  return formatSI(value, figure.ends_with("units") ? "" : "/s");
}

namespace {
class Comparison {
public:
  explicit Comparison(const Output &output);

  void add(TargetAttr target, const PublicFigure &figure);
  /// One that nobody says anything of.
  void addUnknown(TargetAttr target) { unknown.push_back(target); }
  TargetsCheck finish() const;

private:
  unsigned width;
  TextTable table;
  size_t numFigures = 0, numSame = 0, numExplained = 0, numWrong = 0;
  SmallVector<TargetAttr> unknown;
};
} // namespace

Comparison::Comparison(const Output &output)
    : width(output.getWidth()), table(output.getWidth(), output.hasColor()) {
  for (StringRef header :
       {"target", "figure", "here", "there", "ratio", "source", "reason"}) {
    TextTable::Column column;
    column.header = header.str();
    column.alignRight =
        header == "here" || header == "there" || header == "ratio";
    if (header == "source" || header == "reason")
      column.minWidth = 20;
    column.dropOrder = header == "source" ? 1 : 0;
    table.addColumn(column);
  }
}

void Comparison::add(TargetAttr target, const PublicFigure &figure) {
  ++numFigures;
  std::optional<double> own = getFigure(target, figure.figure);
  bool isSame = own && agree(*own, figure.value);
  bool hasReason = !figure.reason.empty();
  bool isWrong = isSame == hasReason;
  numWrong += isWrong;
  numSame += isSame && !isWrong;
  numExplained += !isSame && !isWrong;
  if (isSame && !isWrong)
    return;
  table.addRow({target.getName().str(), figure.figure,
                own ? format(figure.figure, *own) : "-",
                format(figure.figure, figure.value),
                own ? formatRatio(figure.value / *own) : "-", figure.source,
                !isWrong    ? figure.reason
                : hasReason ? (staleReason + figure.reason).str()
                            : missingReason.str()});
}

TargetsCheck Comparison::finish() const {
  TargetsCheck check;
  check.passed = numWrong == 0;
  llvm::raw_string_ostream os(check.text);
  if (numSame < numFigures) {
    table.print(os);
    os << "\n";
  }
  std::string names;
  for (TargetAttr target : unknown)
    names += (names.empty() ? "" : ", ") + target.getName().str();
  if (!names.empty())
    printWrapped(os, "", "No public figures of " + names + ".", 0, width);
  printWrapped(os, "",
               "Public figures compared: " + std::to_string(numFigures) +
                   "; the same within 1.5 %: " + std::to_string(numSame) +
                   "; others for a reason: " + std::to_string(numExplained) +
                   "; without a reason, or with one that no longer holds: " +
                   std::to_string(numWrong) + ".",
               0, width);
  return check;
}

TargetsCheck mlir::roofline::checkTargets(ArrayRef<TargetAttr> targets,
                                          const Output &output) {
  Comparison comparison(output);
  for (TargetAttr target : targets) {
    bool isKnown = false;
    for (const PublicFigure &figure : getPublicFigures())
      if (target.getName() == figure.target) {
        comparison.add(target, figure);
        isKnown = true;
      }
    if (!isKnown)
      comparison.addUnknown(target);
  }
  return comparison.finish();
}
