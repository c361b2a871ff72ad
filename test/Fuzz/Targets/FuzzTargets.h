//===- FuzzTargets.h - Readers of what somebody writes ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TEST_FUZZ_FUZZTARGETS_H
#define MLIR_ROOFLINE_TEST_FUZZ_FUZZTARGETS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace mlir::roofline::fuzz {

/// Reads a text, which may be anything, and ends the program if what it has
/// read cannot be. Says nothing.
struct FuzzTarget {
  llvm::StringRef name;
  void (*run)(llvm::StringRef text);
};

llvm::ArrayRef<FuzzTarget> getFuzzTargets();

} // namespace mlir::roofline::fuzz

#endif // MLIR_ROOFLINE_TEST_FUZZ_FUZZTARGETS_H
