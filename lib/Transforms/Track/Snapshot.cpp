//===- Snapshot.cpp - The counts of a program at one time -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Snapshot.h"

#include "mlir-roofline/Flow/PeakActivations.h"
#include "mlir-roofline/Machine/ModuleTime.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "llvm/Support/Path.h"

using namespace mlir;
using namespace mlir::roofline;

/// A number to compare sizes by, with every open size taken as reports take it
/// to order their rows.
static double getMagnitude(const Quantity &count) {
  if (std::optional<int64_t> value = count.getInt64())
    return *value;
  return closeSizes(count).getDouble().value_or(0);
}

/// Adds one operation to what its location does. Index arithmetic is no work.
static void addPlace(Places &places, unsigned number, const CostedOp &op,
                     const ModuleCost &cost, const Quantity &perCall) {
  double work = 0, bytes = 0;
  // Where iterations differ in cost, the sum over all of them.
  const OpCost *iterated = cost.getIteratedCost(number);
  const OpCost &counted = iterated ? *iterated : op.cost;
  for (const Work::Entry &entry : counted.work.getEntries())
    if (entry.workClass != WorkClass::index)
      work += getMagnitude(entry.count);
  for (const OperandTraffic &traffic : counted.traffic)
    bytes += getMagnitude(traffic.bytesRead + traffic.bytesWritten);
  double times = 1;
  if (!iterated) {
    double executions = getMagnitude(op.multiplicity.value);
    double calls = getMagnitude(perCall);
    times = calls == 0 ? 0 : executions / calls;
  }
  PlaceCount &place = places[op.op->getLoc()];
  place.work += times * work;
  place.bytes += times * bytes;
  std::pair<double, double> weight{times * work, times * bytes};
  if (!place.op || weight > place.heaviest) {
    place.op = op.op->getName();
    place.heaviest = weight;
  }
}

static bool isConstant(const Totals &totals) {
  return totals.macs.value.isConstant() && totals.flops.value.isConstant() &&
         totals.bytes.value.isConstant() && totals.macs.lower.isConstant() &&
         totals.flops.lower.isConstant() && totals.bytes.lower.isConstant();
}

static PassReport::Counts getCounts(const MetricSubject &subject,
                                    ArrayRef<const Metric *> metrics) {
  PassReport::Counts counts;
  counts.numOps = subject.counts->numOps;
  counts.numUnknownOps = subject.counts->numUnknownOps;
  for (const Metric *metric : metrics)
    counts.values.push_back(metric->get(subject));
  return counts;
}

/// The functions, each with what it does itself.
static void addFunctions(Snapshot &snapshot, const ModuleCost &cost,
                         ArrayRef<const Metric *> metrics) {
  ArrayRef<FunctionCost> functions = cost.getFunctions();
  std::vector<std::shared_ptr<Places>> places;
  places.reserve(functions.size());
  for (unsigned i = 0; i < functions.size(); ++i)
    places.push_back(std::make_shared<Places>());
  for (auto [number, op] : llvm::enumerate(cost.getOps()))
    addPlace(*places[op.function], number, op, cost,
             functions[op.function].multiplicity.value);
  llvm::DenseMap<Operation *, unsigned> numEntries;
  for (const FunctionCost &function : functions)
    ++numEntries[function.op];
  for (auto [function, counted] : llvm::zip_equal(functions, places)) {
    Snapshot::Function entry{function.op, function.name, function.multiplicity,
                             /*own=*/nullptr, counted};
    if (numEntries[function.op] == 1 && !function.takesSizes &&
        cost.getProgram().getCalls(function.number).empty() &&
        function.totals.numUnknownOps == 0 && isConstant(function.totals)) {
      MetricSubject subject;
      subject.counts = &function.totals;
      entry.own = std::make_shared<Snapshot>();
      entry.own->counts = getCounts(subject, metrics);
      entry.own->isAdditive = true;
      entry.own->addFunction(
          {function.op, function.name, Multiplicity(), nullptr, counted});
    }
    snapshot.addFunction(std::move(entry));
  }
}

std::shared_ptr<Snapshot>
mlir::roofline::takeSnapshot(Operation *op, ArrayRef<const Metric *> metrics,
                             bool peak, const MachineModel *machine) {
  ModuleCost cost(op);
  auto snapshot = std::make_shared<Snapshot>();
  const Totals &totals = cost.getTotals();
  MetricSubject subject;
  subject.counts = &totals;

  std::optional<PeakActivations> activations;
  if (peak) {
    activations.emplace(cost, InputUse::keep);
    if (std::optional<unsigned> entry = activations->getLargestEntry()) {
      const PeakActivations::Peak &held = activations->getFunction(*entry);
      subject.liveBytes = &held.bytes;
      subject.liveStatus = held.status;
    }
  }
  ReportTarget target;
  if (machine) {
    ProgramFlow flow(cost);
    ModuleTime time(cost, flow, *machine);
    target.latencyBound = time.getLatencyBound();
    target.latencyFused = time.getLatencyFused();
    target.status = time.getStatus();
    subject.target = &target;
  }
  snapshot->counts = getCounts(subject, metrics);
  addFunctions(*snapshot, cost, metrics);
  bool hasCalls = llvm::any_of(cost.getOps(), [](const CostedOp &costed) {
    return isa<CallOpInterface>(costed.op);
  });
  for (const FunctionCost &function : cost.getFunctions())
    hasCalls |= !cost.getProgram().getCalls(function.number).empty();
  snapshot->isAdditive = !hasCalls && isConstant(totals);
  return snapshot;
}

