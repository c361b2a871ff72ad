//===- Interpolation.h - Formulas through counted values --------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SUPPORT_FORMULA_INTERPOLATION_H
#define MLIR_ROOFLINE_SUPPORT_FORMULA_INTERPOLATION_H

#include "mlir-roofline/Support/Formula/Quantity.h"
#include "mlir-roofline/Support/Formula/SampleSizes.h"
#include "llvm/ADT/DynamicAPInt.h"

namespace mlir::roofline {

/// The polynomial of this total degree at most with the values that `getValue`
/// has at `first` + steps, where the steps are >= 0 and `degree` in sum at
/// most: those determine it, and it is an integer for all integers (Newton's
/// forward differences). It asks for (degree + number of symbols) over
/// (degree) values, each once. Nothing if a value is missing. One `first` for
/// each symbol.
std::optional<Quantity> interpolate(
    ArrayRef<Quantity> symbols, ArrayRef<int64_t> first, unsigned degree,
    llvm::function_ref<std::optional<llvm::DynamicAPInt>(ArrayRef<int64_t>)>
        getValue);

/// Whether `formula`, in these symbols alone, is what `getValue` says of them
/// far from where small sizes are, in all of `getSampleMixtures`; false if a
/// value is missing. One of `samples` for each symbol.
bool holdsAtSamples(
    const Quantity &formula, ArrayRef<std::string> symbols,
    ArrayRef<SampleSizes> samples,
    llvm::function_ref<std::optional<llvm::DynamicAPInt>(ArrayRef<int64_t>)>
        getValue);

/// How many points a kind of box has, in the symbols of its extents: the
/// polynomial through what `count` says of a few small boxes, of no higher
/// degree than their volume. Nothing if that is not what it says of other
/// boxes, far larger ones among them, or there are too many symbols. It is
/// asked for boxes with extents of at least 1.
std::optional<Quantity> interpolateCount(
    ArrayRef<Quantity> extents,
    llvm::function_ref<llvm::DynamicAPInt(ArrayRef<int64_t>)> count);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SUPPORT_FORMULA_INTERPOLATION_H
