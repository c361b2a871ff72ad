//===- UpstreamSizes.h - Sizes by MLIR's own interfaces ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_SIZES_UPSTREAMSIZES_H
#define MLIR_ROOFLINE_LIB_SIZES_UPSTREAMSIZES_H

#include "mlir-roofline/Interfaces/Cost.h"

namespace mlir::roofline {

/// The extent of dynamic dimension `dim` of a ranked result as interfaces and
/// traits of MLIR itself have it; nothing if they say nothing.
std::optional<Quantity> getUpstreamDim(SizeProvider &sizes, OpResult result,
                                       unsigned dim);

/// The number of elements of an unranked result, where it is that of an
/// operand.
std::optional<Quantity> getUpstreamNumElements(SizeProvider &sizes,
                                               OpResult result);

/// Adds the sizes that agree because one loop indexes them, or because the
/// operation is elementwise.
void addUpstreamEqualSizes(SizeProvider &sizes, Operation *op,
                           SmallVectorImpl<EqualSizes> &equal);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_SIZES_UPSTREAMSIZES_H
