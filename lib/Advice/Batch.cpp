//===- Batch.cpp - Items that share the weights -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An operation reads its weights once for all items of a batch; everything else
// that it moves and computes grows with the batch. With B times the items its
// memory time is (weights + B * rest) / bandwidth, its compute time B times
// what it is. The batch that is advised is the first power of two, times the
// present one, from which on no operation waits for weights, or of which the
// double would save less than a fiftieth.
//
//===----------------------------------------------------------------------===//

#include "Advisers.h"
#include "OpDemands.h"

#include "mlir-roofline/Flow/ValueClasses.h"

using namespace mlir;
using namespace mlir::roofline;
using advice::OpDemands;

namespace {
class BatchAdviser : public Adviser {
public:
  StringRef getKind() const override { return "larger-batch"; }
  StringRef getDescription() const override {
    return "weights that a larger batch would share (with --batch-symbol)";
  }
  void advise(const AdviceInput &input,
              std::vector<Advice> &pieces) const override;
};
} // namespace

/// The time of one execution with `factor` times the items; nothing while
/// symbolic.
static std::optional<double> getSeconds(const AdviceInput &input, unsigned op,
                                        double factor) {
  const OpCost &cost = input.cost.getOps()[op].cost;
  const ValueClasses &classes = ValueClasses::get(input.cost);
  auto demands = OpDemands::get(cost, input.machine);
  if (!demands)
    return std::nullopt;
  double weights = 0, rest = 0;
  bool isOfWeights = !cost.traffic.empty();
  for (const OperandTraffic &traffic : cost.traffic) {
    auto bytes = (traffic.bytesRead + traffic.bytesWritten).getDouble();
    if (!bytes)
      return std::nullopt;
    bool isWeight =
        traffic.value && classes.get(traffic.value) == ValueClass::weight;
    isOfWeights &= isWeight || *bytes == 0;
    (isWeight ? weights : rest) += *bytes;
  }
  // What depends on weights alone is done once, whatever the batch.
  if (!isOfWeights) {
    demands->scaleCompute(factor);
    if (weights + rest > 0)
      demands->scaleMemory((weights + factor * rest) / (weights + rest));
  }
  return demands->getSeconds();
}

/// Of all operations, for one item of a batch `factor` times as large.
static std::optional<double> getSecondsPerItem(const AdviceInput &input,
                                               double factor, double items) {
  double seconds = 0;
  for (unsigned op = 0, e = input.cost.getOps().size(); op != e; ++op) {
    std::optional<double> own = getSeconds(input, op, factor);
    std::optional<double> executions = input.getExecutions(op);
    if (!own || !executions)
      return std::nullopt;
    seconds += *own * *executions;
  }
  return seconds / (items * factor);
}

void BatchAdviser::advise(const AdviceInput &input,
                          std::vector<Advice> &pieces) const {
  const Workload &workload = input.report.workload;
  std::optional<int64_t> items = workload.batch.getInt64();
  if (workload.batchSize.empty() || !items || *items < 1)
    return;
  constexpr int64_t maxFactor = 1 << 16;
  int64_t factor = 1;
  std::optional<double> now = getSecondsPerItem(input, 1, *items);
  std::optional<double> best = now;
  while (best && factor < maxFactor) {
    auto next = getSecondsPerItem(input, 2 * factor, *items);
    if (!next || *next > 0.98 * *best)
      break;
    best = next;
    factor *= 2;
  }
  if (factor == 1 || !best)
    return;
  Advice piece;
  piece.metric = AdviceMetric::latencyBoundPerItem;
  piece.itemsBefore = *items;
  piece.items = *items * factor;
  piece.what = "operations wait for weights that more items could share: run " +
               std::to_string(*piece.items) + " items at once";
  piece.remedy = {Remedy::Kind::option, "--bind=" + workload.batchSymbol + "=" +
                                            std::to_string(*piece.items)};
  for (unsigned op = 0, e = input.cost.getOps().size(); op != e; ++op) {
    double saved = *input.getSeconds(op) / *items -
                   *getSeconds(input, op, factor) / *piece.items;
    AdvicePlace place = input.getPlace(op);
    place.saving.seconds = saved * *input.getExecutions(op);
    if (*place.saving.seconds > 0)
      addPlace(piece, std::move(place));
  }
  piece.predicted = {*now - *best, std::nullopt, std::nullopt};
  pieces.push_back(std::move(piece));
}

std::unique_ptr<Adviser> advice::makeBatchAdviser() {
  return std::make_unique<BatchAdviser>();
}
