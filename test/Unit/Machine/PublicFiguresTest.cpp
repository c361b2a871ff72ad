//===- PublicFiguresTest.cpp - Tests of figures from public tables --------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Targets/PublicFigures.h"
#include "mlir-roofline/Targets/TargetRegistry.h"
#include "mlir/IR/MLIRContext.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "gtest/gtest.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;

static TargetAttr getKnown(StringRef name, MLIRContext &context) {
  FailureOr<TargetAttr> target = getTarget(name, UnknownLoc::get(&context));
  return succeeded(target) ? *target : TargetAttr();
}

/// What does not agree has a reason, and nothing else has one: so a changed
/// figure of a target fails here, as does one that is typed wrongly.
TEST(PublicFigures, DifferOnlyForAReason) {
  MLIRContext context;
  for (const PublicFigure &figure : getPublicFigures()) {
    SCOPED_TRACE(figure.target + " " + figure.figure + " " + figure.source);
    ASSERT_TRUE(llvm::is_contained(getKnownTargetNames(), figure.target));
    EXPECT_TRUE(std::isfinite(figure.value) && figure.value > 0);
    EXPECT_FALSE(figure.source.empty());
    std::optional<double> own =
        getFigure(getKnown(figure.target, context), figure.figure);
    EXPECT_EQ(own && agree(*own, figure.value), figure.reason.empty());
  }
}

/// Of every target something is said that holds.
TEST(PublicFigures, ConfirmEveryTarget) {
  llvm::StringSet<> confirmed;
  for (const PublicFigure &figure : getPublicFigures())
    if (figure.reason.empty())
      confirmed.insert(figure.target);
  for (StringRef name : getKnownTargetNames())
    EXPECT_TRUE(confirmed.contains(name)) << name.str();
}

TEST(PublicFigures, FiguresOfATarget) {
  MLIRContext context;
  TargetAttr target = getKnown("nvidia-rtx-4090", context);
  ASSERT_TRUE(target);
  // 128 * 512 * 2.52e9 into f32, twice that into f16.
  EXPECT_DOUBLE_EQ(*getFigure(target, "matrix.f16.f32"), 165.15072e12);
  EXPECT_DOUBLE_EQ(*getFigure(target, "matrix.f16.f16"), 330.30144e12);
  EXPECT_DOUBLE_EQ(*getFigure(target, "matrix.f16"), 330.30144e12);
  // Without an accumulator, the rate is that of any.
  EXPECT_DOUBLE_EQ(*getFigure(target, "matrix.bf16.f32"), 165.15072e12);
  EXPECT_EQ(*getFigure(target, "vector.units"), 128);
  EXPECT_EQ(*getFigure(target, "vector.clock_hz"), 2.52e9);
  EXPECT_EQ(*getFigure(target, "bandwidth"), 1008e9);
  EXPECT_EQ(*getFigure(target, "L2.capacity"), 75497472);
  for (StringRef name : {"matrix.f64", "matrix.f16.f64", "L2.bandwidth",
                         "L3.capacity", "speed", "vector", ""})
    EXPECT_FALSE(getFigure(target, name)) << name.str();
  EXPECT_TRUE(agree(1.0149, 1) && agree(0.9851, 1));
  EXPECT_FALSE(agree(1.016, 1) || agree(0.984, 1));
}
