//===- TargetsCommand.cpp - mlir-roofline targets -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Output.h"
#include "Session.h"
#include "Subcommands.h"
#include "mlir-roofline/Report/TextTable.h"
#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir-roofline/Target/TargetRegistry.h"

#include "llvm/Support/CommandLine.h"

using namespace mlir;
using namespace mlir::roofline;
namespace cl = llvm::cl;

static cl::OptionCategory category("Options of mlir-roofline targets");

static cl::SubCommand
    command("targets",
            "List the known targets, or print one to copy and edit");

static cl::opt<std::string>
    targetName(cl::Positional, cl::desc("[NAME|FILE]"), cl::sub(command),
               cl::cat(category));

/// The highest peak of any unit of this kind: `f16 989 T/s`; `-` without one.
static std::string formatPeak(TargetAttr target, UnitKind kind) {
  double best = 0;
  std::string text = "-";
  for (roofline::UnitAttr unit : target.getUnits()) {
    if (unit.getKind() != kind)
      continue;
    for (RateAttr rate : unit.getRates()) {
      std::optional<double> peak =
          target.getPeakOpsPerSecond(kind, rate.getElementType());
      if (!peak || *peak <= best)
        continue;
      best = *peak;
      text.clear();
      llvm::raw_string_ostream(text)
          << rate.getElementType() << " " << formatSI(best, "/s");
    }
  }
  return text;
}

static void addTarget(TextTable &table, TargetAttr target) {
  MemoryAttr memory = target.getMemory().front();
  std::optional<double> capacity = memory.getCapacityBytes();
  std::optional<double> bandwidth = memory.getBandwidthBytesPerSecond();
  table.addRow({target.getName().str(),
                target.getVendor() ? target.getVendor().str() : "-",
                formatPeak(target, UnitKind::matrix),
                formatPeak(target, UnitKind::vector), memory.getName().str(),
                capacity ? formatCapacity(static_cast<int64_t>(*capacity))
                         : "-",
                bandwidth ? formatSI(*bandwidth, "B/s") : "-"});
}

static FailureOr<std::string> listTargets(Session &session,
                                          const Output &output) {
  TextTable table(output.getWidth(), output.hasColor());
  for (StringRef header : {"name", "vendor", "matrix peak", "vector peak",
                           "memory", "capacity", "bandwidth"}) {
    TextTable::Column column;
    column.header = header.str();
    column.alignRight = header == "capacity" || header == "bandwidth";
    column.dropOrder = header == "name" ? 0 : table.getNumColumns();
    table.addColumn(column);
  }
  for (StringRef name : getKnownTargetNames()) {
    FailureOr<TargetAttr> target = getTarget(name, session.getCommandLine());
    if (failed(target))
      return failure();
    addTarget(table, *target);
  }
  std::string text;
  llvm::raw_string_ostream os(text);
  table.print(os);
  os << "\n";
  printWrapped(os, "", "Peaks: the element type with the highest rate, dense, "
                       "a fused multiply-add as 2 operations.",
               0, output.getWidth());
  printWrapped(os, "", "mlir-roofline targets NAME prints one with all rates "
                       "and sources; edit a copy and pass it as --target=FILE.",
               0, output.getWidth());
  return text;
}

/// A known target as it is written, sources included; a file's in the printed
/// form, which shows that it is well formed.
static FailureOr<std::string> printTarget(Session &session, StringRef name) {
  StringRef known = getKnownTargetText(name);
  if (!known.empty())
    return known.str();
  FailureOr<TargetAttr> target = getTarget(name, session.getCommandLine());
  if (failed(target))
    return failure();
  std::string text;
  llvm::raw_string_ostream(text) << *target << "\n";
  return text;
}

static ExitStatus run() {
  Session session;
  Output output{"-"};
  FailureOr<std::string> text = targetName.empty()
                                    ? listTargets(session, output)
                                    : printTarget(session, targetName);
  if (failed(text) || failed(output.write(*text)))
    return ExitStatus::badInput;
  return ExitStatus::success;
}

Subcommand mlir::roofline::getTargetsSubcommand() {
  return {&command, run, [] { cl::HideUnrelatedOptions(category, command); }};
}
