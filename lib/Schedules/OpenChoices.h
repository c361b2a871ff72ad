//===- OpenChoices.h - What a schedule leaves open --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_SCHEDULES_OPENCHOICES_H
#define MLIR_ROOFLINE_LIB_SCHEDULES_OPENCHOICES_H

#include "mlir/Dialect/Transform/IR/TransformOps.h"

#include <vector>

namespace mlir::roofline::schedules {

/// Something that is chosen once for all operations of its name.
struct OpenChoice {
  StringAttr name;
  SmallVector<Operation *, 1> ops;
  /// What a knob may be; empty of alternatives.
  ArrayAttr options;
  /// Options, or regions.
  uint64_t number = 0;

  void choose(uint64_t index) const;
  /// Leaves it open again.
  void reopen() const;
  /// What `index` chooses, as text.
  std::string describe(uint64_t index) const;
};

/// What a sequence, and those that it includes, leave open, in order of first
/// appearance. Failures are diagnosed.
FailureOr<std::vector<OpenChoice>>
findOpenChoices(transform::NamedSequenceOp sequence);

} // namespace mlir::roofline::schedules

#endif // MLIR_ROOFLINE_LIB_SCHEDULES_OPENCHOICES_H
