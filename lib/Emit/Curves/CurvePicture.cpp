//===- CurvePicture.cpp - Figures over a size, drawn ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CurvePicture.h"

#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>
#include <cmath>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;
using Anchor = SvgWriter::Anchor;

/// Colours that everybody tells apart (Okabe and Ito), dashes for those who
/// print in grey. The last part is for those who have asked for dark pages.
static constexpr StringRef styleSheet = R"(
text { font: 12px "DejaVu Sans", Verdana, Helvetica, Arial, sans-serif; fill: #1f2328; }
.title { font-size: 17px; font-weight: bold; }
.head { font-weight: bold; }
.small { font-size: 11px; }
.muted { fill: #59636e; }
.page { fill: #ffffff; }
.frame { fill: none; stroke: #818b98; }
.grid { stroke: #e4e8ec; }
.lead { stroke: #b5bcc4; }
polyline { fill: none; stroke-width: 1; }
.curve { stroke-width: 1.8; }
.dash1 { stroke-dasharray: 7 3; }
.dash2 { stroke-dasharray: 2 2; }
.dash3 { stroke-dasharray: 9 3 2 3; }
.color0 { stroke: #0072b2; }
.color1 { stroke: #d55e00; }
.color2 { stroke: #009e73; }
.color3 { stroke: #cc79a7; }
.color4 { stroke: #e69f00; }
.color5 { stroke: #56b4e9; }
.color6 { stroke: #7f7f7f; }
.color7 { stroke: #8c564b; }
.mark { fill: #ffffff; stroke-width: 1.5; }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3; }
.muted { fill: #9ba5b0; }
.page, .mark { fill: #0d1117; }
.grid { stroke: #21262d; }
.lead { stroke: #484f58; }
.color0 { stroke: #4aa8e0; }
.color7 { stroke: #c49c94; }
}
)";

static constexpr double fontSize = 11, labelHeight = 14;
static constexpr double plotLeft = 80, plotWidth = 620, plotHeight = 250;
static constexpr double headingHeight = 64, panelHeight = plotHeight + 92;
static constexpr unsigned numDashes = 4;

namespace {
/// One panel, whose frame starts at `top`.
class PanelPicture {
public:
  PanelPicture(raw_ostream &os, const CurvePanel &panel, double top)
      : svg(os), panel(panel),
        x(getAxis(&Curve::Point::x, frame(top).left, frame(top).right)),
        y(getAxis(&Curve::Point::y, frame(top).bottom, frame(top).top,
                  panel.yNumbers == CurvePanel::Numbers::capacity
                      ? LogAxis::Base::two
                      : LogAxis::Base::ten)),
        box(frame(top)) {}

  void draw() {
    drawGrid();
    for (const Curve &curve : getShown())
      drawCurve(curve);
    drawLabels();
  }

private:
  static Box frame(double top) {
    return {plotLeft, top, plotLeft + plotWidth, top + plotHeight};
  }
  ArrayRef<Curve> getShown() const {
    return ArrayRef(panel.curves)
        .take_front(
            std::min<size_t>(panel.curves.size(), CurvePicture::maxCurves));
  }
  LogAxis getAxis(double Curve::Point::*value, double first, double last,
                  LogAxis::Base base = LogAxis::Base::ten) const {
    double low = HUGE_VAL, high = 0;
    for (const Curve &curve : getShown())
      for (const Curve::Point &point : curve.points) {
        low = std::min(low, point.*value);
        high = std::max(high, point.*value);
      }
    return {low, high, first, last, base};
  }
  Position getPosition(const Curve::Point &point) const {
    return {x.getPixel(point.x), y.getPixel(point.y)};
  }
  void drawGrid();
  void drawCurve(const Curve &curve);
  void drawLabels();

  SvgWriter svg;
  const CurvePanel &panel;
  LogAxis x, y;
  Box box;
};
} // namespace

/// A power of two as an integer, however large.
static Quantity toQuantity(double power) {
  Quantity value = 1;
  for (int exponent = std::ilogb(power); exponent > 0; --exponent)
    value *= 2;
  return value;
}

static std::string formatTick(const CurvePanel &panel, double tick) {
  switch (panel.yNumbers) {
  case CurvePanel::Numbers::si:
    return formatSI(tick, panel.yUnit);
  case CurvePanel::Numbers::capacity:
    return formatCapacity(toQuantity(tick));
  case CurvePanel::Numbers::ratio:
    return formatRatio(tick);
  case CurvePanel::Numbers::percent:
    return formatPercent(tick);
  }
  llvm_unreachable("covered switch");
}

void PanelPicture::drawGrid() {
  svg.text({box.left, box.top - 10}, panel.title, "head");
  for (double tick : x.getTicks()) {
    double at = x.getPixel(tick);
    svg.line({{at, box.top}, {at, box.bottom}}, "grid");
    svg.text({at, box.bottom + 16}, formatSI(tick, panel.xUnit), "small",
             Anchor::middle);
  }
  for (double tick : y.getTicks()) {
    double at = y.getPixel(tick);
    svg.line({{box.left, at}, {box.right, at}}, "grid");
    svg.text({box.left - 6, at + 4}, formatTick(panel, tick), "small",
             Anchor::end);
  }
  svg.rectangle({box.left, box.top}, {box.right, box.bottom}, "frame");
  svg.text({(box.left + box.right) / 2, box.bottom + 34}, panel.xTitle, "small",
           Anchor::middle);
  if (panel.curves.size() > getShown().size())
    svg.text({box.left, box.bottom + 34},
             "Not shown: " +
                 std::to_string(panel.curves.size() - getShown().size()) +
                 " more curves",
             "small muted");
}

static std::string getColor(const Curve &curve) {
  return "color" + std::to_string(curve.color % CurvePicture::numColors);
}

void PanelPicture::drawCurve(const Curve &curve) {
  std::vector<Position> corners;
  corners.reserve(curve.points.size());
  for (const Curve::Point &point : curve.points)
    corners.push_back(getPosition(point));
  std::string look = "curve " + getColor(curve) + " dash" +
                     std::to_string(curve.dash % numDashes);
  if (corners.size() > 1)
    svg.line(corners, look);
  constexpr double radius = 4, smallRadius = 2.5;
  for (auto [point, at] : llvm::zip_equal(curve.points, corners)) {
    // What is no line can only be seen as a mark.
    bool isAlone = corners.size() == 1;
    std::string mark = "mark " + getColor(curve);
    if (point.mark == Curve::Point::Mark::compute)
      svg.diamond(at, radius, mark, point.tip);
    else if (point.mark == Curve::Point::Mark::memory)
      svg.circle(at, radius, mark, point.tip);
    else if (isAlone || !point.tip.empty())
      svg.circle(at, smallRadius, mark, point.tip);
  }
}

/// Beside the frame, as near to the ends as there is room, from the top down.
void PanelPicture::drawLabels() {
  std::vector<std::pair<Position, const Curve *>> ends;
  for (const Curve &curve : getShown()) {
    if (curve.points.empty())
      continue;
    const Curve::Point &first = curve.points.front(),
                       &last = curve.points.back();
    ends.emplace_back(getPosition(first.x > last.x ? first : last), &curve);
  }
  llvm::stable_sort(
      ends, [](const auto &a, const auto &b) { return a.first.y < b.first.y; });
  std::vector<double> wanted;
  wanted.reserve(ends.size());
  for (const auto &[end, curve] : ends)
    wanted.push_back(end.y);
  std::vector<double> places =
      spread(wanted, labelHeight, box.top + 4, box.bottom - 4);
  for (auto [end, place] : llvm::zip_equal(ends, places)) {
    svg.line({{end.first.x, end.first.y},
              {box.right + 6, end.first.y},
              {box.right + 16, place},
              {box.right + 20, place}},
             "lead");
    svg.line({{box.right + 20, place}, {box.right + 40, place}},
             "curve " + getColor(*end.second) + " dash" +
                 std::to_string(end.second->dash % numDashes));
    svg.text({box.right + 44, place + 4}, end.second->name, "small");
  }
}

void CurvePicture::draw(raw_ostream &os) const {
  std::vector<const CurvePanel *> shown;
  double labels = 0;
  for (const CurvePanel &panel : panels) {
    bool hasPoint = llvm::any_of(
        panel.curves, [](const Curve &curve) { return !curve.points.empty(); });
    if (!hasPoint)
      continue;
    shown.push_back(&panel);
    for (const Curve &curve : panel.curves)
      labels =
          std::max(labels, getTextWidth(toVisibleText(curve.name), fontSize));
  }
  constexpr double leadWidth = 44, margin = 8;
  double width = plotLeft + plotWidth + leadWidth + labels + margin;
  double height = headingHeight + panelHeight * shown.size();
  SvgWriter svg(os);
  svg.begin(width, height, title, styleSheet);
  svg.rectangle({0, 0}, {width, height}, "page");
  auto columns = static_cast<unsigned>((width - plotLeft) / (0.62 * 17));
  svg.text({plotLeft, 28}, cutText(toVisibleText(title), columns, Cut::middle),
           "title");
  svg.text({plotLeft, 48}, subtitle, "muted");
  double top = headingHeight + 24;
  for (const CurvePanel *panel : shown) {
    PanelPicture(os, *panel, top).draw();
    top += panelHeight;
  }
  svg.end();
}
