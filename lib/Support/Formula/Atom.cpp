//===- Atom.cpp - The table of interned atoms -----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The table holds atoms weakly. An atom whose count has dropped to zero is dead
// though it may still stand in the table for a moment: nobody revives it, and
// who dropped it takes it out.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Support/Formula/Polynomial.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/xxhash.h"

#include <memory>
#include <mutex>
#include <unordered_map>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::detail;

uint64_t roofline::detail::mixHash(uint64_t hash, uint64_t value) {
  hash ^= value + 0x9e3779b97f4a7c15 + (hash << 6) + (hash >> 2);
  hash *= 0xff51afd7ed558ccd;
  return hash ^ (hash >> 33);
}

uint64_t roofline::detail::getSymbolBit(StringRef name) {
  return uint64_t(1) << (llvm::xxh3_64bits(name) & 63);
}

//===----------------------------------------------------------------------===//
// Facts
//===----------------------------------------------------------------------===//

static uint64_t computeHash(const Atom &atom) {
  uint64_t hash = mixHash(static_cast<uint64_t>(atom.kind) + 1,
                          llvm::xxh3_64bits(atom.name));
  if (atom.kind == Atom::Kind::symbol) {
    hash = mixHash(hash, atom.facts.min ? *atom.facts.min : 0x5bd1e995);
    hash = mixHash(hash, atom.facts.divisor);
    if (atom.facts.max)
      hash = mixHash(hash, Polynomial::getHash(*atom.facts.max));
  }
  for (const Quantity &operand : atom.operands)
    hash = mixHash(hash, Polynomial::getHash(operand));
  return hash;
}

static int64_t floorDivide(int64_t a, int64_t b) {
  return a / b - (a % b != 0 && a < 0);
}

/// Of a quotient by `divisor`; nothing is said unless that is >= 0. It is not 0
/// then, since there would be no quotient.
static Interval getQuotientRange(const Interval &a, Interval divisor) {
  Interval range;
  if (!divisor.low || *divisor.low < 0)
    return range;
  divisor.low = std::max<int64_t>(1, *divisor.low);
  bool isFixed = divisor.high == divisor.low;
  // A larger divisor brings the quotient nearer to zero.
  if (a.low && (isFixed || *a.low >= 0))
    range.low = isFixed ? floorDivide(*a.low, *divisor.low) : 0;
  else if (a.low)
    range.low = floorDivide(*a.low, *divisor.low);
  if (a.high)
    range.high = *a.high >= 0 ? floorDivide(*a.high, *divisor.low)
                 : isFixed    ? floorDivide(*a.high, *divisor.low)
                              : -1;
  return range;
}

static Interval getExtremumRange(const Atom &atom) {
  bool isMax = atom.kind == Atom::Kind::max;
  // Of a maximum: at least each operand, at most the largest if all are known.
  std::optional<int64_t> some, all;
  bool allKnown = true;
  auto further = [&](int64_t a, int64_t b) {
    return isMax ? std::max(a, b) : std::min(a, b);
  };
  for (const Quantity &operand : atom.operands) {
    Interval range = Polynomial::getRange(operand);
    std::optional<int64_t> near = isMax ? range.low : range.high;
    std::optional<int64_t> far = isMax ? range.high : range.low;
    if (near)
      some = some ? further(*some, *near) : *near;
    allKnown &= far.has_value();
    if (far)
      all = all ? further(*all, *far) : *far;
  }
  if (!allKnown)
    all = std::nullopt;
  return isMax ? Interval{some, all} : Interval{all, some};
}

static Interval computeRange(const Atom &atom) {
  switch (atom.kind) {
  case Atom::Kind::symbol: {
    Interval range{atom.facts.min, std::nullopt};
    if (atom.facts.max)
      range.high = Polynomial::getRange(*atom.facts.max).high;
    return range;
  }
  case Atom::Kind::floorDiv:
    return getQuotientRange(Polynomial::getRange(atom.operands[0]),
                            Polynomial::getRange(atom.operands[1]));
  case Atom::Kind::ceilDiv: {
    // ceil(a / b) = -floor(-a / b).
    Interval a = Polynomial::getRange(atom.operands[0]);
    Interval negated;
    if (a.high && *a.high != std::numeric_limits<int64_t>::min())
      negated.low = -*a.high;
    if (a.low && *a.low != std::numeric_limits<int64_t>::min())
      negated.high = -*a.low;
    Interval quotient =
        getQuotientRange(negated, Polynomial::getRange(atom.operands[1]));
    Interval range;
    if (quotient.high)
      range.low = -*quotient.high;
    if (quotient.low)
      range.high = -*quotient.low;
    return range;
  }
  case Atom::Kind::mod: {
    Interval divisor = Polynomial::getRange(atom.operands[1]);
    if (!divisor.low || *divisor.low < 0)
      return {};
    Interval range{0, std::nullopt};
    if (divisor.high)
      range.high = *divisor.high - 1;
    Interval a = Polynomial::getRange(atom.operands[0]);
    if (a.low && *a.low >= 0 && a.high)
      range.high = range.high ? std::min(*range.high, *a.high) : *a.high;
    return range;
  }
  case Atom::Kind::min:
  case Atom::Kind::max:
    return getExtremumRange(atom);
  }
  llvm_unreachable("covered switch");
}

/// The largest rank among the atoms of a quantity's terms.
static unsigned getRank(const Quantity &quantity) {
  unsigned rank = 0;
  Polynomial::forEachTerm(
      quantity, [&](const Monomial &monomial, const llvm::DynamicAPInt &) {
        for (const Factor &factor : monomial.factors)
          rank = std::max(rank, factor.atom->rank);
      });
  return rank;
}

