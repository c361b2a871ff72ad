//===- RankSchedules.cpp - Find the schedules that cost least -------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/OutputFile.h"
#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Models/CostModels.h"
#include "mlir-roofline/Schedules/Ranking.h"
#include "mlir-roofline/Support/NearName.h"
#include "mlir-roofline/Support/ProgramText.h"
#include "mlir-roofline/Targets/ModuleTarget.h"
#include "mlir-roofline/Transforms/Passes.h"
#include "llvm/Support/FileSystem.h"

namespace mlir::roofline {
#define GEN_PASS_DEF_ROOFLINERANKSCHEDULES
#include "mlir-roofline/Transforms/Passes.h.inc"
} // namespace mlir::roofline

using namespace mlir;
using namespace mlir::roofline;

/// `tile = 8, order = 1`.
static std::string describeChoices(const RankedSchedule &schedule) {
  std::string text;
  for (const auto &[name, value] : schedule.choices)
    text += (text.empty() ? "" : ", ") + name + " = " + value;
  return text;
}

static std::string describe(const Ranking &ranking, const Metric &metric,
                            StringRef title) {
  std::string text;
  llvm::raw_string_ostream os(text);
  TextTable table(/*width=*/0, /*color=*/false);
  table.addColumn({"rank", /*alignRight=*/true});
  table.addColumn({title.str(), /*alignRight=*/true});
  table.addColumn({"schedule"});
  table.addColumn({"choices"});
  for (auto [number, schedule] : llvm::enumerate(ranking.best))
    table.addRow({std::to_string(number + 1), metric.format(schedule.cost),
                  "@" + schedule.sequence, describeChoices(schedule)});
  table.print(os);
  os << "\n"
     << ranking.numAlternatives << " alternatives, " << ranking.numFailed
     << " without a cost\n";
  if (ranking.numFailed != 0)
    os << "  first: " << toVisibleText(ranking.firstFailure) << "\n";
  return text;
}

namespace {
struct RankSchedulesPass
    : roofline::impl::RooflineRankSchedulesBase<RankSchedulesPass> {
  using Base::Base;

  void getDependentDialects(DialectRegistry &registry) const override {
    Base::getDependentDialects(registry);
    registerScheduleDialect(registry);
    registerAllCostModels(registry);
  }

  /// Dialects may only be loaded before passes run.
  LogicalResult initialize(MLIRContext *context) override {
    if (schedules.empty())
      return success();
    OwningOpRef<ModuleOp> module = readSchedules(context, schedules);
    if (!module)
      return failure();
    library = std::make_shared<OwningOpRef<ModuleOp>>(std::move(module));
    return success();
  }

  void runOnOperation() override {
    ModuleOp module = getOperation();
    FailureOr<RankRequest> request = getRequest();
    if (failed(request))
      return signalPassFailure();
    OwningOpRef<ModuleOp> payload = copyWithoutSchedules(module);
    FailureOr<Ranking> ranking = rankSchedules(
        *payload, copySchedules(library ? library->get() : module), *request,
        module.getLoc());
    if (failed(ranking))
      return signalPassFailure();
    if (ranking->best.empty()) {
      diagnose("expected a schedule that can be applied and costed, "
               "found none; ")
          << toVisibleText(ranking->firstFailure);
      return signalPassFailure();
    }
    if (failed(write(*ranking, *request)))
      return signalPassFailure();
    if (!apply)
      return markAllAnalysesPreserved();
    ModuleOp best = *ranking->best.front().program;
    module.getBodyRegion().takeBody(best.getBodyRegion());
    module->setAttrs(best->getAttrDictionary());
  }

private:
  FailureOr<RankRequest> getRequest() {
    ModuleOp module = getOperation();
    RankRequest request;
    if (top == 0 || limit == 0)
      return diagnose("expected top and limit to be at least 1");
    request.top = top;
    request.limit = limit;
    FailureOr<TargetAttr> chosen = chooseTarget(module, target);
    if (failed(chosen))
      return failure();
    request.target = *chosen;
    if (failed(checkOptions()))
      return failure();
    if (failed(level.empty() ? setMetric(request) : setLevel(request)))
      return failure();
    return request;
  }

  /// About the request, which the text of the whole module does not explain.
  InFlightDiagnostic diagnose(const Twine &message) {
    return emitError(getOperation().getLoc(), message);
  }

  /// An option that another one leaves without effect is a mistake.
  LogicalResult checkOptions() {
    auto isGiven = [](const auto &option, StringRef defaultValue) {
      return option.getNumOccurrences() != 0 || option != defaultValue;
    };
    if (level.empty() && isGiven(kind, "written"))
      return diagnose("in kind: expected level beside it, "
                      "found none");
    if (!level.empty() && isGiven(metric, "time_s"))
      return diagnose("expected a metric or a level, found "
                      "both");
    return success();
  }

  LogicalResult setMetric(RankRequest &request) {
    llvm::Expected<const Metric *> found =
        lookUpMetric(metric, MetricUse::programs);
    if (!found)
      return diagnose(llvm::toString(found.takeError()));
    if ((*found)->isOfTarget && !request.target)
      return diagnose("expected a target for the metric '")
             << metric << "', found none";
    request.metric = *found;
    return success();
  }

  LogicalResult setLevel(RankRequest &request) {
    if (!request.target)
      return diagnose("expected a target with the level '")
             << level << "', found none";
    std::optional<TrafficKind> known = symbolizeTrafficKind(kind);
    if (!known)
      return diagnose("expected the kind written, lower or attainable, found '")
             << kind << "'";
    request.kind = *known;
    SmallVector<StringRef> names;
    for (MemoryAttr memory : request.target.getMemory())
      names.push_back(memory.getName());
    const auto *found = llvm::find(names, StringRef(level));
    if (found == names.end())
      return diagnose("expected a level of ")
             << request.target.getName().getValue() << ", "
             << joinAlternatives(names) << ", found '" << level << "'";
    request.level = found - names.begin();
    return success();
  }

  LogicalResult write(const Ranking &ranking, const RankRequest &request) {
    const Metric &shown =
        request.metric ? *request.metric : *findMetric("bytes");
    std::string title =
        request.metric ? request.metric->title.str() : level + ", " + kind;
    auto fail = [&](llvm::Error error) {
      return diagnose(llvm::toString(std::move(error)));
    };
    if (llvm::Error error =
            writeOutput(output, describe(ranking, shown, title)))
      return fail(std::move(error));
    if (keep.empty())
      return success();
    if (std::error_code code = llvm::sys::fs::create_directories(keep))
      return diagnose("cannot make the folder '")
             << keep << "': " << code.message();
    for (auto [number, schedule] : llvm::enumerate(ranking.best)) {
      std::string text;
      llvm::raw_string_ostream os(text);
      schedule.program.get()->print(os);
      os << "\n";
      if (llvm::Error error = writeOutput(
              keep + "/" + std::to_string(number + 1) + ".mlir", text))
        return fail(std::move(error));
    }
    return success();
  }

  std::shared_ptr<OwningOpRef<ModuleOp>> library;
};
} // namespace
