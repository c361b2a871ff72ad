//===- StockPasses.h - MLIR's own passes ------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The only place of this tool that links transformations. A build without them
// (ROOFLINE_STOCK_PASSES=OFF) gives advice that it cannot try out.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TOOLS_STOCKPASSES_H
#define MLIR_ROOFLINE_TOOLS_STOCKPASSES_H

#include "mlir-roofline/Driver/Advise.h"

namespace mlir::roofline {

/// Makes MLIR's own passes known by their names; none in a build without them.
void registerStockPasses();

/// Runs the passes that advice names; null in a build without them.
PassRunner getStockPasses();

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TOOLS_STOCKPASSES_H
