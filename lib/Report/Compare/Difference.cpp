//===- Difference.cpp - Two reports beside each other ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Report/Compare/Difference.h"

#include "llvm/ADT/STLExtras.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// One metric
//===----------------------------------------------------------------------===//

/// Both as counts, or null if one is a number. Formulas that were read from a
/// file have lost what is known of their sizes; then both are taken without.
static std::optional<std::pair<Quantity, Quantity>>
getCounts(const MetricValue &before, const MetricValue &after) {
  const auto *a = std::get_if<Quantity>(&before.value);
  const auto *b = std::get_if<Quantity>(&after.value);
  if (!a || !b)
    return std::nullopt;
  if (*a == *b || a->isConstant() || b->isConstant())
    return std::pair(*a, *b);
  FailureOr<Quantity> plainA = Quantity::parse(a->str()),
                      plainB = Quantity::parse(b->str());
  if (succeeded(plainA) && succeeded(plainB) && *plainA == *plainB)
    return std::pair(*plainA, *plainB);
  return std::pair(*a, *b);
}

bool MetricChange::isSame() const {
  if (!before || !after)
    return !before && !after;
  if (before->status != after->status)
    return false;
  if (auto counts = getCounts(*before, *after))
    return counts->first == counts->second;
  return before->getNumber() == after->getNumber();
}

std::optional<MetricValue> MetricChange::getDelta() const {
  if (!before || !after)
    return std::nullopt;
  CountStatus status = combine(before->status, after->status);
  if (auto counts = getCounts(*before, *after))
    return MetricValue{counts->second - counts->first, status};
  std::optional<double> a = before->getNumber(), b = after->getNumber();
  if (!a || !b)
    return std::nullopt;
  return MetricValue{*b - *a, status};
}

std::optional<double> MetricChange::getRatio() const {
  std::optional<double> a = before ? before->getNumber() : std::nullopt;
  std::optional<double> b = after ? after->getNumber() : std::nullopt;
  if (!a || !b || *a == 0)
    return std::nullopt;
  return *b / *a;
}

StringRef mlir::roofline::stringifyDifferenceKind(Difference::Op::Kind kind) {
  switch (kind) {
  case Difference::Op::Kind::changed:
    return "changed";
  case Difference::Op::Kind::added:
    return "added";
  case Difference::Op::Kind::removed:
    return "removed";
  }
  llvm_unreachable("covered switch");
}

//===----------------------------------------------------------------------===//
// Totals and targets
//===----------------------------------------------------------------------===//

static void addTotals(Difference &difference, ArrayRef<const Metric *> metrics,
                      StringRef target, const MetricValues &before,
                      const MetricValues &after) {
  for (auto [i, metric] : llvm::enumerate(getMetrics())) {
    bool isChosen = llvm::is_contained(metrics, &metric);
    if (metric.isOfTarget == target.empty() ||
        (!metrics.empty() && !isChosen) ||
        (!isChosen && !before[i] && !after[i]))
      continue;
    difference.totals.push_back({&metric, target.str(), before[i], after[i]});
  }
}

static void addTargets(Difference &difference, const ReportSummary &before,
                       const ReportSummary &after,
                       ArrayRef<const Metric *> metrics) {
  for (const ReportSummary::Target &target : before.whole.targets) {
    const ReportSummary::Target *other = after.whole.findTarget(target.name);
    (other ? difference.targets : difference.oldTargets).push_back(target.name);
    if (other)
      addTotals(difference, metrics, target.name, target.values, other->values);
  }
  for (const ReportSummary::Target &target : after.whole.targets)
    if (!before.whole.findTarget(target.name))
      difference.newTargets.push_back(target.name);
}

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

namespace {
/// Puts the operations of two programs beside each other.
class OpComparison {
public:
  OpComparison(Difference &difference, const ReportSummary &before,
               const ReportSummary &after);
  void run();

private:
  std::optional<Difference::Op> compare(const ReportSummary::Op *old,
                                        const ReportSummary::Op *now) const;
  double getEffect(ArrayRef<MetricChange> values) const;
  void add(const ReportSummary::Op *old, const ReportSummary::Op *now);

  Difference &difference;
  const ReportSummary &before, &after;
  /// Where both have the difference's targets in their lists.
  std::vector<std::pair<size_t, size_t>> targets;
  /// Of the larger program, to weigh one against the other.
  std::vector<double> sums;
};
} // namespace

