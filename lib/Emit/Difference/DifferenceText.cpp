//===- DifferenceText.cpp - Two reports for people ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../Markdown/MarkdownText.h"
#include "DifferenceFormats.h"
#include "Grid.h"
#include "mlir-roofline/Report/MetricText.h"
#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

static std::string formatValue(const MetricChange &change,
                               const std::optional<MetricValue> &value) {
  return toVisibleText(change.metric->format(value));
}

/// `+1.2 G`, `-3 KiB`, `=`; a formula as it is; `-` if it is not known.
static std::string formatDelta(const MetricChange &change) {
  std::optional<MetricValue> delta = change.getDelta();
  if (!delta)
    return "-";
  if (change.isSame())
    return "=";
  delta->status = CountStatus::exact;
  return toVisibleText(formatChange(*change.metric, *delta));
}

static std::string formatRelative(const MetricChange &change) {
  std::optional<double> ratio = change.getRatio();
  if (!ratio || change.isSame())
    return "";
  return formatRelativeChange(*ratio);
}

static Grid makeTotals(const Difference &difference) {
  Grid grid;
  grid.headers = {"metric", "old", "new", "change", "relative"};
  StringRef target;
  for (const MetricChange &change : difference.totals) {
    if (change.target != target) {
      target = change.target;
      grid.rows.push_back({"on " + toVisibleText(target)});
    }
    grid.rows.push_back({change.metric->title.str(),
                         formatValue(change, change.before),
                         formatValue(change, change.after), formatDelta(change),
                         formatRelative(change)});
  }
  return grid;
}

/// Whether the column of a value says anything: of rare ones, if any differs.
static bool isShown(const Difference &difference, size_t value) {
  const MetricChange &first = difference.ops.front().values[value];
  bool isRare = first.metric->name == "int_ops" ||
                first.metric->name == "transcendentals";
  return !isRare || llvm::any_of(difference.ops, [&](const auto &op) {
    const MetricChange &change = op.values[value];
    auto isZero = [](const std::optional<MetricValue> &value) {
      return !value || value->getNumber() == 0.0;
    };
    return !change.isSame() && !(isZero(change.before) && isZero(change.after));
  });
}

static Grid makeOps(const Difference &difference, size_t numRows) {
  Grid grid;
  grid.headers = {"", "op", "location"};
  grid.numTextColumns = 3;
  std::vector<size_t> shown;
  for (size_t i = 0; i < difference.ops.front().values.size(); ++i) {
    if (!isShown(difference, i))
      continue;
    shown.push_back(i);
    const MetricChange &value = difference.ops.front().values[i];
    grid.headers.push_back(
        value.metric->title.str() +
        (difference.targets.size() > 1 && !value.target.empty()
             ? " on " + toVisibleText(value.target)
             : ""));
  }
  using Kind = Difference::Op::Kind;
  for (const Difference::Op &op :
       ArrayRef(difference.ops).take_front(numRows)) {
    std::vector<std::string> &row = grid.rows.emplace_back();
    row = {stringifyDifferenceKind(op.kind).str(), op.op, op.place};
    for (size_t i : shown) {
      const MetricChange &change = op.values[i];
      std::string whole = formatValue(
          change, op.kind == Kind::removed ? change.before : change.after);
      if (op.kind == Kind::changed)
        row.push_back(formatDelta(change));
      else
        row.push_back(whole == "-" || whole == "0" || whole == "0 B" ? whole
                      : op.kind == Kind::added ? "+" + whole
                                               : "-" + whole);
    }
  }
  return grid;
}

static std::string describeOps(const Difference &difference) {
  return (Twine(difference.numOldOps) + " operations before, " +
          Twine(difference.numNewOps) + " after: " + Twine(difference.numSame) +
          " the same, " + Twine(difference.numChanged) + " changed, " +
          Twine(difference.numAdded) + " added, " +
          Twine(difference.numRemoved) + " removed")
      .str();
}

static std::vector<std::string> describeTargets(const Difference &difference) {
  std::vector<std::string> lines;
  auto add = [&](ArrayRef<std::string> targets, StringRef side) {
    if (!targets.empty())
      lines.push_back("Only in the " + side.str() +
                      " report: " + toVisibleText(llvm::join(targets, ", ")));
  };
  add(difference.oldTargets, "old");
  add(difference.newTargets, "new");
  return lines;
}

void emit::printDifferenceTable(raw_ostream &os, const Difference &difference,
                                const EmitOptions &options) {
  os << "old  " << toVisibleText(difference.oldFile) << "\nnew  "
     << toVisibleText(difference.newFile) << "\n\n";
  makeTotals(difference).printText(os, options);
  for (StringRef line : describeTargets(difference))
    os << line << '\n';
  os << '\n' << describeOps(difference) << '\n';
  if (difference.ops.empty())
    return;
  os << '\n';
  size_t numRows = options.all ? difference.ops.size() : options.numRows;
  makeOps(difference, numRows).printText(os, options);
  if (difference.ops.size() > numRows)
    os << "... and " << difference.ops.size() - numRows
       << " more rows; --all shows them\n";
}

void emit::printDifferenceMarkdown(raw_ostream &os,
                                   const Difference &difference,
                                   const EmitOptions &options) {
  os << "### Roofline: " << formatMarkdownText(difference.oldFile) << " → "
     << formatMarkdownText(difference.newFile) << "\n\n";
  if (difference.regressions) {
    for (StringRef line : *difference.regressions)
      os << "- :x: " << formatMarkdownText(line) << '\n';
    if (difference.regressions->empty())
      os << "No regressions.\n";
    os << '\n';
  }
  makeTotals(difference).printMarkdown(os);
  for (StringRef line : describeTargets(difference))
    os << '\n' << formatMarkdownText(line) << '\n';
  os << '\n' << describeOps(difference) << ".\n";
  if (difference.ops.empty())
    return;
  size_t numRows = options.all ? difference.ops.size() : options.numRows;
  os << "\n<details><summary>What changed most</summary>\n\n";
  makeOps(difference, numRows).printMarkdown(os);
  os << "\n</details>\n";
}
