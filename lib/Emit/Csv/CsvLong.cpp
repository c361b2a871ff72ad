//===- CsvLong.cpp - One row per operation and target ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CsvFusion.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

namespace {
/// What a row is of.
struct RowSubject {
  const Report &report;
  const Report::Group &group;
  /// Of a row that is one operation.
  std::optional<unsigned> id;
  /// A number in `report.targets`; absent without any.
  std::optional<size_t> target;
  /// Of a row that is a layer of the tree.
  const Report::Layer *layer = nullptr;

  const Report::Op *getOp() const { return id ? &report.ops[*id] : nullptr; }
  const Report::Time *getTime() const {
    return target ? &group.times[*target] : nullptr;
  }
};

/// A column that no metric is, and what it says of a row.
struct Column {
  StringRef name;
  void (*add)(CsvRow &row, const RowSubject &subject);
};
} // namespace

/// The text of `get`, or nothing where `of` is null.
template <typename T, typename GetT>
static void addText(CsvRow &row, const T *of, GetT get) {
  row.add(of ? StringRef(get(*of)) : StringRef());
}

/// What stands before the counts: which row this is, and of what.
static constexpr Column rowColumns[] = {
    {"group_by",
     [](CsvRow &row, const RowSubject &subject) {
       row.add(stringifyGroupBy(subject.report.groupBy));
     }},
    {"id",
     [](CsvRow &row, const RowSubject &subject) {
       subject.id ? row.add(Quantity(*subject.id)) : row.add("");
     }},
    {"name", [](CsvRow &row,
                const RowSubject &subject) { row.add(subject.group.name); }},
    {"function",
     [](CsvRow &row, const RowSubject &subject) {
       addText(row, subject.getOp(),
               [](const Report::Op &op) -> StringRef { return op.function; });
     }},
    {"location",
     [](CsvRow &row, const RowSubject &subject) {
       addText(row, subject.getOp(),
               [](const Report::Op &op) -> StringRef { return op.location; });
     }},
    {"types",
     [](CsvRow &row, const RowSubject &subject) {
       addText(row, subject.getOp(),
               [](const Report::Op &op) -> StringRef { return op.types; });
     }},
    {"layer",
     [](CsvRow &row, const RowSubject &subject) {
       if (subject.layer)
         return row.add(llvm::join(subject.layer->path, "/"));
       addText(row, subject.getOp(),
               [](const Report::Op &op) -> StringRef { return op.layer; });
     }},
    {"depth",
     [](CsvRow &row, const RowSubject &subject) {
       subject.layer ? row.add(Quantity(subject.layer->depth)) : row.add("");
     }},
    {"ops",
     [](CsvRow &row, const RowSubject &subject) {
       row.add(Quantity(subject.group.ops.size()));
     }},
    {"executions",
     [](CsvRow &row, const RowSubject &subject) {
       const Report::Op *op = subject.getOp();
       op ? row.add(op->multiplicity.value) : row.add("");
     }},
    {"status",
     [](CsvRow &row, const RowSubject &subject) {
       row.add(stringifyCountStatus(subject.group.counts.workStatus));
     }},
    {"bytes_status",
     [](CsvRow &row, const RowSubject &subject) {
       row.add(stringifyCountStatus(subject.group.counts.trafficStatus));
     }},
    {"unknown_ops",
     [](CsvRow &row, const RowSubject &subject) {
       row.add(Quantity(subject.group.counts.numUnknownOps));
     }},
    {"reason", [](CsvRow &row, const RowSubject &subject) {
       addText(row, subject.getOp(),
               [](const Report::Op &op) -> StringRef { return op.reason; });
     }}};

/// What a count is without padding, inserted zeros and elements that are not
/// stored; of every row, also where it is the same.
template <BoundedCount Totals::*count>
static void addEffective(CsvRow &row, const RowSubject &subject) {
  const Totals &counts = subject.group.counts;
  counts.workStatus == CountStatus::unknown ? row.add("")
                                            : row.add((counts.*count).value);
}

/// What stands behind the counts: more of these, and what tells of a target
/// what no number does.
static constexpr Column countColumns[] = {
    {"effective_macs", addEffective<&Totals::effectiveMacs>},
    {"effective_flops", addEffective<&Totals::effectiveFlops>},
    {"effective_int_ops", addEffective<&Totals::effectiveIntOps>},
    {"parameter_types",
     [](CsvRow &row, const RowSubject &subject) {
       row.add(formatParameterTypes(subject.group.parameters));
     }},
    {"target",
     [](CsvRow &row, const RowSubject &subject) {
       row.add(subject.target ? subject.report.targets[*subject.target].name
                              : "");
     }},
    {"bound_by",
     [](CsvRow &row, const RowSubject &subject) {
       addText(
           row, subject.getTime(),
           [](const Report::Time &time) -> StringRef { return time.boundBy; });
     }},
    {"kind", [](CsvRow &row, const RowSubject &subject) {
       addText(row, subject.getTime(), [](const Report::Time &time) {
         return time.seconds ? stringifyBoundKind(time.kind) : "";
       });
     }}};

