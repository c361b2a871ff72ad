//===- Footprint.cpp - Elements touched through an affine map -------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/Footprint.h"

#include "mlir/Analysis/FlatLinearValueConstraints.h"
#include "llvm/ADT/IntEqClasses.h"
#include "llvm/ADT/SmallBitVector.h"

#include <numeric>
#include <set>

using namespace mlir;
using namespace mlir::roofline;

/// Up to this many iterations are enumerated where no closed form is known. A
/// bound on time, not on correctness: beyond it the answer is an upper bound.
static constexpr int64_t maxEnumerated = 1 << 20;

namespace {
/// Results that share loops, directly or through other results, and the loops
/// they use.
struct Component {
  SmallVector<AffineExpr> results;
  SmallVector<unsigned> loops;
};
} // namespace

//===----------------------------------------------------------------------===//
// Components
//===----------------------------------------------------------------------===//

static SmallVector<Component> getComponents(AffineMap map) {
  unsigned numLoops = map.getNumDims();
  llvm::IntEqClasses classes(numLoops);
  for (AffineExpr result : map.getResults()) {
    std::optional<unsigned> first;
    for (unsigned loop = 0; loop < numLoops; ++loop)
      if (result.isFunctionOfDim(loop)) {
        if (first)
          classes.join(*first, loop);
        first = loop;
      }
  }
  classes.compress();
  SmallVector<Component> components(classes.getNumClasses());
  for (unsigned loop = 0; loop < numLoops; ++loop)
    components[classes[loop]].loops.push_back(loop);
  for (AffineExpr result : map.getResults())
    for (unsigned loop = 0; loop < numLoops; ++loop)
      if (result.isFunctionOfDim(loop)) {
        components[classes[loop]].results.push_back(result);
        break;
      }
  // Loops that no result uses only repeat the touch.
  llvm::erase_if(components,
                 [](const Component &c) { return c.results.empty(); });
  return components;
}

static Quantity getIterations(const Component &component,
                              ArrayRef<Quantity> extents) {
  Quantity product = 1;
  for (unsigned loop : component.loops)
    product *= extents[loop];
  return product;
}

//===----------------------------------------------------------------------===//
// Linear results
//===----------------------------------------------------------------------===//

/// The coefficients of `result` over all loops, if it is linear.
static std::optional<SmallVector<int64_t>> getCoefficients(AffineExpr result,
                                                           unsigned numLoops) {
  SmallVector<int64_t> flat;
  if (!result.isPureAffine() ||
      failed(getFlattenedAffineExpr(result, numLoops, 0, &flat)) ||
      flat.size() != numLoops + 1)
    return std::nullopt;
  flat.pop_back(); // the constant moves points, it does not merge them
  return flat;
}

/// Adds `factor * from` to `to` and keeps the entries small.
static void reduceRow(MutableArrayRef<int64_t> to, ArrayRef<int64_t> from,
                      unsigned pivot) {
  int64_t g = std::gcd(to[pivot], from[pivot]);
  int64_t toFactor = from[pivot] / g, fromFactor = to[pivot] / g;
  int64_t common = 0;
  for (auto [t, f] : llvm::zip_equal(to, from)) {
    t = t * toFactor - f * fromFactor;
    common = std::gcd(common, t);
  }
  if (common > 1)
    for (int64_t &t : to)
      t /= common;
}

namespace {
/// The kernel of an integer matrix: its rank, and for rank one the primitive
/// vector that spans it.
struct Kernel {
  unsigned rank;
  SmallVector<int64_t> vector;
};
} // namespace

static Kernel getKernel(SmallVector<SmallVector<int64_t>> rows,
                        unsigned numColumns) {
  // Gauss-Jordan elimination over the integers.
  SmallVector<unsigned> pivots;
  for (unsigned column = 0; column < numColumns; ++column) {
    unsigned next = pivots.size();
    auto *row = std::find_if(rows.begin() + next, rows.end(),
                             [&](auto &r) { return r[column] != 0; });
    if (row == rows.end())
      continue;
    std::swap(rows[next], *row);
    for (unsigned other = 0; other < rows.size(); ++other)
      if (other != next && rows[other][column] != 0)
        reduceRow(rows[other], rows[next], column);
    pivots.push_back(column);
  }
  Kernel kernel{static_cast<unsigned>(numColumns - pivots.size()), {}};
  if (kernel.rank != 1)
    return kernel;

  // One free column f: pivot_j * x_j = -row_j[f] * x_f. Take x_f so that all
  // divide, then make the vector primitive.
  unsigned free = 0;
  while (llvm::is_contained(pivots, free))
    ++free;
  int64_t scale = 1;
  for (auto [i, pivot] : llvm::enumerate(pivots))
    scale = std::lcm(scale, rows[i][pivot]);
  kernel.vector.assign(numColumns, 0);
  kernel.vector[free] = scale;
  for (auto [i, pivot] : llvm::enumerate(pivots))
    kernel.vector[pivot] = -rows[i][free] * (scale / rows[i][pivot]);
  int64_t common = 0;
  for (int64_t x : kernel.vector)
    common = std::gcd(common, x);
  for (int64_t &x : kernel.vector)
    x = std::abs(x / common);
  return kernel;
}

