//===- ProgramText.cpp - Text of a program in output ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Unicode.h"

using namespace mlir;

std::string mlir::roofline::toUtf8(llvm::StringRef text) {
  return llvm::json::isUTF8(text) ? text.str() : llvm::json::fixUTF8(text);
}

/// The number of bytes at the start of `text`, which is not empty, that are one
/// printable character; 0 if none is there.
static size_t getPrintableLength(llvm::StringRef text) {
  if (llvm::isPrint(text.front()))
    return 1;
  const llvm::UTF8 *begin = text.bytes_begin();
  size_t length = llvm::getNumBytesForUTF8(*begin);
  if (length < 2 || length > text.size() ||
      !llvm::isLegalUTF8Sequence(begin, begin + length))
    return 0;
  llvm::UTF32 character = 0;
  if (llvm::convertUTF8Sequence(&begin, begin + length, &character,
                                llvm::strictConversion) != llvm::conversionOK)
    return 0;
  // What formats text, such as a change of its direction, is not printable.
  return llvm::sys::unicode::isPrintable(character) ? length : 0;
}

std::string mlir::roofline::toVisibleText(llvm::StringRef text) {
  std::string visible;
  visible.reserve(text.size());
  while (!text.empty()) {
    if (size_t length = getPrintableLength(text)) {
      visible += text.take_front(length);
      text = text.drop_front(length);
      continue;
    }
    // All bytes of a character that cannot be shown, one by one.
    unsigned char byte = text.front();
    visible += '\\';
    visible += llvm::hexdigit(byte >> 4);
    visible += llvm::hexdigit(byte & 0xF);
    text = text.drop_front();
  }
  return visible;
}

std::string mlir::roofline::toCsvText(llvm::StringRef text) {
  // The last four are as wide as an ideograph; spreadsheets take them for the
  // others.
  static constexpr llvm::StringRef starts[] = {"=",
                                               "+",
                                               "-",
                                               "@",
                                               "\xEF\xBC\x9D",
                                               "\xEF\xBC\x8B",
                                               "\xEF\xBC\x8D",
                                               "\xEF\xBC\xA0"};
  std::string visible = toVisibleText(text);
  bool isFormula = llvm::any_of(starts, [&](llvm::StringRef start) {
    return llvm::StringRef(visible).ltrim(' ').starts_with(start);
  });
  return (isFormula ? "'" : "") + visible;
}
