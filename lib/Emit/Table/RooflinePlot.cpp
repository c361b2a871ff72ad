//===- RooflinePlot.cpp - A roofline in text ------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   Roofline of tiny
//    10 G/s |
//           |              +----- vector.f32 2 G/s -
//     1 G/s |            //o
//           |        x //
//   100 M/s | x     ///
//           +---------------------------------------
//             0.1     1         10        ops/byte
//     / DRAM 1 GB/s; o compute-bound, x memory-bound rows
//
//===----------------------------------------------------------------------===//

#include "TableText.h"
#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Report/Timeline.h"
#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

#include <cmath>
#include <map>

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// Whole powers of ten on `size` characters.
class LogAxis {
public:
  /// Of at least one number, all positive.
  LogAxis(ArrayRef<double> numbers, unsigned size) : size(size) {
    first = std::floor(std::log10(*llvm::min_element(numbers)));
    last = std::ceil(std::log10(*llvm::max_element(numbers)));
    if (last <= first)
      last = first + 1;
  }
  /// The character that a positive number is on, the nearest if it is on none.
  unsigned getPlace(double number) const {
    double place = (std::log10(number) - first) / (last - first) * size;
    return std::clamp<double>(std::floor(place), 0, size - 1);
  }
  /// What the middle of a character stands for.
  double getNumber(unsigned place) const {
    return std::pow(10, first + (place + 0.5) / size * (last - first));
  }
  int getFirst() const { return first; }
  int getLast() const { return last; }

private:
  unsigned size;
  int first, last;
};

/// A row of the report that does some work in some time.
struct Point {
  double intensity, perSecond;
  BoundKind kind;
};

class RooflinePlot {
public:
  RooflinePlot(const Report &report, const EmitOptions &options)
      : report(report), target(report.targets.front()), options(options) {}
  void print(raw_ostream &os);

private:
  /// Above the highest decade is a line for the label of a roof there.
  static constexpr unsigned height = 21, labelWidth = 9, defaultWidth = 80;
  using Roof = Report::Target::Roof;

  void collectPoints();
  void collectRoofs();
  void drawRoofs(const LogAxis &x, const LogAxis &y);
  void drawPoints(const LogAxis &x, const LogAxis &y);
  void printCanvas(raw_ostream &os, const LogAxis &y) const;
  void printAxis(raw_ostream &os, const LogAxis &x) const;
  void printNotes(raw_ostream &os) const;
  /// From the top; rows of the canvas start there.
  char &at(unsigned x, unsigned y) { return canvas[height - 1 - y][x]; }

  const Report &report;
  const Report::Target &target;
  const EmitOptions &options;
  std::vector<Point> points;
  /// The outermost memory, and the units that limit something, or would be the
  /// next to.
  const Roof *memory = nullptr;
  SmallVector<const Roof *> units;
  std::vector<std::string> canvas;
  unsigned width = 0;
};
} // namespace

void RooflinePlot::collectPoints() {
  for (const Report::Group &group : report.groups) {
    std::optional<RooflinePoint> point =
        getRooflinePoint(report, group, /*target=*/0);
    if (point)
      points.push_back(
          {point->opsPerByte, point->opsPerSecond, group.times.front().kind});
  }
}

void RooflinePlot::collectRoofs() {
  llvm::StringSet<> used;
  for (const Report::Op &op : report.ops) {
    used.insert(op.times.front().boundBy);
    used.insert(op.times.front().nextBoundBy);
  }
  for (const Roof &roof : target.roofs) {
    if (roof.perSecond <= 0)
      continue;
    if (roof.kind == BoundKind::compute && used.contains(roof.resource))
      units.push_back(&roof);
    else if (roof.kind == BoundKind::memory && !memory)
      memory = &roof;
  }
}

void RooflinePlot::drawRoofs(const LogAxis &x, const LogAxis &y) {
  double highest = 0;
  for (const Roof *unit : units)
    highest = std::max(highest, unit->perSecond);
  double lowest = std::pow(10, y.getFirst());
  auto draw = [&](double intensity) {
    double perSecond = intensity * memory->perSecond;
    if (perSecond >= lowest && perSecond <= highest)
      at(x.getPlace(intensity), y.getPlace(perSecond)) = '/';
  };
  for (unsigned column = 0; column < width; ++column)
    draw(x.getNumber(column));
  for (unsigned row = 0; row + 1 < height; ++row)
    draw(y.getNumber(row) / memory->perSecond);
  // Units of about one peak share a line and a label.
  std::map<unsigned, std::string> labels;
  for (const Roof *unit : units) {
    unsigned row = y.getPlace(unit->perSecond);
    unsigned ridge = x.getPlace(unit->perSecond / memory->perSecond);
    for (unsigned column = ridge; column < width; ++column)
      if (at(column, row) != '+')
        at(column, row) = '-';
    at(ridge, row) = '+';
    std::string &label = labels[row];
    label += (label.empty() ? " " : ", ") + toVisibleText(unit->resource) +
             " " + formatSI(unit->perSecond, "/s");
  }
  // Above its roof, at the right end.
  for (const auto &[row, text] : labels) {
    std::string label = cutText(text, width / 2);
    // A character that is not ASCII is no place of the canvas.
    if (llvm::all_of(label, llvm::isPrint))
      canvas[height - 2 - row].replace(width - label.size(), label.size(),
                                       label);
  }
}

