//===- ExplanationWork.cpp - What an operation computes, and why ----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ExplanationParts.h"
#include "mlir-roofline/Support/Formula/Polynomial.h"

using namespace mlir;
using namespace mlir::roofline;

using Terms = std::vector<ExplainedTerm>;

/// Takes the largest constant multiple of `divisor` out of `count`: 0 if there
/// is none, or if the factor would be a formula, which explains nothing.
static Quantity takeMultiple(Quantity &count, const Quantity &divisor) {
  if (divisor.isZero())
    return 0;
  auto [factor, rest] =
      count.isConstant() && divisor.isConstant()
          ? std::pair(Quantity::floorDiv(count, divisor),
                      Quantity::mod(count, divisor))
          : mlir::roofline::detail::Polynomial::splitMultiples(count, divisor);
  if (!factor.isConstant() || !factor.isKnownNonNegative())
    return 0;
  count = rest;
  return factor;
}

static void addTerm(Terms &terms, const Quantity &each, WorkPerCount per) {
  if (each.isZero())
    return;
  for (ExplainedTerm &other : terms)
    if (other.per == per) {
      other.each += each;
      return;
    }
  terms.push_back({each, per});
}

/// Adds how a count in open sizes comes about. What is no multiple of the
/// iterations and of the results is of the operation as a whole.
static void addTerms(Terms &terms, const Quantity &count,
                     const ExplainedOp &op) {
  Quantity rest = count;
  if (op.loops) {
    Quantity perIteration = takeMultiple(rest, op.iterations.open);
    Quantity perResult = takeMultiple(rest, op.results.open);
    if (rest.isZero()) {
      addTerm(terms, perIteration, WorkPerCount::iteration);
      addTerm(terms, perResult, WorkPerCount::result);
      return;
    }
  }
  addTerm(terms, count, WorkPerCount::operation);
}

/// The terms of one of the sums that metrics are.
static Terms getTerms(const Work &work, const ExplainedOp &op,
                      Quantity (Work::*getSum)() const) {
  Terms terms;
  for (const Work::Entry &entry : work.getEntries()) {
    Work alone;
    alone.add(entry.workClass, entry.type, entry.count);
    addTerms(terms, (alone.*getSum)(), op);
  }
  return terms;
}

static void addOperations(ExplainedOp &explained,
                          const report::ExplainedSubject &subject) {
  const Work &values = subject.op.cost.work;
  Work necessary = subject.op.cost.getNecessaryWork();
  for (const Work::Entry &entry : subject.original.cost.work.getEntries()) {
    ExplainedWork &work = explained.work.emplace_back();
    work.workClass = entry.workClass;
    llvm::raw_string_ostream(work.type) << entry.type;
    work.count = {entry.count, values.get(entry.workClass, entry.type)};
    addTerms(work.terms, entry.count, explained);
    work.necessary = necessary.get(entry.workClass, entry.type);
  }
}

static void addFormula(ExplainedOp &explained, ExplainedFormula formula,
                       const std::optional<Quantity> &effective,
                       const Quantity &necessary) {
  const ExplainedCount &count = formula.count;
  if (count.value.isZero() && count.open.isZero())
    return;
  if (effective && *effective != count.value)
    formula.effective = effective;
  if (necessary != count.value)
    formula.necessary = necessary;
  explained.formulas.push_back(std::move(formula));
}

void report::explainWork(ExplainedOp &explained,
                         const ExplainedSubject &subject) {
  const OpCost &cost = subject.op.cost, &original = subject.original.cost;
  if (cost.workStatus == CountStatus::unknown)
    return;
  addOperations(explained, subject);
  if (cost.macOperandType)
    llvm::raw_string_ostream(explained.macOperandType) << cost.macOperandType;
  if (cost.macAccumulatorType)
    llvm::raw_string_ostream(explained.macAccumulatorType)
        << cost.macAccumulatorType;
  if (cost.effective)
    explained.effectiveStatus = cost.effective->status;
  Work necessary = cost.getNecessaryWork();
  auto add = [&](StringRef metric, Quantity (Work::*getSum)() const,
                 const std::optional<Quantity> &effective) {
    addFormula(explained,
               {metric.str(),
                getTerms(original.work, explained, getSum),
                {(original.work.*getSum)(), (cost.work.*getSum)()},
                {},
                {}},
               effective, (necessary.*getSum)());
  };
  auto getEffective = [&](Quantity EffectiveWork::*count) {
    return cost.effective ? std::optional<Quantity>(*cost.effective.*count)
                          : std::nullopt;
  };
  Terms macs;
  addTerms(macs, original.macs, explained);
  addFormula(explained,
             {"macs", std::move(macs), {original.macs, cost.macs}, {}, {}},
             getEffective(&EffectiveWork::macs), cost.getNecessaryMacs());
  add("flops", &Work::getFlops, getEffective(&EffectiveWork::flops));
  add("int_ops", &Work::getIntOps, getEffective(&EffectiveWork::intOps));
  add("transcendentals", &Work::getTranscendentals, std::nullopt);
}
