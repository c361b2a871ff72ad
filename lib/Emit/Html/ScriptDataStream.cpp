//===- ScriptDataStream.cpp - JSON inside a page --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ScriptDataStream.h"

using namespace mlir;
using namespace mlir::roofline::emit;

ScriptDataStream::~ScriptDataStream() {
  flush();
  // Only in text that ends within a character, which is not valid.
  os << StringRef("\xE2\x80", numHeld);
}

void ScriptDataStream::writeText(char byte) {
  // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
  if (numHeld == 2 && (byte == '\xA8' || byte == '\xA9')) {
    os << (byte == '\xA8' ? "\\u2028" : "\\u2029");
    numHeld = 0;
    return;
  }
  if (numHeld == 1 && byte == '\x80') {
    numHeld = 2;
    return;
  }
  os << StringRef("\xE2\x80", numHeld);
  numHeld = byte == '\xE2';
  if (numHeld)
    return;
  if (byte == '<')
    os << "\\u003c";
  else
    os << byte;
}

void ScriptDataStream::write_impl(const char *data, size_t size) {
  position += size;
  for (char byte : StringRef(data, size)) {
    if (!isInString) {
      if (byte != ' ' && byte != '\n')
        os << byte;
      isInString = byte == '"';
      continue;
    }
    writeText(byte);
    isInString = byte != '"' || isAfterBackslash;
    isAfterBackslash = byte == '\\' && !isAfterBackslash;
  }
}
