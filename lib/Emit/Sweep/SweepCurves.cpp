//===- SweepCurves.cpp - Sweeps as curves ---------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Figures with one unit share a panel. Along its axis runs the size that takes
// most values; each combination of the others, on each target, has a colour,
// and each metric a dash.
//
//===----------------------------------------------------------------------===//

#include "SweepFormats.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

namespace {
class CurveMaker {
public:
  explicit CurveMaker(const Sweep &sweep) : sweep(sweep) {
    for (size_t each = 1; each < sweep.axes.size(); ++each)
      if (sweep.axes[each].values.size() > sweep.axes[axis].values.size())
        axis = each;
    for (size_t point = 0; point < sweep.getNumPoints(); ++point)
      if (sweep.getValue(axis, point) == sweep.axes[axis].values.front())
        starts.push_back(point);
  }

  CurvePicture make() const;

private:
  std::vector<size_t> getPoints(size_t start) const;
  std::string describeOthers(size_t point) const;
  Curve makeCurve(ArrayRef<double> numbers, size_t start,
                  const Sweep::Target *marked = nullptr) const;
  void addColumn(CurvePanel &panel, const Sweep::Column &column,
                 unsigned dash) const;
  void addItems(CurvePanel &panel) const;
  CurvePanel makePanel(StringRef title, StringRef unit) const;

  const Sweep &sweep;
  /// The one that curves run along.
  size_t axis = 0;
  /// The first point of each combination of the others.
  std::vector<size_t> starts;
};
} // namespace

/// Of a combination of the other axes, by ascending values of the one.
std::vector<size_t> CurveMaker::getPoints(size_t start) const {
  std::vector<size_t> points;
  points.reserve(sweep.axes[axis].values.size());
  for (size_t value = 0; value < sweep.axes[axis].values.size(); ++value)
    points.push_back(start + value * sweep.getStride(axis));
  llvm::stable_sort(points, [&](size_t a, size_t b) {
    return sweep.getValue(axis, a) < sweep.getValue(axis, b);
  });
  return points;
}

std::string CurveMaker::describeOthers(size_t point) const {
  std::string text;
  for (auto [number, other] : llvm::enumerate(sweep.axes))
    if (number != axis)
      text += (text.empty() ? "" : ", ") + other.name + "=" +
              std::to_string(sweep.getValue(number, point));
  return text;
}

/// With `marked`, where another resource takes over on that target has a mark.
Curve CurveMaker::makeCurve(ArrayRef<double> numbers, size_t start,
                            const Sweep::Target *marked) const {
  // On a logarithmic axis, what is closer cannot be told apart.
  constexpr double closest = 1.005;
  Curve curve;
  uint16_t before = Sweep::Limits::none;
  std::vector<size_t> points = getPoints(start);
  for (size_t point : points) {
    auto x = static_cast<double>(sweep.getValue(axis, point));
    uint16_t limit = marked ? marked->limits->byPoint[point] : before;
    bool isChange = limit < Sweep::Limits::unknown && limit != before;
    before = limit;
    bool isClose = !curve.points.empty() && point != points.back() &&
                   x < curve.points.back().x * closest;
    if (!(numbers[point] > 0) || (isClose && !isChange))
      continue;
    Curve::Point &added = curve.points.emplace_back();
    added.x = x;
    added.y = numbers[point];
    if (!isChange)
      continue;
    added.mark = marked->limits->kinds[limit] == BoundKind::compute
                     ? Curve::Point::Mark::compute
                     : Curve::Point::Mark::memory;
    added.tip =
        "bound by " + marked->limits->resources[limit] + " from here on";
  }
  return curve;
}

