//===- LatencyFloor.h - Time that nothing beats -----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_LATENCYFLOOR_H
#define MLIR_ROOFLINE_MACHINE_LATENCYFLOOR_H

#include "mlir-roofline/Machine/Formulas/ProbedFormulas.h"
#include "mlir-roofline/Machine/Formulas/TimeFormulas.h"
#include "mlir-roofline/Machine/MachineModel.h"

namespace mlir::roofline {

/// The time of one execution of every entry point, however its operations are
/// fused, ordered or overlapped: the largest over all resources, of a compute
/// unit for all the work it gets, of memory for what crosses the program's
/// boundary. Of alternatives the smaller counts, of a loop the fewest
/// iterations, and nothing of what is unknown. What depends on parameters alone
/// and is in none of the `groups` may have run before. Nothing while a count is
/// symbolic.
std::optional<ResourceTime> findLatencyFloor(const ModuleCost &cost,
                                             const ProgramFlow &flow,
                                             const FusionGroups &groups,
                                             const MachineModel &machine);

/// The same for sizes that are open: by resource, what it needs, of which the
/// largest is the floor. Nothing with alternatives, or loops whose iterations
/// differ, or types for which others stand in, or where masks and slices leave
/// out a part that depends on sizes, or if it is another one in a probe of the
/// program.
std::optional<FormulaNeeds>
getFloorNeeds(const ModuleCost &cost, const ProgramFlow &flow,
              const FusionGroups &groups, ProbedTimes &probed,
              const MachineModel &machine, FormulaGraph &graph);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_LATENCYFLOOR_H
