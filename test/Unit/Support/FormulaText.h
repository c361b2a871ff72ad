//===- FormulaText.h - Formulas as tests write them -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TEST_UNIT_SUPPORT_FORMULATEXT_H
#define MLIR_ROOFLINE_TEST_UNIT_SUPPORT_FORMULATEXT_H

#include "mlir-roofline/Support/Formula/Quantity.h"

#include "gtest/gtest.h"
#include <map>
#include <string>

namespace mlir::roofline {

/// The formula that `text` writes; what does not parse fails the test.
inline Quantity parse(StringRef text) {
  FailureOr<Quantity> quantity = Quantity::parse(text);
  EXPECT_TRUE(succeeded(quantity)) << text.str();
  return succeeded(quantity) ? *quantity : Quantity(-999);
}

/// The value of `quantity` where every symbol of `values` has its value.
inline Quantity evaluate(const Quantity &quantity,
                         const std::map<std::string, int64_t> &values) {
  return quantity.substitute([&](StringRef name) -> std::optional<Quantity> {
    auto it = values.find(name.str());
    return it == values.end() ? std::nullopt
                              : std::optional<Quantity>(it->second);
  });
}

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TEST_UNIT_SUPPORT_FORMULATEXT_H
