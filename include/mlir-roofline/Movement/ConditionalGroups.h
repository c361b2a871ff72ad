//===- ConditionalGroups.h - Groups while sizes are small -------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MOVEMENT_CONDITIONALGROUPS_H
#define MLIR_ROOFLINE_MOVEMENT_CONDITIONALGROUPS_H

#include "mlir-roofline/Movement/FusionGroups.h"

namespace mlir::roofline {

class ProgramFlow;

/// A group that there is as long as open sizes are small enough.
struct ConditionalGroup {
  /// What it moves is in open sizes.
  FusionGroups::Group group;
  /// Bytes that lie between its members at a time, as formulas of open sizes,
  /// each of which has to fit.
  std::vector<Quantity> keptBytes;
};

/// The groups of a program, decided as if open sizes were `sizes`:
///
/// ```mlir
/// %s = sum over rows of %x: tensor<8x?xf32>     ┐ one group, if a row and its
/// %y = %x / %s                                  ┘ sum fit: 4*arg0.d1 + 4 B
/// ```
std::vector<ConditionalGroup> getGroupsAt(const ModuleCost &cost,
                                          const ProgramFlow &flow,
                                          double capacityBytes,
                                          const SizeBindings &sizes);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MOVEMENT_CONDITIONALGROUPS_H
