//===- CalibrateCommand.cpp - mlir-roofline calibrate ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Measurements.h"
#include "Output.h"
#include "Session.h"
#include "Subcommands.h"
#include "TargetText.h"
#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Machine/Calibration.h"
#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir-roofline/Targets/TargetRegistry.h"

#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Path.h"

using namespace mlir;
using namespace mlir::roofline;
namespace cl = llvm::cl;

static cl::OptionCategory category("Options of mlir-roofline calibrate");

static cl::SubCommand command("calibrate",
                              "Fit a target's efficiencies to measured times");

static cl::opt<std::string> file(cl::Positional, cl::desc("MEASUREMENTS.csv"),
                                 cl::sub(command), cl::cat(category));

static cl::opt<std::string> targetName("target",
                                       cl::desc("The target that was measured"),
                                       cl::value_desc("NAME|host|FILE"),
                                       cl::sub(command), cl::cat(category));

static cl::opt<std::string>
    outputFile("o", cl::desc("Write the calibrated target to this file"),
               cl::value_desc("FILE"), cl::sub(command), cl::cat(category));

static cl::opt<std::string>
    device("device", cl::desc("Read only the lines of this device"),
           cl::value_desc("TEXT"), cl::sub(command), cl::cat(category));

static cl::opt<uint64_t>
    seed("seed",
         cl::desc("Selects which measurements are held out (default: 0)"),
         cl::init(0), cl::sub(command), cl::cat(category));

static cl::opt<double> trainShare(
    "train",
    cl::desc("Share of the measurements to fit; the others are held out and "
             "tell the\nerror (default: 0.5)"),
    cl::init(0.5), cl::sub(command), cl::cat(category));

/// Fewer measurements than this per class would fit noise.
static constexpr size_t minSamples = 20;

static LogicalResult checkUsage() {
  auto error = [](StringRef expected) {
    llvm::errs() << "mlir-roofline: error: expected " << expected
                 << " (see mlir-roofline calibrate --help)\n";
    return failure();
  };
  if (file.empty())
    return error("a file with measurements");
  if (targetName.empty())
    return error("--target, the target that was measured");
  if (outputFile.empty())
    return error("-o FILE, where the calibrated target goes");
  if (!(trainShare > 0 && trainShare < 1))
    return error("--train to be > 0 and < 1");
  return mlir::success();
}

static FailureOr<SmallVector<Calibration>> fit(Session &session,
                                               TargetAttr target) {
  Location loc = session.getCommandLine();
  FailureOr<std::vector<Measurement>> measurements =
      readMeasurements(file, device, loc);
  if (failed(measurements))
    return failure();
  MachineModel machine(target);
  std::vector<CalibrationSample> samples;
  for (const Measurement &measurement : *measurements) {
    std::optional<OpTime> time = machine.getTime(measurement.cost);
    if (!time || time->status != CountStatus::exact)
      return emitError(loc)
             << "target " << target.getName() << " has no rate for "
             << measurement.cost.work.getEntries().front().type
             << " operations that were measured";
    samples.push_back(
        {*machine.getEstimateTerms(measurement.cost), measurement.seconds});
  }
  SmallVector<Calibration> calibrations = calibrate(samples, trainShare, seed);
  for (const Calibration &calibration : calibrations)
    if (calibration.bound.numSamples < minSamples)
      return emitError(loc)
             << "expected at least " << minSamples << " measurements of "
             << stringifyOpClass(calibration.opClass) << " on "
             << calibration.elementType << ", found "
             << calibration.bound.numSamples;
  return calibrations;
}