void CurveMaker::addColumn(CurvePanel &panel, const Sweep::Column &column,
                           unsigned dash) const {
  for (auto [number, start] : llvm::enumerate(starts)) {
    // Nobody sees more, but a note says how many there are.
    if (panel.curves.size() >= CurvePicture::maxCurves) {
      panel.curves.emplace_back();
      continue;
    }
    const Sweep::Target *target =
        column.target ? &sweep.targets[*column.target] : nullptr;
    bool isMarked =
        target && column.metric->name == "time_s" && hasLimits(*target);
    Curve curve = makeCurve(column.numbers, start, isMarked ? target : nullptr);
    curve.dash = dash;
    curve.color = number + column.target.value_or(0) * starts.size();
    curve.name = column.metric->title.str();
    if (target && sweep.targets.size() > 1)
      curve.name += " " + target->name;
    std::string others = describeOthers(start);
    if (!others.empty())
      curve.name += " " + others;
    panel.curves.push_back(std::move(curve));
  }
}

void CurveMaker::addItems(CurvePanel &panel) const {
  for (auto [target, each] : llvm::enumerate(sweep.targets))
    for (auto [number, start] : llvm::enumerate(starts)) {
      if (each.itemsPerSecond.empty())
        continue;
      if (panel.curves.size() >= CurvePicture::maxCurves) {
        panel.curves.emplace_back();
        continue;
      }
      Curve curve = makeCurve(each.itemsPerSecond, start);
      curve.color = number + target * starts.size();
      curve.name = "items";
      if (sweep.targets.size() > 1)
        curve.name += " " + each.name;
      std::string others = describeOthers(start);
      if (!others.empty())
        curve.name += " " + others;
      panel.curves.push_back(std::move(curve));
    }
}

CurvePanel CurveMaker::makePanel(StringRef title, StringRef unit) const {
  CurvePanel panel;
  panel.title = title.str();
  panel.xTitle = sweep.axes[axis].name;
  panel.yUnit = unit.str();
  return panel;
}

CurvePicture CurveMaker::make() const {
  struct Kind {
    MetricUnit unit;
    StringRef title, suffix;
    CurvePanel::Numbers numbers = CurvePanel::Numbers::si;
  };
  using Numbers = CurvePanel::Numbers;
  static constexpr Kind kinds[] = {
      {MetricUnit::seconds, "Time", "s"},
      {MetricUnit::perSecond, "Throughput", "/s"},
      {MetricUnit::bytes, "Bytes", "B", Numbers::capacity},
      {MetricUnit::count, "Counts", ""},
      {MetricUnit::perByte, "Intensity", "", Numbers::ratio},
      {MetricUnit::joules, "Energy", "J"},
      {MetricUnit::bytesPerSecond, "Bandwidth", "B/s"},
      {MetricUnit::share, "Share", "", Numbers::percent}};
  CurvePicture picture;
  picture.title = sweep.file;
  if (sweep.targets.size() == 1)
    picture.title += " on " + sweep.targets.front().name;
  for (const auto &[name, value] : sweep.bindings)
    picture.subtitle +=
        (picture.subtitle.empty() ? "" : ", ") + name + "=" + value.str();
  if (llvm::any_of(sweep.targets, hasLimits))
    picture.subtitle += (picture.subtitle.empty() ? "" : "; ") +
                        std::string("on times: memory-bound from a circle on, "
                                    "compute-bound from a diamond on");
  for (const Kind &kind : kinds) {
    CurvePanel panel = makePanel(kind.title, kind.suffix);
    panel.yNumbers = kind.numbers;
    SmallVector<const Metric *> metrics;
    for (const Sweep::Column &column : sweep.columns) {
      if (column.metric->unit != kind.unit)
        continue;
      if (!llvm::is_contained(metrics, column.metric))
        metrics.push_back(column.metric);
      addColumn(panel, column,
                llvm::find(metrics, column.metric) - metrics.begin());
    }
    if (kind.unit == MetricUnit::perSecond)
      addItems(panel);
    picture.panels.push_back(std::move(panel));
  }
  return picture;
}

CurvePicture emit::makeSweepPicture(const Sweep &sweep) {
  return CurveMaker(sweep).make();
}