void RooflinePlot::drawPoints(const LogAxis &x, const LogAxis &y) {
  for (const Point &point : points) {
    char mark = point.kind == BoundKind::compute ? 'o' : 'x';
    char &place = at(x.getPlace(point.intensity), y.getPlace(point.perSecond));
    bool isOther =
        (place == 'o' || place == 'x' || place == '#') && place != mark;
    place = isOther ? '#' : mark;
  }
}

void RooflinePlot::printCanvas(raw_ostream &os, const LogAxis &y) const {
  std::vector<std::string> labels(height);
  for (int power = y.getFirst(); power <= y.getLast(); ++power)
    labels[height - 1 - y.getPlace(std::pow(10, power))] =
        formatSI(std::pow(10, power), "/s");
  for (auto [line, label] : llvm::zip_equal(canvas, labels)) {
    std::string text = label;
    text.insert(0, labelWidth - std::min<size_t>(labelWidth, text.size()), ' ');
    os << text << " |" << StringRef(line).rtrim(' ') << '\n';
  }
}

/// `0.01`, `1`, `1e+06`.
static std::string formatPower(int power) {
  if (power > 5 || power < -4)
    return formatRatio(std::pow(10, power));
  return power < 0 ? "0." + std::string(-power - 1, '0') + "1"
                   : "1" + std::string(power, '0');
}

void RooflinePlot::printAxis(raw_ostream &os, const LogAxis &x) const {
  os.indent(labelWidth + 1) << '+' << std::string(width, '-') << '\n';
  constexpr StringRef unit = "ops/byte";
  std::string line(width, ' ');
  size_t free = 0;
  for (int power = x.getFirst(); power <= x.getLast(); ++power) {
    std::string label = formatPower(power);
    size_t place = x.getPlace(std::pow(10, power));
    if (place < free || place + label.size() + unit.size() + 2 > width)
      continue;
    line.replace(place, label.size(), label);
    free = place + label.size() + 1;
  }
  line.replace(width - unit.size(), unit.size(), unit);
  os.indent(labelWidth + 2) << line << '\n';
}

void RooflinePlot::printNotes(raw_ostream &os) const {
  std::string notes = "/ " + memory->resource + " " +
                      formatSI(memory->perSecond, "B/s") +
                      "; o compute-bound, x memory-bound, # both; +";
  for (const Roof *unit : units)
    notes += (unit == units.front() ? " ridges: " : ", ") + unit->resource +
             " " + formatRatio(unit->perSecond / memory->perSecond);
  if (size_t number = report.groups.size() - points.size())
    notes += "; " + emit::countNoun(number, "row") +
             " without work or time not shown";
  printWrapped(os, "", notes, /*indent=*/0, options.width);
}

void RooflinePlot::print(raw_ostream &os) {
  os << "\nRoofline of " << toVisibleText(target.name) << "\n";
  collectPoints();
  collectRoofs();
  if (points.empty() || units.empty() || !memory) {
    os << "  - (no row does work in a time that is known)\n";
    return;
  }
  // Less would be no picture.
  constexpr unsigned least = 30;
  width = std::max(options.width ? options.width : defaultWidth,
                   least + labelWidth + 2) -
          labelWidth - 2;
  canvas.assign(height, std::string(width, ' '));
  SmallVector<double> intensities, rates;
  for (const Point &point : points) {
    intensities.push_back(point.intensity);
    rates.push_back(point.perSecond);
  }
  for (const Roof *unit : units) {
    intensities.push_back(unit->perSecond / memory->perSecond);
    rates.push_back(unit->perSecond);
  }
  LogAxis x(intensities, width), y(rates, height - 1);
  drawRoofs(x, y);
  drawPoints(x, y);
  printCanvas(os, y);
  printAxis(os, x);
  printNotes(os);
}

void emit::printPlot(raw_ostream &os, const Report &report,
                     const EmitOptions &options) {
  if (!report.targets.empty())
    RooflinePlot(report, options).print(os);
}
