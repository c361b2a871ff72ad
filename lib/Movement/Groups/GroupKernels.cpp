//===- GroupKernels.cpp - Groups as libraries run them --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GroupBuilder.h"

#include "llvm/ADT/IntEqClasses.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// A member of a group, with what decides which kernel it is a part of.
struct KernelPart {
  /// How many iterations it has.
  Quantity size = 1;
  /// Of the group, by number; those that alone use its results.
  SmallVector<unsigned, 2> producers, users;
  bool isUsedOutside = false;
  bool isContraction = false, isPointwise = false;
  /// Whether it sums up windows around elements (pooling): the results are
  /// elements of a smaller image, and no numbers of rows.
  bool hasWindows = false;
  /// Whether it converts, lays out or copies, and computes nothing.
  bool isMove = false;
  /// Whether it writes fewer bytes than it reads: a narrowing cast.
  bool shrinks = false;
  /// Whether it combines what one producer makes with a parameter per channel.
  bool isScale = false;
  /// Whether it is a part of a kernel that sums rows up.
  bool isOfRows = false;

  bool isReduction() const { return !isContraction && !isPointwise; }
  bool sumsRows() const { return isReduction() && !hasWindows; }
  bool computes() const { return isPointwise && !isMove; }
};

/// Members of one group that are one kernel.
class Kernels {
public:
  explicit Kernels(std::vector<KernelPart> parts)
      : parts(std::move(parts)), kernels(this->parts.size()) {}

  /// Joins what one kernel runs; for each member then, which that is.
  SmallVector<unsigned> join();

private:
  void joinRows();
  void joinScales();
  void joinSources();
  void joinMoves();
  /// Whether all who use a result are one kernel; which one.
  std::optional<unsigned> getOnlyUser(const KernelPart &part) const;
  bool isEachElementOf(const KernelPart &part, unsigned reduction) const {
    return (part.size - parts[reduction].size).isKnownNonNegative();
  }

  std::vector<KernelPart> parts;
  llvm::IntEqClasses kernels;
};
} // namespace

/// Sums of rows, what is computed of the sums, and the elements that are
/// computed with these: a softmax, a norm.
void Kernels::joinRows() {
  // Whether a sum of rows follows on elements alone.
  std::vector<bool> leadsToSum(parts.size());
  for (unsigned i = parts.size(); i-- > 0;)
    leadsToSum[i] = llvm::any_of(parts[i].users, [&](unsigned user) {
      return parts[user].sumsRows() ||
             (parts[user].isPointwise && leadsToSum[user]);
    });
  // The sum that a value is computed of, and whether it is one for a whole row.
  struct Origin {
    std::optional<unsigned> sum;
    bool isOfRow = false;
  };
  std::vector<Origin> origins(parts.size());
  for (auto [i, part] : llvm::enumerate(parts)) {
    if (part.sumsRows())
      origins[i] = {i, /*isOfRow=*/true};
    if (part.isContraction || part.hasWindows)
      continue;
    for (unsigned producer : part.producers) {
      const Origin &origin = origins[producer];
      if (!origin.sum)
        continue;
      bool isOfRow = part.isPointwise && !isEachElementOf(part, *origin.sum);
      // The first to use a sum, and all on the way to another one.
      if (isOfRow || origin.isOfRow || part.isReduction() || leadsToSum[i])
        kernels.join(producer, i);
      if (!part.isReduction() && (!origins[i].sum || isOfRow))
        origins[i] = {origin.sum, isOfRow};
    }
  }
  llvm::SmallDenseSet<unsigned> ofRows;
  for (unsigned i = 0; i < parts.size(); ++i)
    if (parts[i].sumsRows())
      ofRows.insert(kernels.findLeader(i));
  for (unsigned i = 0; i < parts.size(); ++i)
    parts[i].isOfRows = ofRows.contains(kernels.findLeader(i));
}

/// A bias, the scale and shift of a norm.
void Kernels::joinScales() {
  for (auto [i, part] : llvm::enumerate(parts)) {
    if (!part.isScale || part.producers.empty())
      continue;
    unsigned producer = part.producers.front();
    while (parts[producer].isMove && parts[producer].producers.size() == 1)
      producer = parts[producer].producers.front();
    const KernelPart &made = parts[producer];
    if (made.isContraction || made.isOfRows || made.isScale) {
      kernels.join(producer, i);
      kernels.join(part.producers.front(), i);
      part.isOfRows |= made.isOfRows;
    }
  }
}

std::optional<unsigned> Kernels::getOnlyUser(const KernelPart &part) const {
  if (part.users.empty() || part.isUsedOutside)
    return std::nullopt;
  unsigned first = part.users.front();
  bool isOne = llvm::all_of(part.users, [&](unsigned user) {
    return kernels.findLeader(user) == kernels.findLeader(first);
  });
  return isOne ? std::optional<unsigned>(first) : std::nullopt;
}

/// What a sum of rows alone reads: squares.
void Kernels::joinSources() {
  for (unsigned i = parts.size(); i-- > 0;) {
    const KernelPart &part = parts[i];
    std::optional<unsigned> user = getOnlyUser(part);
    if (user && part.computes() && llvm::all_of(part.users, [&](unsigned each) {
          return parts[each].isReduction();
        }))
      kernels.join(i, *user);
  }
}

