//===- ServedSizes.h - What is said of sizes of two programs ----*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_DRIVER_SERVEDSIZES_H
#define MLIR_ROOFLINE_LIB_DRIVER_SERVEDSIZES_H

#include "mlir-roofline/Driver/ReportRequest.h"
#include "mlir/IR/Diagnostics.h"

#include <array>

namespace mlir::roofline::driver {

/// One of the two programs that are served.
struct ServedRequest {
  ModuleOp module;
  ReportRequest request;
  /// What messages call it.
  std::string title;
  /// With a dot behind it in front of a size, it says that this program's is
  /// meant: the function, or with two files the part that it plays.
  std::string prefix;
  /// Whether the prefix is none that the program itself knows.
  bool stripsPrefix = false;
};

/// As long as this lives, errors about sizes of a program say which prefix was
/// taken away.
class SizeMessages {
public:
  SizeMessages(const ServedRequest &program, Location loc);

private:
  ScopedDiagnosticHandler handler;
};

/// Leaves each of the requests those of its names, ranges and values of sizes
/// that are about its program: what a prefix says, and of everything else what
/// it has. What neither has is an error, which is diagnosed.
LogicalResult chooseSizes(std::array<ServedRequest, 2> &programs, Location loc);

} // namespace mlir::roofline::driver

#endif // MLIR_ROOFLINE_LIB_DRIVER_SERVEDSIZES_H
