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

static bool isContinuationByte(char byte) { return (byte & 0xC0) == 0x80; }

/// How many bytes both start with, or end with.
static size_t getCommonLength(StringRef a, StringRef b, bool atEnd) {
  size_t length = 0, most = std::min(a.size(), b.size());
  while (length < most &&
         (atEnd ? a[a.size() - length - 1] == b[b.size() - length - 1]
                : a[length] == b[length]))
    ++length;
  return length;
}

/// Without letters a name is a line, and other lines are not like it.
static bool isName(StringRef text) {
  return llvm::any_of(text, [](char c) {
    return llvm::isAlpha(c) || static_cast<unsigned char>(c) >= 0x80;
  });
}

std::string emit::describePlaces(const Report &report, ArrayRef<unsigned> ops) {
  auto getPlace = [&](unsigned op) {
    return shortenLocation(report.ops[op].place, report.file);
  };
  StringRef first = getPlace(ops.front());
  size_t head = first.size(), tail = first.size(), least = first.size();
  for (unsigned op : ops.drop_front()) {
    StringRef place = getPlace(op);
    head = std::min(head, getCommonLength(first, place, /*atEnd=*/false));
    tail = std::min(tail, getCommonLength(first, place, /*atEnd=*/true));
    least = std::min(least, place.size());
  }
  if (head == first.size() && least == first.size())
    return toVisibleText(first);
  tail = std::min(tail, least - head);
  // A character stays whole.
  while (head > 0 && head < first.size() && isContinuationByte(first[head]))
    --head;
  while (tail > 0 && isContinuationByte(first[first.size() - tail]))
    --tail;
  std::string text = toVisibleText(first.take_front(head)) + "*" +
                     toVisibleText(first.take_back(tail));
  return isName(text) ? text : toVisibleText(first) + ", ...";
}
