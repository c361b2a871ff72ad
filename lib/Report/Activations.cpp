//===- Activations.cpp - What a report says of memory ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Layers/Grouping.h"

#include "mlir-roofline/Flow/PartialPeaks.h"
#include "mlir-roofline/Interfaces/MemorySpaces.h"
#include "mlir-roofline/Machine/MachineModel.h"
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

/// Whether memory spaces say where something is.
static bool hasMemorySpaces(const ModuleCost &cost) {
  auto isInSpace = [](Type type) { return getMemorySpace(type) != nullptr; };
  return cost.getRoot()
      ->walk([&](Operation *op) {
        return llvm::any_of(op->getOperandTypes(), isInSpace)
                   ? WalkResult::interrupt()
                   : WalkResult::advance();
      })
      .wasInterrupted();
}

namespace {
/// Of a program, whether it fits machines.
class FitFinder {
public:
  /// `bindings` are those of `cost`.
  FitFinder(const ModuleCost &cost, const ReportOptions &options,
            const SizeBindings &bindings)
      : cost(cost), options(options), bindings(bindings),
        hasSpaces(hasMemorySpaces(cost)) {}

  /// What a peak is in each level of a target. Memory spaces put buffers in
  /// some of them alone.
  std::vector<HeldBytes> getHeld(const HeldBytes &held, unsigned entry,
                                 TargetAttr target) const;

private:
  const ModuleCost &cost;
  const ReportOptions &options;
  const SizeBindings &bindings;
  bool hasSpaces;
};
} // namespace

std::vector<HeldBytes> FitFinder::getHeld(const HeldBytes &held, unsigned entry,
                                          TargetAttr target) const {
  std::vector<HeldBytes> levels(target.getMemory().size(), held);
  if (!hasSpaces)
    return levels;
  MachineModel machine(target, MachineOptions());
  for (auto [number, level] : llvm::enumerate(levels))
    level.activations =
        getPartialPeak(cost, entry, options.inputs, bindings, [&](Value value) {
          return machine.getLevels(value, /*isWrite=*/true).contains(number);
        });
  return levels;
}

/// Adds whether it all fits, and with a batch size how large that may be.
static void addFits(Report &report, const ModuleCost &original,
                    const ModuleCost &cost, const PeakActivations &peaks,
                    const ReportOptions &options,
                    ArrayRef<TargetAttr> targets) {
  auto getHeldBytes = [&](const PeakActivations &of) -> HeldBytes {
    const PeakActivations::Peak &peak = of.getFunction(*of.getLargestEntry());
    return {report.parameters.bytes, peak.cacheBytes, peak.bytes};
  };
  FitFinder finder(cost, options, options.bindings);
  // The same with the batch size open.
  StringRef batch = options.workload.batchSize;
  SizeBindings bindings = options.bindings;
  std::optional<ModuleCost> open;
  std::optional<PeakActivations> openPeaks;
  if (!batch.empty() && bindings.erase(batch)) {
    open = bindings.empty() ? original : original.bind(bindings);
    openPeaks.emplace(*open, options.inputs, bindings);
    if (!openPeaks->getLargestEntry())
      openPeaks.reset();
  }
  for (auto [attribute, target] : llvm::zip_equal(targets, report.targets)) {
    std::vector<HeldBytes> held = finder.getHeld(
        getHeldBytes(peaks), *peaks.getLargestEntry(), attribute);
    std::vector<HeldBytes> byBatch;
    if (openPeaks)
      byBatch = FitFinder(*open, options, bindings)
                    .getHeld(getHeldBytes(*openPeaks),
                             *openPeaks->getLargestEntry(), attribute);
    for (unsigned level = 0; level < held.size(); ++level) {
      std::optional<HeldBytes> largest;
      if (openPeaks)
        largest = byBatch[level];
      target.fits.push_back(
          getMemoryFits(attribute, held[level], batch, largest)[level]);
    }
  }
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
  addFits(report, original, cost, peaks, options, targets);
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
