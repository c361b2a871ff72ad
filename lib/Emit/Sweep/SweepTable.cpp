//===- SweepTable.cpp - Sweeps for people ---------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LeftOut.h"
#include "SweepFormats.h"
#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/ADT/StringExtras.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

/// More points or lines than these are shown only if all are asked for.
static constexpr size_t maxShownPoints = 32, maxShownLines = 16;

/// `batch=8, sequence=128`: the values of a point, of the axes from `first` on.
static std::string describePoint(const Sweep &sweep, size_t point,
                                 size_t first) {
  std::vector<std::string> texts;
  for (size_t axis = first; axis < sweep.axes.size(); ++axis)
    texts.push_back(toVisibleText(sweep.axes[axis].name) + "=" +
                    std::to_string(sweep.getValue(axis, point)));
  return llvm::join(texts, ", ");
}

static void printHeadline(raw_ostream &os, const Sweep &sweep) {
  os << toVisibleText(sweep.file) << " at " << sweep.getNumPoints()
     << (sweep.getNumPoints() == 1 ? " point" : " points");
  for (const auto &[name, value] : sweep.bindings)
    os << ", " << toVisibleText(name) << "=" << value;
  os << "\n\n";
}

/// All of them, or as many as are shown, from the first to the last.
static std::vector<size_t> choosePoints(const Sweep &sweep, bool all) {
  size_t numPoints = sweep.getNumPoints();
  std::vector<size_t> points;
  if (all || numPoints <= maxShownPoints) {
    for (size_t point = 0; point < numPoints; ++point)
      points.push_back(point);
    return points;
  }
  for (size_t shown = 0; shown < maxShownPoints; ++shown)
    points.push_back(static_cast<size_t>(static_cast<double>(numPoints - 1) *
                                         shown / (maxShownPoints - 1)));
  return points;
}

static void addHeaders(TextTable &table, const Sweep &sweep) {
  auto add = [&](const Twine &header, bool isText = false) {
    TextTable::Column column;
    column.header = header.str();
    column.alignRight = !isText;
    // What stands last goes first.
    if (table.getNumColumns() > sweep.axes.size())
      column.dropOrder = table.getNumColumns();
    table.addColumn(column);
  };
  for (const SweepAxis &axis : sweep.axes)
    add(axis.name);
  for (const Sweep::Column &column : sweep.columns)
    if (!column.target)
      add(column.metric->title);
  for (auto [number, target] : llvm::enumerate(sweep.targets)) {
    size_t before = table.getNumColumns();
    for (const Sweep::Column &column : sweep.columns)
      if (column.target == number)
        add(column.metric->title);
    if (!target.itemsPerSecond.empty())
      add("items");
    if (hasLimits(target))
      add("bound by", /*isText=*/true);
    if (sweep.targets.size() > 1 && table.getNumColumns() != before)
      table.addSpan(table.getNumColumns() - before, target.name);
  }
}

static std::vector<TextTable::Cell> makeRow(const Sweep &sweep, size_t point) {
  std::vector<TextTable::Cell> cells;
  cells.reserve(sweep.axes.size());
  for (size_t axis = 0; axis < sweep.axes.size(); ++axis)
    cells.emplace_back(std::to_string(sweep.getValue(axis, point)));
  for (const Sweep::Column &column : sweep.columns)
    if (!column.target)
      cells.emplace_back(column.metric->format(column.getValue(point)));
  for (auto [number, target] : llvm::enumerate(sweep.targets)) {
    for (const Sweep::Column &column : sweep.columns)
      if (column.target == number)
        cells.emplace_back(column.metric->format(column.getValue(point)));
    if (!target.itemsPerSecond.empty())
      cells.emplace_back(std::isnan(target.itemsPerSecond[point])
                             ? "-"
                             : formatSI(target.itemsPerSecond[point], "/s"));
    if (!hasLimits(target))
      continue;
    uint16_t limit = target.limits->byPoint[point];
    if (limit == Sweep::Limits::none)
      cells.emplace_back(std::string("-"));
    else
      cells.emplace_back(target.limits->resources[limit],
                         target.limits->kinds[limit] == BoundKind::compute
                             ? TextTable::Style::compute
                             : TextTable::Style::memory);
  }
  return cells;
}

/// Prints some of many lines, and how many are left.
template <typename RangeT, typename Function>
static void printLines(raw_ostream &os, const RangeT &lines, bool all,
                       Function print) {
  size_t numShown = all ? lines.size() : std::min(lines.size(), maxShownLines);
  for (size_t number = 0; number < numShown; ++number)
    print(lines[number]);
  if (numShown < lines.size())
    os << "  ... and " << lines.size() - numShown
       << " more; --all shows them\n";
}

