//===- NeedFormulas.cpp - What is needed, in open sizes -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "NeedFormulas.h"

#include "mlir-roofline/Movement/SizeProbes.h"
#include "mlir-roofline/Support/Formula/Interpolation.h"
#include "mlir-roofline/Support/Formula/Polynomial.h"
#include "mlir-roofline/Support/Formula/SymbolValue.h"

using namespace mlir;
using namespace mlir::roofline;
using llvm::DynamicAPInt;

/// Masks compare a position with another one, or with two.
static constexpr unsigned maxDegree = 4;
/// Where more sizes are open, nobody looks which of them decides.
static constexpr size_t maxSizes = 8;
/// What decides, together.
static constexpr size_t maxMentioned = 4;
/// How often the program is looked at with sizes that have values.
static constexpr size_t maxPrograms = 32;

NeedFormulas::NeedFormulas(const ModuleCost &cost) : cost(cost), spaces(cost) {
  unsigned number = 0;
  for (const SizeSymbol &symbol : cost.getSymbols()) {
    if (!symbol.isOpen())
      continue;
    SampleSizes samples = SizeProbes::getSizes(symbol, number++);
    if (cost.isBound(symbol.name))
      continue;
    small.push_back(samples.getFirst(maxDegree));
    sizes.push_back({symbol.name, samples});
  }
}

SizeBindings NeedFormulas::getBindings(const Values &values) const {
  SizeBindings bindings;
  for (auto [size, value] : llvm::zip_equal(sizes, values))
    bindings[size.name] = value;
  return bindings;
}

const ModuleCost *NeedFormulas::bind(const Values &values) {
  auto [found, isNew] = bound.try_emplace(values);
  if (isNew && bound.size() <= maxPrograms) {
    SizeBindings bindings = getBindings(values);
    if (cost.findZeroDivisions(bindings).empty())
      found->second = cost.bind(bindings);
  }
  return found->second ? &*found->second : nullptr;
}

std::optional<SmallVector<NeedFormulas::Mentioned>>
NeedFormulas::findSizes(const Quantity &formula) const {
  SmallVector<Mentioned> found;
  bool isComplete = true;
  roofline::detail::forEachAtom(
      formula, [&](const roofline::detail::Atom &atom) {
        if (atom.kind != roofline::detail::Atom::Kind::symbol)
          return;
        auto size = llvm::find_if(sizes, [&](const OpenSize &each) {
          return each.name == atom.name;
        });
        if (size == sizes.end())
          isComplete = false;
        else
          found.push_back({static_cast<unsigned>(size - sizes.begin()),
                           Quantity::symbol(atom.name, atom.facts)});
      });
  return isComplete ? std::optional(std::move(found)) : std::nullopt;
}

/// The number that a formula has; nothing if something in it has no value.
static std::optional<DynamicAPInt> evaluate(const Quantity &formula,
                                            const SizeBindings &values) {
  Quantity value = putIn(formula, values);
  return value.isConstant() ? std::optional(value.getConstant()) : std::nullopt;
}

/// The points of the indices that decide: each stands for one of every point of
/// the others.
std::optional<DynamicAPInt> NeedFormulas::countDecided(const Values &values,
                                                       const Quantity &decided,
                                                       const Quantity &others,
                                                       Finder find) {
  const ModuleCost *program = bind(values);
  if (!program)
    return std::nullopt;
  SizeBindings bindings = getBindings(values);
  const Share *share = find(NecessaryIterations::get(*program));
  if (!share)
    return evaluate(decided, bindings);
  std::optional<DynamicAPInt> apart = evaluate(others, bindings),
                              needed = evaluate(share->needed, bindings);
  if (!apart || !needed || *apart < 1 || *needed % *apart != 0)
    return std::nullopt;
  return *needed / *apart;
}

