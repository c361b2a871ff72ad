//===- Footprint.cpp - Elements touched through an affine map -------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/Access/Footprint.h"

#include "mlir-roofline/Interfaces/Access/LinearImage.h"

#include "mlir/Support/LLVM.h"
#include "llvm/ADT/IntEqClasses.h"
#include "llvm/ADT/SmallBitVector.h"
#include "llvm/Support/MathExtras.h"

#include <numeric>

using namespace mlir;
using namespace mlir::roofline;
using llvm::DynamicAPInt;

/// Up to this many iterations are enumerated where no closed form is known. A
/// bound on time, not on correctness: beyond it the answer is an upper bound.
static constexpr int64_t maxEnumerated = 1 << 20;

//===----------------------------------------------------------------------===//
// Components
//===----------------------------------------------------------------------===//

SmallVector<MapComponent> mlir::roofline::getComponents(AffineMap map) {
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
  SmallVector<MapComponent> components(classes.getNumClasses());
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
                 [](const MapComponent &c) { return c.results.empty(); });
  return components;
}

static Quantity getIterations(const MapComponent &component,
                              ArrayRef<Quantity> extents) {
  Quantity product = 1;
  for (unsigned loop : component.loops)
    product *= extents[loop];
  return product;
}

//===----------------------------------------------------------------------===//
// Closed forms
//===----------------------------------------------------------------------===//

std::optional<SmallVector<LinearFunction, 2>>
mlir::roofline::getLinearFunctions(const MapComponent &component,
                                   unsigned numLoops) {
  SmallVector<LinearFunction, 2> functions;
  for (AffineExpr result : component.results) {
    std::optional<LinearFunction> all = getLinearFunction(result, numLoops);
    if (!all)
      return std::nullopt;
    LinearFunction &function = functions.emplace_back();
    for (unsigned loop : component.loops)
      function.coefficients.push_back(all->coefficients[loop]);
    function.constant = all->constant;
  }
  return functions;
}

/// floordiv, ceildiv and mod of a linear function of one loop, by a positive
/// constant.
static std::optional<Quantity> getQuasiAffineFootprint(AffineExpr result,
                                                       unsigned loop,
                                                       const Quantity &extent) {
  auto binary = dyn_cast<AffineBinaryOpExpr>(result);
  if (!binary || binary.getKind() == AffineExprKind::Add ||
      binary.getKind() == AffineExprKind::Mul)
    return std::nullopt;
  std::optional<LinearFunction> inner =
      getLinearFunction(binary.getLHS(), loop + 1);
  if (!inner)
    return std::nullopt;
  DynamicAPInt divisor(cast<AffineConstantExpr>(binary.getRHS()).getValue());
  DynamicAPInt step = inner->coefficients[loop];
  // Remainders repeat after so many steps, and are different before that.
  if (binary.getKind() == AffineExprKind::Mod)
    return Quantity::min(extent,
                         Quantity::get(divisor / gcd(abs(step), divisor)));
  // Quotients leave none out if the step is no larger than the divisor.
  if (abs(step) >= divisor)
    return extent;
  DynamicAPInt first = inner->constant;
  if (binary.getKind() == AffineExprKind::CeilDiv)
    first += divisor - 1;
  Quantity begin = Quantity::get(floorDiv(first, divisor));
  Quantity end = Quantity::floorDiv(
      Quantity::get(step) * (extent - Quantity(1)) + Quantity::get(first),
      Quantity::get(divisor));
  return (step < 0 ? begin - end : end - begin) + Quantity(1);
}

/// The box that linear results span, gaps included.
static Quantity getSpan(ArrayRef<LinearFunction> functions,
                        ArrayRef<Quantity> extents) {
  Quantity box = 1;
  for (const LinearFunction &function : functions) {
    Quantity span = 1;
    for (auto [c, extent] : llvm::zip_equal(function.coefficients, extents))
      span += Quantity::get(abs(c)) * (extent - Quantity(1));
    box *= span;
  }
  return box;
}

//===----------------------------------------------------------------------===//
// Point by point
//===----------------------------------------------------------------------===//

