//===- RowPlace.cpp - Where the operations of a row are -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RowPlace.h"

#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace mlir;
using namespace mlir::roofline;

/// In the program's own file the line is enough.
static StringRef shortenLocation(StringRef location, StringRef file) {
  StringRef line = location;
  if (line.consume_front(llvm::sys::path::filename(file)) &&
      line.consume_front(":"))
    return line;
  return location;
}

/// The byte at `place`, counted from the start or the end.
static char getByte(StringRef text, size_t place, bool atEnd) {
  return atEnd ? text[text.size() - place - 1] : text[place];
}

/// How many bytes both start with, or end with.
static size_t getCommonLength(StringRef a, StringRef b, bool atEnd) {
  size_t length = 0, most = std::min(a.size(), b.size());
  while (length < most &&
         getByte(a, length, atEnd) == getByte(b, length, atEnd))
    ++length;
  return length;
}

static bool isLetter(char c) {
  return llvm::isAlpha(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// Without letters a name is a line, and other lines are not like it.
static bool isName(StringRef text) { return llvm::any_of(text, isLetter); }

/// How much of what all start or end with consists of whole words in each:
/// `layer1` and `layer2` share `layer`, and `layers` and `lm_head` nothing.
static size_t keepWords(size_t length, ArrayRef<StringRef> places, bool atEnd) {
  StringRef first = places.front();
  auto endsInLetter = [&] {
    return length > 0 && isLetter(getByte(first, length - 1, atEnd));
  };
  bool isCut =
      endsInLetter() && llvm::any_of(places, [&](StringRef place) {
        return length < place.size() && isLetter(getByte(place, length, atEnd));
      });
  while (isCut && endsInLetter())
    --length;
  return length;
}

std::string emit::describePlaces(const Report &report, ArrayRef<unsigned> ops) {
  auto places = llvm::map_to_vector(ops, [&](unsigned op) {
    return shortenLocation(report.ops[op].place, report.file);
  });
  StringRef first = places.front();
  if (llvm::all_equal(places))
    return toVisibleText(first);
  size_t head = first.size(), tail = first.size(), least = first.size();
  for (StringRef place : ArrayRef(places).drop_front()) {
    head = std::min(head, getCommonLength(first, place, /*atEnd=*/false));
    tail = std::min(tail, getCommonLength(first, place, /*atEnd=*/true));
    least = std::min(least, place.size());
  }
  head = keepWords(head, places, /*atEnd=*/false);
  tail = keepWords(std::min(tail, least - head), places, /*atEnd=*/true);
  std::string text = toVisibleText(first.take_front(head)) + "*" +
                     toVisibleText(first.take_back(tail));
  return isName(text) ? text : toVisibleText(first) + ", ...";
}