/// Fills in what is cached, for which no lock is held.
static void computeFacts(Atom &atom) {
  if (atom.kind == Atom::Kind::symbol) {
    atom.symbols = getSymbolBit(atom.name);
    if (atom.facts.max)
      atom.rank = getRank(*atom.facts.max) + 1;
  }
  for (const Quantity &operand : atom.operands) {
    if (const Polynomial *node = Polynomial::getNode(operand)) {
      atom.symbols |= node->symbols;
      atom.size += node->size;
      atom.depth = std::max(atom.depth, node->depth);
    }
    atom.rank = std::max(atom.rank, getRank(operand));
  }
  if (atom.kind != Atom::Kind::symbol) {
    ++atom.depth;
    ++atom.rank;
  }
  atom.range = computeRange(atom);
}

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

static bool isSame(const Atom &a, const Atom &b) {
  return a.kind == b.kind && a.name == b.name && a.facts.min == b.facts.min &&
         a.facts.divisor == b.facts.divisor && a.facts.max == b.facts.max &&
         a.operands == b.operands;
}

namespace {
class AtomTable {
public:
  /// Never destroyed: quantities may outlive every other static object.
  static AtomTable &get() {
    static auto *table = new AtomTable();
    return *table;
  }

  /// The atom that equals `wanted`, retained once; null if there is none.
  const Atom *find(const Atom &wanted) {
    std::lock_guard<std::mutex> lock(mutex);
    return findLocked(wanted);
  }

  const Atom *insert(std::unique_ptr<Atom> &atom) {
    std::lock_guard<std::mutex> lock(mutex);
    // Another thread may have been faster.
    if (const Atom *found = findLocked(*atom))
      return found;
    atom->references = 1;
    atoms.emplace(atom->hash, atom.get());
    return atom.release();
  }

  void erase(const Atom *atom) {
    std::lock_guard<std::mutex> lock(mutex);
    auto [begin, end] = atoms.equal_range(atom->hash);
    for (auto it = begin; it != end; ++it)
      if (it->second == atom) {
        atoms.erase(it);
        return;
      }
  }

private:
  const Atom *findLocked(const Atom &wanted) {
    auto [begin, end] = atoms.equal_range(wanted.hash);
    for (const auto &[hash, atom] : llvm::make_range(begin, end))
      if (isSame(*atom, wanted) && retainIfAlive(*atom))
        return atom;
    return nullptr;
  }

  static bool retainIfAlive(const Atom &atom) {
    unsigned count = atom.references.load();
    while (count != 0)
      if (atom.references.compare_exchange_weak(count, count + 1))
        return true;
    return false;
  }

  std::mutex mutex;
  std::unordered_multimap<uint64_t, const Atom *> atoms;
};
} // namespace

static AtomRef intern(std::unique_ptr<Atom> atom) {
  atom->hash = computeHash(*atom);
  const Atom *found = AtomTable::get().find(*atom);
  if (!found) {
    computeFacts(*atom);
    found = AtomTable::get().insert(atom);
  }
  AtomRef reference(found);
  // The table's answer was retained for the caller already.
  llvm::IntrusiveRefCntPtrInfo<const Atom>::release(found);
  return reference;
}

AtomRef Atom::get(Kind kind, ArrayRef<Quantity> operands) {
  auto atom = std::make_unique<Atom>();
  atom->kind = kind;
  atom->operands.assign(operands.begin(), operands.end());
  return intern(std::move(atom));
}

AtomRef Atom::getSymbol(StringRef name, const SymbolFacts &facts) {
  assert(facts.divisor >= 1 && "every integer is a multiple of 1");
  auto atom = std::make_unique<Atom>();
  atom->kind = Kind::symbol;
  atom->name = name.str();
  atom->facts = facts;
  return intern(std::move(atom));
}

void llvm::IntrusiveRefCntPtrInfo<const Atom>::retain(const Atom *atom) {
  atom->references.fetch_add(1, std::memory_order_relaxed);
}

void llvm::IntrusiveRefCntPtrInfo<const Atom>::release(const Atom *atom) {
  if (atom->references.fetch_sub(1, std::memory_order_acq_rel) != 1)
    return;
  AtomTable::get().erase(atom);
  // Not under the lock: the operands may be the last to hold other atoms.
  delete atom;
}

//===----------------------------------------------------------------------===//
// Order
//===----------------------------------------------------------------------===//

/// An absent fact comes first.
static int compareFacts(const SymbolFacts &a, const SymbolFacts &b) {
  if (a.min != b.min)
    return a.min < b.min ? -1 : 1;
  if (a.divisor != b.divisor)
    return a.divisor < b.divisor ? -1 : 1;
  if (!a.max || !b.max)
    return int(a.max.has_value()) - int(b.max.has_value());
  return Quantity::compare(*a.max, *b.max);
}

int Atom::compare(const Atom &other) const {
  // Different atoms differ in structure, so that a comparison descends along
  // one path only.
  if (this == &other)
    return 0;
  if (kind != other.kind)
    return kind < other.kind ? -1 : 1;
  if (int order = StringRef(name).compare_numeric(other.name))
    return order;
  if (kind == Kind::symbol)
    if (int order = compareFacts(facts, other.facts))
      return order;
  if (operands.size() != other.operands.size())
    return operands.size() < other.operands.size() ? -1 : 1;
  for (auto [a, b] : llvm::zip_equal(operands, other.operands))
    if (int order = Quantity::compare(a, b))
      return order;
  // "a1" and "a01" compare as equal numbers.
  return name < other.name ? -1 : 1;
}
