//===- RooflineData.cpp - What a picture of a roofline shows --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RooflineData.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>
#include <cmath>
#include <map>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

/// Adds the rows, those in one place as one mark.
static void addMarks(RooflineData &data, const Report &report) {
  // Of a decade, less than can be seen.
  auto round = [](double value) {
    return std::llround(std::log10(value) * 500);
  };
  using Place = std::tuple<long long, long long, BoundKind>;
  std::map<Place, size_t> places;
  double all = 0;
  for (const Report::Group &row : report.groups) {
    const Report::Time &time = row.times.front();
    double seconds = time.seconds.value_or(0);
    all += seconds;
    std::optional<RooflinePoint> point = getRooflinePoint(report, row, 0);
    if (!point) {
      bool isKnown = time.seconds && row.intensity;
      ++(isKnown ? data.numWithoutWork : data.numUnknown);
      data.partWithoutWork += isKnown ? seconds : 0;
      continue;
    }
    Place place{round(point->opsPerByte), round(point->opsPerSecond),
                time.kind};
    auto [number, isNew] = places.try_emplace(place, data.marks.size());
    if (isNew)
      data.marks.push_back({*point, time.kind, 0, 0, {}});
    RooflineMark &mark = data.marks[number->second];
    mark.seconds += seconds;
    mark.rows.push_back(&row);
  }
  for (RooflineMark &mark : data.marks)
    mark.part = all > 0 ? mark.seconds / all : 0;
  data.partWithoutWork = all > 0 ? data.partWithoutWork / all : 0;
  llvm::stable_sort(data.marks, [](const auto &a, const auto &b) {
    return a.seconds > b.seconds;
  });
}

/// Beneath its bound, or above where that was beaten: on the intensity of what
/// was measured.
static void addMeasured(RooflineData &data, const Report &report) {
  for (const Report::Group &row : report.groups) {
    const std::optional<MeasuredPart> &part = row.times.front().measured;
    if (!part || !(part->seconds > 0) || !(part->boundSeconds > 0) ||
        !(part->work.value_or(0) > 0) || !(part->bytes.value_or(0) > 0))
      continue;
    double opsPerByte = *part->work / *part->bytes;
    data.measured.push_back({{opsPerByte, *part->work / part->boundSeconds},
                             {opsPerByte, *part->work / part->seconds},
                             &row});
  }
}

namespace {
/// Powers of 10 around values.
struct Decades {
  double low = INFINITY, high = -INFINITY;

  void add(double value) {
    if (!(value > 0) || !std::isfinite(value))
      return;
    low = std::min(low, std::log10(value));
    high = std::max(high, std::log10(value));
  }
  void get(int &first, int &last) const {
    if (low > high)
      return;
    constexpr double room = 0.08;
    // Powers of 10 that are numbers, and so are their inverses.
    constexpr double most = 307;
    first = std::floor(std::max(low - room, -most));
    last = std::ceil(std::min(high + room, most));
  }
};
} // namespace

RooflineData emit::getRooflineData(const Report &report) {
  const Report::Target &target = report.targets.front();
  RooflineData data;
  addMarks(data, report);
  addMeasured(data, report);
  Decades x, y;
  for (const RooflineMark &mark : data.marks) {
    x.add(mark.point.opsPerByte);
    y.add(mark.point.opsPerSecond);
  }
  for (const MeasuredMark &mark : data.measured) {
    x.add(mark.achieved.opsPerByte);
    y.add(mark.achieved.opsPerSecond);
  }
  for (const Report::Target::Ridge &ridge : target.ridge)
    x.add(ridge.opsPerByte);
  for (const Report::Target::Roof &roof : target.roofs) {
    if (roof.kind == BoundKind::compute) {
      y.add(roof.perSecond);
      data.peak = std::max(data.peak, roof.perSecond);
    } else {
      data.bandwidth = std::max(data.bandwidth, roof.perSecond);
    }
  }
  x.get(data.firstX, data.lastX);
  y.get(data.firstY, data.lastY);
  return data;
}
