//===- ArgumentFile.h - What a front end says of arguments ------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_DRIVER_ARGUMENTFILE_H
#define MLIR_ROOFLINE_DRIVER_ARGUMENTFILE_H

#include "mlir/Support/LLVM.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <string>
#include <vector>

namespace mlir::roofline {

/// An entry of a file of arguments.
struct ArgumentEntry {
  /// Position from 0 on; may be that of no argument.
  int64_t index;
  /// Whether its kind is `param`.
  bool isParameter;
  /// False for a tied weight that an exporter leaves behind.
  bool isUsed;
  /// Extents with a name or a formula, by dimension; empty elsewhere.
  std::vector<std::string> shape;
};

/// Reads a JSON file with a list `args` of objects:
///
///   {"args": [{"index": 0, "kind": "input", "shape": ["batch", 8]},
///             {"index": 1, "kind": "param", "used": false}]}
///
/// `index` and `kind` (param, buffer or input) are required, `used`, `shape`,
/// `name` and `dtype` are not, and others are errors. What stands beside `args`
/// is the exporter's own business.
llvm::Expected<std::vector<ArgumentEntry>> readArgumentFile(StringRef path);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_DRIVER_ARGUMENTFILE_H
