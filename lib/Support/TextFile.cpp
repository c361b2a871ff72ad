//===- TextFile.cpp - Text files that people write ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Support/TextFile.h"

#include "llvm/Support/MemoryBuffer.h"

using namespace mlir;

llvm::ErrorOr<std::string> mlir::roofline::readTextFile(StringRef path) {
  auto buffer = llvm::MemoryBuffer::getFileOrSTDIN(path, /*IsText=*/true);
  if (!buffer)
    return buffer.getError();
  StringRef text = (*buffer)->getBuffer();
  text.consume_front("\xEF\xBB\xBF");
  return text.str();
}
