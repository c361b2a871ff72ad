//===- Ranking.cpp - Which schedule costs least ---------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Schedules/Ranking.h"

#include "OpenChoices.h"
#include "mlir/Dialect/Transform/IR/TransformDialect.h"
#include "mlir/Dialect/Transform/Transforms/TransformInterpreterUtils.h"
#include "mlir/IR/Verifier.h"

using namespace mlir;
using namespace mlir::roofline;
using schedules::OpenChoice;
using transform::NamedSequenceOp;

//===----------------------------------------------------------------------===//
// Programs and schedules
//===----------------------------------------------------------------------===//

void mlir::roofline::registerScheduleDialect(DialectRegistry &registry) {
  registry.insert<transform::TransformDialect>();
}

OwningOpRef<ModuleOp> mlir::roofline::readSchedules(MLIRContext *context,
                                                    StringRef file) {
  OwningOpRef<ModuleOp> module;
  if (failed(transform::detail::parseTransformModuleFromFile(context, file,
                                                             module)))
    return nullptr;
  return module;
}

static bool holdsSchedules(Operation *op) {
  return op->hasAttr(transform::TransformDialect::kWithNamedSequenceAttrName);
}

std::vector<OwningOpRef<ModuleOp>>
mlir::roofline::copySchedules(ModuleOp module) {
  std::vector<OwningOpRef<ModuleOp>> copies;
  module->walk<WalkOrder::PreOrder>([&](ModuleOp each) {
    if (!holdsSchedules(each))
      return WalkResult::advance();
    copies.emplace_back(each.clone());
    return WalkResult::skip();
  });
  return copies;
}

OwningOpRef<ModuleOp> mlir::roofline::copyWithoutSchedules(ModuleOp module) {
  OwningOpRef<ModuleOp> copy = module.clone();
  SmallVector<Operation *> schedules;
  copy->walk<WalkOrder::PreOrder>([&](Operation *op) {
    bool isSchedule =
        op != *copy && (isa<NamedSequenceOp>(op) || holdsSchedules(op));
    if (isSchedule)
      schedules.push_back(op);
    return isSchedule ? WalkResult::skip() : WalkResult::advance();
  });
  for (Operation *op : schedules)
    op->erase();
  (*copy)->removeAttr(transform::TransformDialect::kWithNamedSequenceAttrName);
  return copy;
}

//===----------------------------------------------------------------------===//
// One alternative
//===----------------------------------------------------------------------===//

namespace {
/// Keeps what is diagnosed from being printed.
class Diagnosed {
public:
  explicit Diagnosed(MLIRContext *context)
      : handler(context, [this](Diagnostic &diagnostic) {
          if (diagnostic.getSeverity() == DiagnosticSeverity::Error &&
              first.empty())
            first = diagnostic.str();
          return success();
        }) {}
  std::string first;

private:
  ScopedDiagnosticHandler handler;
};
} // namespace

/// What the alternatives are compared by; otherwise why there is none.
static llvm::Expected<MetricValue> getCost(ModuleOp program,
                                           const RankRequest &request) {
  FailureOr<ScheduleCost> cost = ScheduleCost::get(program, request.target);
  if (failed(cost))
    return llvm::createStringError("");
  std::optional<MetricValue> value =
      request.metric ? cost->getMetric(*request.metric)
                     : cost->getTraffic(request.level, request.kind);
  if (!value || value->status == CountStatus::unknown)
    return llvm::createStringError("what it costs is not known");
  if (!value->getNumber())
    return llvm::createStringError("what it costs is a formula of open sizes");
  if (value->status == CountStatus::lower)
    return llvm::createStringError("of what it costs a lower bound is known");
  return *value;
}

/// The program with the schedule applied, and its cost; the error says why
/// there is none.
static llvm::Expected<RankedSchedule>
tryAlternative(ModuleOp payload, NamedSequenceOp sequence,
               const RankRequest &request) {
  RankedSchedule result;
  result.sequence = sequence.getSymName().str();
  result.program = payload.clone();
  Diagnosed diagnosed(payload.getContext());
  if (failed(transform::applyTransformNamedSequence(
          *result.program, sequence, /*transformModule=*/nullptr,
          transform::TransformOptions())) ||
      failed(verify(*result.program)))
    return llvm::createStringError(diagnosed.first);
  llvm::Expected<MetricValue> cost = getCost(*result.program, request);
  if (!cost) {
    std::string reason = llvm::toString(cost.takeError());
    return llvm::createStringError(reason.empty() ? diagnosed.first : reason);
  }
  result.cost = *cost;
  return result;
}

