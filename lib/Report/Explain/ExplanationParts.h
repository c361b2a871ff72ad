//===- ExplanationParts.h - Parts of an explanation -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_REPORT_EXPLANATIONPARTS_H
#define MLIR_ROOFLINE_LIB_REPORT_EXPLANATIONPARTS_H

#include "Layers/Grouping.h"
#include "mlir-roofline/Movement/IterationSpaces.h"
#include "mlir-roofline/Report/Explanation.h"

namespace mlir::roofline::report {

/// An operation that is explained.
struct ExplainedSubject {
  const Program &program;
  /// With values for sizes, and before these were put in.
  const CostedOp &op, &original;
  unsigned number;
  /// With values for sizes; nothing if it says no loops.
  std::optional<IterationSpace> space;
};

/// Whether the program has names for all sizes in this one.
bool isNamed(const Quantity &size, const Program &program);

/// Adds what it computes: work and formulas. Its loops are there.
void explainWork(ExplainedOp &explained, const ExplainedSubject &subject);

/// Adds what it does with each of its tensors. `spaces` and `classes` are those
/// of the costs with values for sizes.
void explainOperands(ExplainedOp &explained, const ExplainedSubject &subject,
                     IterationSpaces &spaces, const ValueClasses &classes);

/// Adds what it needs of a target, whose times of the whole program are given.
void explainTarget(ExplainedOp &explained, const ExplainedSubject &subject,
                   const ModuleCost &cost, const ModuleTime &time,
                   ModuleLevels &levels);

/// The group that operation `number` can run in.
ExplainedGroup explainGroup(unsigned number, const ModuleCost &cost,
                            const FusionGroups &groups, double capacityBytes,
                            const ModuleTime *time);

} // namespace mlir::roofline::report

#endif // MLIR_ROOFLINE_LIB_REPORT_EXPLANATIONPARTS_H