/// What stands behind the metrics of a target.
static constexpr Column timeColumns[] = {
    {"time_status",
     [](CsvRow &row, const RowSubject &subject) {
       addText(row, subject.getTime(), [](const Report::Time &time) {
         return time.seconds ? stringifyCountStatus(time.status) : "";
       });
     }},
    {"energy_status",
     [](CsvRow &row, const RowSubject &subject) {
       addText(row, subject.getTime(), [](const Report::Time &time) {
         return time.joules ? stringifyCountStatus(time.energyStatus) : "";
       });
     }},
    {"untimed_s",
     [](CsvRow &row, const RowSubject &subject) {
       const Report::Time *time = subject.getTime();
       row.add(time && time->seconds
                   ? std::optional<double>(time->missingSeconds)
                   : std::nullopt);
     }},
    {"next_bound_by",
     [](CsvRow &row, const RowSubject &subject) {
       const Report::Op *op = subject.getOp();
       row.add(op && subject.target ? op->times[*subject.target].nextBoundBy
                                    : "");
     }},
    {"slack",
     [](CsvRow &row, const RowSubject &subject) {
       const Report::Op *op = subject.getOp();
       row.add(op && subject.target ? op->times[*subject.target].slack
                                    : std::nullopt);
     }},
    {"fastest", [](CsvRow &row, const RowSubject &subject) {
       row.add(subject.group.fastest
                   ? subject.report.targets[*subject.group.fastest].name
                   : "");
     }}};

static void addMetrics(bool areOfTarget,
                       llvm::function_ref<void(const Metric &)> add) {
  for (const Metric &metric : getMetrics())
    if (metric.isOfRows && !metric.isMeasured &&
        metric.isOfTarget == areOfTarget)
      add(metric);
}

/// Behind all others, and only if there is something measured.
static void addMeasuredMetrics(const Report &report,
                               llvm::function_ref<void(const Metric &)> add) {
  if (!report.measured)
    return;
  for (const Metric &metric : getMetrics())
    if (metric.isMeasured)
      add(metric);
}

static void emitHeader(raw_ostream &os, const Report &report,
                       const FusionColumns &fusion) {
  CsvRow row(os);
  auto addName = [&](const auto &column) { row.add(column.name); };
  llvm::for_each(rowColumns, addName);
  addMetrics(/*areOfTarget=*/false, addName);
  llvm::for_each(countColumns, addName);
  addMetrics(/*areOfTarget=*/true, addName);
  llvm::for_each(timeColumns, addName);
  addMeasuredMetrics(report, addName);
  fusion.addNames(row);
}

static void emitRow(raw_ostream &os, const RowSubject &subject,
                    const FusionColumns &fusion) {
  CsvRow row(os);
  MetricSubject measured = MetricSubject::get(subject.group, subject.target);
  auto addColumn = [&](const Column &column) { column.add(row, subject); };
  auto addMetric = [&](const Metric &metric) { row.add(metric.get(measured)); };
  llvm::for_each(rowColumns, addColumn);
  addMetrics(/*areOfTarget=*/false, addMetric);
  llvm::for_each(countColumns, addColumn);
  addMetrics(/*areOfTarget=*/true, addMetric);
  llvm::for_each(timeColumns, addColumn);
  addMeasuredMetrics(subject.report, addMetric);
  fusion.add(row, subject.group.ops, subject.id.has_value(), subject.target,
             /*ofAll=*/true);
}

void emit::emitLongCsv(raw_ostream &os, const Report &report) {
  FusionColumns fusion(report);
  emitHeader(os, report, fusion);
  bool isByOp = report.groupBy == GroupBy::op;
  std::vector<const Report::Group *> groups;
  groups.reserve(report.groups.size());
  for (const Report::Group &group : report.groups)
    groups.push_back(&group);
  // Each group is one op.
  if (isByOp)
    llvm::sort(groups, [](const Report::Group *a, const Report::Group *b) {
      return a->ops.front() < b->ops.front();
    });
  auto emitRows = [&](RowSubject subject) {
    if (report.targets.empty())
      emitRow(os, subject, fusion);
    for (size_t target = 0; target < report.targets.size(); ++target) {
      subject.target = target;
      emitRow(os, subject, fusion);
    }
  };
  if (report.layerDepth) {
    for (const Report::Layer &layer : report.layers)
      emitRows({report, layer.sum, {}, {}, &layer});
    return;
  }
  for (const Report::Group *group : groups)
    emitRows(
        {report, *group,
         isByOp ? std::optional<unsigned>(group->ops.front()) : std::nullopt,
         std::nullopt});
}
