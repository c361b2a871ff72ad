//===- ReportOptionList.h - What a report is asked for ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The flags of `mlir-roofline report` and the options of `roofline-report`. For
// the kinds see OptionKinds.h.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_DRIVER_OPTIONS_REPORTOPTIONLIST_H
#define MLIR_ROOFLINE_DRIVER_OPTIONS_REPORTOPTIONLIST_H

#include "mlir-roofline/Driver/Options/ProgramOptionList.h"

namespace mlir::roofline {

/// Which rows there are, and what they say.
template <typename Kind>
struct RowOptionList {
  typename Kind::Owner owner;

  explicit RowOptionList(typename Kind::Owner owner) : owner(owner) {}

  void addTo(RowRequest &request) const {
    request.all = all;
    request.top = getGiven<Kind, unsigned>(top);
    request.sort = sort.getValue();
    request.filter = getGiven<Kind, std::string>(filter);
    request.columns.assign(columns.begin(), columns.end());
    request.legend = legend;
    request.plot = plot;
  }

  typename Kind::template Option<bool> all{
      owner, "all", llvm::cl::desc("Print every row of the table")};

  typename Kind::template Option<unsigned> top{
      owner, "top", llvm::cl::desc("Print this many rows (default: 25)"),
      llvm::cl::value_desc("N")};

  typename Kind::template Option<std::string> sort{
      owner, "sort",
      llvm::cl::desc(
          "Largest first by this metric, by its name in JSON: bytes, "
          "flops, time_s, ...\nDefault: time_s"),
      llvm::cl::value_desc("METRIC"), llvm::cl::Hidden};

  typename Kind::template Option<std::string> filter{
      owner, "filter",
      llvm::cl::desc(
          "Make rows of those operations alone whose name, location "
          "or function this\nregular expression matches; totals stay "
          "those of the program"),
      llvm::cl::value_desc("REGEX")};

  typename Kind::template List<std::string> columns{
      owner, "columns",
      llvm::cl::desc("What rows say: metrics by their names in JSON, location, "
                     "types, multiplicity,\nbound_by"),
      llvm::cl::value_desc("NAME,..."), llvm::cl::Hidden};

  typename Kind::template Option<bool> legend{
      owner, "legend", llvm::cl::desc("Explain every column and line"),
      llvm::cl::Hidden};

  typename Kind::template Option<bool> plot{
      owner, "plot",
      llvm::cl::desc("Also draw the roofline of the first target, with a mark "
                     "for each row"),
      llvm::cl::Hidden};
};

/// What a report tells, and how.
template <typename Kind>
struct ReportOptionList {
  typename Kind::Owner owner;

  explicit ReportOptionList(typename Kind::Owner owner) : owner(owner) {}

  /// Beside what the options of programs say.
  void addTo(ReportRequest &request) const {
    request.groupBy = getGiven<Kind, GroupBy>(groupBy);
    request.depth = getGiven<Kind, unsigned>(depth);
    request.assume = getGiven<Kind, std::string>(assume);
    request.levels = levels;
    request.inputs = inputs;
    request.training = training;
    request.batchSymbol = batchSymbol.getValue();
    request.showsFusion = fusion;
    request.energy = energy.getValue();
    request.grid = grid.getValue();
    request.pue = pue.getValue();
    request.numDevices = numDevices;
    request.measured = measured.getValue();
    request.measuredRuns = getGiven<Kind, double>(measuredRuns);
    request.csv = getGiven<Kind, CsvForm>(csv);
    request.mergesEqualOps = format.getValue()->mergesEqualOps();
    request.listsOps = format.getValue()->listsOps();
    rows.addTo(request.rows);
  }

  RowOptionList<Kind> rows{owner};
  InputsOption<Kind> inputs{owner};

  typename Kind::template Option<const Emitter *> format{
      owner, "format", llvm::cl::desc("What to print:"),
      llvm::cl::init(getEmitters().front().get()), EmitterValues()};

  typename Kind::template Option<CsvForm> csv{
      owner,
      "csv",
      llvm::cl::desc("With --format=csv, what a row is of:"),
      llvm::cl::init(CsvForm::wide),
      llvm::cl::values(
          clEnumValN(CsvForm::wide, "wide",
                     "one op or group, with columns for each target (default)"),
          clEnumValN(CsvForm::tidy, "long",
                     "one op or group on one target, all executions; the same "
                     "columns always")),
      llvm::cl::Hidden};

