//===- ExplainTarget.cpp - What an operation needs of a target, as text ---===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../ConditionText.h"
#include "ExplainText.h"

#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Report/FormulaReport.h"
#include "mlir-roofline/Report/Metric.h"
#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir-roofline/Support/ProgramText.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

static constexpr unsigned labelWidth = 14;

static std::string formatBytes(double bytes) {
  return bytes < 9e15
             ? formatGrouped(Quantity(static_cast<int64_t>(bytes))) + " B"
             : formatSI(bytes, "B");
}

static std::string formatAmount(const ExplainedResource &resource) {
  return resource.kind == BoundKind::memory ? formatBytes(resource.amount)
                                            : formatSI(resource.amount, "op");
}

static std::string formatPeak(const ExplainedResource &resource) {
  return formatSI(resource.perSecond,
                  resource.kind == BoundKind::memory ? "B/s" : "op/s");
}

namespace {
class TargetText {
public:
  TargetText(raw_ostream &os, const ExplainedOp &op,
             const ExplainedTarget &target, const EmitOptions &options)
      : os(os), op(op), target(target), options(options) {}

  void print();

private:
  void printResources();
  void printTime();
  void printOpenTime(const ReportOpFormula &formula);
  void printRidge();
  void printStandIns();
  void printLevels();
  void printSources();
  void line(const Twine &label, StringRef text) {
    printWrapped(os, ("  " + label).str(), text, labelWidth, options.width);
  }
  bool isLimit(const ExplainedResource &resource) const {
    return resource.name == target.time.boundBy && resource.seconds > 0;
  }

  raw_ostream &os;
  const ExplainedOp &op;
  const ExplainedTarget &target;
  const EmitOptions &options;
};
} // namespace

void TargetText::printResources() {
  constexpr unsigned barWidth = 20;
  double longest = 0;
  for (const ExplainedResource &resource : target.resources)
    longest = std::max(longest, resource.seconds);
  TextTable table(options.width, options.color);
  table.addColumn({"  resource"});
  for (StringRef header : {"amount", "peak", "time"}) {
    TextTable::Column column{header.str()};
    column.alignRight = true;
    table.addColumn(column);
  }
  table.addColumn({""});
  SmallVector<StringRef> idle;
  for (const ExplainedResource &resource : target.resources) {
    if (resource.seconds == 0) {
      idle.push_back(resource.name);
      continue;
    }
    auto length =
        static_cast<unsigned>(barWidth * resource.seconds / longest + 0.5);
    std::string bar(std::max(length, 1u), '#');
    if (isLimit(resource))
      bar += " <- bound";
    TextTable::Style style = resource.kind == BoundKind::compute
                                 ? TextTable::Style::compute
                                 : TextTable::Style::memory;
    table.addRow({{"  " + toVisibleText(resource.name), style},
                  formatAmount(resource),
                  formatPeak(resource),
                  formatSI(resource.seconds, "s"),
                  bar});
  }
  if (longest > 0)
    table.print(os);
  if (!idle.empty())
    line("idle", llvm::join(idle, ", "));
}

/// While a size is open: what the time is the largest of.
void TargetText::printOpenTime(const ReportOpFormula &formula) {
  if (formula.needs.empty())
    line("time", "a formula of open sizes, too long to be written");
  for (auto [number, need] : llvm::enumerate(formula.needs))
    line(number == 0 ? "time" : "", (formula.needs.size() == 1 ? ""
                                     : number == 0 ? "the larger of "
                                                   : "and ") +
                                        need.seconds + " s (" + need.resource +
                                        ")");
  if (std::string limits = describeLimits(formula.all); !limits.empty())
    line("bound by", limits);
  if (std::string where = describeComputeBound(formula.all); !where.empty())
    line("compute-bound", where);
}

void TargetText::printTime() {
  const ReportTime &time = target.time;
  if (!time.seconds && time.formula) {
    printOpenTime(*time.formula);
    return;
  }
  if (!time.seconds) {
    line("time", op.op.counts.workStatus == CountStatus::unknown
                     ? "unknown, as the work is"
                     : "open while a size is; --bind NAME=NUMBER gives it a "
                       "value");
    return;
  }
  std::string text = markStatus(formatSI(*time.seconds, "s"), time.status);
  if (time.boundBy.empty())
    text += ": nothing on this target takes time";
  else
    text += ", bound by " + time.boundBy;
  if (time.share)
    text += "; all runs are " + formatPercent(*time.share) +
            " of the program's latency bound";
  line("time", text);
  if (time.nextSeconds)
    line("next", time.nextBoundBy + " with " +
                     formatSI(*time.nextSeconds, "s") + ": if " + time.boundBy +
                     " were no limit, " + formatRatio(*time.slack) +
                     " x faster");
  if (time.estimate)
    line("estimate",
         markStatus(formatSI(*time.estimate, "s"), CountStatus::estimate) +
             ", at the efficiencies the target was measured to "
             "reach");
  if (time.missingSeconds > 0)
    line("not timed", "work without a rate, which takes " +
                          formatSI(time.missingSeconds, "s") + " at most");
}

/// Which side of the ridge it is on. Not the intensity of reports, which is of
/// all that the operation computes: here one unit has to do with one memory.
void TargetText::printRidge() {
  if (!target.ridge)
    return;
  const ExplainedResource &unit = target.resources[*target.unit];
  const ExplainedResource &memory = target.resources[*target.memory];
  line("ridge", unit.name + " and " + memory.name + " balance at " +
                    formatRatio(*target.ridge) + " per byte; these are " +
                    formatSI(unit.amount, "op") + " / " +
                    formatBytes(memory.amount) + " = " +
                    formatRatio(unit.amount / memory.amount));
}

