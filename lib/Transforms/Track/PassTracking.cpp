//===- PassTracking.cpp - What each pass does to the counts ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Transforms/PassTracking.h"

#include "Fingerprint.h"
#include "KnownSnapshots.h"
#include "PassRows.h"
#include "mlir-roofline/Models/CostModels.h"
#include "mlir-roofline/Targets/ModuleTarget.h"
#include "llvm/Support/Threading.h"

#include <mutex>

using namespace mlir;
using namespace mlir::roofline;

/// The first of what is tracked is work: a pass that keeps the meaning of a
/// program should keep it, while bytes are those of the operations as they are
/// cut.
static constexpr StringLiteral countNames[] = {"macs", "flops", "bytes"};
static constexpr unsigned numWorkMetrics = 2;

namespace {
/// A pass on its way.
struct Running {
  PassReport::Pass *row;
  SnapshotRef before;
  /// Executions of what it runs on.
  Quantity times = 1;
  bool isTopLevel;
  /// What its nested passes have changed: by operation, the first state and the
  /// last.
  llvm::MapVector<Operation *, std::pair<SnapshotRef, SnapshotRef>> changed;
};

class PassTracker final : public PassInstrumentation {
public:
  PassTracker(PassManager &manager, PassReportHandler handler,
              PassTrackingOptions options);
  ~PassTracker() override;

  void runBeforePipeline(std::optional<OperationName> name,
                         const PipelineParentInfo &parent) override;
  void runAfterPipeline(std::optional<OperationName> name,
                        const PipelineParentInfo &parent) override;
  void runBeforePass(Pass *pass, Operation *op) override;
  void runAfterPass(Pass *pass, Operation *op) override;
  void runAfterPassFailed(Pass *pass, Operation *op) override;

private:
  void startRun(Operation *root);
  void finishRun();
  LogicalResult chooseMachine(Operation *root);
  SnapshotRef count(Operation *op, bool isTopLevel);
  Running takeRunning(Pass *pass);
  void finishPass(Operation *op, Running &running);
  void finishPipeline(Operation *op, Running &running);
  void record(Operation *op, Running &running, SnapshotRef after);

  PassManager &manager;
  PassReportHandler handler;
  PassTrackingOptions options;
  std::vector<const Metric *> metrics;
  std::vector<PassReport> reports;

  /// Of the run that is on its way.
  std::optional<PassReport> report;
  std::optional<MachineModel> machine;
  bool hasFailed = false;
  unsigned numFunctions = 0;

  KnownSnapshots known;
  /// Guards all below.
  std::mutex mutex;
  PassRows rows;
  std::map<std::pair<uint64_t, const Pass *>, Running> running;
  std::map<PassReport::Pass *,
           std::optional<std::pair<Difference, PassReport::Place>>>
      places;
};
} // namespace

PassTracker::PassTracker(PassManager &manager, PassReportHandler handler,
                         PassTrackingOptions options)
    : manager(manager), handler(std::move(handler)),
      options(std::move(options)) {
  for (StringRef name : countNames)
    metrics.push_back(findMetric(name));
  if (this->options.peak)
    metrics.push_back(findMetric("live_bytes"));
  if (!this->options.target.empty())
    for (StringRef name : {"time_s", "latency_fused_s"})
      metrics.push_back(findMetric(name));
}

PassTracker::~PassTracker() {
  finishRun();
  handler(reports);
}

//===----------------------------------------------------------------------===//
// Runs
//===----------------------------------------------------------------------===//

/// The file of a location, as far as it tells.
static std::string getFile(Location location) {
  auto file = dyn_cast<FileLineColLoc>(location);
  return file ? file.getFilename().str() : std::string();
}

/// Also where an earlier run has left something: a manager may run many times,
/// on operations at the same addresses.
void PassTracker::startRun(Operation *root) {
  finishRun();
  hasFailed = false;
  known.clear();
  running.clear();
  report.emplace();
  report->root = root->getName().getStringRef().str();
  report->file = getFile(root->getLoc());
  report->metrics = metrics;
  if (machine)
    report->target = machine->getTarget().getName().str();
}

