//===- TrafficBound.h - What every schedule moves ---------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Lower bounds on what a nest moves between a memory and a faster one of some
// capacity, whatever the order of its iterations. docs/Movement.md has the
// formulas and where they come from.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MOVEMENT_TRAFFICBOUND_H
#define MLIR_ROOFLINE_MOVEMENT_TRAFFICBOUND_H

#include "mlir-roofline/Movement/LoopNest.h"

namespace mlir::roofline {

/// A fast memory, or several of one size that each serve a part of the machine.
struct FastMemory {
  /// Of one of them.
  double capacityBytes;
  int64_t instances = 1;

  bool operator==(const FastMemory &other) const {
    return capacityBytes == other.capacityBytes && instances == other.instances;
  }
};

/// Bytes that any execution of the nest loads into the fast memory and stores
/// from it, at least, if that starts empty and each element of a result has one
/// accumulator: 0 if nothing is seen. At least as large as the compulsory
/// bytes only if these are exact; take the larger.
///
/// The largest of formula (B) over exponents s_j in twelfths, each of which
/// gives a bound, and, for contractions, 2mnk/sqrt(S) + mn (Kwasniewski et al.,
/// SC'19) where k >= 2 sqrt(S): below that, schedules exist that keep a factor
/// and move less.
double getReuseBound(const LoopNest &nest, const FastMemory &memory);

/// The first of these, not rounded; of an output that is read, what is loaded
/// for it is counted and what is stored is not.
double getExponentBound(const LoopNest &nest, const FastMemory &memory);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MOVEMENT_TRAFFICBOUND_H
