//===- Window.h - Windows that slide over one dimension ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_WINDOWS_WINDOW_H
#define MLIR_ROOFLINE_LIB_MODELS_WINDOWS_WINDOW_H

#include "mlir-roofline/Interfaces/Access/Footprint.h"
#include "mlir-roofline/Interfaces/Cost.h"

#include <optional>

namespace mlir::roofline {

/// One spatial dimension of a convolution or pooling. Tap k of output o is at
/// input position `o * stride + k * dilation - padBefore`, which is in bounds
/// if it is in [0, in).
struct Window {
  Quantity in, out, kernel;
  int64_t stride = 1, dilation = 1;
  int64_t padBefore = 0, padAfter = 0;

  bool isOpen() const;
  bool operator==(const Window &other) const;
};

/// The number of pairs (o, k) whose position is in bounds. Nothing if there is
/// padding and the kernel is not a constant small enough to be summed over.
std::optional<Quantity> getTapsInBounds(const Window &window);

/// The number of distinct positions in bounds, each touched by some tap; gaps
/// that stride and dilation leave are not. The extent, as an upper bound, where
/// the kernel is as above.
Footprint getTouched(const Window &window);

/// The same for all dimensions together: products. Open windows that are equal
/// are counted once per program.
std::optional<Quantity> getTapsInBounds(ArrayRef<Window> windows,
                                        SizeProvider &sizes);
Footprint getTouched(ArrayRef<Window> windows);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_WINDOWS_WINDOW_H
