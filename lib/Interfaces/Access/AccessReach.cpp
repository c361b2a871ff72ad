//===- AccessReach.cpp - Which positions iterations reach -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/Access/AccessReach.h"

#include "mlir-roofline/Interfaces/Access/Footprint.h"
#include "mlir-roofline/Support/Formula/FormulaBudget.h"
#include "llvm/ADT/DenseSet.h"

using namespace mlir;
using namespace mlir::roofline;

/// The extents of some loops or dimensions.
static SmallVector<Quantity> select(ArrayRef<Quantity> extents,
                                    ArrayRef<unsigned> numbers) {
  return llvm::map_to_vector(numbers,
                             [&](unsigned number) { return extents[number]; });
}

static Quantity multiply(ArrayRef<Quantity> extents) {
  Quantity product = 1;
  for (const Quantity &extent : extents)
    product *= extent;
  return product;
}

/// Whether the function stays within 0 and `extent` - 1 in every iteration.
static bool staysInside(const LinearFunction &function,
                        ArrayRef<Quantity> loops, const Quantity &extent) {
  Quantity least = Quantity::get(function.constant), most = least;
  for (auto [coefficient, iterations] :
       llvm::zip_equal(function.coefficients, loops)) {
    Quantity reach = Quantity::get(coefficient) * (iterations - Quantity(1));
    (coefficient < 0 ? least : most) += reach;
  }
  return least.isKnownNonNegative() &&
         (extent - Quantity(1) - most).isKnownNonNegative();
}

namespace {
/// Linear functions of loops with few iterations, tried one by one.
class Enumeration {
public:
  /// False if there are too many, or numbers too large.
  bool prepare(ArrayRef<LinearFunction> functions, ArrayRef<Quantity> loops,
               ArrayRef<Quantity> shape);
  void run();

  int64_t numInside = 0;
  size_t getNumPositions() const { return positions.size(); }

private:
  SmallVector<SmallVector<int64_t, 2>, 2> coefficients;
  SmallVector<int64_t, 2> constants, extents, shape;
  int64_t numIterations = 1;
  llvm::DenseSet<int64_t> positions;
};
} // namespace

/// A number that leaves room to be multiplied and added up.
static std::optional<int64_t> getSmall(const llvm::DynamicAPInt &value) {
  constexpr int64_t limit = int64_t(1) << 31;
  if (value < -limit || value > limit)
    return std::nullopt;
  return static_cast<int64_t>(value);
}

bool Enumeration::prepare(ArrayRef<LinearFunction> functions,
                          ArrayRef<Quantity> loops,
                          ArrayRef<Quantity> dimensions) {
  for (const Quantity &loop : loops) {
    std::optional<int64_t> extent = loop.getInt64();
    if (!extent || *extent < 0 || *extent > budget::maxIterations)
      return false;
    extents.push_back(*extent);
    numIterations *= *extent;
    if (numIterations > budget::maxIterations)
      return false;
  }
  // The product is a number also where one factor is 0 and another open.
  if (!multiply(dimensions).getInt64())
    return false;
  for (const Quantity &dimension : dimensions) {
    std::optional<int64_t> extent = dimension.getInt64();
    if (!extent)
      return false;
    shape.push_back(*extent);
  }
  for (const LinearFunction &function : functions) {
    std::optional<int64_t> constant = getSmall(function.constant);
    if (!constant)
      return false;
    constants.push_back(*constant);
    coefficients.emplace_back();
    for (const llvm::DynamicAPInt &factor : function.coefficients) {
      std::optional<int64_t> coefficient = getSmall(factor);
      if (!coefficient)
        return false;
      coefficients.back().push_back(*coefficient);
    }
  }
  return true;
}

void Enumeration::run() {
  SmallVector<int64_t, 4> at(extents.size(), 0);
  for (int64_t i = 0; i < numIterations; ++i) {
    int64_t position = 0;
    bool isInside = true;
    for (auto [own, constant, extent] :
         llvm::zip_equal(coefficients, constants, shape)) {
      int64_t value = constant;
      for (auto [coefficient, counter] : llvm::zip_equal(own, at))
        value += coefficient * counter;
      isInside &= value >= 0 && value < extent;
      position = isInside ? position * extent + value : position;
    }
    if (isInside) {
      ++numInside;
      positions.insert(position);
    }
    for (size_t loop = 0; loop < at.size() && ++at[loop] == extents[loop];)
      at[loop++] = 0;
  }
}

/// Fills in what is met of the dimensions of a component.
static void countReach(AccessReach &reach, const MapComponent &component,
                       AffineMap map, ArrayRef<Quantity> extents,
                       ArrayRef<Quantity> shape) {
  SmallVector<Quantity> loops = select(extents, component.loops);
  SmallVector<Quantity> dims = select(shape, reach.dims);
  Footprint footprint = getFootprint(
      AffineMap::get(map.getNumDims(), 0, component.results, map.getContext()),
      extents);
  reach.positions = Quantity::min(footprint.elements, reach.extent);
  reach.isExact = footprint.isExact && reach.positions == footprint.elements;
  auto functions = getLinearFunctions(component, map.getNumDims());
  if (!functions) {
    reach.isExact = false;
    return;
  }
  bool isInside = llvm::all_of(llvm::zip_equal(*functions, dims),
                               [&](const auto &functionAndExtent) {
                                 auto &[function, extent] = functionAndExtent;
                                 return staysInside(function, loops, extent);
                               });
  if (isInside) {
    reach.inside = reach.iterations;
    reach.isExact = footprint.isExact;
    return;
  }
  Enumeration enumeration;
  if (!enumeration.prepare(*functions, loops, dims)) {
    reach.isExact = false;
    return;
  }
  enumeration.run();
  reach.inside = enumeration.numInside;
  reach.positions = static_cast<int64_t>(enumeration.getNumPositions());
  reach.isExact = true;
}

SmallVector<AccessReach>
mlir::roofline::getAccessReach(AffineMap map, ArrayRef<Quantity> extents,
                               ArrayRef<Quantity> shape) {
  SmallVector<AccessReach> reaches;
  auto addDim = [&](AccessReach &reach, unsigned dim) {
    reach.dims.push_back(dim);
    reach.extent *= shape[dim];
  };
  for (const MapComponent &component : getComponents(map)) {
    AccessReach &reach = reaches.emplace_back();
    reach.loops.assign(component.loops.begin(), component.loops.end());
    reach.extent = 1;
    for (auto [dim, result] : llvm::enumerate(map.getResults()))
      if (llvm::any_of(component.loops, [&, &result = result](unsigned loop) {
            return result.isFunctionOfDim(loop);
          }))
        addDim(reach, dim);
    reach.iterations = multiply(select(extents, component.loops));
    countReach(reach, component, map, extents, shape);
  }
  for (auto [dim, result] : llvm::enumerate(map.getResults())) {
    if (!isa<AffineConstantExpr>(result))
      continue;
    AccessReach &reach = reaches.emplace_back();
    reach.extent = reach.iterations = reach.positions = 1;
    reach.inside = 1;
    addDim(reach, dim);
  }
  llvm::sort(reaches, [](const AccessReach &a, const AccessReach &b) {
    return a.dims.front() < b.dims.front();
  });
  return reaches;
}
