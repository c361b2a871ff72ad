//===- RooflinePicture.cpp - A roofline, drawn ----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RooflinePicture.h"

#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Report/Metric.h"
#include "mlir-roofline/Support/NumberFormat.h"

#include "llvm/ADT/STLExtras.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;
using Anchor = SvgWriter::Anchor;

/// Blue and orange are told apart by everybody, in grey as well; their shapes
/// differ, too. The second part is for those who have asked for dark pages.
static constexpr StringRef styleSheet = R"(
text { font: 12px "DejaVu Sans", Verdana, Helvetica, Arial, sans-serif; fill: #1f2328; }
.title { font-size: 17px; font-weight: bold; }
.small { font-size: 11px; }
.halo { paint-order: stroke; stroke: #ffffff; stroke-width: 3px; stroke-linejoin: round; }
.muted { fill: #59636e; }
.page { fill: #ffffff; }
.frame { fill: none; stroke: #818b98; }
.grid { stroke: #e4e8ec; }
polyline { fill: none; stroke-width: 1; }
.roof { stroke: #1f2328; stroke-width: 1.8; }
.idle { stroke: #818b98; stroke-dasharray: 5 3; }
.lead { stroke: #b5bcc4; }
.memory { fill: #0072b2; fill-opacity: 0.75; stroke: #004a75; }
.compute { fill: #e69f00; fill-opacity: 0.8; stroke: #7a5200; }
.size { fill: none; stroke: #59636e; }
.lost { stroke: #cf222e; stroke-opacity: 0.6; }
.measured { fill: none; stroke: #cf222e; stroke-width: 1.8; }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3; }
.halo { stroke: #0d1117; }
.muted { fill: #9ba5b0; }
.page { fill: #0d1117; }
.grid { stroke: #21262d; }
.roof { stroke: #e6edf3; }
.idle { stroke: #848d97; }
.lead { stroke: #484f58; }
.memory { fill: #56b4e9; stroke: #a8dcff; }
.compute { fill: #e69f00; stroke: #ffd480; }
.size { stroke: #9ba5b0; }
.lost, .measured { stroke: #ff7b72; }
}
)";

std::vector<const Report::Target::Roof *>
RooflinePicture::getRoofs(BoundKind kind) const {
  std::vector<const Report::Target::Roof *> roofs;
  for (const Report::Target::Roof &roof : target.roofs)
    if (roof.kind == kind && roof.perSecond > 0 &&
        std::isfinite(roof.perSecond))
      roofs.push_back(&roof);
  llvm::stable_sort(roofs, [](const auto *a, const auto *b) {
    return a->perSecond > b->perSecond;
  });
  return roofs;
}

RooflinePicture::RooflinePicture(raw_ostream &os, const Report &report)
    : svg(os), report(report), target(report.targets.front()),
      data(getRooflineData(report)), placement({}) {
  double labels = 0;
  auto ceilings = getRoofs(BoundKind::compute);
  for (const auto *roof : ceilings)
    labels = std::max(labels, getTextWidth(getRoofLabel(*roof), smallFontSize));
  frame = {72, 96, 72 + 660, 0};
  frame.bottom =
      frame.top + std::max(400.0, labelHeight * (ceilings.size() + 1));
  constexpr double leadWidth = 24, margin = 8;
  width = frame.right + leadWidth + labels + margin;
  height = frame.bottom + 54 +
           16 * ((data.numWithoutWork > 0) + (data.numUnknown > 0));
  placement = Placement(
      {frame.left + 2, frame.top + 2, frame.right - 2, frame.bottom - 2});
}

double RooflinePicture::getX(double opsPerByte) const {
  return frame.left + (std::log10(opsPerByte) - data.firstX) /
                          (data.lastX - data.firstX) *
                          (frame.right - frame.left);
}

double RooflinePicture::getY(double opsPerSecond) const {
  return frame.bottom - (std::log10(opsPerSecond) - data.firstY) /
                            (data.lastY - data.firstY) *
                            (frame.bottom - frame.top);
}

/// Areas are parts of the time; what takes almost none can be seen, too.
double RooflinePicture::getRadius(double part) {
  return std::max(2.5, 20 * std::sqrt(part));
}

//===----------------------------------------------------------------------===//
// Around the axes
//===----------------------------------------------------------------------===//

void RooflinePicture::drawHeading() {
  auto columns = static_cast<unsigned>((width - frame.left) / (0.62 * 17));
  std::string title = toVisibleText(report.file);
  std::string machine = " on " + cutText(toVisibleText(target.name), 32);
  if (!report.function.empty())
    machine = ", " + cutText(toVisibleText(report.function), 24) + machine;
  unsigned room = columns > machine.size() ? columns - machine.size() : 0;
  svg.text({frame.left, 28},
           cutText(title, std::max(room, 12u), Cut::start) + machine, "title");
  MetricSubject subject = MetricSubject::get(report, 0);
  std::string text;
  auto add = [&](StringRef label, StringRef name) {
    const Metric &metric = *findMetric(name);
    if (auto value = metric.get(subject))
      text +=
          (text.empty() ? "" : ", ") + label.str() + " " + metric.format(value);
  };
  // Of several programs nobody has asked for the sum.
  if (report.entries.empty()) {
    add("latency bound", "time_s");
    add("fused", "latency_fused_s");
    add("floor", "latency_floor_s");
    add("estimate", "estimate_s");
  }
  if (report.machine.cache == CacheState::hot)
    text += "; caches hot";
  if (report.machine.allowTf32)
    text += "; f32 products in tf32 allowed";
  svg.text({frame.left, 50}, text, "muted");
}

void RooflinePicture::drawLegend() {
  constexpr double y = 76;
  double x = frame.left + 8;
  auto addText = [&](StringRef text) {
    svg.text({x + 10, y + 4}, text, "small");
    x += 10 + getTextWidth(text, smallFontSize) + 16;
  };
  svg.circle({x, y}, 6, "memory");
  addText("memory-bound");
  svg.diamond({x, y}, 6, "compute");
  addText("compute-bound");
  svg.text({x, y + 4}, "area: part of the time", "small muted");
  x += getTextWidth("area: part of the time", smallFontSize) + 6;
  for (double part : {0.02, 0.1, 0.4}) {
    x += getRadius(part);
    svg.circle({x, y}, getRadius(part), "size");
    x += getRadius(part) - 6;
    addText(formatRatio(part * 100) + " %");
  }
  if (data.measured.empty())
    return;
  svg.cross({x, y}, 4, "measured");
  addText("measured");
}

/// `10 G`, `0.01`, `1e-5`.
static std::string formatPower(int exponent, bool hasPrefix) {
  static constexpr StringRef prefixes[] = {"",   " k", " M", " G", " T",
                                           " P", " E", " Z", " Y"};
  if (exponent < -3 || exponent >= (hasPrefix ? 27 : 5))
    return "1e" + std::to_string(exponent);
  if (exponent < 0)
    return "0." + std::string(-exponent - 1, '0') + "1";
  if (!hasPrefix)
    return "1" + std::string(exponent, '0');
  return "1" + std::string(exponent % 3, '0') + prefixes[exponent / 3].str();
}

void RooflinePicture::drawGrid() {
  // So many labels fit.
  auto getStep = [](int first, int last) { return (last - first) / 14 + 1; };
  int step = getStep(data.firstX, data.lastX);
  for (int power = data.firstX; power <= data.lastX; power += step) {
    double x = getX(std::pow(10, power));
    if (power != data.firstX && power != data.lastX)
      svg.line({{x, frame.top}, {x, frame.bottom}}, "grid");
    svg.text({x, frame.bottom + 18}, formatPower(power, /*hasPrefix=*/false),
             "small", Anchor::middle);
  }
  step = getStep(data.firstY, data.lastY);
  for (int power = data.firstY; power <= data.lastY; power += step) {
    double y = getY(std::pow(10, power));
    if (power != data.firstY && power != data.lastY)
      svg.line({{frame.left, y}, {frame.right, y}}, "grid");
    svg.text({frame.left - 6, y + 4}, formatPower(power, /*hasPrefix=*/true),
             "small", Anchor::end);
  }
  double middle = (frame.left + frame.right) / 2;
  svg.text({middle, frame.bottom + 38}, "intensity: FLOPs and int ops per byte",
           "", Anchor::middle);
  svg.text({22, (frame.top + frame.bottom) / 2}, "FLOPs and int ops per second",
           "", Anchor::middle, 90);
}

void RooflinePicture::drawNotes() {
  double y = frame.bottom + 60;
  auto addNote = [&](const std::string &text) {
    svg.text({frame.left, y}, text, "small muted");
    y += 16;
  };
  size_t number = report.groups.size();
  if (data.numWithoutWork)
    addNote("Not shown: " + std::to_string(data.numWithoutWork) + " of " +
            std::to_string(number) + " rows without FLOPs and int ops, " +
            formatPercent(data.partWithoutWork) + " of the time");
  if (data.numUnknown)
    addNote("Not shown: " + std::to_string(data.numUnknown) + " of " +
            std::to_string(number) +
            " rows whose counts or times are not known");
}

void RooflinePicture::draw() {
  svg.begin(width, height, "Roofline of " + report.file + " on " + target.name,
            styleSheet);
  svg.rectangle({0, 0}, {width, height}, "page");
  drawHeading();
  drawLegend();
  drawGrid();
  drawMemoryRoofs();
  drawComputeRoofs();
  svg.rectangle({frame.left, frame.top}, {frame.right, frame.bottom}, "frame");
  drawMarks();
  drawMeasured();
  labelComputeRoofs();
  labelMemoryRoofs();
  labelMarks();
  drawNotes();
  svg.end();
}

//===----------------------------------------------------------------------===//
// Roofs
//===----------------------------------------------------------------------===//

/// Those that some row is bound by are drawn as what they are: the limit.
static StringRef getLook(const Report &report, StringRef resource) {
  return llvm::any_of(report.groups,
                      [&](const Report::Group &row) {
                        return row.times.front().boundBy == resource;
                      })
             ? "roof"
             : "idle";
}

std::optional<std::pair<Position, Position>>
RooflinePicture::getDiagonal(double bytesPerSecond) const {
  double bottom = std::pow(10, data.firstY), left = std::pow(10, data.firstX);
  double top = data.peak > 0 ? data.peak : std::pow(10, data.lastY);
  double first = std::max(left, bottom / bytesPerSecond);
  double last = std::min(std::pow(10, data.lastX), top / bytesPerSecond);
  if (first >= last)
    return std::nullopt;
  return std::make_pair(Position{getX(first), getY(first * bytesPerSecond)},
                        Position{getX(last), getY(last * bytesPerSecond)});
}

void RooflinePicture::drawMemoryRoofs() {
  for (const auto *roof : getRoofs(BoundKind::memory))
    if (auto ends = getDiagonal(roof->perSecond)) {
      svg.line({ends->first, ends->second}, getLook(report, roof->resource));
      placement.addLine(ends->first, ends->second);
    }
}

/// From where the fastest memory level could feed them.
void RooflinePicture::drawComputeRoofs() {
  for (const auto *roof : getRoofs(BoundKind::compute)) {
    double y = getY(roof->perSecond), x = frame.left;
    if (data.bandwidth > 0)
      x = std::max(x, getX(roof->perSecond / data.bandwidth));
    svg.line({{x, y}, {frame.right, y}}, getLook(report, roof->resource));
    placement.addLine({x, y}, {frame.right, y});
  }
}

//===----------------------------------------------------------------------===//
// Points
//===----------------------------------------------------------------------===//

std::string RooflinePicture::getName(const Report::Group &row) const {
  if (report.groupBy == GroupBy::op && row.ops.size() == 1)
    return row.name + " at " + report.ops[row.ops.front()].place;
  return row.name;
}

std::string RooflinePicture::getTip(const RooflineMark &mark) const {
  const Report::Group &row = *mark.rows.front();
  std::string name = getName(row);
  if (mark.rows.size() > 1)
    name += " and " + std::to_string(mark.rows.size() - 1) + " more";
  return name + ": " + formatRatio(mark.point.opsPerByte) + " per byte, " +
         formatSI(mark.point.opsPerSecond, "/s") + ", " +
         formatSI(mark.seconds, "s") + " (" + formatPercent(mark.part) +
         "), bound by " + row.times.front().boundBy;
}

/// The largest first, so that no other is hidden behind it.
void RooflinePicture::drawMarks() {
  for (const RooflineMark &mark : data.marks) {
    Position at = getPosition(mark);
    double radius = getRadius(mark.part);
    if (mark.kind == BoundKind::compute)
      svg.diamond(at, radius, "compute", getTip(mark));
    else
      svg.circle(at, radius, "memory", getTip(mark));
    placement.add({at.x - radius, at.y - radius, at.x + radius, at.y + radius});
  }
}

/// A line from the bound to what was reached: on these axes, as long as the
/// time is more.
void RooflinePicture::drawMeasured() {
  constexpr double reach = 4;
  for (const MeasuredMark &mark : data.measured) {
    Position at = getPosition(mark.achieved);
    svg.line({getPosition(mark.bound), at}, "lost");
    std::string tip = getName(*mark.row);
    MetricSubject subject = MetricSubject::get(*mark.row, 0);
    for (StringRef name : {"measured_s", "efficiency", "lost_s"}) {
      const Metric &metric = *findMetric(name);
      tip += (name == "measured_s" ? ": " : ", ") + metric.title.str() + " " +
             metric.format(metric.get(subject));
    }
    svg.cross(at, reach, "measured", tip);
    placement.add({at.x - reach, at.y - reach, at.x + reach, at.y + reach});
  }
}