/// The target with the fitted efficiencies, which replace those of the same
/// class and element type.
static std::string makeTarget(TargetAttr target,
                              ArrayRef<Calibration> calibrations) {
  std::string source = "measured: " + llvm::sys::path::filename(file).str();
  if (!device.empty())
    source += ", " + device;
  source += "; fitted by mlir-roofline calibrate";
  SmallVector<EfficiencyAttr> entries;
  for (const Calibration &calibration : calibrations)
    entries.push_back(calibration.getAttr(target.getContext(), source));
  size_t numFitted = entries.size();
  for (EfficiencyAttr old : target.getEfficiency())
    if (llvm::none_of(ArrayRef(entries).take_front(numFitted),
                      [&](EfficiencyAttr entry) {
                        return entry.getOpClass() == old.getOpClass() &&
                               entry.getElementType() == old.getElementType();
                      }))
      entries.push_back(old);
  auto calibrated = TargetAttr::get(
      target.getContext(), target.getName(), target.getVendor(),
      target.getUnits(), target.getMemory(), target.getBytePerElement(),
      entries, target.getEnergy(), target.getExtra());
  return ("// " + target.getName().getValue() +
          " with efficiencies fitted to " + llvm::sys::path::filename(file) +
          " by\n// mlir-roofline calibrate.\n")
             .str() +
         formatTargetInLines(calibrated);
}

static void addError(std::vector<TextTable::Cell> &cells,
                     const CalibrationError &error) {
  for (double value : {error.mean, error.median, error.p90})
    cells.emplace_back(formatPercent(value));
}

/// What was fitted and how far it is off.
static std::string describe(const Output &output,
                            ArrayRef<Calibration> calibrations) {
  TextTable errors(output.getWidth(), output.hasColor());
  auto addColumn = [&](StringRef header, bool alignRight) {
    TextTable::Column column;
    column.header = header.str();
    column.alignRight = alignRight;
    errors.addColumn(column);
  };
  addColumn("class", false);
  addColumn("type", false);
  addColumn("rows", true);
  addColumn("part", false);
  for (StringRef header : {"mean error", "median", "p90", "faster"})
    addColumn(header, true);
  std::string text;
  llvm::raw_string_ostream os(text);
  for (const Calibration &calibration : calibrations)
    for (auto [name, error] :
         {std::pair("bound, all rows", &calibration.bound),
          std::pair("estimate, fitted rows", &calibration.train),
          std::pair("estimate, held-out rows", &calibration.heldOut)}) {
      std::string type;
      llvm::raw_string_ostream(type) << calibration.elementType;
      std::vector<TextTable::Cell> cells = {
          stringifyOpClass(calibration.opClass).str(), type,
          std::to_string(error->numSamples), std::string(name)};
      addError(cells, *error);
      cells.emplace_back(formatPercent(error->shareFaster));
      errors.addRow(cells);
    }
  errors.print(os);
  os << "\n";
  printWrapped(os, "",
               "Errors: |time / measured - 1|. faster: the share of rows that "
               "were measured faster than the time says.",
               0, output.getWidth());
  return text;
}

static ExitStatus run() {
  if (failed(checkUsage()))
    return ExitStatus::badInput;
  Session session;
  if (failed(Output{outputFile}.refuseInputs(
          {file.getValue(), targetName.getValue()})))
    return ExitStatus::badInput;
  FailureOr<TargetAttr> target =
      getTarget(targetName, session.getCommandLine());
  if (failed(target))
    return ExitStatus::badInput;
  FailureOr<SmallVector<Calibration>> calibrations = fit(session, *target);
  if (failed(calibrations))
    return ExitStatus::badInput;
  Output terminal{"-"};
  if (failed(Output{outputFile}.write(makeTarget(*target, *calibrations))))
    return ExitStatus::badInput;
  // A target on standard output stands alone there, so that it can be used.
  if (outputFile != "-" &&
      failed(terminal.write(describe(terminal, *calibrations))))
    return ExitStatus::badInput;
  return ExitStatus::success;
}

Subcommand mlir::roofline::getCalibrateSubcommand() {
  return {&command, run,
          "mlir-roofline calibrate times.csv --target=nvidia-h100-sxm -o "
          "mine.mlir"};
}
