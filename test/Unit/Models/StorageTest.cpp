//===- StorageTest.cpp - Bytes of every kind of element -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/Cost.h"
#include "mlir-roofline/Models/CostModels.h"

#include "mlir/AsmParser/AsmParser.h"
#include "mlir/Dialect/Quant/IR/Quant.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/IR/MLIRContext.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
struct Storage : testing::Test {
  Storage() {
    DialectRegistry registry;
    registry.insert<quant::QuantDialect, tosa::TosaDialect>();
    registerQuantCostModels(registry);
    registerTosaCostModels(registry);
    context.appendDialectRegistry(registry);
    context.loadDialect<quant::QuantDialect, tosa::TosaDialect>();
  }

  /// Bytes of 11 elements, `none` for a type without a size.
  std::string getBytes(StringRef text) {
    Type type = parseType(text, &context);
    if (!type)
      return "no such type";
    std::optional<Quantity> bytes = getStorageBytes(type, 11);
    return bytes ? bytes->str() : "none";
  }

  MLIRContext context;
};

TEST_F(Storage, SubByteTypesArePackedAndRoundedUpOnce) {
  EXPECT_EQ(getBytes("i1"), "2"); // 11 bits
  EXPECT_EQ(getBytes("i4"), "6"); // 44 bits
  EXPECT_EQ(getBytes("f4E2M1FN"), "6");
  EXPECT_EQ(getBytes("f6E3M2FN"), "9"); // 66 bits
  EXPECT_EQ(getBytes("i3"), "5");       // 33 bits
}

TEST_F(Storage, WholeBytes) {
  EXPECT_EQ(getBytes("i8"), "11");
  EXPECT_EQ(getBytes("ui16"), "22");
  EXPECT_EQ(getBytes("i48"), "66");
  EXPECT_EQ(getBytes("i128"), "176");
  for (StringRef type : {"f8E4M3FN", "f8E5M2", "f8E4M3B11FNUZ", "f8E5M2FNUZ",
                         "f8E3M4", "f8E8M0FNU"})
    EXPECT_EQ(getBytes(type), "11") << type.str();
  EXPECT_EQ(getBytes("bf16"), "22");
  EXPECT_EQ(getBytes("f32"), "44");
  EXPECT_EQ(getBytes("f80"), "110");
  EXPECT_EQ(getBytes("f128"), "176");
}

TEST_F(Storage, TypesOfOtherTypes) {
  EXPECT_EQ(getBytes("index"), "88");
  EXPECT_EQ(getBytes("complex<f32>"), "88");
  EXPECT_EQ(getBytes("complex<i4>"), "11");
  EXPECT_EQ(getBytes("vector<3x5xf16>"), "330");
  EXPECT_EQ(getBytes("vector<3xi1>"), "5"); // 33 bits
  EXPECT_EQ(getBytes("!quant.uniform<i8:f32, 0.5:3>"), "11");
  EXPECT_EQ(getBytes("!quant.uniform<u4:f32, 0.5>"), "6");
  EXPECT_EQ(getBytes("!quant.uniform<i16:f32:0, {0.5, 0.25}>"), "22");
  EXPECT_EQ(getBytes("!tosa.mxint8"), "11");
}

TEST_F(Storage, TypesWithoutASize) {
  EXPECT_EQ(getBytes("none"), "none");
  EXPECT_EQ(getBytes("tuple<i8>"), "none");
  EXPECT_EQ(getBytes("vector<[4]xf32>"), "none");
  EXPECT_EQ(getBytes("!tosa.shape<4>"), "none");
}
} // namespace