/// What computes nothing is done when its only user loads it, or when what it
/// moves is stored: whichever moves less.
void Kernels::joinMoves() {
  auto tryStore = [&](unsigned i) {
    if (parts[i].producers.size() != 1)
      return false;
    const KernelPart &made = parts[parts[i].producers.front()];
    if (made.isUsedOutside || made.users.size() != 1)
      return false;
    kernels.join(parts[i].producers.front(), i);
    return true;
  };
  for (unsigned i = parts.size(); i-- > 0;) {
    if (!parts[i].isMove || (parts[i].shrinks && tryStore(i)))
      continue;
    if (std::optional<unsigned> user = getOnlyUser(parts[i]))
      kernels.join(i, *user);
  }
  for (auto [i, part] : llvm::enumerate(parts))
    if (part.isMove && !getOnlyUser(part))
      tryStore(i);
}

SmallVector<unsigned> Kernels::join() {
  joinRows();
  joinScales();
  joinSources();
  joinMoves();
  kernels.compress();
  SmallVector<unsigned> numbers;
  for (unsigned i = 0; i < parts.size(); ++i)
    numbers.push_back(kernels[i]);
  return numbers;
}

/// Whether a tensor of this shape has a value per channel, or one for all.
static bool isPerChannel(ArrayRef<Quantity> shape) {
  return llvm::count_if(
             shape, [](const Quantity &extent) { return extent != 1; }) <= 1;
}

static bool isMove(const OpCost &cost) {
  return llvm::all_of(cost.work.getEntries(), [](const Work::Entry &entry) {
    return entry.workClass == WorkClass::index ||
           entry.workClass == WorkClass::convert || entry.count.isZero();
  });
}

/// Whether a child meets several elements around each result.
bool GroupBuilder::hasWindows(const Member &member) {
  return llvm::any_of(member.space->accesses, [&](const auto &access) {
    return !access.isWritten && access.map &&
           llvm::any_of(access.map.getResults(), [&](AffineExpr expr) {
             auto read = getWindow(member, expr);
             return read && read->second.getWidth() > 1;
           });
  });
}

/// Whether a child reads one activation, element by element, and beside it a
/// parameter per channel or what is laid out of one.
bool GroupBuilder::isScale(unsigned position) {
  const Member &member = members[position];
  bool hasParameter = false;
  Value scaled;
  for (const IterationSpace::Access &access : member.space->accesses) {
    if (access.isWritten || !getRead(position, access.value))
      continue;
    if (classes.get(access.value) != ValueClass::weight) {
      if (scaled && scaled != access.value)
        return false;
      scaled = access.value;
      continue;
    }
    Value source = access.value;
    for (const Edge &edge : getEdges(position))
      if (edge.access == &access && members[edge.producer].isPointwise)
        for (const IterationSpace::Access &read :
             members[edge.producer].space->accesses)
          if (!read.isWritten)
            source = read.value;
    auto type = dyn_cast<ShapedType>(source.getType());
    if (!type || !type.hasRank() ||
        !isPerChannel(
            spaces.getShape(source, cost.getOps()[member.op].function)))
      return false;
    hasParameter = true;
  }
  return member.isPointwise && scaled && hasParameter;
}

/// `isGroup`: whether these are the members of a group, for which one kernel is
/// no kernel apart.
std::vector<FusionGroups::Group>
GroupBuilder::getKernels(ArrayRef<unsigned> own, bool isGroup) {
  std::vector<KernelPart> parts(own.size());
  llvm::DenseMap<unsigned, unsigned> numbers;
  for (auto [i, position] : llvm::enumerate(own))
    numbers.try_emplace(position, i);
  for (auto [i, position] : llvm::enumerate(own)) {
    KernelPart &part = parts[i];
    const Member &member = members[position];
    const CostedOp &op = cost.getOps()[member.op];
    for (const IterationSpace::Loop &loop : member.space->loops)
      part.size *= loop.extent;
    part.isContraction = member.hasProducts;
    part.isPointwise = member.isPointwise;
    part.hasWindows = part.isReduction() && hasWindows(member);
    part.isMove = member.isPointwise && isMove(op.cost);
    part.shrinks = (op.cost.getBytesRead() - op.cost.getBytesWritten() - 1)
                       .isKnownNonNegative();
    part.isScale = !part.isMove && isScale(position);
    auto find = [&](unsigned other) {
      return members[other].section == member.section ? numbers.find(other)
                                                      : numbers.end();
    };
    // What is scaled comes first.
    for (const Edge &edge : getEdges(position))
      if (auto found = find(edge.producer); found != numbers.end()) {
        bool isWeight = classes.get(edge.made.first) == ValueClass::weight;
        part.producers.insert(isWeight ? part.producers.end()
                                       : part.producers.begin(),
                              found->second);
      }
    for (Datum made : getMade(position)) {
      const Uses &used = getUses(made);
      part.isUsedOutside |= used.escapes || used.isReturned;
      for (unsigned user : used.positions) {
        auto found = find(user);
        if (found == numbers.end())
          part.isUsedOutside = true;
        else
          part.users.push_back(found->second);
      }
    }
  }
  Kernels kernels(std::move(parts));
  llvm::MapVector<unsigned, SmallVector<unsigned>> byKernel;
  for (auto [position, kernel] : llvm::zip_equal(own, kernels.join()))
    byKernel[kernel].push_back(position);
  std::vector<FusionGroups::Group> result;
  if (byKernel.size() > 1 || !isGroup)
    for (auto &[kernel, positions] : byKernel)
      result.push_back(getResult(positions, counts));
  return result;
}
