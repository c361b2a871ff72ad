//===- WorkReader.h - Which unit does what ----------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MACHINE_DEMAND_WORKREADER_H
#define MLIR_ROOFLINE_LIB_MACHINE_DEMAND_WORKREADER_H

#include "MacWork.h"

#include "mlir-roofline/Machine/Demand/MachineResources.h"

namespace mlir::roofline {

/// Work of one type on one resource.
template <typename Number>
struct UnitWork {
  /// Null: the target has none that could do it.
  const MachineResources::Rate *rate;
  /// Of the program's operations.
  Type type;
  UnitKind unit;
  /// Operations of the rate's type; of the program's without a rate.
  Number numOps;
  bool isGuess = false;
  bool isSplit = false;
  /// Of a guess, operations that even a unit made for them would do.
  Number certainOps = 0;
};

/// Distributes the work of a cost among the units of a target.
template <typename Number>
class WorkReader {
public:
  WorkReader(const MachineResources &resources, const Numbers<Number> &numbers)
      : resources(resources), numbers(numbers) {}

  /// False if a count is no `Number`.
  bool forEach(const OpCost &cost,
               llvm::function_ref<void(const UnitWork<Number> &)> visit) const;

private:
  UnitWork<Number> getMatrixMacs(const MachineResources::Rate &matrix,
                                 const OpCost &cost,
                                 const Number &numMacs) const;
  UnitWork<Number> getScalarWork(WorkClass workClass, Type type,
                                 const Number &count) const;
  std::optional<UnitWork<Number>> getWidenedMacs(const OpCost &cost,
                                                 const MacWork<Number> &macs,
                                                 const Work &work) const;

  const MachineResources &resources;
  const Numbers<Number> &numbers;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MACHINE_DEMAND_WORKREADER_H
