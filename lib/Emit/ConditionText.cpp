//===- ConditionText.cpp - Conditions on open sizes as text ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ConditionText.h"

#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;

std::string emit::formatCondition(const ReportFusion::Condition &condition,
                                  double capacityBytes) {
  std::string text;
  if (condition.symbol.empty()) {
    if (!condition.bytes.isConstant())
      text = condition.bytes.str() +
             " <= " + std::to_string(static_cast<int64_t>(capacityBytes));
  } else if (condition.last == condition.first) {
    text = condition.symbol + " = " + std::to_string(condition.first);
  } else if (condition.first > 1 && condition.last) {
    text = condition.symbol + " = " + std::to_string(condition.first) + ".." +
           std::to_string(*condition.last);
  } else if (condition.last) {
    text = condition.symbol + " <= " + std::to_string(*condition.last);
  } else {
    text = condition.symbol + " >= " + std::to_string(condition.first);
  }
  if (!text.empty() && !condition.isStreamed)
    return text;
  text += text.empty() ? "it moves less, as at " : " and it moves less, as at ";
  for (auto [number, size] : llvm::enumerate(condition.example))
    text += (number == 0 ? "" : ", ") + size.first + " = " + size.second;
  return text;
}