//===----------------------------------------------------------------------===//
// All of them
//===----------------------------------------------------------------------===//

namespace {
class Ranker {
public:
  Ranker(ModuleOp payload, const RankRequest &request)
      : payload(payload), request(request) {}

  LogicalResult addSequence(NamedSequenceOp sequence);
  Ranking take() { return std::move(ranking); }

private:
  void add(RankedSchedule schedule);
  /// Whether `a` comes before `b`, which was found earlier.
  bool isBetter(const RankedSchedule &a, const RankedSchedule &b) const {
    double first = *a.cost.getNumber(), second = *b.cost.getNumber();
    bool isGood = request.metric && request.metric->isGood;
    return isGood ? first > second : first < second;
  }

  ModuleOp payload;
  const RankRequest &request;
  Ranking ranking;
};
} // namespace

void Ranker::add(RankedSchedule schedule) {
  auto place = llvm::find_if(ranking.best, [&](const RankedSchedule &other) {
    return isBetter(schedule, other);
  });
  ranking.best.insert(place, std::move(schedule));
  if (ranking.best.size() > request.top)
    ranking.best.pop_back();
}

/// Goes to the next combination, the last choice fastest; false behind the
/// last one.
static bool goOn(ArrayRef<OpenChoice> choices,
                 MutableArrayRef<uint64_t> chosen) {
  for (size_t number = choices.size(); number-- > 0;) {
    if (++chosen[number] < choices[number].number)
      return true;
    chosen[number] = 0;
  }
  return false;
}

LogicalResult Ranker::addSequence(NamedSequenceOp sequence) {
  FailureOr<std::vector<OpenChoice>> choices =
      schedules::findOpenChoices(sequence);
  if (failed(choices))
    return failure();
  SmallVector<uint64_t> chosen(choices->size(), 0);
  do {
    if (++ranking.numAlternatives > request.limit)
      return sequence.emitError("expected at most ")
             << request.limit << " alternatives, found more";
    for (auto [choice, index] : llvm::zip_equal(*choices, chosen))
      choice.choose(index);
    llvm::Expected<RankedSchedule> schedule =
        tryAlternative(payload, sequence, request);
    if (!schedule) {
      std::string reason = llvm::toString(schedule.takeError());
      if (ranking.numFailed++ == 0)
        ranking.firstFailure =
            ("@" + sequence.getSymName() + ": " + reason).str();
      continue;
    }
    for (auto [choice, index] : llvm::zip_equal(*choices, chosen))
      schedule->choices.emplace_back(choice.name.str(), choice.describe(index));
    add(std::move(*schedule));
  } while (goOn(*choices, chosen));
  // Another sequence may include the same.
  for (const OpenChoice &choice : *choices)
    choice.reopen();
  return success();
}

static bool isAlternative(NamedSequenceOp sequence) {
  FunctionType type = sequence.getFunctionType();
  return sequence.isPublic() && !sequence.isExternal() &&
         type.getNumInputs() == 1 && type.getNumResults() == 0;
}

FailureOr<Ranking>
mlir::roofline::rankSchedules(ModuleOp payload,
                              ArrayRef<OwningOpRef<ModuleOp>> schedules,
                              const RankRequest &request, Location loc) {
  Ranker ranker(payload, request);
  bool hasAny = false;
  for (const OwningOpRef<ModuleOp> &module : schedules)
    for (NamedSequenceOp sequence : module.get().getOps<NamedSequenceOp>()) {
      if (!isAlternative(sequence))
        continue;
      hasAny = true;
      if (failed(ranker.addSequence(sequence)))
        return failure();
    }
  if (!hasAny)
    return emitError(loc, "expected public named sequences with one argument "
                          "and no result, found none");
  return ranker.take();
}
