//===- AnalysedProgram.h - What is analysed together ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_ANALYSEDPROGRAM_H
#define MLIR_ROOFLINE_INTERFACES_ANALYSEDPROGRAM_H

#include "mlir/IR/Operation.h"

namespace mlir::roofline {

/// A fact that whoever provides the sizes of a whole program states: the
/// operation that holds all of it. Null if models are asked about one operation
/// at a time; what stands around it may be changing meanwhile.
struct AnalysedProgram {
  Operation *root = nullptr;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_INTERFACES_ANALYSEDPROGRAM_H
