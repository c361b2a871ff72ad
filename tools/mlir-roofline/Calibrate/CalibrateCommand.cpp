//===- CalibrateCommand.cpp - mlir-roofline calibrate ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CommandLine/Subcommands.h"
#include "Input/Plugins.h"
#include "Input/Session.h"
#include "ModelMeasurements.h"
#include "Output.h"
#include "Targets/TargetText.h"
#include "mlir-roofline/Driver/Options/OptionKinds.h"
#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Machine/Calibration.h"
#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir-roofline/Targets/TargetRegistry.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Path.h"

using namespace mlir;
using namespace mlir::roofline;
namespace cl = llvm::cl;

static cl::OptionCategory category("Options of mlir-roofline calibrate");

static cl::SubCommand command("calibrate",
                              "Fit a target's efficiencies to measured times");

static cl::list<std::string> files(cl::Positional,
                                   cl::desc("MEASUREMENTS.csv..."),
                                   cl::sub(command), cl::cat(category));

static TextFlag targetName("target", cl::desc("The target that was measured"),
                           cl::value_desc("NAME|host|FILE"), cl::sub(command),
                           cl::cat(category));

static TextFlag outputFile("o",
                           cl::desc("Write the calibrated target to this file"),
                           cl::value_desc("FILE"), cl::sub(command),
                           cl::cat(category));

static TextFlag device("device", cl::desc("Read only the lines of this device"),
                       cl::value_desc("TEXT"), cl::sub(command),
                       cl::cat(category));

static cl::list<std::string>
    where("where", cl::desc("Read only the lines with this value in a column"),
          cl::value_desc("COLUMN=VALUE"), cl::sub(command), cl::cat(category));

static cl::opt<CacheState>
    cache("cache",
          cl::desc("What the last cache held when a measurement began"),
          cl::values(clEnumValN(CacheState::cold, "cold", "nothing (default)"),
                     clEnumValN(CacheState::hot, "hot", "what fits")),
          cl::init(CacheState::cold), cl::sub(command), cl::cat(category));

namespace {
enum class Weight { rows, time };
} // namespace

static cl::opt<Weight>
    weight("weight", cl::desc("What the fit makes smallest"),
           cl::values(clEnumValN(Weight::rows, "rows",
                                 "the mean error of the rows (default)"),
                      clEnumValN(Weight::time, "time",
                                 "the error in the time of all together")),
           cl::init(Weight::rows), cl::sub(command), cl::cat(category));

static TextFlag
    model("model",
          cl::desc("The program whose operations were measured, in files for "
                   "report --measured"),
          cl::value_desc("MODEL"), cl::sub(command), cl::cat(category));

static cl::list<std::string>
    bindings("bind", cl::CommaSeparated,
             cl::desc("Values for sizes that the model leaves open"),
             cl::value_desc("NAME=NUMBER,..."), cl::sub(command),
             cl::cat(category));

static TextFlag function("function",
                         cl::desc("This function of the model alone"),
                         cl::value_desc("NAME"), cl::sub(command),
                         cl::cat(category));

static PluginOptions plugins(command, category);

static cl::opt<uint64_t>
    seed("seed",
         cl::desc("Selects which measurements are held out (default: 0)"),
         cl::init(0), cl::sub(command), cl::cat(category));

static cl::opt<double, /*ExternalStorage=*/false, FlagParser<double>>
    trainShare(
        "train",
        cl::desc(
            "Share of the measurements to fit; the others are held out and "
            "tell the\nerror (default: 0.5)"),
        cl::init(0.5), cl::sub(command), cl::cat(category));

/// Fewer measurements than this per class would fit noise.
static constexpr size_t minSamples = 8;

static LogicalResult checkUsage() {
  auto error = [](StringRef expected) {
    llvm::errs() << "mlir-roofline: error: expected " << expected
                 << " (see mlir-roofline calibrate --help)\n";
    return failure();
  };
  if (files.empty())
    return error("a file with measurements");
  if (targetName.empty())
    return error("--target, the target that was measured");
  if (outputFile.empty())
    return error("-o FILE, where the calibrated target goes");
  bool choosesLines =
      device.getNumOccurrences() != 0 || where.getNumOccurrences() != 0;
  bool choosesOfModel =
      bindings.getNumOccurrences() != 0 || function.getNumOccurrences() != 0;
  if (!model.empty() && choosesLines)
    return error("no --device and no --where beside --model");
  if (model.empty() && choosesOfModel)
    return error("--model beside --bind and --function");
  if (model.empty() && plugins.isGiven())
    return error("--model beside plugins and passes");
  bool isShare = trainShare > 0 && trainShare < 1;
  if (!isShare)
    return error("--train to be > 0 and < 1");
  for (StringRef text : where)
    if (!text.contains('='))
      return error("--where=COLUMN=VALUE");
  return mlir::success();
}

static RowFilter getFilter() {
  RowFilter filter;
  for (StringRef text : where) {
    auto [column, value] = text.split('=');
    filter[column.str()] = value.str();
  }
  if (!device.empty())
    filter["device"] = device;
  return filter;
}

