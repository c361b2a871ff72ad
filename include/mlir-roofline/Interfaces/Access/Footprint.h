//===- Footprint.h - Elements touched through an affine map -----*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_ACCESS_FOOTPRINT_H
#define MLIR_ROOFLINE_INTERFACES_ACCESS_FOOTPRINT_H

#include "mlir-roofline/Interfaces/Access/LinearImage.h"
#include "mlir/IR/AffineMap.h"

namespace mlir::roofline {

/// A number of distinct elements.
struct Footprint {
  Quantity elements;
  /// False if `elements` is only an upper bound.
  bool isExact = true;
};

/// The number of distinct points that `map` (dims only) takes on the box of
/// loops with these `extents`. A symbolic extent is taken to be at least 1: if
/// it is 0, nothing is touched.
///
/// Results that share no loop multiply. Of a set of linear results that do, let
/// A be the matrix over its loops. If A has a trivial kernel, every iteration
/// touches a point of its own. If the kernel is spanned by one primitive vector
/// v, the iterations that meet in one point form chains along v, so the points
/// number prod(L_i) - prod(max(0, L_i - |v_i|)); gaps that a stride leaves are
/// not touched. Beyond that, small boxes are enumerated and for the rest the
/// smaller of the iterations and the spanned box is an upper bound.
Footprint getFootprint(AffineMap map, ArrayRef<Quantity> extents);

/// Results of a map that share loops, directly or through other results, and
/// the loops they use. What several components touch multiplies.
struct MapComponent {
  SmallVector<AffineExpr> results;
  SmallVector<unsigned> loops;
};

/// Those of a map with dims only. Constant results are in none.
SmallVector<MapComponent> getComponents(AffineMap map);

/// The results as linear functions of the component's loops, in their order;
/// nothing if one is not linear. The map has `numLoops` dims.
std::optional<SmallVector<LinearFunction, 2>>
getLinearFunctions(const MapComponent &component, unsigned numLoops);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_INTERFACES_ACCESS_FOOTPRINT_H
