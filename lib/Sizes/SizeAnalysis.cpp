//===- SizeAnalysis.cpp - Extents and index values as polynomials ---------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The order in which questions are answered, and what is remembered of them.
// Rules ask back as they like. Beyond a fixed depth a question is put off
// instead of answered: the rules that asked are run again later, from the stack
// of `ask`, when it has an answer.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Sizes/SizeAnalysis.h"

#include "Joins/JoinedSizes.h"
#include "ReifiedSizes.h"
#include "SizeNames.h"

#include "mlir-roofline/Interfaces/AnalysedProgram.h"
#include "mlir-roofline/Interfaces/SizeOpInterface.h"
#include "mlir-roofline/Sizes/ProgramFunctions.h"

using namespace mlir;
using namespace mlir::roofline;
using Kind = SizeQuestion::Kind;

/// How deep rules may ask one another before questions are put off.
static constexpr unsigned maxDepth = 48;

/// Stands for an answer that is put off; whatever a rule makes of it is thrown
/// away.
static Quantity getPending() {
  SymbolFacts facts;
  facts.min = std::nullopt;
  return Quantity::symbol("pending$", facts);
}

SizeAnalysis::SizeAnalysis(Operation *root)
    : root(root), onlyEntryPoint(getOnlyEntryPoint(root)) {
  getFacts<AnalysedProgram>().root = root;
}

SizeAnalysis::~SizeAnalysis() = default;

//===----------------------------------------------------------------------===//
// Answers
//===----------------------------------------------------------------------===//

std::optional<Quantity> SizeAnalysis::lookup(const SizeQuestion &question,
                                             bool &isKnown) {
  auto found = answers.find(question);
  isKnown = found != answers.end();
  if (!isKnown)
    return std::nullopt;
  Answer &answer = found->second;
  if (answer.version != equations.getVersion()) {
    if (answer.size)
      answer.size = equations.resolve(*answer.size);
    answer.version = equations.getVersion();
  }
  return answer.size;
}

void SizeAnalysis::remember(const SizeQuestion &question,
                            const std::optional<Quantity> &size) {
  std::optional<Quantity> kept = size;
  if (kept)
    kept = equations.resolve(*kept);
  // No program may have a negative extent; none of its elements would exist.
  if (kept && question.kind == Kind::dim && !kept->isKnownNonNegative())
    kept = Quantity::max(0, *kept);
  answers[question] = {kept, equations.getVersion()};
}

std::optional<Quantity> SizeAnalysis::ask(const SizeQuestion &question) {
  bool isKnown;
  std::optional<Quantity> known = lookup(question, isKnown);
  if (isKnown)
    return known;
  if (!hasEquations) {
    hasEquations = true;
    collectEquations();
    return ask(question);
  }
  if (auto asked = open.find(question); asked != open.end()) {
    // It depends on itself, by way of a loop or a recursion: its own symbol
    // stands for it until all of the cycle is known.
    asked->second = true;
    if (question.kind == Kind::element)
      return std::nullopt;
    return getJoin(question).symbol;
  }
  // Once something has to wait, so does whatever needs it: going on would ask
  // for the same things again on every level.
  if (depth >= maxDepth || (depth > 0 && !deferred.empty())) {
    deferred.push_back(question);
    if (question.kind == Kind::element)
      return std::nullopt;
    return getPending();
  }
  if (depth > 0)
    return answer(question);
  SmallVector<SizeQuestion> stack = {question};
  while (!stack.empty()) {
    SizeQuestion next = stack.back();
    if (answers.contains(next)) {
      stack.pop_back();
      continue;
    }
    answer(next);
    stack.append(deferred.rbegin(), deferred.rend());
    deferred.clear();
  }
  resolveAllJoins();
  return lookup(question, isKnown);
}

