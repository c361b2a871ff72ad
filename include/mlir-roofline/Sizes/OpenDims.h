//===- OpenDims.h - What types leave open -----------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SIZES_OPENDIMS_H
#define MLIR_ROOFLINE_SIZES_OPENDIMS_H

#include "mlir/IR/BuiltinTypeInterfaces.h"
#include "mlir/IR/Value.h"

namespace mlir::roofline {

/// The dimensions whose extents the type of a value leaves open; none without
/// a shape or a rank.
inline SmallVector<unsigned> getOpenDims(Value value) {
  SmallVector<unsigned> dims;
  auto type = dyn_cast<ShapedType>(value.getType());
  for (unsigned dim = 0, e = type && type.hasRank() ? type.getRank() : 0;
       dim < e; ++dim)
    if (type.isDynamicDim(dim))
      dims.push_back(dim);
  return dims;
}

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SIZES_OPENDIMS_H