static bool isNothing(const std::optional<MetricValue> &change) {
  if (!change)
    return false;
  if (const auto *count = std::get_if<Quantity>(&change->value))
    return count->isZero();
  return std::get<double>(change->value) == 0;
}

void PassTracker::finishRun() {
  if (!report)
    return;
  for (auto &[row, place] : places) {
    // What adds up to nothing has changed nowhere.
    if (llvm::all_of(row->changes, isNothing))
      continue;
    row->most = std::move(place->second);
    // A single function needs no name.
    if (numFunctions < 2)
      row->most->function.clear();
  }
  places.clear();
  report->passes = rows.take();
  for (PassReport::Pass &pass : report->passes)
    pass.changesWork = llvm::any_of(
        ArrayRef(pass.changes).take_front(numWorkMetrics),
        [](const auto &change) { return change && !isNothing(change); });
  if (hasFailed)
    report->after.reset();
  reports.push_back(std::move(*report));
  report.reset();
}

LogicalResult PassTracker::chooseMachine(Operation *root) {
  machine.reset();
  if (options.target.empty())
    return success();
  auto module = dyn_cast<ModuleOp>(root);
  if (!module)
    return root->emitError("expected builtin.module for a target of tracked "
                           "passes, found ")
           << root->getName();
  bool isOwn = options.target == "module";
  FailureOr<TargetAttr> target =
      chooseTarget(module, isOwn ? StringRef() : options.target);
  if (failed(target))
    return failure();
  if (!*target)
    return module.emitError("expected a target on the module for the times of "
                            "tracked passes, found none");
  machine.emplace(*target);
  return success();
}

//===----------------------------------------------------------------------===//
// Snapshots
//===----------------------------------------------------------------------===//

/// What is around an operation may be read where nothing else runs.
SnapshotRef PassTracker::count(Operation *op, bool isTopLevel) {
  return takeSnapshot(op, metrics, isTopLevel && options.peak,
                      isTopLevel && machine ? &*machine : nullptr);
}

//===----------------------------------------------------------------------===//
// Passes
//===----------------------------------------------------------------------===//

void PassTracker::runBeforePipeline(std::optional<OperationName> name,
                                    const PipelineParentInfo &parent) {
  std::scoped_lock lock(mutex);
  rows.enterPipeline(llvm::get_threadid(), name, parent);
}

void PassTracker::runAfterPipeline(std::optional<OperationName> name,
                                   const PipelineParentInfo &parent) {
  std::scoped_lock lock(mutex);
  rows.leavePipeline(llvm::get_threadid());
}

void PassTracker::runBeforePass(Pass *pass, Operation *op) {
  uint64_t thread = llvm::get_threadid();
  Running started;
  {
    std::scoped_lock lock(mutex);
    started.isTopLevel = rows.isTopLevel(thread);
  }
  unsigned number = 0;
  if (started.isTopLevel) {
    for (Pass &other : manager.getPasses()) {
      if (&other == pass)
        break;
      ++number;
    }
    if (number == 0) {
      if (failed(chooseMachine(op)))
        signalPassFailure(pass);
      startRun(op);
    }
  }
  started.before = known.find(op);
  if (!started.before)
    started.before = count(op, started.isTopLevel);
  if (!isPipeline(pass) && !started.before->fingerprint)
    started.before->fingerprint = getFingerprint(op);
  started.times = started.isTopLevel ? Quantity(1) : known.getExecutions(op);
  known.keep(op, started.before);
  if (started.isTopLevel && number == 0) {
    report->before = started.before->counts;
    numFunctions = llvm::count_if(started.before->functions,
                                  [](const Snapshot::Function &function) {
                                    return !function.name.empty();
                                  });
  }

  std::scoped_lock lock(mutex);
  started.row = &rows.start(thread, pass, number);
  running[{thread, pass}] = std::move(started);
}

Running PassTracker::takeRunning(Pass *pass) {
  std::scoped_lock lock(mutex);
  auto found = running.find({llvm::get_threadid(), pass});
  Running taken = std::move(found->second);
  running.erase(found);
  return taken;
}

void PassTracker::runAfterPass(Pass *pass, Operation *op) {
  Running finished = takeRunning(pass);
  if (isPipeline(pass))
    finishPipeline(op, finished);
  else
    finishPass(op, finished);
  if (finished.isTopLevel)
    report->after = known.find(op)->counts;
}

