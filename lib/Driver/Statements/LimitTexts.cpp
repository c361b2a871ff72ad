//===- LimitTexts.cpp - What a program may cost ---------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/Options/LimitOptionList.h"
#include "mlir-roofline/Support/TextFile.h"

using namespace mlir;
using namespace mlir::roofline;

static llvm::Error inOption(StringRef name, llvm::Error error) {
  if (!error)
    return error;
  return llvm::createStringError("in --" + name + ": " +
                                 llvm::toString(std::move(error)));
}

static llvm::Error addFile(Budget &budget, StringRef path) {
  llvm::ErrorOr<std::string> text = readTextFile(path);
  if (!text)
    return llvm::createStringError("cannot read '" + path +
                                   "': " + text.getError().message());
  return inOption("budget", readBudget(*text, path, budget));
}

static llvm::Error addLimits(Budget &budget, ArrayRef<std::string> texts,
                             bool isMax) {
  for (StringRef text : texts) {
    llvm::Expected<Limit> limit = parseLimit(text, isMax);
    if (!limit)
      return inOption(isMax ? "max" : "min", limit.takeError());
    budget.limits.push_back(std::move(*limit));
  }
  return llvm::Error::success();
}

llvm::Expected<Budget> mlir::roofline::makeBudget(const LimitTexts &texts) {
  Budget budget;
  for (StringRef path : texts.files)
    if (llvm::Error error = addFile(budget, path))
      return error;
  for (const auto &[name, value] : texts.named)
    if (llvm::Error error = inOption(name, addNamedLimit(budget, name, value)))
      return error;
  if (llvm::Error error = addLimits(budget, texts.maxima, /*isMax=*/true))
    return error;
  if (llvm::Error error = addLimits(budget, texts.minima, /*isMax=*/false))
    return error;
  budget.failOnUnknown |= texts.failOnUnknown;
  budget.acceptEstimates |= texts.acceptEstimates;
  if (budget.limits.empty() && !budget.failOnUnknown)
    return llvm::createStringError(
        "expected a limit, such as --max-flops or --budget");
  return budget;
}