/// With a value for every size that is open.
static double close(const std::optional<MetricValue> &value) {
  if (!value)
    return 0;
  if (std::optional<double> number = value->getNumber())
    return *number;
  return closeSizes(std::get<Quantity>(value->value)).getDouble().value_or(0);
}

OpComparison::OpComparison(Difference &difference, const ReportSummary &before,
                           const ReportSummary &after)
    : difference(difference), before(before), after(after),
      sums(getOpMetrics().size()) {
  auto find = [](const ReportSummary &summary, StringRef name) -> size_t {
    return summary.whole.findTarget(name) - summary.whole.targets.data();
  };
  for (const std::string &target : difference.targets)
    targets.emplace_back(find(before, target), find(after, target));
  for (const ReportSummary *summary : {&before, &after}) {
    std::vector<double> own(sums.size());
    for (const ReportSummary::Op &op : summary->ops)
      for (auto [sum, count] : llvm::zip_equal(own, op.counts))
        sum += close(count);
    for (auto [sum, count] : llvm::zip_equal(sums, own))
      sum = std::max(sum, count);
  }
}

double OpComparison::getEffect(ArrayRef<MetricChange> values) const {
  auto change = [](const MetricChange &value) {
    return std::fabs(close(value.after) - close(value.before));
  };
  if (!targets.empty())
    return change(values[sums.size()]);
  double effect = 0;
  for (size_t i = 0; i < sums.size(); ++i)
    if (sums[i] > 0)
      effect = std::max(effect, change(values[i]) / sums[i]);
  return effect;
}

std::optional<Difference::Op>
OpComparison::compare(const ReportSummary::Op *old,
                      const ReportSummary::Op *now) const {
  using Kind = Difference::Op::Kind;
  const ReportSummary::Op &shown = now ? *now : *old;
  Difference::Op op{!old   ? Kind::added
                    : !now ? Kind::removed
                           : Kind::changed,
                    shown.op,
                    shown.function,
                    shown.location,
                    shown.place,
                    /*values=*/{}};
  for (auto [i, metric] : llvm::enumerate(getOpMetrics()))
    op.values.push_back({metric, /*target=*/"",
                         old ? old->counts[i] : std::nullopt,
                         now ? now->counts[i] : std::nullopt});
  const Metric *time = findMetric("time_s");
  for (auto [i, numbers] : llvm::enumerate(targets))
    op.values.push_back({time, difference.targets[i],
                         old ? old->times[numbers.first] : std::nullopt,
                         now ? now->times[numbers.second] : std::nullopt});
  if (op.kind == Kind::changed &&
      llvm::all_of(op.values,
                   [](const MetricChange &value) { return value.isSame(); }))
    return std::nullopt;
  op.effect = getEffect(op.values);
  return op;
}

void OpComparison::add(const ReportSummary::Op *old,
                       const ReportSummary::Op *now) {
  std::optional<Difference::Op> op = compare(old, now);
  if (!op) {
    ++difference.numSame;
    return;
  }
  ++(!old   ? difference.numAdded
     : !now ? difference.numRemoved
            : difference.numChanged);
  difference.ops.push_back(std::move(*op));
}

void OpComparison::run() {
  difference.numOldOps = before.ops.size();
  difference.numNewOps = after.ops.size();
  std::vector<bool> isLeft(before.ops.size(), true);
  for (auto [now, partner] :
       llvm::zip_equal(after.ops, matchOps(before.ops, after.ops))) {
    if (partner)
      isLeft[*partner] = false;
    add(partner ? &before.ops[*partner] : nullptr, &now);
  }
  for (auto [op, left] : llvm::zip_equal(before.ops, isLeft))
    if (left)
      add(&op, nullptr);
  llvm::stable_sort(difference.ops,
                    [](const Difference::Op &a, const Difference::Op &b) {
                      return a.effect > b.effect;
                    });
}

Difference mlir::roofline::compareReports(const ReportSummary &before,
                                          const ReportSummary &after,
                                          ArrayRef<const Metric *> metrics) {
  Difference difference;
  difference.oldFile = before.file;
  difference.newFile = after.file;
  addTotals(difference, metrics, /*target=*/"", before.whole.values,
            after.whole.values);
  addTargets(difference, before, after, metrics);
  OpComparison(difference, before, after).run();
  return difference;
}
