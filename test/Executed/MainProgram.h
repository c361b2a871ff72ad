//===- MainProgram.h - The program around the counted functions -*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ROOFLINE_TEST_EXECUTED_MAINPROGRAM_H
#define ROOFLINE_TEST_EXECUTED_MAINPROGRAM_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/BuiltinTypes.h"

#include <array>

namespace executed {

/// The names of the two globals.
constexpr llvm::StringLiteral countersName = "executed_counters";
constexpr llvm::StringLiteral shadowName = "executed_touched";

/// A counter, and the stretch of the shadow that is summed into it.
struct Popcount {
  int64_t counter, base, size;
};

/// The number of elements between the first and the last of a buffer, both and
/// an offset included.
int64_t getSpan(mlir::MemRefType type, mlir::ArrayRef<int64_t> sizes);

/// The extents of argument `i` of `function`, then of its results.
mlir::ArrayRef<int64_t> getSizes(mlir::func::FuncOp function, unsigned i);

/// Builds a loop nest over `extents`.
void buildNest(
    mlir::OpBuilder &b, mlir::Location loc, mlir::ArrayRef<mlir::Value> extents,
    llvm::function_ref<void(mlir::OpBuilder &, mlir::ValueRange)> body);

/// Adds to `module` the globals, and a @main that calls each of `functions`
/// once and prints `numCounters` counters after `popcounts` have been added up.
void makeMain(mlir::ModuleOp module,
              mlir::ArrayRef<mlir::func::FuncOp> functions, int64_t numCounters,
              int64_t shadowSize, mlir::ArrayRef<Popcount> popcounts);

} // namespace executed

#endif // ROOFLINE_TEST_EXECUTED_MAINPROGRAM_H
