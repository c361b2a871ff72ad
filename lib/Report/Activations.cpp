//===- Activations.cpp - What a report says of memory ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Layers/Grouping.h"

#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/StringMap.h"

using namespace mlir;
using namespace mlir::roofline;

/// What a row shows of memory that is live.
static Report::Activations::Tensor
makeTensor(const PeakActivations::Tensor &live) {
  Report::Activations::Tensor tensor;
  tensor.bytes = live.bytes;
  llvm::raw_string_ostream(tensor.type) << live.value.getType();
  tensor.location = report::nameLocation(live.value.getLoc());
  if (auto argument = dyn_cast<BlockArgument>(live.value)) {
    tensor.name = "arg" + std::to_string(argument.getArgNumber());
    if (Operation *owner = argument.getOwner()->getParentOp();
        !isa<FunctionOpInterface>(owner))
      tensor.name += " of " + owner->getName().getStringRef().str();
  } else {
    tensor.name = live.value.getDefiningOp()->getName().getStringRef().str();
  }
  return tensor;
}

static Report::Activations makeActivations(const PeakActivations::Peak &peak) {
  Report::Activations made;
  made.status = peak.status;
  made.peakBytes = peak.bytes;
  if (peak.at) {
    made.peakOp = peak.at->getName().getStringRef().str();
    made.peakAt = report::nameLocation(peak.at->getLoc());
  }
  made.orderFreeBytes = peak.orderFreeBytes;
  made.sumBytes = peak.sumBytes;
  made.planBytes = peak.planBytes;
  made.inputBytes = peak.inputBytes;
  made.cacheBytes = peak.cacheBytes;
  return made;
}

/// Rows are those of `addFunctions`: one with the sizes of its calls, or one
/// for the function as a program of its own.
static void addToFunctions(Report &report, const ModuleCost &cost,
                           const PeakActivations &peaks) {
  llvm::StringMap<SmallVector<unsigned, 1>> numbers;
  for (auto [number, function] : llvm::enumerate(cost.getFunctions()))
    if (!function.name.empty())
      numbers[function.name].push_back(number);
  for (Report::Function &row : report.functions)
    for (unsigned number : numbers.lookup(row.name))
      if (cost.getFunctions()[number].sizes == row.sizes) {
        row.activations = makeActivations(peaks.getFunction(number));
        break;
      }
}

/// Parameters, caches and the peak, with the batch size open; nothing
/// without one.
static std::optional<HeldBytes> getHeldByBatch(const Report &report,
                                               const ModuleCost &original,
                                               const ReportOptions &options) {
  StringRef batch = options.workload.batchSize;
  if (batch.empty() || !options.bindings.contains(batch))
    return std::nullopt;
  SizeBindings bindings = options.bindings;
  bindings.erase(batch);
  ModuleCost open = bindings.empty() ? original : original.bind(bindings);
  PeakActivations peaks(open, options.inputs, bindings);
  std::optional<unsigned> entry = peaks.getLargestEntry();
  if (!entry)
    return std::nullopt;
  const PeakActivations::Peak &peak = peaks.getFunction(*entry);
  return HeldBytes{report.parameters.bytes, peak.cacheBytes, peak.bytes};
}

void report::addActivations(Report &report, const ModuleCost &original,
                            const ModuleCost &cost,
                            const ReportOptions &options,
                            ArrayRef<TargetAttr> targets) {
  PeakActivations peaks(cost, options.inputs, options.bindings);
  for (auto [number, op] : llvm::enumerate(report.ops))
    op.liveBytes = peaks.getLive(number);
  report::forEachSum(report, [&](Report::Group &group) {
    // Formulas that repeat are one operand of a maximum.
    SmallVector<Quantity> live;
    for (unsigned op : group.ops)
      if (live.empty() || live.back() != report.ops[op].liveBytes)
        live.push_back(report.ops[op].liveBytes);
    if (!live.empty())
      group.liveBytes = Quantity::max(live);
  });
  addToFunctions(report, cost, peaks);
  std::optional<unsigned> entry = peaks.getLargestEntry();
  if (!entry)
    return;
  const PeakActivations::Peak &peak = peaks.getFunction(*entry);
  report.activations = makeActivations(peak);
  for (const PeakActivations::Tensor &tensor : peaks.getLiveAtPeak(*entry))
    report.activations->live.push_back(makeTensor(tensor));
  report.activations->timeline = peaks.getTimeline(*entry);
  if (targets.empty())
    return;
  std::optional<HeldBytes> byBatch = getHeldByBatch(report, original, options);
  HeldBytes held = {report.parameters.bytes, peak.cacheBytes, peak.bytes};
  for (auto [attribute, target] : llvm::zip_equal(targets, report.targets))
    target.fits =
        getMemoryFits(attribute, held, options.workload.batchSize, byBatch);
}

void report::addTraining(Report &report, const ModuleCost &cost,
                         ArrayRef<Parameter> parameters,
                         const ReportOptions &options) {
  if (options.training == Optimizer::none)
    return;
  TrainingMemory memory(cost);
  auto bind = [&](const Quantity &bytes) { return bindSizes(bytes, options); };
  using Kind = TrainingMemory::Kind;
  Report::Training &training = report.training.emplace();
  training.optimizer = options.training;
  training.status = memory.getStatus();
  training.savedBytes = bind(memory.getBytes());
  training.maskBytes = bind(memory.getBytes(Kind::masks));
  training.positionBytes = bind(memory.getBytes(Kind::positions));
  training.statisticsBytes = bind(memory.getBytes(Kind::statistics));
  training.selectiveBytes = bind(memory.getSelectiveBytes());
  training.fullBytes = bind(memory.getFullBytes());
  training.gradientBytes = getGradientBytes(parameters);
  training.stateBytes = getStateBytes(parameters, options.training);
  for (const TrainingMemory::Saved &saved : memory.getSaved())
    report.ops[saved.op].savedBytes += bind(saved.bytes);
}