std::optional<Quantity> SizeAnalysis::answer(const SizeQuestion &question) {
  bool isOutermost = depth == 0;
  size_t numDeferred = deferred.size();
  open.try_emplace(question, false);
  ++depth;
  SmallVector<Value> incoming;
  bool isJoin = getJoinedSizes(question, incoming);
  std::optional<Quantity> size;
  if (isJoin)
    answerJoin(question, incoming);
  else
    size = derive(question);
  --depth;
  if (deferred.size() != numDeferred) {
    // Run again when the rest is known. A join stays open until then, and its
    // symbol stands for it.
    if (isJoin && !isOutermost)
      deferred.push_back(question);
    else if (!isOutermost)
      open.erase(question);
    if (question.kind == Kind::element)
      return std::nullopt;
    return getPending();
  }
  bool dependsOnItself = open.lookup(question);
  open.erase(question);
  if (!isJoin && dependsOnItself && question.kind != Kind::element) {
    completeJoin(getJoin(question),
                 size ? ArrayRef<Quantity>(*size) : ArrayRef<Quantity>());
  } else if (!isJoin) {
    if (question.kind != Kind::element && !size)
      size = getOpaque(question);
    remember(question, size);
  }
  bool isKnown;
  return lookup(question, isKnown);
}

//===----------------------------------------------------------------------===//
// Questions
//===----------------------------------------------------------------------===//

Quantity SizeAnalysis::getDim(Value shaped, unsigned dim) {
  auto type = cast<ShapedType>(shaped.getType());
  if (type.hasRank() && !type.isDynamicDim(dim))
    return type.getDimSize(dim);
  return *ask({Kind::dim, shaped, dim});
}

Quantity SizeAnalysis::getValue(Value integer) {
  return *ask({Kind::value, integer});
}

Quantity SizeAnalysis::getStoredElements(Value sparse) {
  return *ask({Kind::stored, sparse});
}

std::optional<Quantity> SizeAnalysis::getElement(Value numbers, int64_t index,
                                                 Operation *reader) {
  return ask({Kind::element, numbers, index, reader});
}

std::optional<Comparison> SizeAnalysis::getComparison(Value condition) {
  if (auto model = condition.getDefiningOp<SizeOpInterface>()) {
    unsigned number = cast<OpResult>(condition).getResultNumber();
    if (std::optional<Comparison> test =
            model.getResultComparison(number, *this))
      return test;
  }
  // Anything else that is known: 1 where it holds.
  Quantity value = getValue(condition);
  if (auto symbol = opaque.find({Kind::value, condition});
      symbol != opaque.end() && symbol->second == value)
    return std::nullopt;
  return Comparison{Comparison::Kind::nonNegative, value - Quantity(1)};
}

Operation *SizeAnalysis::lookupSymbol(Operation *user, SymbolRefAttr name) {
  Operation *table = SymbolTable::getNearestSymbolTable(user);
  // What stands beside the root may be changing while this runs.
  if (!table || !root->isAncestor(table))
    return nullptr;
  return symbolTables.lookupNearestSymbolFrom(user, name);
}

void SizeAnalysis::checkArguments() {
  if (hasEquations)
    return;
  auto isOpenType = [](Type type) {
    auto shaped = dyn_cast<ShapedType>(type);
    return shaped && !shaped.hasStaticShape();
  };
  bool isOpen = llvm::any_of(
      getProgramFunctions(root), [&](FunctionOpInterface function) {
        return llvm::any_of(function.getArgumentTypes(), isOpenType);
      });
  if (!isOpen)
    return;
  hasEquations = true;
  collectEquations();
}

void SizeAnalysis::setValue(Value integer, const Quantity &value) {
  SizeQuestion question{Kind::value, integer};
  auto symbol = opaque.find(question);
  if (symbol != opaque.end() && !equations.isDefined(symbol->second.str()))
    equations.define(symbol->second.str(), value, /*origin=*/"");
  answers[question] = {value, equations.getVersion()};
}