/// `at batch=9, ...`, or, where values between two points are left out,
/// `between batch=8 and 16, ...`.
static std::string describeChange(const Sweep &sweep, size_t point) {
  int64_t before = sweep.getValue(0, point - sweep.getStride(0));
  int64_t behind = sweep.getValue(0, point);
  if (std::abs(behind - before) == 1)
    return "at " + describePoint(sweep, point, 0);
  std::string text = "between " + toVisibleText(sweep.axes.front().name) + "=" +
                     std::to_string(before) + " and " + std::to_string(behind);
  std::string others = describePoint(sweep, point, 1);
  return others.empty() ? text : text + ", " + others;
}

static void printChanges(raw_ostream &os, const Sweep &sweep, bool all) {
  if (sweep.changes.empty())
    return;
  os << "\nWhat bounds the program changes\n";
  printLines(os, sweep.changes, all, [&](const Sweep::Change &change) {
    const Sweep::Target &target = sweep.targets[change.target];
    auto name = [&](uint16_t limit) {
      return limit == Sweep::Limits::none
                 ? StringRef("nothing")
                 : StringRef(target.limits->resources[limit]);
    };
    os << "  from " << name(change.from) << " to " << name(change.to) << " "
       << describeChange(sweep, change.point);
    if (sweep.targets.size() > 1)
      os << " on " << toVisibleText(target.name);
    os << "\n";
  });
}

static void printCapacities(raw_ostream &os, const Sweep &sweep, bool all) {
  if (sweep.capacities.empty())
    return;
  std::string axis = toVisibleText(sweep.axes.front().name);
  os << "\nLargest " << axis << " that fits\n";
  printLines(os, sweep.capacities, all, [&](const Sweep::Capacity &capacity) {
    const Sweep::Target &target = sweep.targets[capacity.target];
    os << "  ";
    if (!capacity.largest)
      os << "any";
    else if (capacity.largest->isZero())
      os << "none";
    else
      os << formatGrouped(*capacity.largest);
    os << " in " << formatCapacity(*target.capacity) << " of "
       << toVisibleText(target.memory);
    std::string others = describePoint(sweep, capacity.point, 1);
    if (!others.empty())
      os << " with " << others;
    if (sweep.targets.size() > 1)
      os << " on " << toVisibleText(target.name);
    os << "\n";
  });
}

static void printParetoFront(raw_ostream &os, const Sweep &sweep, bool all) {
  for (auto [number, target] : llvm::enumerate(sweep.targets)) {
    if (target.paretoFront.empty())
      continue;
    auto times = llvm::find_if(
        sweep.columns, [number = number](const Sweep::Column &column) {
          return column.target == number && column.metric->name == "time_s";
        });
    os << "\nNo other point is faster and has more items per second";
    if (sweep.targets.size() > 1)
      os << " on " << toVisibleText(target.name);
    os << "\n";
    printLines(os, target.paretoFront, all,
               [&, &target = target](size_t point) {
                 os << "  " << describePoint(sweep, point, 0) << ": "
                    << formatSI(times->numbers[point], "s") << ", "
                    << formatSI(target.itemsPerSecond[point], "/s") << "\n";
               });
  }
}

static void printNotes(raw_ostream &os, const Sweep &sweep) {
  os << "\n";
  if (!sweep.leftOut.empty())
    printLeftOut(os, sweep.leftOut, "point");
  os << "Figures are those of report --bind; compared with it at "
     << sweep.numChecked << (sweep.numChecked == 1 ? " point" : " points")
     << "\n";
}

void emit::printSweepTable(raw_ostream &os, const Sweep &sweep,
                           const EmitOptions &options) {
  printHeadline(os, sweep);
  TextTable table(options.width, options.color);
  addHeaders(table, sweep);
  std::vector<size_t> points = choosePoints(sweep, options.all);
  for (size_t point : points)
    table.addRow(makeRow(sweep, point));
  if (points.size() < sweep.getNumPoints())
    table.addLine(std::to_string(points.size()) + " of " +
                  std::to_string(sweep.getNumPoints()) +
                  " points; --all shows all, --format=csv writes them");
  table.print(os);
  printChanges(os, sweep, options.all);
  printCapacities(os, sweep, options.all);
  printParetoFront(os, sweep, options.all);
  printNotes(os, sweep);
}
