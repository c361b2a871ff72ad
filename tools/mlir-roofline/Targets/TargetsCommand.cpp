//===- TargetsCommand.cpp - mlir-roofline targets -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CommandLine/Subcommands.h"
#include "Input/Session.h"
#include "Output.h"
#include "TargetText.h"
#include "TargetsCheck.h"
#include "TargetsJson.h"
#include "TargetsTable.h"
#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Host/HostTarget.h"
#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir-roofline/Targets/TargetRegistry.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CommandLine.h"

using namespace mlir;
using namespace mlir::roofline;
namespace cl = llvm::cl;

static cl::OptionCategory category("Options of mlir-roofline targets");

static cl::SubCommand
    command("targets", "List the known targets, or print one to copy and edit");

static cl::opt<std::string> targetName(cl::Positional,
                                       cl::desc("[NAME|host|FILE]"),
                                       cl::sub(command), cl::cat(category));

namespace {
enum class Format { text, table, json };
} // namespace

static cl::opt<Format>
    format("format", cl::desc("How to print:"), cl::init(Format::text),
           cl::values(clEnumValN(Format::text, "text",
                                 "a table, or a target's file (default)"),
                      clEnumValN(Format::table, "table",
                                 "a table, of one target all peaks and ridge "
                                 "points"),
                      clEnumValN(Format::json, "json",
                                 "schema mlir-roofline/targets/v1")),
           cl::sub(command), cl::cat(category));

static cl::opt<bool>
    isCheck("check",
            cl::desc("Say where the targets differ from public tables, and "
                     "fail where no reason is known"),
            cl::sub(command), cl::cat(category));

/// The element types by which targets are compared: the first that a unit has a
/// rate for, so that equal columns of two targets stand for equal work.
static ArrayRef<StringRef> getComparedTypes(UnitKind kind) {
  static constexpr StringRef matrixTypes[] = {"f16", "bf16", "i8"};
  static constexpr StringRef vectorTypes[] = {"f32", "f16", "i8"};
  return kind == UnitKind::matrix ? ArrayRef(matrixTypes)
                                  : ArrayRef(vectorTypes);
}

/// The rate of units of `kind` for the first of the compared types; null
/// without one.
static RateAttr getComparedRate(TargetAttr target, UnitKind kind) {
  for (StringRef type : getComparedTypes(kind))
    for (roofline::UnitAttr unit : target.getUnits())
      for (RateAttr rate : unit.getRates()) {
        std::string name;
        llvm::raw_string_ostream(name) << rate.getElementType();
        if (unit.getKind() == kind && name == type)
          return rate;
      }
  return {};
}

/// `f16 989 T/s`; `-` without a rate.
static std::string formatPeak(TargetAttr target, UnitKind kind) {
  RateAttr rate = getComparedRate(target, kind);
  if (!rate)
    return "-";
  std::string text;
  llvm::raw_string_ostream(text)
      << rate.getElementType() << " "
      << formatSI(*target.getPeakOpsPerSecond(kind, rate.getElementType()),
                  "/s");
  return text;
}

/// Of the peak in the matrix column, or in the vector column without one.
static std::string formatRidge(TargetAttr target) {
  for (UnitKind kind : {UnitKind::matrix, UnitKind::vector})
    if (RateAttr rate = getComparedRate(target, kind))
      return formatSI(
          *target.getPeakOpsPerSecond(kind, rate.getElementType()) /
              *target.getMemory().front().getBandwidthBytesPerSecond(),
          "op/B");
  return "-";
}

static void addTarget(TextTable &table, TargetAttr target) {
  MemoryAttr memory = target.getMemory().front();
  std::optional<double> capacity = memory.getCapacityBytes();
  table.addRow(
      {target.getName().str(),
       target.getVendor() ? target.getVendor().str() : "-",
       formatPeak(target, UnitKind::matrix),
       formatPeak(target, UnitKind::vector), memory.getName().str(),
       capacity ? formatCapacity(static_cast<int64_t>(*capacity)) : "-",
       formatSI(*memory.getBandwidthBytesPerSecond(), "B/s"),
       formatRidge(target)});
}

