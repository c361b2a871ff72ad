//===- JoinedSizes.cpp - Sizes that control flow hands on -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A loop that carries a tensor may keep its extents or change them. A symbol
// stands for what is carried while the body is looked at; if the body hands on
// that same symbol, it was what the loop started from all along. Loops in loops
// and values that swap are looked at together.
//
//===----------------------------------------------------------------------===//

#include "JoinedSizes.h"
#include "JoinedValues.h"

#include "mlir-roofline/Support/Formula/SymbolValue.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace mlir;
using namespace mlir::roofline;
using Kind = SizeQuestion::Kind;

/// How often those that change are taken out before all are taken to change.
static constexpr unsigned maxRounds = 16;

bool mlir::roofline::getJoinedSizes(const SizeQuestion &question,
                                    SmallVectorImpl<Value> &incoming) {
  if (question.kind != Kind::dim && question.kind != Kind::value)
    return false;
  if (!getJoinedValues(question.about, incoming))
    return false;
  if (question.kind == Kind::value)
    return true;
  // Extents are handed on by number.
  auto type = cast<ShapedType>(question.about.getType());
  return llvm::all_of(incoming, [&](Value value) {
    auto other = dyn_cast<ShapedType>(value.getType());
    return other && other.hasRank() == type.hasRank() &&
           (!type.hasRank() || other.getRank() == type.getRank());
  });
}

/// Whether `size` mentions any of the symbols.
static bool mentions(const Quantity &size, const llvm::StringSet<> &names) {
  if (size.isConstant() || names.empty())
    return false;
  llvm::SetVector<StringRef> symbols;
  size.collectSymbols(symbols);
  return llvm::any_of(symbols,
                      [&](StringRef symbol) { return names.contains(symbol); });
}

SizeAnalysis::Join &SizeAnalysis::getJoin(const SizeQuestion &question) {
  auto found = llvm::find_if(
      joins, [&](const auto &join) { return join->question == question; });
  if (found != joins.end())
    return **found;
  auto join = std::make_unique<Join>();
  join->question = question;
  join->symbol = getOpaque(question);
  join->name = join->symbol.str();
  joins.push_back(std::move(join));
  return *joins.back();
}

void SizeAnalysis::answerJoin(const SizeQuestion &question,
                              ArrayRef<Value> incoming) {
  Join &join = getJoin(question);
  size_t numDeferred = deferred.size();
  SmallVector<Quantity> sizes;
  for (Value value : incoming)
    sizes.push_back(question.kind == Kind::dim ? getDim(value, question.index)
                                               : getValue(value));
  if (deferred.size() == numDeferred)
    completeJoin(join, sizes);
}

void SizeAnalysis::completeJoin(Join &join, ArrayRef<Quantity> incoming) {
  join.incoming.assign(incoming.begin(), incoming.end());
  join.isComplete = true;
  remember(join.question, join.symbol);
  // By itself if it depends on no other that is open.
  llvm::StringSet<> others;
  for (const auto &other : joins)
    if (other.get() != &join)
      others.insert(other->name);
  bool isAlone = llvm::none_of(join.incoming, [&](const Quantity &size) {
    return mentions(equations.resolve(size), others);
  });
  if (isAlone) {
    Join *alone[] = {&join};
    resolveJoins(alone);
    llvm::erase_if(joins,
                   [&](const auto &other) { return other.get() == &join; });
  }
  if (llvm::all_of(joins, [](const auto &other) { return other->isComplete; }))
    resolveAllJoins();
}

void SizeAnalysis::resolveAllJoins() {
  if (joins.empty())
    return;
  SmallVector<Join *> group;
  for (const auto &other : joins)
    group.push_back(other.get());
  resolveJoins(group);
  joins.clear();
}

namespace {
/// What the symbols of joins stand for, supposing that each is what the first
/// value handed to it says.
class JoinSolver {
public:
  explicit JoinSolver(ArrayRef<SmallVector<Quantity>> incoming,
                      ArrayRef<StringRef> names)
      : incoming(incoming), names(names), changes(names.size(), false) {}

  /// Nothing for those that change.
  std::vector<std::optional<Quantity>> solve();

private:
  void suppose();
  bool dropContradicted();
  Quantity put(const Quantity &size) const { return putIn(size, supposed); }

  ArrayRef<SmallVector<Quantity>> incoming;
  ArrayRef<StringRef> names;
  std::vector<bool> changes;
  llvm::StringMap<Quantity> supposed;
};
} // namespace

void JoinSolver::suppose() {
  supposed.clear();
  llvm::StringSet<> open;
  for (auto [name, isChanging] : llvm::zip_equal(names, changes))
    if (!isChanging)
      open.insert(name);
  bool isProgress = true;
  while (isProgress) {
    isProgress = false;
    // Those that others start from are looked at later: the last first.
    for (unsigned index = names.size(); index-- != 0;) {
      StringRef name = names[index];
      if (!open.contains(name))
        continue;
      for (const Quantity &size : incoming[index]) {
        Quantity known = put(size);
        if (mentions(known, open))
          continue;
        supposed[name] = known;
        open.erase(name);
        isProgress = true;
        break;
      }
    }
  }
  // Those that start from one another alone.
  for (auto [index, name] : llvm::enumerate(names))
    if (open.contains(name))
      changes[index] = true;
}

bool JoinSolver::dropContradicted() {
  bool isConsistent = true;
  for (auto [index, name] : llvm::enumerate(names)) {
    auto found = supposed.find(name);
    if (found == supposed.end())
      continue;
    bool holds = llvm::all_of(incoming[index], [&](const Quantity &size) {
      return put(size) == found->second;
    });
    if (!holds)
      changes[index] = true;
    isConsistent &= holds;
  }
  return isConsistent;
}

std::vector<std::optional<Quantity>> JoinSolver::solve() {
  std::vector<std::optional<Quantity>> values(names.size());
  for (unsigned round = 0; round < maxRounds; ++round) {
    suppose();
    if (!dropContradicted())
      continue;
    for (auto [index, name] : llvm::enumerate(names))
      if (auto found = supposed.find(name); found != supposed.end())
        values[index] = found->second;
    break;
  }
  return values;
}

void SizeAnalysis::resolveJoins(MutableArrayRef<Join *> group) {
  SmallVector<SmallVector<Quantity>> incoming;
  SmallVector<StringRef> names;
  for (Join *join : group) {
    names.push_back(join->name);
    SmallVector<Quantity> &sizes = incoming.emplace_back();
    for (const Quantity &size : join->incoming)
      if (Quantity resolved = equations.resolve(size); resolved != join->symbol)
        sizes.push_back(resolved);
  }
  std::vector<std::optional<Quantity>> values =
      JoinSolver(incoming, names).solve();
  for (auto [join, value] : llvm::zip_equal(group, values))
    if (value)
      equations.define(join->name, *value, /*origin=*/"");
}
