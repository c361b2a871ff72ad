//===- ScalarWork.h - What one scalar operation counts ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The test's own reading of the vocabulary in docs/CostModel.md, kept apart
// from the cost models on purpose: an oracle that included their table would
// only confirm it.
//
//===----------------------------------------------------------------------===//

#ifndef ROOFLINE_TEST_EXECUTED_SCALARWORK_H
#define ROOFLINE_TEST_EXECUTED_SCALARWORK_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/Operation.h"
#include "mlir/Support/LLVM.h"
#include "llvm/ADT/DenseSet.h"

#include <optional>
#include <string>

namespace executed {

/// `count` operations of a class on an element type, as in "mul f32".
struct Share {
  std::string key;
  int64_t count;

  /// Whether these are multiplications, fused with an addition or not.
  bool isProduct() const {
    llvm::StringRef name = key;
    return name.starts_with("mul ") || name.starts_with("fma ");
  }
};

/// What executing `op` once counts: empty for arithmetic on `index` and for
/// what costs nothing, nullopt for an operation the test does not know.
std::optional<mlir::SmallVector<Share, 2>> getScalarWork(mlir::Operation *op);

/// The multiplications of `function`, which is lowered to loops over scalars,
/// that are multiply-accumulates.
llvm::DenseSet<mlir::Operation *>
findMultiplyAccumulates(mlir::func::FuncOp function);

} // namespace executed

#endif // ROOFLINE_TEST_EXECUTED_SCALARWORK_H