/// Times that no machine reaches are in another unit, or of another machine.
static LogicalResult checkTimes(ArrayRef<CalibrationSample> samples,
                                TargetAttr target, Location loc) {
  size_t numFaster = llvm::count_if(samples, [](const CalibrationSample &each) {
    return each.seconds < Efficiency().getSeconds(each.terms);
  });
  if (numFaster == samples.size())
    return emitError(loc) << "expected times that target " << target.getName()
                          << " can reach, found all of them below the bound: "
                             "are they milliseconds?";
  return mlir::success();
}

static FailureOr<std::vector<Measurement>>
readFile(ModuleOp module, StringRef file, Location loc) {
  if (!module)
    return readMeasurements(file, getFilter(), loc);
  ReportRequest request;
  request.file = model;
  request.targets = {targetName};
  request.measured = file.str();
  request.bindings.assign(bindings.begin(), bindings.end());
  if (function.getNumOccurrences() != 0)
    request.function = function;
  request.machine.cache = cache;
  return readModelMeasurements(module, request, loc);
}

/// Whether the target says what all of a cost takes at its peaks. How fast a
/// hot cache is may be left to the fit.
static bool isTimed(const std::optional<OpTime> &time,
                    const MachineModel &machine) {
  if (!time || time->missingSeconds > 0)
    return false;
  return time->status == CountStatus::exact ||
         (time->status == CountStatus::lower &&
          machine.getResources().hidesResident());
}

/// Nothing where the target has no rate for what was measured: of a model that
/// is left out, it is more than what somebody has chosen to measure.
static FailureOr<std::vector<CalibrationSample>>
getSamples(ArrayRef<Measurement> measurements, TargetAttr target,
           Location loc) {
  MachineOptions options;
  options.cache = cache;
  MachineModel machine(target, options);
  std::vector<CalibrationSample> samples;
  for (const Measurement &measurement : measurements) {
    std::optional<OpTime> time = machine.getTime(measurement.cost);
    std::optional<EstimateTerms> terms;
    if (isTimed(time, machine))
      terms = machine.getEstimateTerms(measurement.cost);
    if (!terms && !model.empty())
      continue;
    if (!terms)
      return emitError(loc)
             << "target " << target.getName() << " has no rate for "
             << measurement.cost.work.getEntries().front().type
             << " operations that were measured";
    terms->opClass = measurement.opClass.value_or(terms->opClass);
    samples.push_back({*terms, measurement.seconds,
                       weight == Weight::time ? measurement.seconds : 1});
  }
  return samples;
}

/// What a model has too few operations of stays as it is.
static LogicalResult keepFitted(SmallVectorImpl<Calibration> &calibrations,
                                Location loc) {
  for (const Calibration &calibration : calibrations) {
    if (calibration.bound.numSamples >= minSamples)
      continue;
    InFlightDiagnostic diagnostic =
        model.empty() ? emitError(loc) : emitWarning(loc);
    diagnostic << "expected at least " << minSamples << " measurements of "
               << stringifyOpClass(calibration.opClass) << " on "
               << calibration.elementType << ", found "
               << calibration.bound.numSamples;
    if (model.empty())
      return diagnostic;
    diagnostic << "; its efficiency stays as it is";
  }
  llvm::erase_if(calibrations, [](const Calibration &calibration) {
    return calibration.bound.numSamples < minSamples;
  });
  if (calibrations.empty())
    return emitError(loc, "expected measurements to fit, found too few of "
                          "every class and type");
  return mlir::success();
}

static FailureOr<SmallVector<Calibration>> fit(Session &session,
                                               TargetAttr target) {
  Location loc = session.getCommandLine();
  // Costs speak of its values.
  OwningOpRef<ModuleOp> module;
  if (!model.empty() && !(module = session.read(model)))
    return failure();
  std::vector<Measurement> measurements;
  for (const std::string &file : files) {
    FailureOr<std::vector<Measurement>> read =
        readFile(module ? *module : ModuleOp(), file, loc);
    if (failed(read))
      return failure();
    llvm::append_range(measurements, *read);
  }
  FailureOr<std::vector<CalibrationSample>> samples =
      getSamples(measurements, target, loc);
  if (failed(samples) || failed(checkTimes(*samples, target, loc)))
    return failure();
  SmallVector<Calibration> calibrations = calibrate(*samples, trainShare, seed);
  if (failed(keepFitted(calibrations, loc)))
    return failure();
  return calibrations;
}

/// The files, without their folders.
static std::string getFileNames() {
  return llvm::join(
      llvm::map_range(files,
                      [](const std::string &file) {
                        return llvm::sys::path::filename(file).str();
                      }),
      ", ");
}

/// The target with the fitted efficiencies, which replace those of the same
/// class and element type.
static std::string makeTarget(TargetAttr target,
                              ArrayRef<Calibration> calibrations) {
  std::string source = "measured: " + getFileNames();
  if (!model.empty())
    source += " of " + llvm::sys::path::filename(model).str();
  if (!device.empty())
    source += ", " + device;
  for (const std::string &text : where)
    source += ", " + text;
  if (cache == CacheState::hot)
    source += ", hot";
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
          " with efficiencies fitted to " + getFileNames() +
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
  if (failed(plugins.load(session.getContext(), session.getCommandLine())))
    return ExitStatus::badInput;
  session.setPipeline(plugins.pipeline);
  SmallVector<StringRef> inputs(files.begin(), files.end());
  inputs.append({targetName.getValue(), model.getValue()});
  if (failed(Output{outputFile}.refuseInputs(inputs)))
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
