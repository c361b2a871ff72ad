//===- MemoryReport.h - What a program holds --------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The part of a report that is of memory, as plain data.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_REPORT_MEMORYREPORT_H
#define MLIR_ROOFLINE_REPORT_MEMORYREPORT_H

#include "mlir-roofline/Flow/TrainingMemory.h"
#include "mlir-roofline/Interfaces/Cost.h"
#include "mlir-roofline/Support/Formula/Quantity.h"

#include <optional>
#include <string>
#include <vector>

namespace mlir::roofline {

/// What a program holds in the order in which it is written. Parameters and
/// caches are apart.
struct ReportActivations {
  CountStatus status = CountStatus::exact;
  Quantity peakBytes;
  /// The operation, its location, and that as its row says it (`Op::place`);
  /// empty while open sizes decide.
  std::string peakOp, peakAt, peakPlace;
  Quantity orderFreeBytes, sumBytes, inputBytes, cacheBytes;
  std::optional<Quantity> planBytes;
  struct Tensor {
    /// `arg0`, or the operation that makes it, its location, that as the row
    /// of the operation says it (`Op::place`), and its type.
    std::string name, location, place, type;
    Quantity bytes;
  };
  /// Of the whole program alone: what is live at the peak, and live bytes by
  /// position where they change.
  std::vector<Tensor> live;
  std::vector<std::pair<unsigned, Quantity>> timeline;
};

/// What is kept for the backward pass of a program that is forward only, and
/// what is held per parameter.
struct ReportTraining {
  Optimizer optimizer;
  /// Of the saved bytes.
  CountStatus status = CountStatus::exact;
  /// All that operations save, and of these what is no floats, what tells
  /// where the largest have been, and what belongs to a row or the like.
  Quantity savedBytes, maskBytes, positionBytes, statisticsBytes;
  /// With selective checkpointing, and with inputs alone.
  Quantity selectiveBytes, fullBytes;
  Quantity gradientBytes, stateBytes;
};

/// Parameters, each once.
struct ParameterSum {
  Quantity count, bytes;
  struct OfType {
    std::string type;
    Quantity count, bytes;
  };
  /// By element type, in order of first appearance.
  std::vector<OfType> types;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_REPORT_MEMORYREPORT_H