void TargetText::printStandIns() {
  for (const ReportTarget::StandIn &standIn : target.standIns) {
    std::string text = standIn.type + " on " +
                       stringifyUnitKind(standIn.unit).str() + " units: ";
    if (standIn.resource.empty())
      text += "the target has no rate, nor one that could stand in";
    else
      text += standIn.resource +
              (standIn.isSplit ? " does it in several operations"
                               : " stands in, which may be slower than the "
                                 "machine is");
    line("types", text);
  }
}

static std::string formatTile(const ReportLevel &level) {
  if (level.order.empty())
    return level.attainableBytes ? "all at once" : "-";
  std::string text;
  for (auto [loop, size] : llvm::enumerate(level.tile))
    text += (loop == 0 ? "" : "x") + std::to_string(size);
  text += ", order";
  for (unsigned loop : level.order)
    text += " d" + std::to_string(loop);
  return text;
}

void TargetText::printLevels() {
  if (!target.time.levels)
    return;
  const ReportLevels &levels = *target.time.levels;
  os << "  What each memory level hands over to those inside\n";
  TextTable table(options.width, options.color);
  table.addColumn({"    from"});
  for (StringRef header : {"compulsory", "at least", "attainable"}) {
    TextTable::Column column{header.str()};
    column.alignRight = true;
    table.addColumn(column);
  }
  table.addColumn({"tile"});
  for (const ReportLevel &level : levels.levels)
    table.addRow(
        {"    " + level.name,
         markStatus(formatBytes(level.compulsoryBytes), level.status),
         formatBytes(level.lowerBytes),
         level.attainableBytes ? formatBytes(*level.attainableBytes) : "-",
         formatTile(level)});
  table.print(os);
  std::string text =
      "at least " + formatSI(levels.lowerSeconds, "s") + ", attainable " +
      (levels.attainableSeconds ? formatSI(*levels.attainableSeconds, "s")
                                : "not known") +
      "; bound by " +
      (levels.isUndecided       ? "one or another, undecided"
       : levels.boundBy.empty() ? "nothing"
                                : levels.boundBy);
  line("hierarchy", text);
}

/// Each source once, with the resources whose peaks it has.
void TargetText::printSources() {
  llvm::MapVector<StringRef, SmallVector<StringRef>> sources;
  for (const ExplainedResource &resource : target.resources)
    if (resource.seconds > 0)
      sources[resource.source].push_back(resource.name);
  for (const auto &[source, names] : sources)
    line("source", llvm::join(names, ", ") + ": " +
                       (source.empty() ? "the target does not say"
                                       : toVisibleText(source)));
}

void TargetText::print() {
  os << "\nOn " << toVisibleText(target.name) << "\n";
  if (!target.resources.empty())
    printResources();
  printTime();
  printRidge();
  printStandIns();
  printLevels();
  printExplainedGroup(os, op.id, target.fusion, options.width);
  printSources();
}

void emit::printExplainedTarget(raw_ostream &os, const ExplainedOp &op,
                                const ExplainedTarget &target,
                                const EmitOptions &options) {
  TargetText(os, op, target, options).print();
}

/// `3, 4, 7` and how many more.
static std::string formatIds(ArrayRef<unsigned> ids, unsigned without) {
  constexpr size_t maxListed = 12;
  SmallVector<std::string> texts;
  size_t numOthers = ids.size() - 1;
  for (unsigned id : ids)
    if (id != without && texts.size() < maxListed)
      texts.push_back(std::to_string(id));
  std::string text =
      (numOthers == 1 ? "op " : "ops ") + llvm::join(texts, ", ");
  if (numOthers > maxListed)
    text += " and " + std::to_string(numOthers - maxListed) + " more";
  return text;
}

void emit::printExplainedGroup(raw_ostream &os, unsigned id,
                               const ExplainedGroup &fusion, unsigned width) {
  auto line = [&](StringRef text) {
    printWrapped(os, "  fusion", text, labelWidth, width);
  };
  if (fusion.isPrecomputable) {
    line("depends on parameters and constants alone: it may run ahead of "
         "time, and is in no group");
    return;
  }
  const ReportFusion::Group &group = fusion.group;
  std::string memory =
      formatCapacity(Quantity(static_cast<int64_t>(fusion.capacityBytes))) +
      " of fast memory per core";
  auto printConditional = [&] {
    for (const ReportFusion::Group &other : fusion.conditional)
      line("if " + formatCondition(*other.condition, fusion.capacityBytes) +
           ", can run as one with " + formatIds(other.ops, id) + " in " +
           memory + ": " + formatCapacity(other.bytes) + " instead of " +
           formatCapacity(other.bytesAsWritten));
  };
  bool isAlone = group.ops.size() < 2;
  if (isAlone && group.bytes == group.bytesAsWritten) {
    line("runs alone: no operation next to it can share its loops in " +
         memory);
    printConditional();
    return;
  }
  std::string text =
      "can run as one with " +
      (isAlone ? "the loops around it" : formatIds(group.ops, id)) + " in " +
      memory + ": " + formatCapacity(group.bytes) + " instead of " +
      formatCapacity(group.bytesAsWritten);
  if (group.seconds && group.secondsAsWritten)
    text += ", " + formatSI(*group.seconds, "s") + " instead of " +
            formatSI(*group.secondsAsWritten, "s");
  if (!group.boundBy.empty())
    text += ", bound by " + group.boundBy;
  if (group.isRealised)
    text += "; the program is tiled so already";
  line(text);
  printConditional();
}
