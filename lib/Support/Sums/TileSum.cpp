//===- TileSum.cpp - Sums over the tiles of a loop ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Tiles of size s = min(T, N - T*i) that cover N: F = floordiv(N, T) are full,
// and there is one of r = N - T*F if r > 0. So the sum of f(s) with f(0) = 0 is
// F*f(T) + f(r), which for f(s) = s is N, and for f(s) = ceildiv(s, t), where t
// divides T, is ceildiv(N, t).
//
//===----------------------------------------------------------------------===//

#include "Summation.h"
#include "mlir-roofline/Support/Formula/IterationSum.h"

#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::detail;
using llvm::DynamicAPInt;

/// What an extent is from the number of its tiles: N of ceildiv(N, tile).
static std::optional<Quantity> getTiledExtent(const Quantity &trips,
                                              const Quantity &tile) {
  // A loop that may run backwards has max(0, ceildiv(N, tile)).
  if (const Atom *atom = Polynomial::getOnlyAtom(trips))
    if (atom->kind == Atom::Kind::max && atom->operands.size() == 2 &&
        atom->operands[0].isZero())
      if (auto extent = getTiledExtent(atom->operands[1], tile))
        return Quantity::max(0, *extent);
  std::optional<Quantity> extent;
  Polynomial::forEachTerm(trips, [&](const Monomial &monomial,
                                     const DynamicAPInt &c) {
    if (extent || c != 1 || monomial.factors.size() != 1 ||
        monomial.factors.front().exponent != 1)
      return;
    const Atom &atom = *monomial.factors.front().atom;
    bool isCeil = atom.kind == Atom::Kind::ceilDiv;
    if ((!isCeil && atom.kind != Atom::Kind::floorDiv) ||
        atom.operands[1] != tile)
      return;
    Quantity rest = trips - Polynomial::getTerm(monomial, DynamicAPInt(1));
    extent = atom.operands[0] + rest * tile - (isCeil ? Quantity(0) : tile - 1);
  });
  return extent;
}

/// The tile T and the extent A of an operand pair T, A - T*i of a minimum.
static std::optional<std::pair<Quantity, Quantity>> getTile(const Atom &minimum,
                                                            StringRef counter) {
  for (const Quantity &tile : minimum.operands) {
    if (tile.mentions(counter))
      continue;
    for (const Quantity &operand : minimum.operands) {
      std::optional<Line> line = getLine(operand, counter);
      if (line && (line->slope + tile).isZero())
        return std::pair(tile, line->offset);
    }
  }
  return std::nullopt;
}

std::optional<Quantity> Summation::sumTiles(const Quantity &once,
                                            StringRef counter,
                                            const Quantity &trips) {
  // The size of a tile as it stands in `once`, clamped or not.
  struct Candidate {
    const Atom *size;
    Quantity tile, extent;
  };
  SmallVector<Candidate> candidates;
  Quantity i = getCounter(counter, trips);
  forEachAtom(once, [&](const Atom &atom) {
    if (atom.kind == Atom::Kind::max && atom.operands.size() == 2 &&
        atom.operands[0].isZero()) {
      const Atom *inner = Polynomial::getOnlyAtom(atom.operands[1]);
      if (!inner || inner->kind != Atom::Kind::min ||
          inner->operands.size() != 2)
        return;
      auto found = getTile(*inner, counter);
      if (found && found->first.isKnownNonNegative())
        candidates.push_back({&atom, found->first,
                              Quantity::min(Quantity::max(found->second, 0),
                                            trips * found->first)});
      return;
    }
    if (atom.kind != Atom::Kind::min)
      return;
    auto found = getTile(atom, counter);
    if (!found || !found->first.isKnownNonNegative())
      return;
    auto [tile, offset] = *found;
    if (Quantity::max(0, Quantity::ceilDiv(offset, tile)) == trips) {
      candidates.push_back({&atom, tile, Quantity::max(0, offset)});
      return;
    }
    std::optional<Quantity> extent = getTiledExtent(trips, tile);
    if (!extent)
      return;
    // Whatever else was simplified by the bounds of the counter: the sizes are
    // those of tiles of this extent if these look the same.
    const Atom *size =
        Polynomial::getOnlyAtom(Quantity::min(tile, *extent - tile * i));
    if (size == &atom || Quantity::max(0, offset) == *extent)
      candidates.push_back({&atom, tile, Quantity::max(0, *extent)});
  });
  // The outermost one has the others in its operands.
  for (const Candidate &candidate : llvm::reverse(candidates))
    if (auto sum = sumTile(once, counter, trips, *candidate.size,
                           candidate.tile, candidate.extent))
      return sum;
  return std::nullopt;
}

std::optional<Quantity>
Summation::sumTile(const Quantity &once, StringRef counter,
                   const Quantity &trips, const Atom &size,
                   const Quantity &tile, const Quantity &extent) {
  std::string name = createCounter("tile");
  Quantity s = Quantity::symbol(name, {0, tile});
  Quantity f = replaceAtom(once, size, s);
  auto at = [&](const Quantity &value) { return atIteration(f, name, value); };
  bool isOfSizeOnly = !f.mentions(counter);
  // A line needs no division: the tiles cover the extent.
  if (isOfSizeOnly)
    if (std::optional<Line> line = getLine(f, name))
      return line->slope * extent + line->offset * trips;
  // An extent of 0 may have tiles of 0, which are none.
  Quantity divisor = isKnownPositive(tile) ? tile : Quantity::max(1, tile);
  Quantity full = Quantity::floorDiv(extent, divisor);
  Quantity rest = extent - tile * full;
  Quantity none = at(0);
  if (isOfSizeOnly) {
    // As many as `full` are full, one has the rest, the others nothing.
    return full * at(tile) + at(rest) + (trips - full - 1) * none;
  }
  if (!none.isZero())
    return std::nullopt;
  std::optional<Quantity> sumFull = sum(at(tile), counter, full);
  if (!sumFull)
    return std::nullopt;
  return *sumFull + atIteration(at(rest), counter, full);
}