std::optional<bool>
NeedFormulas::addOthers(SmallVectorImpl<Mentioned> &mentioned,
                        const Quantity &decided, const Quantity &others,
                        Finder find) {
  auto isMentioned = [&](unsigned number) {
    return llvm::any_of(mentioned, [&](const Mentioned &each) {
      return each.number == number;
    });
  };
  auto count = [&](llvm::function_ref<bool(unsigned)> isStepped) {
    Values values = small;
    for (auto [number, size] : llvm::enumerate(sizes))
      values[number] += isStepped(number) && size.samples.hasSteps(1);
    return countDecided(values, decided, others, find);
  };
  std::optional<DynamicAPInt> usual = count([](unsigned) { return false; });
  std::optional<DynamicAPInt> stepped =
      count([&](unsigned number) { return !isMentioned(number); });
  if (!usual || !stepped)
    return std::nullopt;
  if (*stepped == *usual)
    return false;
  if (sizes.size() > maxSizes)
    return std::nullopt;
  for (auto [number, size] : llvm::enumerate(sizes)) {
    if (isMentioned(number))
      continue;
    std::optional<DynamicAPInt> alone =
        count([own = number](unsigned each) { return each == own; });
    if (!alone)
      return std::nullopt;
    if (*alone == *usual)
      continue;
    const Quantity *symbol =
        cost.getProgram().getEquations().getSymbol(size.name);
    mentioned.push_back({static_cast<unsigned>(number),
                         symbol ? *symbol : Quantity::symbol(size.name)});
  }
  return true;
}

std::optional<NecessaryIterations::Share>
NeedFormulas::getShare(const Share &share, ArrayRef<Quantity> extents,
                       Finder find) {
  Quantity decided = 1, others = 1;
  for (auto [index, extent] : llvm::enumerate(extents))
    (llvm::is_contained(share.deciding, index) ? decided : others) *= extent;
  std::optional<SmallVector<Mentioned>> mentioned = findSizes(decided);
  if (!mentioned)
    return std::nullopt;
  std::optional<bool> hasMore = addOthers(*mentioned, decided, others, find);
  unsigned degree =
      std::max(roofline::detail::Polynomial::getDegree(decided),
               hasMore.value_or(false) ? unsigned(share.deciding.size()) : 0);
  if (!hasMore || mentioned->size() > maxMentioned || degree > maxDegree)
    return std::nullopt;
  SmallVector<Quantity> symbols;
  SmallVector<std::string> names;
  SmallVector<SampleSizes> samples;
  SmallVector<int64_t> first;
  for (const Mentioned &size : *mentioned) {
    if (!sizes[size.number].samples.hasSteps(degree))
      return std::nullopt;
    symbols.push_back(size.symbol);
    names.push_back(sizes[size.number].name);
    samples.push_back(sizes[size.number].samples);
    first.push_back(small[size.number]);
  }
  auto countAt = [&](ArrayRef<int64_t> ofMentioned) {
    Values values = small;
    for (auto [size, value] : llvm::zip_equal(*mentioned, ofMentioned))
      values[size.number] = value;
    return countDecided(values, decided, others, find);
  };
  std::optional<Quantity> points = interpolate(symbols, first, degree, countAt);
  if (!points)
    return std::nullopt;
  // So many rows as there are positions, and no more than the table has.
  for (const Quantity &formula : {*points, Quantity::min(*points, decided)})
    if (holdsAtSamples(formula, names, samples, countAt))
      return Share{formula * others, decided * others, share.deciding,
                   share.function};
  return std::nullopt;
}

template <typename MapT>
static const NecessaryIterations::Share *
lookup(const MapT &shares, const typename MapT::key_type &key) {
  auto found = shares.find(key);
  return found == shares.end() ? nullptr : &found->second;
}

void NeedFormulas::addTo(NecessaryIterations::OpShares &ops,
                         NecessaryIterations::ValueShares &values) {
  const ModuleCost *program = sizes.empty() ? nullptr : bind(small);
  if (!program)
    return;
  auto add = [&](auto &known, const auto &key, const Share &share,
                 ArrayRef<Quantity> extents, Finder find) {
    if (std::optional<Share> formula = getShare(share, extents, find))
      known.insert({key, std::move(*formula)});
  };
  const NecessaryIterations &counted = NecessaryIterations::get(*program);
  for (const auto &[number, share] : counted.getOpShares()) {
    std::optional<IterationSpace> space =
        ops.contains(number) ? std::nullopt : spaces.get(number);
    if (!space)
      continue;
    SmallVector<Quantity> extents;
    for (const IterationSpace::Loop &loop : space->loops)
      extents.push_back(loop.extent);
    add(ops, number, share, extents,
        [op = number](const NecessaryIterations &needs) {
          return lookup(needs.getOpShares(), op);
        });
  }
  for (const auto &[value, share] : counted.getValueShares())
    if (!values.contains(value))
      add(values, value, share, spaces.getShape(value, share.function),
          [of = value](const NecessaryIterations &needs) {
            return lookup(needs.getValueShares(), of);
          });
}
