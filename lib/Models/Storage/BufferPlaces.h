//===- BufferPlaces.h - Who else writes a buffer in a loop ------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_STORAGE_BUFFERPLACES_H
#define MLIR_ROOFLINE_LIB_MODELS_STORAGE_BUFFERPLACES_H

#include "mlir-roofline/Interfaces/Access/MovingSlice.h"

namespace mlir::roofline {

/// Whether the loops around `op` write what it reads of a buffer in the place
/// that it reads, if at all, so that what an iteration reads is of before the
/// loops or has been read then. True for what is no buffer.
bool isReadBeforeWritten(Operation *op, const MovingSlice &slice,
                         SizeProvider &sizes);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_STORAGE_BUFFERPLACES_H
