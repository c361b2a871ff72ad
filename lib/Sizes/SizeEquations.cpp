//===- SizeEquations.cpp - Sizes that a program makes equal ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Sizes/SizeEquations.h"

#include "mlir-roofline/Support/Formula/SymbolValue.h"

using namespace mlir;
using namespace mlir::roofline;

/// Equations of more symbols are forgotten: solving them would make formulas
/// longer, not shorter.
static constexpr unsigned maxSymbols = 6;

void SizeEquations::declare(StringRef name, const Quantity &symbol,
                            uint64_t rank) {
  symbols.try_emplace(name, Symbol{symbol, rank});
}

const Quantity *SizeEquations::getSymbol(StringRef name) const {
  auto found = symbols.find(name);
  return found == symbols.end() ? nullptr : &found->second.quantity;
}

Quantity SizeEquations::resolve(const Quantity &size) const {
  if (size.isConstant() || definitions.empty())
    return size;
  return size.substitute([&](StringRef name) -> std::optional<Quantity> {
    auto found = definitions.find(name);
    return found == definitions.end()
               ? std::nullopt
               : std::optional<Quantity>(found->second.value);
  });
}

StringRef SizeEquations::getOrigin(StringRef name) const {
  auto found = definitions.find(name);
  return found == definitions.end() ? StringRef()
                                    : StringRef(found->second.origin);
}

void SizeEquations::define(StringRef name, const Quantity &value,
                           StringRef origin) {
  Quantity resolved = resolve(value);
  auto [entry, isNew] =
      definitions.try_emplace(name, Definition{resolved, origin.str()});
  if (!isNew)
    return;
  ++version;
  name = entry->first();
  llvm::SetVector<StringRef> mentioned;
  resolved.collectSymbols(mentioned);
  // Those that were replaced by this one follow.
  std::vector<StringRef> followers;
  if (auto found = mentionedBy.find(name); found != mentionedBy.end())
    followers = std::move(found->second);
  auto put = [&](StringRef symbol) {
    return symbol == name ? std::optional<Quantity>(resolved) : std::nullopt;
  };
  for (StringRef follower : followers) {
    Definition &definition = definitions.find(follower)->second;
    definition.value = definition.value.substitute(put);
  }
  followers.push_back(name);
  for (StringRef symbol : mentioned) {
    std::vector<StringRef> &list = mentionedBy[symbol];
    list.insert(list.end(), followers.begin(), followers.end());
  }
}

/// A linear equation `difference = 0` as a value for one of its symbols, the
/// highest in rank that can be isolated.
std::optional<SizeEquations::Solution>
SizeEquations::solve(const Quantity &difference) const {
  llvm::SetVector<StringRef> names;
  difference.collectSymbols(names);
  if (names.size() > maxSymbols)
    return std::nullopt;
  SmallVector<std::pair<uint64_t, StringRef>> byRank;
  for (StringRef name : names)
    if (auto found = symbols.find(name); found != symbols.end())
      byRank.push_back({found->second.rank, found->first()});
  llvm::sort(byRank, std::greater<>());
  for (auto [rank, name] : byRank) {
    Quantity rest = putIn(difference, name, 0);
    Quantity slope = putIn(difference, name, 1) - rest;
    if (!slope.isConstant() || slope.isZero() ||
        rest + slope * symbols.find(name)->second.quantity != difference)
      continue;
    // rest + slope * symbol = 0
    if (slope.getConstant() > 0)
      rest = Quantity(0) - rest;
    else
      slope = Quantity(0) - slope;
    Quantity value = Quantity::floorDiv(rest, slope);
    if (value * slope == rest)
      return Solution(name, value);
  }
  return std::nullopt;
}

/// `difference` without the symbols that are factors of all of it. An extent of
/// 0 leaves nothing that could disagree.
Quantity SizeEquations::dropFactors(Quantity difference) const {
  llvm::SetVector<StringRef> names;
  difference.collectSymbols(names);
  if (names.size() > maxSymbols)
    return difference;
  for (StringRef name : names) {
    auto found = symbols.find(name);
    if (found == symbols.end())
      continue;
    const Quantity &symbol = found->second.quantity;
    Quantity quotient = Quantity::floorDiv(difference, symbol);
    if (symbol.isKnownNonNegative() && quotient * symbol == difference)
      difference = quotient;
  }
  return difference;
}

void SizeEquations::add(const Quantity &a, const Quantity &b,
                        StringRef origin) {
  Quantity x = resolve(a), y = resolve(b);
  Quantity difference = x - y;
  if (difference.isZero())
    return;
  if (difference.isConstant())
    return addConflict(x, y, origin);
  std::optional<Solution> solution = solve(dropFactors(difference));
  if (!solution)
    return;
  auto [name, value] = *solution;
  bool cannotBe = value.isConstant() && !value.isKnownNonNegative() &&
                  symbols.find(name)->second.quantity.isKnownNonNegative();
  if (cannotBe)
    return addConflict(x, y, origin);
  define(name, value, origin);
}

void SizeEquations::addConflict(const Quantity &a, const Quantity &b,
                                StringRef origin) {
  // The equation that gave one of the sides its value, if it can be named: of
  // several the first in the alphabet, so that the text is always the same.
  StringRef cause;
  Quantity given, required;
  for (const auto &entry : definitions) {
    const Quantity &value = entry.second.value;
    if (entry.second.origin.empty() || (value != a && value != b) ||
        (!cause.empty() && cause < entry.first()))
      continue;
    cause = entry.first();
    given = value;
    required = value == a ? b : a;
  }
  std::string text;
  llvm::raw_string_ostream os(text);
  if (cause.empty())
    os << origin << " requires equal sizes, but they are " << a << " and " << b;
  else
    os << cause << " = " << given << ", required by " << getOrigin(cause)
       << ", but " << origin << " requires " << required;
  if (!llvm::is_contained(conflicts, text))
    conflicts.push_back(text);
}

SizeEquations SizeEquations::withoutDefinitions() const {
  SizeEquations result;
  result.conflicts = conflicts;
  return result;
}

llvm::Expected<llvm::MapVector<StringRef, Quantity>>
SizeEquations::bind(const llvm::MapVector<StringRef, Quantity> &values) const {
  llvm::MapVector<StringRef, Quantity> bound;
  for (const auto &[name, value] : values)
    if (!isDefined(name))
      bound[name] = value;
  for (const auto &[name, value] : values) {
    auto found = definitions.find(name);
    if (found == definitions.end())
      continue;
    Quantity own = found->second.value;
    Quantity now = own.substitute([&](StringRef symbol) {
      auto *other = bound.find(symbol);
      return other == bound.end() ? std::nullopt
                                  : std::optional<Quantity>(other->second);
    });
    if (now == value)
      continue;
    std::optional<Solution> solution =
        now.isConstant() ? std::nullopt : solve(now - value);
    if (solution) {
      bound[solution->first] = solution->second;
      continue;
    }
    std::string text;
    llvm::raw_string_ostream os(text);
    os << name << " = " << own;
    if (!found->second.origin.empty())
      os << ", required by " << found->second.origin;
    os << ", but " << name << " is bound to " << value;
    if (now != own)
      os << " and the other side to " << now;
    return llvm::createStringError(text);
  }
  return bound;
}