/// The value at an iteration; nothing if it does not fit 64 bits. Divisors are
/// positive.
static std::optional<int64_t> evaluate(AffineExpr expr,
                                       ArrayRef<int64_t> iteration) {
  if (auto constant = dyn_cast<AffineConstantExpr>(expr))
    return constant.getValue();
  if (auto dim = dyn_cast<AffineDimExpr>(expr))
    return iteration[dim.getPosition()];
  auto binary = cast<AffineBinaryOpExpr>(expr);
  std::optional<int64_t> lhs = evaluate(binary.getLHS(), iteration);
  std::optional<int64_t> rhs = evaluate(binary.getRHS(), iteration);
  if (!lhs || !rhs)
    return std::nullopt;
  int64_t value;
  switch (expr.getKind()) {
  case AffineExprKind::Add:
    return llvm::AddOverflow(*lhs, *rhs, value) ? std::nullopt
                                                : std::optional<int64_t>(value);
  case AffineExprKind::Mul:
    return llvm::MulOverflow(*lhs, *rhs, value) ? std::nullopt
                                                : std::optional<int64_t>(value);
  case AffineExprKind::FloorDiv:
    return llvm::divideFloorSigned(*lhs, *rhs);
  case AffineExprKind::CeilDiv:
    return llvm::divideCeilSigned(*lhs, *rhs);
  case AffineExprKind::Mod:
    return llvm::mod(*lhs, *rhs);
  default:
    return std::nullopt;
  }
}

/// Counts points one by one.
static std::optional<Quantity> enumerateFootprint(const MapComponent &component,
                                                  ArrayRef<Quantity> extents) {
  std::optional<int64_t> iterations =
      getIterations(component, extents).getInt64();
  if (!iterations || *iterations > maxEnumerated)
    return std::nullopt;
  size_t size = component.results.size();
  std::vector<int64_t> points;
  points.reserve(*iterations * size);
  SmallVector<int64_t> iteration(extents.size(), 0);
  for (int64_t count = 0; count < *iterations; ++count) {
    for (AffineExpr result : component.results) {
      std::optional<int64_t> value = evaluate(result, iteration);
      if (!value)
        return std::nullopt;
      points.push_back(*value);
    }
    for (unsigned loop : component.loops) {
      if (++iteration[loop] < *extents[loop].getInt64())
        break;
      iteration[loop] = 0;
    }
  }
  auto get = [&](int64_t i) { return ArrayRef(&points[i * size], size); };
  std::vector<int64_t> order(*iterations);
  std::iota(order.begin(), order.end(), 0);
  llvm::sort(order, [&](int64_t a, int64_t b) {
    return std::lexicographical_compare(get(a).begin(), get(a).end(),
                                        get(b).begin(), get(b).end());
  });
  int64_t distinct = 1;
  for (int64_t i = 1; i < *iterations; ++i)
    distinct += get(order[i]) != get(order[i - 1]);
  return Quantity(distinct);
}

/// A quotient or a remainder; null for anything else.
static AffineBinaryOpExpr getDivision(AffineExpr expr) {
  auto binary = dyn_cast<AffineBinaryOpExpr>(expr);
  return binary && expr.getKind() != AffineExprKind::Add &&
                 expr.getKind() != AffineExprKind::Mul
             ? binary
             : nullptr;
}

static bool divides(AffineExpr result) {
  return result
      .walk([](AffineExpr expr) {
        return getDivision(expr) ? WalkResult::interrupt()
                                 : WalkResult::advance();
      })
      .wasInterrupted();
}

/// Whether every division and remainder is by a positive constant. MLIR parses
/// others, which have no value.
static bool hasValue(AffineExpr result) {
  return !result
              .walk([](AffineExpr expr) {
                AffineBinaryOpExpr division = getDivision(expr);
                if (!division)
                  return WalkResult::advance();
                auto divisor = dyn_cast<AffineConstantExpr>(division.getRHS());
                return divisor && divisor.getValue() > 0
                           ? WalkResult::advance()
                           : WalkResult::interrupt();
              })
              .wasInterrupted();
}

