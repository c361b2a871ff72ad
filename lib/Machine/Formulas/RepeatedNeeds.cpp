//===- RepeatedNeeds.cpp - What is needed again and again -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/Formulas/RepeatedNeeds.h"

#include <map>

using namespace mlir;
using namespace mlir::roofline;

NeedsKey NeedsKey::get(ArrayRef<FormulaNeed> needs) {
  NeedsKey key;
  for (const FormulaNeed &need : needs) {
    bool isConstant = need.seconds.isConstant();
    key.saysAll &= !isConstant;
    key.parts.emplace_back(need.resource,
                           isConstant ? ~0u : need.seconds.getNode());
  }
  return key;
}

std::vector<RepeatedNeeds>
mlir::roofline::mergeEqual(ArrayRef<RepeatedNeeds> ops) {
  std::map<decltype(NeedsKey::parts), size_t> numbers;
  std::vector<RepeatedNeeds> merged;
  for (const RepeatedNeeds &each : ops) {
    NeedsKey key = NeedsKey::get(each.needs);
    auto [found, isNew] =
        numbers.try_emplace(std::move(key.parts), merged.size());
    if (isNew || !key.saysAll)
      merged.push_back(each);
    else
      merged[found->second].times += each.times;
  }
  return merged;
}

Formula mlir::roofline::getLargest(ArrayRef<FormulaNeed> needs) {
  if (needs.empty())
    return 0;
  Formula largest = needs.front().seconds;
  for (const FormulaNeed &need : needs.drop_front())
    largest = max(largest, need.seconds);
  return largest;
}

Formula mlir::roofline::getSum(ArrayRef<RepeatedNeeds> ops) {
  Formula sum;
  for (const RepeatedNeeds &op : ops)
    sum += getLargest(op.needs) * op.times;
  return sum;
}
