//===- SvgEmitter.cpp - The roofline as a picture -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// For papers and web pages: operations per byte and per second on logarithmic
// axes, what the units and memory levels of the target do at most, and the rows
// of the report:
//
//   10 T |            ____________________ matrix.f16
//        |       HBM / ___________________ vector.f32
//    1 T |          / /      <> layer1.conv
//        |         / o add
//        +---------------------------------
//          0.1     1      10     100
//
//===----------------------------------------------------------------------===//

#include "../Formats.h"
#include "RooflinePicture.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
class SvgEmitter : public Emitter {
  StringRef getName() const override { return "svg"; }
  StringRef getDescription() const override {
    return "a picture of the roofline on one target";
  }
  bool hasPlaceFor(ReportPart part) const override {
    return part == ReportPart::measured;
  }
  std::string findProblem(const Report &report) const override {
    size_t number = report.targets.size();
    // Of rows of which only some have a time, no part of it can be drawn.
    if (number == 1 && !report.targets.front().latencyBound &&
        report.hasOpenSizes())
      return "expected sizes with values, at which rows have a place, found "
             "open ones; --bind NAME=NUMBER,... fills them in";
    if (number == 1)
      return "";
    return "expected one target, whose roofline the picture is, found " +
           (number ? std::to_string(number) : std::string("none"));
  }
  void emit(raw_ostream &os, const Report &report,
            const EmitOptions &options) const override {
    emit::RooflinePicture(os, report).draw();
  }
};
} // namespace

std::unique_ptr<Emitter> emit::makeSvgEmitter() {
  return std::make_unique<SvgEmitter>();
}
