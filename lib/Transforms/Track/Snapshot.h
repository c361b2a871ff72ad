//===- Snapshot.h - The counts of a program at one time ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_TRANSFORMS_TRACK_SNAPSHOT_H
#define MLIR_ROOFLINE_LIB_TRANSFORMS_TRACK_SNAPSHOT_H

#include "mlir-roofline/Machine/MachineModel.h"
#include "mlir-roofline/Program/ModuleCost.h"
#include "mlir-roofline/Report/Compare/PassReport.h"
#include "llvm/ADT/MapVector.h"

namespace mlir::roofline {

/// What operations of one source location do together, by that location.
struct PlaceCount {
  double work = 0, bytes = 0;
  /// The heaviest of them, and what it does.
  std::optional<OperationName> op;
  std::pair<double, double> heaviest;
};
using Places = llvm::MapVector<Attribute, PlaceCount>;

/// What is counted of an operation with all that is nested in it. Stays valid
/// when that is changed or erased: addresses are for comparison alone.
struct Snapshot {
  PassReport::Counts counts;
  /// Whether there are no formulas and no calls among what is counted, so that
  /// sums of the functions of a program make the program.
  bool isAdditive = false;
  /// Absent until somebody needs it.
  std::optional<uint64_t> fingerprint;
  /// Of one execution of a function, what it does itself.
  struct Function {
    Operation *op;
    std::string name;
    /// Executions per execution of the whole.
    Multiplicity multiplicity;
    /// Its own snapshot; null if only counting it alone tells, for it calls or
    /// is given sizes.
    std::shared_ptr<Snapshot> own;
    std::shared_ptr<const Places> places;
  };
  std::vector<Function> functions;

  void addFunction(Function function) {
    numbers[function.op] = functions.size();
    functions.push_back(std::move(function));
  }
  /// Null if `op` is none of them.
  Function *findFunction(Operation *op) {
    auto number = numbers.find(op);
    return number == numbers.end() ? nullptr : &functions[number->second];
  }

private:
  llvm::DenseMap<Operation *, unsigned> numbers;
};

/// Counts `op`. `machine`, if given, adds times, `peak` live bytes, where
/// `metrics` have a place for them: both may look at everything around `op`.
std::shared_ptr<Snapshot> takeSnapshot(Operation *op,
                                       ArrayRef<const Metric *> metrics,
                                       bool peak = false,
                                       const MachineModel *machine = nullptr);

/// After minus before, times `times`; absent where one of both is, or if they
/// do not miss the same number of operations.
PassReport::Values subtract(const PassReport::Counts &after,
                            const PassReport::Counts &before,
                            const Quantity &times);

/// `sum` + `value`, entry by entry; what is absent of one is absent.
void addTo(PassReport::Values &sum, const PassReport::Values &value);

/// Work and bytes that are others than before.
using Difference = std::pair<double, double>;

/// The place where both differ most, and by how much; nothing where they do
/// not.
std::optional<std::pair<Difference, PassReport::Place>>
findPlace(const Snapshot &before, const Snapshot &after);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_TRANSFORMS_TRACK_SNAPSHOT_H