static Footprint getComponentFootprint(const MapComponent &component,
                                       ArrayRef<Quantity> extents) {
  Quantity iterations = getIterations(component, extents);
  if (iterations.isZero())
    return {0, true};
  if (!llvm::all_of(component.results, hasValue))
    return {iterations, false};
  SmallVector<Quantity> own;
  for (unsigned loop : component.loops)
    own.push_back(extents[loop]);
  auto functions = getLinearFunctions(component, extents.size());
  if (functions)
    if (std::optional<Quantity> exact = countPoints(*functions, own))
      return {*exact, true};
  if (component.results.size() == 1 && component.loops.size() == 1)
    if (std::optional<Quantity> exact = getQuasiAffineFootprint(
            component.results.front(), component.loops.front(), own.front()))
      return {*exact, true};
  if (std::optional<Quantity> exact = enumerateFootprint(component, extents))
    return {*exact, true};
  return {functions ? Quantity::min(iterations, getSpan(*functions, own))
                    : iterations,
          false};
}

//===----------------------------------------------------------------------===//
// Quotients that all iterations have in common
//===----------------------------------------------------------------------===//

/// The least and the largest value; nothing where an extent that matters is
/// open, or there is no iteration.
static std::optional<std::pair<DynamicAPInt, DynamicAPInt>>
getRange(const LinearFunction &function, ArrayRef<Quantity> extents) {
  std::pair<DynamicAPInt, DynamicAPInt> range(function.constant,
                                              function.constant);
  for (auto [c, extent] : llvm::zip_equal(function.coefficients, extents)) {
    if (c == 0)
      continue;
    std::optional<int64_t> size = extent.getInt64();
    if (!size || *size < 1)
      return std::nullopt;
    (c > 0 ? range.second : range.first) += c * DynamicAPInt(*size - 1);
  }
  return range;
}

/// `d0 floordiv 4` is 0 while d0 is below 4, and `d0 mod 4` is d0: what has no
/// closed form with open extents beside it may be linear then.
static AffineExpr dropKnownQuotients(AffineExpr expr,
                                     ArrayRef<Quantity> extents) {
  auto binary = dyn_cast<AffineBinaryOpExpr>(expr);
  if (!binary)
    return expr;
  AffineExpr lhs = dropKnownQuotients(binary.getLHS(), extents);
  AffineExpr rhs = dropKnownQuotients(binary.getRHS(), extents);
  AffineExpr rebuilt = getAffineBinaryOpExpr(expr.getKind(), lhs, rhs);
  auto constant = dyn_cast<AffineConstantExpr>(rhs);
  std::optional<LinearFunction> inner =
      getDivision(expr) && constant && constant.getValue() > 0
          ? getLinearFunction(lhs, extents.size())
          : std::nullopt;
  auto range = inner ? getRange(*inner, extents) : std::nullopt;
  if (!range)
    return rebuilt;
  DynamicAPInt divisor(constant.getValue());
  bool isCeil = expr.getKind() == AffineExprKind::CeilDiv;
  auto divide = isCeil ? llvm::ceilDiv : llvm::floorDiv;
  DynamicAPInt quotient = divide(range->first, divisor);
  if (quotient != divide(range->second, divisor) ||
      !Quantity::get(quotient * divisor).getInt64())
    return rebuilt;
  auto known = static_cast<int64_t>(quotient);
  return expr.getKind() == AffineExprKind::Mod
             ? lhs - known * constant.getValue()
             : getAffineConstantExpr(known, expr.getContext());
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
  if (llvm::any_of(map.getResults(), divides)) {
    SmallVector<AffineExpr> results;
    for (AffineExpr result : map.getResults())
      results.push_back(dropKnownQuotients(result, extents));
    map = AffineMap::get(map.getNumDims(), map.getNumSymbols(), results,
                         map.getContext());
  }
  for (const MapComponent &component : getComponents(map)) {
    Footprint part = getComponentFootprint(component, extents);
    footprint.elements *= part.elements;
    footprint.isExact &= part.isExact;
  }
  return footprint;
}
