//===- Explanation.cpp - Why operations cost what they cost ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Report/Explanation.h"

#include "ExplanationParts.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::roofline;

std::string mlir::roofline::getShownLocation(Operation *op) {
  return report::nameLocation(op->getLoc());
}

bool report::isNamed(const Quantity &size, const Program &program) {
  llvm::SetVector<StringRef> names;
  size.collectSymbols(names);
  return llvm::all_of(names, [&](StringRef name) {
    return name.starts_with(getOpaquePrefix()) ||
           llvm::any_of(program.getSymbols(), [&](const SizeSymbol &symbol) {
             return symbol.name == name;
           });
  });
}

/// The loops of an operation, unless they are of sizes that the program has no
/// name for: what only one iteration of a loop around knows.
static std::optional<IterationSpace>
getNamedSpace(IterationSpaces &spaces, unsigned op, const Program &program) {
  std::optional<IterationSpace> space = spaces.get(op);
  bool isNamed = space && llvm::all_of(space->loops, [&](const auto &loop) {
                   return report::isNamed(loop.extent, program);
                 });
  return isNamed ? space : std::nullopt;
}

/// The loops, in open sizes and with values; the same if the two do not match.
static void addLoops(ExplainedOp &explained,
                     const std::optional<IterationSpace> &space,
                     const std::optional<IterationSpace> &original) {
  if (!space)
    return;
  bool isSame = original && original->loops.size() == space->loops.size();
  explained.loops.emplace();
  explained.iterations = explained.results = {1, 1};
  for (auto [number, loop] : llvm::enumerate(space->loops)) {
    ExplainedCount extent = {
        isSame ? original->loops[number].extent : loop.extent, loop.extent};
    explained.loops->push_back({extent, loop.isParallel});
    explained.iterations.open *= extent.open;
    explained.iterations.value *= extent.value;
    if (!loop.isParallel)
      continue;
    explained.results.open *= extent.open;
    explained.results.value *= extent.value;
  }
}

/// The sizes that the operation's counts depend on before they have values.
static void addSymbols(ExplainedOp &explained, const CostedOp &original,
                       const ModuleCost &cost, const ReportOptions &options) {
  llvm::SetVector<StringRef> names;
  Totals counts = Totals::get(original.cost);
  counts.collectSymbols(names);
  original.multiplicity.value.collectSymbols(names);
  if (explained.loops)
    for (const ExplainedLoop &loop : *explained.loops)
      loop.extent.open.collectSymbols(names);
  for (const SizeSymbol &symbol : cost.getSymbols())
    if (names.contains(symbol.name))
      explained.symbols.push_back(report::makeSymbol(symbol, options));
}

/// The operation before sizes had values: with them, calls that passed
/// different ones may be alike, and an operation stand there once for all.
static unsigned findOriginal(unsigned number, const ModuleCost &original,
                             const ModuleCost &cost) {
  ArrayRef<CostedOp> ops = original.getOps();
  Operation *op = cost.getOps()[number].op;
  if (number < ops.size() && ops[number].op == op)
    return number;
  for (auto [other, costed] : llvm::enumerate(ops))
    if (costed.op == op)
      return other;
  llvm_unreachable("values of sizes add no operation");
}

/// Further groups that operations are in at some open sizes; `getFusion` has
/// the place for those of one.
static void
addConditional(MutableArrayRef<ExplainedOp> ops, const FusionGroups &groups,
               double capacityBytes, OpenSizes &open,
               llvm::function_ref<ExplainedGroup &(ExplainedOp &)> getFusion) {
  for (const ReportFusion::Group &group :
       report::listConditionalGroups(groups, open, capacityBytes))
    for (ExplainedOp &op : ops)
      if (llvm::is_contained(group.ops, op.id))
        getFusion(op).conditional.push_back(group);
}

Explanation mlir::roofline::explain(const ModuleCost &original,
                                    const ModuleCost &cost,
                                    ArrayRef<unsigned> chosen,
                                    ArrayRef<TargetAttr> targets,
                                    const ReportOptions &options) {
  Explanation explanation;
  explanation.file = options.file;
  explanation.function = options.function;
  ArrayRef<unsigned> shown = chosen.take_front(maxExplained);
  ArrayRef<unsigned> others = chosen.drop_front(shown.size());
  explanation.others.assign(others.begin(), others.end());

  IterationSpaces spaces(cost), originalSpaces(original);
  ProgramFlow flow(cost);
  OpenSizes open(cost, flow);
  std::vector<report::ExplainedSubject> subjects;
  for (unsigned number : shown) {
    unsigned before = findOriginal(number, original, cost);
    report::ExplainedSubject &subject =
        subjects.emplace_back(report::ExplainedSubject{
            cost.getProgram(), cost.getOps()[number], original.getOps()[before],
            number, getNamedSpace(spaces, number, cost.getProgram())});
    ExplainedOp &op = explanation.ops.emplace_back();
    op.op = report::makeOp(number, cost, getShownLocation(subject.op.op));
    op.id = number;
    addLoops(op, subject.space,
             getNamedSpace(originalSpaces, before, cost.getProgram()));
    report::explainWork(op, subject);
    report::explainOperands(op, subject, spaces, flow.classes);
    addSymbols(op, subject.original, original, options);
    if (targets.empty())
      op.fusion = report::explainGroup(
          number, cost,
          flow.getGroups(MachineResources::defaultCoreMemoryBytes),
          MachineResources::defaultCoreMemoryBytes, /*time=*/nullptr);
  }
  for (TargetAttr target : targets) {
    ModuleTime time(cost, flow, MachineModel(target, options.machine));
    ModuleLevels levels(cost, time.getMachine());
    for (auto [op, subject] : llvm::zip_equal(explanation.ops, subjects))
      report::explainTarget(op, subject, cost, time, levels);
    addConditional(
        explanation.ops, time.getGroups(),
        time.getMachine().getResources().getCoreMemoryBytes(), open,
        [](ExplainedOp &op) -> auto & { return op.targets.back().fusion; });
  }
  if (targets.empty()) {
    constexpr double capacity = MachineResources::defaultCoreMemoryBytes;
    addConditional(explanation.ops, flow.getGroups(capacity), capacity, open,
                   [](ExplainedOp &op) -> auto & { return *op.fusion; });
  }
  return explanation;
}
