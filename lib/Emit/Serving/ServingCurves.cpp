//===- ServingCurves.cpp - Serving as curves ------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each target has a colour, each metric a dash.
//
//===----------------------------------------------------------------------===//

#include "ServingFormats.h"

#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

namespace {
/// What is drawn of a batch; nothing if it is not known.
using GetPoint = llvm::function_ref<std::optional<std::pair<double, double>>(
    const Serving::Figure &, size_t batch)>;
} // namespace

/// Numbers of the batches, the smallest first.
static std::vector<size_t> getOrder(const Serving &serving) {
  std::vector<size_t> order(serving.request.batches.size());
  for (size_t each = 0; each < order.size(); ++each)
    order[each] = each;
  llvm::stable_sort(order, [&](size_t a, size_t b) {
    return serving.request.batches[a] < serving.request.batches[b];
  });
  return order;
}

static void addCurves(CurvePanel &panel, const Serving &serving,
                      GetPoint getPoint) {
  for (auto [number, target] : llvm::enumerate(serving.targets)) {
    unsigned dash = 0;
    for (const Serving::Figure &figure : target.figures) {
      if (!isTime(figure))
        continue;
      Curve curve;
      curve.color = number;
      curve.dash = dash++;
      curve.name = figure.metric->title.str();
      if (serving.targets.size() > 1)
        curve.name += " " + target.name;
      for (size_t batch : getOrder(serving))
        if (auto point = getPoint(figure, batch))
          if (point->first > 0 && point->second > 0)
            curve.points.push_back(
                {point->first, point->second, Curve::Point::Mark::none,
                 "batch " + std::to_string(serving.request.batches[batch])});
      if (!curve.points.empty())
        panel.curves.push_back(std::move(curve));
    }
  }
}

static CurvePanel makePanel(StringRef title, StringRef yUnit,
                            StringRef xTitle = "batch", StringRef xUnit = "") {
  CurvePanel panel;
  panel.title = title.str();
  panel.xTitle = xTitle.str();
  panel.xUnit = xUnit.str();
  panel.yUnit = yUnit.str();
  return panel;
}

CurvePicture emit::makeServingPicture(const Serving &serving) {
  using Point = std::optional<std::pair<double, double>>;
  auto atBatch = [&](size_t batch, std::optional<double> y) -> Point {
    if (!y)
      return std::nullopt;
    return std::pair(static_cast<double>(serving.request.batches[batch]), *y);
  };
  auto getTokens = [&](const Serving::Figure &figure, size_t batch) {
    return toOptional(serving.getTokensPerSecond(figure, batch));
  };
  CurvePanel first = makePanel("Time to the first token", "s");
  addCurves(first, serving, [&](const Serving::Figure &figure, size_t batch) {
    return atBatch(batch, getAt(figure.prefill, batch));
  });
  CurvePanel more = makePanel("Time for each next token", "s");
  addCurves(more, serving, [&](const Serving::Figure &figure, size_t batch) {
    return atBatch(batch, getAt(figure.decode, batch));
  });
  CurvePanel tokens = makePanel("Tokens per second on a device", "/s");
  addCurves(tokens, serving, [&](const Serving::Figure &figure, size_t batch) {
    return atBatch(batch, getTokens(figure, batch));
  });
  CurvePanel each = makePanel("Tokens per second on a device and for a request",
                              "/s", "tokens per second of one request", "/s");
  addCurves(each, serving,
            [&](const Serving::Figure &figure, size_t batch) -> Point {
              auto seconds = getAt(figure.decode, batch);
              auto all = getTokens(figure, batch);
              if (!seconds || !all)
                return std::nullopt;
              return std::pair(1 / *seconds, *all);
            });
  CurvePicture picture;
  picture.title = serving.file;
  if (serving.targets.size() == 1)
    picture.title += " on " + serving.targets.front().name;
  picture.subtitle =
      std::to_string(serving.request.inputTokens) + " tokens in, " +
      std::to_string(serving.request.outputTokens) + " out for each request";
  if (std::string unknown = describeUnknown(serving); !unknown.empty())
    picture.subtitle += ", " + unknown;
  picture.panels = {std::move(first), std::move(more), std::move(tokens),
                    std::move(each)};
  return picture;
}