void PassTracker::runAfterPassFailed(Pass *pass, Operation *op) {
  uint64_t thread = llvm::get_threadid();
  Running failed = takeRunning(pass);
  std::scoped_lock lock(mutex);
  ++failed.row->numRuns;
  failed.row->hasFailed = true;
  hasFailed = true;
  rows.dropPipelines(thread, pass);
}

/// Takes over what a pass or pipeline has made of `op`.
void PassTracker::record(Operation *op, Running &finished, SnapshotRef after) {
  PassReport::Values changes =
      subtract(after->counts, finished.before->counts, finished.times);
  auto place = findPlace(*finished.before, *after);
  known.keep(op, after);

  std::scoped_lock lock(mutex);
  PassReport::Pass &row = *finished.row;
  if (row.numChanged++ == 0)
    row.changes = std::move(changes);
  else
    addTo(row.changes, changes);
  // Of equal places the first by name, whatever ran first.
  auto getName = [](const auto &most) {
    return std::pair(StringRef(most.second.function),
                     StringRef(most.second.location));
  };
  auto isMore = [&](const auto &a, const auto &b) {
    return a.first != b.first ? a.first > b.first : getName(a) < getName(b);
  };
  if (place)
    if (auto &most = places[&row]; !most || isMore(*place, *most))
      most = std::move(place);
  if (auto parent = rows.getParent(llvm::get_threadid()))
    if (auto outer = running.find(*parent); outer != running.end()) {
      auto [change, isNew] =
          outer->second.changed.try_emplace(op, finished.before, after);
      if (!isNew)
        change->second.second = after;
    }
}

void PassTracker::finishPass(Operation *op, Running &finished) {
  uint64_t fingerprint = getFingerprint(op);
  {
    std::scoped_lock lock(mutex);
    ++finished.row->numRuns;
  }
  if (fingerprint == finished.before->fingerprint)
    return;
  known.forgetNested(op);
  SnapshotRef after = count(op, finished.isTopLevel);
  after->fingerprint = fingerprint;
  record(op, finished, std::move(after));
}

/// The functions are counted already. Where the program is their sum, what they
/// have changed is what it has.
static SnapshotRef addChanges(
    const Snapshot &before, ArrayRef<const Metric *> metrics,
    const llvm::MapVector<Operation *, std::pair<SnapshotRef, SnapshotRef>>
        &changed) {
  if (!before.isAdditive)
    return nullptr;
  auto after = std::make_shared<Snapshot>(before);
  after->fingerprint.reset();
  for (const auto &[op, states] : changed) {
    const auto &[first, last] = states;
    Snapshot::Function *function = after->findFunction(op);
    if (!function || !function->own || !last->isAdditive ||
        !function->multiplicity.isExact() || last->functions.size() != 1 ||
        first->counts.numUnknownOps || last->counts.numUnknownOps)
      return nullptr;
    addTo(after->counts.values,
          subtract(last->counts, first->counts, function->multiplicity.value));
    after->counts.numOps += last->counts.numOps - first->counts.numOps;
    function->own = last;
    function->places = last->functions.front().places;
  }
  return after;
}

void PassTracker::finishPipeline(Operation *op, Running &finished) {
  {
    std::scoped_lock lock(mutex);
    ++finished.row->numRuns;
  }
  if (finished.changed.empty())
    return;
  bool needsWhole =
      finished.isTopLevel && (options.peak || !options.target.empty());
  SnapshotRef after =
      needsWhole ? nullptr
                 : addChanges(*finished.before, metrics, finished.changed);
  if (!after)
    after = count(op, finished.isTopLevel);
  record(op, finished, std::move(after));
}

void mlir::roofline::registerRooflineTracking(PassManager &manager,
                                              PassReportHandler handler,
                                              PassTrackingOptions options) {
  DialectRegistry registry;
  registerAllCostModels(registry);
  manager.getContext()->appendDialectRegistry(registry);
  manager.getContext()->getOrLoadDialect<RooflineDialect>();
  manager.addInstrumentation(std::make_unique<PassTracker>(
      manager, std::move(handler), std::move(options)));
}
