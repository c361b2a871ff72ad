//===- SizeText.cpp - Names and ranges of sizes, as text ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Support/SizeText.h"

#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"

using namespace mlir;
using namespace mlir::roofline;
using llvm::StringRef;
using llvm::Twine;

static constexpr size_t maxNameLength = 64;

/// Whether it looks like a name that the analysis gives: `arg0`, `s1`, `nnz0`,
/// `iter2`, `trips0`.
static bool isGeneratedName(StringRef name) {
  StringRef stem = name.take_while([](char c) { return !llvm::isDigit(c); });
  StringRef number = name.drop_front(stem.size());
  return !number.empty() && llvm::all_of(number, llvm::isDigit) &&
         llvm::is_contained({"arg", "s", "nnz", "iter", "trips"}, stem);
}

/// What formulas are written with, and what a machine calls its own sizes.
static bool isReserved(StringRef name) {
  return llvm::is_contained(
      {"min", "max", "mod", "floordiv", "ceildiv", "vscale", "subgroup_size"},
      name);
}

llvm::Error mlir::roofline::checkSizeName(StringRef name) {
  auto mayStand = [](char c) { return llvm::isAlnum(c) || c == '_'; };
  StringRef expected;
  if (name.empty() || name.size() > maxNameLength || llvm::isDigit(name[0]) ||
      !llvm::all_of(name, mayStand))
    expected = "expected a name of at most 64 letters, digits and '_', and no "
               "digit first, found '";
  else if (isReserved(name))
    expected = "expected a name that is no word of formulas and no size of "
               "machines, found '";
  else if (isGeneratedName(name))
    expected = "expected a name that no size has by itself (arg0, s1), found '";
  else
    return llvm::Error::success();
  // A text of any length may stand where a name is expected.
  StringRef shown = name.take_front(2 * maxNameLength);
  return llvm::createStringError(Twine(expected) + toVisibleText(shown) +
                                 (shown.size() < name.size() ? "...'" : "'"));
}

llvm::Expected<SizeRange> mlir::roofline::parseSizeRange(StringRef text) {
  auto [from, to] = text.split("..");
  SizeRange range;
  if (from.getAsInteger(10, range.low) || to.getAsInteger(10, range.high) ||
      range.low < 0 || range.high < range.low || range.high > maxSizeValue)
    return llvm::createStringError(
        "expected LOW..HIGH, two integers from 0 to 2^40 that do not fall, "
        "found '" +
        toVisibleText(text.take_front(128)) + "'");
  return range;
}