/// The footprint of linear results, where a closed form covers it.
static std::optional<Quantity> getLinearFootprint(const Component &component,
                                                  ArrayRef<Quantity> extents) {
  SmallVector<SmallVector<int64_t>> rows;
  for (AffineExpr result : component.results) {
    std::optional<SmallVector<int64_t>> all =
        getCoefficients(result, extents.size());
    if (!all)
      return std::nullopt;
    SmallVector<int64_t> &row = rows.emplace_back();
    for (unsigned loop : component.loops)
      row.push_back((*all)[loop]);
  }
  Kernel kernel = getKernel(std::move(rows), component.loops.size());
  Quantity iterations = getIterations(component, extents);
  if (kernel.rank == 0)
    return iterations;
  if (kernel.rank != 1)
    return std::nullopt;
  Quantity continued = 1;
  for (auto [loop, step] : llvm::zip_equal(component.loops, kernel.vector))
    continued *= Quantity::max(0, extents[loop] - Quantity(step));
  return iterations - continued;
}

//===----------------------------------------------------------------------===//
// Everything else
//===----------------------------------------------------------------------===//

/// floordiv and mod of a single loop.
static std::optional<Quantity> getQuasiAffineFootprint(AffineExpr result,
                                                       const Quantity &extent) {
  auto binary = dyn_cast<AffineBinaryOpExpr>(result);
  if (!binary || !isa<AffineDimExpr>(binary.getLHS()))
    return std::nullopt;
  auto divisor = dyn_cast<AffineConstantExpr>(binary.getRHS());
  if (!divisor || divisor.getValue() <= 0)
    return std::nullopt;
  if (result.getKind() == AffineExprKind::FloorDiv)
    return Quantity::ceilDiv(extent, divisor.getValue());
  if (result.getKind() == AffineExprKind::Mod)
    return Quantity::min(extent, divisor.getValue());
  return std::nullopt;
}

/// Counts points one by one.
static std::optional<Quantity> enumerateFootprint(const Component &component,
                                                  ArrayRef<Quantity> extents) {
  std::optional<int64_t> iterations =
      getIterations(component, extents).getInt64();
  if (!iterations || *iterations > maxEnumerated)
    return std::nullopt;
  unsigned numLoops = extents.size();
  AffineMap map = AffineMap::get(numLoops, 0, component.results,
                                 component.results.front().getContext());
  std::set<SmallVector<int64_t>> points;
  SmallVector<int64_t> iteration(numLoops, 0);
  for (int64_t count = 0; count < *iterations; ++count) {
    points.insert(map.compose(iteration));
    for (unsigned loop : component.loops) {
      if (++iteration[loop] < *extents[loop].getInt64())
        break;
      iteration[loop] = 0;
    }
  }
  return Quantity(static_cast<int64_t>(points.size()));
}

/// The box that linear results span, gaps included.
static std::optional<Quantity> getSpan(const Component &component,
                                       ArrayRef<Quantity> extents) {
  Quantity box = 1;
  for (AffineExpr result : component.results) {
    std::optional<SmallVector<int64_t>> coefficients =
        getCoefficients(result, extents.size());
    if (!coefficients)
      return std::nullopt;
    Quantity span = 1;
    for (auto [c, extent] : llvm::zip_equal(*coefficients, extents))
      span += Quantity(std::abs(c)) * (extent - Quantity(1));
    box *= span;
  }
  return box;
}

/// Whether every division and remainder is by a positive constant. MLIR parses
/// others, which have no value.
static bool hasValue(AffineExpr result) {
  return !result
              .walk([](AffineExpr expr) {
                auto binary = dyn_cast<AffineBinaryOpExpr>(expr);
                if (!binary || expr.getKind() == AffineExprKind::Add ||
                    expr.getKind() == AffineExprKind::Mul)
                  return WalkResult::advance();
                auto divisor = dyn_cast<AffineConstantExpr>(binary.getRHS());
                return divisor && divisor.getValue() > 0
                           ? WalkResult::advance()
                           : WalkResult::interrupt();
              })
              .wasInterrupted();
}

static Footprint getComponentFootprint(const Component &component,
                                       ArrayRef<Quantity> extents) {
  Quantity iterations = getIterations(component, extents);
  if (iterations.isZero())
    return {0, true};
  if (!llvm::all_of(component.results, hasValue))
    return {iterations, false};
  if (std::optional<Quantity> exact = getLinearFootprint(component, extents))
    return {*exact, true};
  if (component.results.size() == 1 && component.loops.size() == 1)
    if (std::optional<Quantity> exact = getQuasiAffineFootprint(
            component.results.front(), extents[component.loops.front()]))
      return {*exact, true};
  if (std::optional<Quantity> exact = enumerateFootprint(component, extents))
    return {*exact, true};
  std::optional<Quantity> span = getSpan(component, extents);
  return {span ? Quantity::min(iterations, *span) : iterations, false};
}

Footprint mlir::roofline::getFootprint(AffineMap map,
                                       ArrayRef<Quantity> extents) {
  // Nearly every map: some of the loops, each once, and constants.
  Footprint footprint{1, true};
  llvm::SmallBitVector seen(map.getNumDims());
  bool isProjection = true;
  for (AffineExpr result : map.getResults()) {
    if (isa<AffineConstantExpr>(result))
      continue;
    auto dim = dyn_cast<AffineDimExpr>(result);
    if (!dim || seen.test(dim.getPosition())) {
      isProjection = false;
      break;
    }
    seen.set(dim.getPosition());
    footprint.elements *= extents[dim.getPosition()];
  }
  if (isProjection)
    return footprint;

  footprint = {1, true};
  for (const Component &component : getComponents(map)) {
    Footprint part = getComponentFootprint(component, extents);
    footprint.elements *= part.elements;
    footprint.isExact &= part.isExact;
  }
  return footprint;
}
