//===- ReportRequest.h - What is asked of a report --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The flags of `mlir-roofline report` and the options of `roofline-report`,
// which are the same and mean the same.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_DRIVER_REPORTREQUEST_H
#define MLIR_ROOFLINE_DRIVER_REPORTREQUEST_H

#include "mlir-roofline/Emit/Emitter.h"
#include "mlir-roofline/Report/Report.h"
#include "mlir/IR/BuiltinOps.h"

namespace mlir::roofline {

/// What the rows of a table are asked to be, as it was given.
struct RowRequest {
  bool all = false;
  std::optional<unsigned> top;
  std::string sort;
  std::optional<std::string> filter;
  std::vector<std::string> columns;
  bool legend = false, plot = false;
};

/// Each as text, as it was given; empty or absent: not given.
struct ReportRequest {
  /// What the report calls its input.
  std::string file;
  /// `--target`, in order; without one the module's own counts.
  std::vector<std::string> targets;
  std::optional<GroupBy> groupBy;
  /// Of the tree of layers.
  std::optional<unsigned> depth;
  std::optional<std::string> params, function, assume;
  /// Of `--name`, `--range` and `--bind`: SIZE=NAME, SIZE=LOW..HIGH and
  /// NAME=NUMBER.
  std::vector<std::string> names, ranges, bindings;
  MachineOptions machine;
  /// Whether to say what each memory level hands over.
  bool levels = false;
  InputUse inputs = InputUse::keep;
  Optimizer training = Optimizer::none;
  std::string batchSymbol, energy, grid, pue;
  bool showsFusion = false;
  unsigned numDevices = 1;
  /// The file of measured times, and how many runs of the program they are the
  /// sum of.
  std::string measured;
  std::optional<double> measuredRuns;
  std::optional<CsvForm> csv;
  RowRequest rows;
  /// Whether the format has one row for operations that look the same.
  bool mergesEqualOps = false;
  /// Whether the format has rows of operations; see `RowOptions::listsOps`.
  bool listsOps = true;
};

/// What a request asks for, looked up and analysed.
struct ReportInput {
  /// Before any size has a value.
  ModuleCost cost;
  SmallVector<TargetAttr> targets;
  ReportOptions options;
};

/// Analyses a module, whose arguments get the marks of `params`. Failures are
/// diagnosed: at `loc` what is wrong with the request, elsewhere in the module
/// what is wrong there.
FailureOr<ReportInput> analyse(ModuleOp module, const ReportRequest &request,
                               Location loc);

/// What a format is to show; without the width and colours of where it goes.
/// Failures are diagnosed at `loc`.
FailureOr<EmitOptions> getEmitOptions(const ReportRequest &request,
                                      Location loc);

/// Analyses a module, whose arguments get the marks of `params`, and collects
/// the report. Failures are diagnosed: at `loc` what is wrong with the request,
/// elsewhere in the module what is wrong there.
FailureOr<Report> makeReport(ModuleOp module, const ReportRequest &request,
                             Location loc);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_DRIVER_REPORTREQUEST_H
