//===- Advice.cpp - What would make a program faster ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Advice/Adviser.h"

#include "Advisers.h"

using namespace mlir;
using namespace mlir::roofline;

StringRef mlir::roofline::stringifyAdviceMetric(AdviceMetric metric) {
  switch (metric) {
  case AdviceMetric::latencyBound:
    return "latency_bound_s";
  case AdviceMetric::latencyFused:
    return "latency_fused_s";
  case AdviceMetric::latencyBoundPerItem:
    return "latency_bound_s_per_item";
  }
  llvm_unreachable("covered switch");
}

StringRef mlir::roofline::stringifyRemedyKind(Remedy::Kind kind) {
  switch (kind) {
  case Remedy::Kind::passes:
    return "passes";
  case Remedy::Kind::option:
    return "option";
  case Remedy::Kind::handOver:
    return "hand-over";
  case Remedy::Kind::none:
    return "none";
  }
  llvm_unreachable("covered switch");
}

std::optional<double> Advice::getError() const {
  if (!found || !found->seconds || !predicted.seconds ||
      *predicted.seconds == 0)
    return std::nullopt;
  return *found->seconds / *predicted.seconds - 1;
}

std::optional<double>
Advice::getShare(std::optional<double> latencyBound) const {
  if (!predicted.seconds || !latencyBound || *latencyBound == 0)
    return std::nullopt;
  return *predicted.seconds * itemsBefore.value_or(1) / *latencyBound;
}

//===----------------------------------------------------------------------===//
// Savings
//===----------------------------------------------------------------------===//

template <typename T>
static std::optional<T> add(const std::optional<T> &a,
                            const std::optional<T> &b) {
  return a && b ? std::optional<T>(*a + *b) : std::nullopt;
}

template <typename T>
static std::optional<T> subtract(const std::optional<T> &a,
                                 const std::optional<T> &b) {
  return a && b ? std::optional<T>(*a - *b) : std::nullopt;
}

AdviceSaving mlir::roofline::operator+(const AdviceSaving &a,
                                       const AdviceSaving &b) {
  return {add(a.seconds, b.seconds), add(a.bytes, b.bytes),
          add(a.flops, b.flops)};
}

AdviceSaving mlir::roofline::operator-(const AdviceSaving &before,
                                       const AdviceSaving &after) {
  return {subtract(before.seconds, after.seconds),
          subtract(before.bytes, after.bytes),
          subtract(before.flops, after.flops)};
}

void mlir::roofline::addPlace(Advice &advice, AdvicePlace place) {
  advice.predicted =
      advice.places.empty() ? place.saving : advice.predicted + place.saving;
  advice.places.push_back(std::move(place));
}

//===----------------------------------------------------------------------===//
// The input
//===----------------------------------------------------------------------===//

AdviceInput::AdviceInput(const Report &report, const ModuleCost &cost,
                         const MachineModel &machine)
    : report(report), cost(cost), machine(machine) {
  for (auto [number, op] : llvm::enumerate(cost.getOps()))
    numbers[op.op].push_back(number);
}

std::optional<double> AdviceInput::getExecutions(unsigned op) const {
  return cost.getOps()[op].multiplicity.value.getDouble();
}

AdviceSaving AdviceInput::getExecuted(unsigned op,
                                      const AdviceSaving &one) const {
  const Quantity &times = cost.getOps()[op].multiplicity.value;
  AdviceSaving all;
  std::optional<double> executions = getExecutions(op);
  if (one.seconds && executions)
    all.seconds = *one.seconds * *executions;
  // Of counts that differ from iteration to iteration there is no sum here.
  if (cost.getIteratedCost(op))
    return all;
  if (one.bytes)
    all.bytes = *one.bytes * times;
  if (one.flops)
    all.flops = *one.flops * times;
  return all;
}

AdviceSaving AdviceInput::getWhole(unsigned op) const {
  AdviceSaving saving;
  std::optional<double> seconds = getSeconds(op);
  std::optional<double> executions = getExecutions(op);
  if (seconds && executions)
    saving.seconds = *seconds * *executions;
  const Totals &executed = report.ops[op].executed;
  saving.bytes = executed.bytes.value;
  saving.flops = executed.flops.value;
  return saving;
}

AdvicePlace AdviceInput::getPlace(unsigned op) const {
  const Report::Op &row = report.ops[op];
  return {op, row.op, row.function, row.location, row.place, {}};
}

ArrayRef<unsigned> AdviceInput::getNumbers(Operation *op) const {
  auto found = numbers.find(op);
  return found == numbers.end() ? ArrayRef<unsigned>() : found->second;
}

//===----------------------------------------------------------------------===//
// The list
//===----------------------------------------------------------------------===//

Adviser::~Adviser() = default;

ArrayRef<std::unique_ptr<Adviser>> mlir::roofline::getAdvisers() {
  static const std::vector<std::unique_ptr<Adviser>> advisers = [] {
    std::vector<std::unique_ptr<Adviser>> made;
    made.push_back(advice::makePrecomputeAdviser());
    made.push_back(advice::makeFusionAdviser());
    made.push_back(advice::makeEqualOpsAdviser());
    made.push_back(advice::makeDeadOpsAdviser());
    made.push_back(advice::makeLayoutAdviser());
    made.push_back(advice::makeGroupAdviser());
    made.push_back(advice::makePaddingAdviser());
    made.push_back(advice::makeCastAdviser());
    made.push_back(advice::makeInvariantAdviser());
    made.push_back(advice::makeTf32Adviser());
    made.push_back(advice::makeBatchAdviser());
    made.push_back(advice::makeStorageAdviser());
    return made;
  }();
  return advisers;
}

/// What is symbolic comes last, by its bytes if they are known.
static std::pair<double, double> getRank(const Advice &piece,
                                         const AdviceList &list) {
  const AdviceSaving &saving = piece.predicted;
  double bytes = saving.bytes ? saving.bytes->getDouble().value_or(0) : 0;
  return {piece.getShare(list.latencyBound).value_or(0), bytes};
}

/// What is less than a thousandth is no advice.
static bool savesNothing(const Advice &piece, const AdviceList &list) {
  constexpr double leastShare = 1e-3;
  if (piece.places.empty())
    return true;
  if (!piece.predicted.seconds)
    return !piece.predicted.bytes || piece.predicted.bytes->isZero();
  return piece.getShare(list.latencyBound).value_or(0) <= leastShare;
}

AdviceList mlir::roofline::makeAdvice(const AdviceInput &input) {
  AdviceList list;
  const ReportTarget &target = input.getTarget();
  list.file = input.report.file;
  list.target = target.name;
  list.latencyBound = target.latencyBound;
  list.latencyFused = target.latencyFused;
  list.latencyFloor = target.latencyFloor;
  list.bytes = input.report.totals.bytes.value;
  list.flops = input.report.totals.flops.value;
  for (const std::unique_ptr<Adviser> &adviser : getAdvisers()) {
    size_t first = list.pieces.size();
    adviser->advise(input, list.pieces);
    for (Advice &piece : llvm::drop_begin(list.pieces, first))
      piece.kind = adviser->getKind().str();
  }
  llvm::erase_if(list.pieces, [&](const Advice &piece) {
    return savesNothing(piece, list);
  });
  llvm::stable_sort(list.pieces, [&](const Advice &a, const Advice &b) {
    return getRank(a, list) > getRank(b, list);
  });
  return list;
}