static std::string listTargets(ArrayRef<TargetAttr> targets,
                               const Output &output) {
  TextTable table(output.getWidth(), output.hasColor());
  for (StringRef header : {"name", "vendor", "matrix peak", "vector peak",
                           "memory", "capacity", "bandwidth", "ridge"}) {
    TextTable::Column column;
    column.header = header.str();
    column.alignRight =
        header == "capacity" || header == "bandwidth" || header == "ridge";
    column.dropOrder = header == "name" ? 0 : table.getNumColumns();
    table.addColumn(column);
  }
  for (TargetAttr target : targets)
    addTarget(table, target);
  std::string text;
  llvm::raw_string_ostream os(text);
  table.print(os);
  os << "\n";
  printWrapped(os, "",
               "Peaks: dense, a fused multiply-add as 2 operations, of the "
               "first of " +
                   llvm::join(getComparedTypes(UnitKind::matrix), ", ") +
                   " (matrix) and " +
                   llvm::join(getComparedTypes(UnitKind::vector), ", ") +
                   " (vector) that has a rate. Ridge: the matrix peak, or the "
                   "vector peak without one, over the bandwidth.",
               0, output.getWidth());
  printWrapped(os, "",
               ("mlir-roofline targets NAME prints one with all rates "
                "and sources; edit a copy and pass it as --target=FILE. " +
                hostTargetName + " is this machine, measured when it is named.")
                   .str(),
               0, output.getWidth());
  return text;
}

/// The one that is named, or all that are known; the host is none of them, for
/// it has to be measured.
static FailureOr<SmallVector<TargetAttr>> getTargets(Session &session) {
  SmallVector<StringRef> names = llvm::to_vector(getKnownTargetNames());
  if (!targetName.empty())
    names = {targetName};
  SmallVector<TargetAttr> targets;
  for (StringRef name : names) {
    FailureOr<TargetAttr> target = getTarget(name, session.getCommandLine());
    if (failed(target))
      return failure();
    targets.push_back(*target);
  }
  return targets;
}

static FailureOr<std::string> makeText(Session &session, const Output &output) {
  // A known target as it is written, sources and comments included; a file's in
  // the printed form, which shows that it is well formed.
  StringRef known = getKnownTargetText(targetName);
  if (format == Format::text && !known.empty())
    return known.str();
  FailureOr<SmallVector<TargetAttr>> targets = getTargets(session);
  if (failed(targets))
    return failure();
  if (format == Format::json)
    return formatTargetsAsJson(*targets);
  if (targetName.empty())
    return listTargets(*targets, output);
  if (format == Format::table)
    return formatTargetAsTable(targets->front(), output);
  return formatTargetInLines(targets->front());
}

static ExitStatus runCheck(Session &session, Output &output) {
  if (format.getNumOccurrences()) {
    emitError(session.getCommandLine())
        << "expected --check or --format, found both";
    return ExitStatus::badInput;
  }
  FailureOr<SmallVector<TargetAttr>> targets = getTargets(session);
  if (failed(targets))
    return ExitStatus::badInput;
  TargetsCheck check = checkTargets(*targets, output);
  if (failed(output.write(check.text)))
    return ExitStatus::badInput;
  return check.passed ? ExitStatus::success : ExitStatus::failedCheck;
}

static ExitStatus run() {
  Session session;
  Output output{"-"};
  if (isCheck)
    return runCheck(session, output);
  FailureOr<std::string> text = makeText(session, output);
  if (failed(text) || failed(output.write(*text)))
    return ExitStatus::badInput;
  return ExitStatus::success;
}

Subcommand mlir::roofline::getTargetsSubcommand() {
  return {&command, run, "mlir-roofline targets nvidia-h100-sxm > mine.mlir"};
}
