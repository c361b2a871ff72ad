//===- ReportOptions.h - What a report is asked for -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_REPORT_REPORTOPTIONS_H
#define MLIR_ROOFLINE_REPORT_REPORTOPTIONS_H

#include "mlir-roofline/Flow/Assumptions.h"
#include "mlir-roofline/Flow/PeakActivations.h"
#include "mlir-roofline/Flow/TrainingMemory.h"
#include "mlir-roofline/Machine/MachineModel.h"
#include "mlir-roofline/Machine/ModuleEnergy.h"
#include "mlir-roofline/Report/MeasuredTimes.h"
#include "llvm/ADT/MapVector.h"

#include <optional>
#include <string>

namespace mlir::roofline {

/// What a row of the table stands for. The names are those of `--group-by`.
enum class GroupBy { op, kind, layer, function };

StringRef stringifyGroupBy(GroupBy groupBy);

/// What one execution of a program stands for.
struct Workload {
  /// The name of the size that counts the items of a batch, and its value;
  /// empty: an execution is one item.
  std::string batchSymbol;
  Quantity batch = 1;
  /// The symbol of that size in formulas; empty if it is no open size.
  std::string batchSize;
  /// Devices that execute the program at the same time.
  unsigned numDevices = 1;

  bool isDefault() const { return batchSymbol.empty() && numDevices == 1; }
  /// Of one execution on all devices; nothing if it is one, or symbolic.
  std::optional<double> getNumItems() const {
    std::optional<double> items = batch.getDouble();
    if (isDefault() || !items)
      return std::nullopt;
    return *items * numDevices;
  }
};

/// Where a program runs, for what its energy emits.
struct Site {
  /// A region's name, or empty for a number that was given.
  std::string region;
  double gramsPerKilowattHour;
  /// What the site draws over what its computers draw, >= 1.
  double powerUsageEffectiveness = defaultPowerUsageEffectiveness;
  /// Where the figure comes from; empty for a number that was given.
  std::string source;
};

struct Metric;

/// Which operations rows are made of, and in which order rows stand. Totals are
/// of the whole program all the same.
struct RowOptions {
  /// Whether operations have rows where none are grouped. A format that says
  /// everything of each operation apart needs none.
  bool listsOps = true;
  /// Whether operations that agree in all that their rows show share one.
  bool mergesEqual = false;
  /// A valid regular expression; operations whose name, location or function
  /// it does not match somewhere are in no row. Empty: all are.
  std::string filter;
  /// Largest first, on the first target if it depends on one, as if open sizes
  /// were `Report::orderingSize`; what has no value last. Null: the order of
  /// reports.
  const Metric *sort = nullptr;
};

struct ReportOptions {
  std::string file;
  /// Without it a row is an operation or, in the table of a program with
  /// several entries, one of these.
  std::optional<GroupBy> groupBy;
  /// Of rows by layer: how deep the tree of layers goes, at least 1. Without
  /// it, to the end, and rows are those that have operations of their own.
  std::optional<unsigned> depth;
  RowOptions rows;
  /// The name of the only function that the analysis is of; empty if it is of
  /// the whole program.
  std::string function;
  /// Values of size symbols. Names that do not occur are ignored.
  llvm::MapVector<StringRef, Quantity> bindings;
  MachineOptions machine;
  InputUse inputs = InputUse::keep;
  Optimizer training = Optimizer::none;
  Workload workload;
  /// Says what each memory level of the targets hands over.
  bool levels = false;
  /// Without it nothing is said of emissions.
  std::optional<Site> site;
  /// Whether to show which operations can run as one, and what that saves.
  bool showsFusion = false;
  /// What to compare the program with.
  std::optional<Assumptions> assumptions;
  /// Times to put beside those of the only target.
  std::optional<MeasuredTimes> measured;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_REPORT_REPORTOPTIONS_H
