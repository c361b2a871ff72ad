//===- Activations.cpp - What a report says of memory ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Layers/Grouping.h"

#include "mlir-roofline/Flow/PartialPeaks.h"
#include "mlir-roofline/Interfaces/Access/MemorySpaces.h"
#include "mlir-roofline/Machine/MachineModel.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringMap.h"

using namespace mlir;
using namespace mlir::roofline;

/// The place of an operation as its row says it; `otherwise` without a row, and
/// of null.
static std::string getPlace(Operation *op, StringRef otherwise,
                            const Report &report, const ModuleCost &cost) {
  const CostedOp *row = ValueFlow::get(cost).getCosted(op);
  return row ? report.ops[row - cost.getOps().data()].place : otherwise.str();
}

/// What a row shows of memory that is live.
static Report::Activations::Tensor
makeTensor(const PeakActivations::Tensor &live, const Report &report,
           const ModuleCost &cost) {
  Report::Activations::Tensor tensor;
  tensor.bytes = live.bytes;
  llvm::raw_string_ostream(tensor.type) << live.value.getType();
  tensor.location = report::nameLocation(live.value.getLoc());
  tensor.place =
      getPlace(live.value.getDefiningOp(), tensor.location, report, cost);
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

static Report::Activations makeActivations(const PeakActivations::Peak &peak,
                                           const Report &report,
                                           const ModuleCost &cost) {
  Report::Activations made;
  made.status = peak.status;
  made.peakBytes = peak.bytes;
  if (peak.at) {
    made.peakOp = peak.at->getName().getStringRef().str();
    made.peakAt = report::nameLocation(peak.at->getLoc());
    made.peakPlace = getPlace(peak.at, made.peakAt, report, cost);
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
        row.activations =
            makeActivations(peaks.getFunction(number), report, cost);
        break;
      }
}

namespace {
/// Of a program, whether it fits machines.
class FitFinder {
public:
  /// `bindings` are those of `cost`; `bound` are the parameters as they are
  /// bound.
  FitFinder(const ModuleCost &cost, const Parameters &parameters,
            ArrayRef<Parameter> bound, const ReportOptions &options,
            const SizeBindings &bindings)
      : cost(cost), bound(bound), options(options), bindings(bindings) {
    findSpaces(parameters);
  }

  /// The bytes that each level of a target needs for a peak. Memory spaces put
  /// buffers in some of them alone.
  std::vector<Quantity> getNeeded(const PeakActivations &peaks,
                                  TargetAttr target) const;

private:
  void findSpaces(const Parameters &parameters);

  const ModuleCost &cost;
  ArrayRef<Parameter> bound;
  const ReportOptions &options;
  const SizeBindings &bindings;
  /// Whether memory spaces say where something is.
  bool hasSpaces = false;
  /// Of the parameters that are in none.
  Quantity parameterBytes;
  /// Of the parameters that are in one, by number, a value that shows it.
  llvm::MapVector<unsigned, Value> inSpace;
};
} // namespace

void FitFinder::findSpaces(const Parameters &parameters) {
  const ValueFlow &flow = ValueFlow::get(cost);
  cost.getRoot()->walk([&](Operation *op) {
    for (Value operand : op->getOperands()) {
      if (!getMemorySpace(operand.getType()))
        continue;
      hasSpaces = true;
      Value origin = flow.getOrigin(operand).value;
      if (!getMemorySpace(origin.getType()))
        continue;
      if (std::optional<unsigned> number = parameters.find(origin, flow))
        inSpace.try_emplace(*number, origin);
    }
  });
  for (auto [number, parameter] : llvm::enumerate(bound))
    if (!inSpace.contains(number))
      parameterBytes += parameter.bytes;
}

std::vector<Quantity> FitFinder::getNeeded(const PeakActivations &peaks,
                                           TargetAttr target) const {
  unsigned entry = *peaks.getLargestEntry();
  const PeakActivations::Peak &peak = peaks.getFunction(entry);
  MachineResources resources = MachineResources(target).forProgram(cost);
  std::vector<Quantity> needed;
  for (auto [number, level] : llvm::enumerate(target.getMemory())) {
    HeldBytes held = {parameterBytes, peak.cacheBytes, peak.bytes};
    Quantity placed;
    for (auto [parameter, value] : inSpace)
      if (resources.getLevels(value, /*isWrite=*/false).contains(number))
        placed += bound[parameter].bytes;
    if (hasSpaces) {
      held.activations = {};
      placed +=
          getPartialPeak(cost, entry, options.inputs, bindings,
                         [&, number = number](Value value) {
                           return resources.getLevels(value, /*isWrite=*/true)
                               .contains(number);
                         });
    }
    needed.push_back(held.getIn(level) + placed);
  }
  return needed;
}

/// Adds whether it all fits, and with a batch size how large that may be.
static void addFits(Report &report, const ModuleCost &original,
                    const ModuleCost &cost, const PeakActivations &peaks,
                    const Parameters &parameters, ArrayRef<Parameter> bound,
                    const ReportOptions &options,
                    ArrayRef<TargetAttr> targets) {
  FitFinder finder(cost, parameters, bound, options, options.bindings);
  // The same with the batch size open.
  StringRef batch = options.workload.batchSize;
  SizeBindings bindings = options.bindings;
  std::optional<ModuleCost> open;
  std::optional<PeakActivations> openPeaks;
  std::optional<FitFinder> openFinder;
  if (!batch.empty() && bindings.erase(batch)) {
    open = bindings.empty() ? original : original.bind(bindings);
    openPeaks.emplace(*open, options.inputs, bindings);
    if (openPeaks->getLargestEntry())
      openFinder.emplace(*open, parameters, bound, options, bindings);
  }
  for (auto [attribute, target] : llvm::zip_equal(targets, report.targets)) {
    std::vector<Quantity> byBatch;
    if (openFinder)
      byBatch = openFinder->getNeeded(*openPeaks, attribute);
    target.fits = getMemoryFits(attribute, finder.getNeeded(peaks, attribute),
                                batch, byBatch);
  }
}

void report::addActivations(Report &report, const ModuleCost &original,
                            const ModuleCost &cost,
                            const Parameters &parameters,
                            ArrayRef<Parameter> bound,
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
  report.activations = makeActivations(peak, report, cost);
  for (const PeakActivations::Tensor &tensor : peaks.getLiveAtPeak(*entry))
    report.activations->live.push_back(makeTensor(tensor, report, cost));
  report.activations->timeline = peaks.getTimeline(*entry);
  if (!targets.empty())
    addFits(report, original, cost, peaks, parameters, bound, options, targets);
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