//===----------------------------------------------------------------------===//
// Differences
//===----------------------------------------------------------------------===//

/// Of bounds and guesses a difference is a guess.
static CountStatus getStatus(CountStatus a, CountStatus b) {
  if (a == CountStatus::exact && b == CountStatus::exact)
    return CountStatus::exact;
  return combine(a, b) == CountStatus::declared ? CountStatus::declared
                                                : CountStatus::estimate;
}

static std::optional<MetricValue>
combineValues(const std::optional<MetricValue> &a,
              const std::optional<MetricValue> &b,
              llvm::function_ref<Quantity(const Quantity &, const Quantity &)>
                  combineCounts,
              llvm::function_ref<double(double, double)> combineNumbers) {
  if (!a || !b || a->value.index() != b->value.index())
    return std::nullopt;
  MetricValue result{Quantity(), getStatus(a->status, b->status)};
  if (const auto *count = std::get_if<Quantity>(&a->value))
    result.value = combineCounts(*count, std::get<Quantity>(b->value));
  else
    result.value =
        combineNumbers(std::get<double>(a->value), std::get<double>(b->value));
  return result;
}

PassReport::Values mlir::roofline::subtract(const PassReport::Counts &after,
                                            const PassReport::Counts &before,
                                            const Quantity &times) {
  PassReport::Values changes(after.values.size());
  if (after.numUnknownOps != before.numUnknownOps)
    return changes;
  for (auto [change, a, b] :
       llvm::zip_equal(changes, after.values, before.values))
    change = combineValues(
        a, b,
        [&](const Quantity &a, const Quantity &b) { return (a - b) * times; },
        [&](double a, double b) { return a - b; });
  return changes;
}

void mlir::roofline::addTo(PassReport::Values &sum,
                           const PassReport::Values &value) {
  for (auto [total, part] : llvm::zip_equal(sum, value))
    total = combineValues(
        total, part, [](const Quantity &a, const Quantity &b) { return a + b; },
        [](double a, double b) { return a + b; });
}

//===----------------------------------------------------------------------===//
// Places
//===----------------------------------------------------------------------===//

/// The first name, or else the first file and line.
static std::string getPlaceName(Location location) {
  std::string name;
  location->walk([&](Location part) {
    if (auto named = dyn_cast<NameLoc>(part))
      name = named.getName().str();
    else if (auto file = dyn_cast<FileLineColLoc>(part); file && name.empty())
      name = (llvm::sys::path::filename(file.getFilename()) + ":" +
              Twine(file.getLine()))
                 .str();
    return name.empty() ? WalkResult::advance() : WalkResult::interrupt();
  });
  return name;
}

namespace {
/// What one place does in all executions, before and after.
struct PlacePair {
  PlaceCount before, after;

  Difference getDifference() const {
    return {std::abs(after.work - before.work),
            std::abs(after.bytes - before.bytes)};
  }
};
} // namespace

std::optional<std::pair<Difference, PassReport::Place>>
mlir::roofline::findPlace(const Snapshot &before, const Snapshot &after) {
  // By name: a conversion replaces functions.
  llvm::MapVector<std::pair<StringRef, Attribute>, PlacePair> pairs;
  auto add = [&](const Snapshot &snapshot, PlaceCount PlacePair::*side) {
    for (const Snapshot::Function &function : snapshot.functions) {
      double times = getMagnitude(function.multiplicity.value);
      for (const auto &[location, count] : *function.places) {
        PlaceCount &place = pairs[{function.name, location}].*side;
        place.op = count.op;
        place.work += times * count.work;
        place.bytes += times * count.bytes;
      }
    }
  };
  add(before, &PlacePair::before);
  add(after, &PlacePair::after);

  Difference largest;
  const std::pair<std::pair<StringRef, Attribute>, PlacePair> *most = nullptr;
  for (const auto &entry : pairs)
    if (entry.second.getDifference() > largest) {
      largest = entry.second.getDifference();
      most = &entry;
    }
  if (!most)
    return std::nullopt;
  PassReport::Place place;
  place.function = most->first.first.str();
  auto getOp = [](const PlaceCount &count) {
    return count.op ? count.op->getStringRef().str() : std::string();
  };
  place.opBefore = getOp(most->second.before);
  place.opAfter = getOp(most->second.after);
  place.location = getPlaceName(cast<LocationAttr>(most->first.second));
  return std::pair(largest, std::move(place));
}