  typename Kind::template Option<GroupBy> groupBy{
      owner, "group-by", llvm::cl::desc("What a row stands for:"),
      llvm::cl::init(GroupBy::op),
      llvm::cl::values(
          clEnumValN(GroupBy::op, "op", "one operation (default)"),
          clEnumValN(GroupBy::kind, "kind", "all operations of one name"),
          clEnumValN(GroupBy::layer, "layer",
                     "all operations of one layer, by location"),
          clEnumValN(GroupBy::function, "function",
                     "all operations in one function"))};

  typename Kind::template Option<unsigned> depth{
      owner, "depth",
      llvm::cl::desc(
          "Print the layers as a tree, this deep, each with all that "
          "is in it"),
      llvm::cl::value_desc("N")};

  typename Kind::template Option<Optimizer> training{
      owner,
      "training",
      llvm::cl::desc(
          "Also tell what a backward pass needs, of a program that is "
          "forward only, and\nwhat the optimiser keeps:"),
      llvm::cl::init(Optimizer::none),
      llvm::cl::values(
          clEnumValN(Optimizer::none, "none", "nothing (default)"),
          clEnumValN(Optimizer::sgd, "sgd", "gradients alone"),
          clEnumValN(Optimizer::adam, "adam",
                     "two moments in f32, and a copy of what is narrower")),
      llvm::cl::Hidden};

  typename Kind::template Option<bool> fusion{
      owner, "fusion",
      llvm::cl::desc("Also list the groups of operations that can run as one, "
                     "by what that saves")};

  typename Kind::template Option<std::string> batchSymbol{
      owner, "batch-symbol",
      llvm::cl::desc(
          "The size that counts items, for throughput: a name that "
          "--bind gives a value,\nor an extent of an argument (arg0.d0)"),
      llvm::cl::value_desc("NAME")};

  typename Kind::template Option<unsigned> numDevices{
      owner,
      "devices",
      llvm::cl::desc("Devices that each run the program, for the throughput "
                     "(default: 1)"),
      llvm::cl::value_desc("N"),
      llvm::cl::init(1),
      llvm::cl::Hidden};

  typename Kind::template Option<std::string> energy{
      owner, "energy",
      llvm::cl::desc("Energies to use for every target instead of its own: a "
                     "known table or a\nfile with a #roofline.energy"),
      llvm::cl::value_desc("NAME|FILE")};

  typename Kind::template Option<std::string> grid{
      owner, "grid",
      llvm::cl::desc("Also tell emissions: the region whose electricity is "
                     "used, or grams of\nCO2 equivalents per kWh"),
      llvm::cl::value_desc("REGION|NUMBER")};

  typename Kind::template Option<std::string> pue{
      owner, "pue",
      llvm::cl::desc("Power usage effectiveness of the site, with --grid "
                     "(default: 1.56, the mean\nof data centres)"),
      llvm::cl::value_desc("NUMBER"), llvm::cl::Hidden};

  typename Kind::template Option<std::string> assume{
      owner, "assume",
      llvm::cl::desc(
          "Also report the program with its float tensors in other "
          "types: TYPE is an\ninteger or float type, with "
          ",group=N,scale=TYPE,zero=TYPE where elements share these"),
      llvm::cl::value_desc("weights:TYPE;activations:TYPE;kv:TYPE")};

  typename Kind::template Option<bool> levels{
      owner, "levels",
      llvm::cl::desc("Also tell what each memory level of the targets hands "
                     "over: at least, and\ntiled well"),
      llvm::cl::Hidden};

  typename Kind::template Option<std::string> measured{
      owner, "measured",
      llvm::cl::desc("Put measured times beside the predicted ones: CSV or a "
                     "trace"),
      llvm::cl::value_desc("FILE")};

  typename Kind::template Option<double> measuredRuns{
      owner, "measured-runs",
      llvm::cl::desc("With --measured, how many runs of the program the file "
                     "sums up (default:\ntimes are those of a mean call)"),
      llvm::cl::value_desc("N"), llvm::cl::Hidden};
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_DRIVER_OPTIONS_REPORTOPTIONLIST_H
