//===- LoopProgress.h - How values change from iteration to iteration -----===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One mechanism for loops of every form, be they operations, regions or cycles
// of blocks: what an iteration hands to the next is evaluated in terms of what
// it was handed itself. No operation is named.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_PROGRAM_LOOPS_LOOPPROGRESS_H
#define MLIR_ROOFLINE_LIB_PROGRAM_LOOPS_LOOPPROGRESS_H

#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir-roofline/Sizes/SizeAnalysis.h"

namespace mlir::roofline {

/// Says what the integers are that `loop` carries, in iteration number
/// `iteration` (a symbol, or 0 if there is one iteration): `start + step *
/// iteration`, or the sum of the steps before if they depend on the iteration.
/// What advances otherwise keeps the symbol that stands for it.
void setCarriedValues(SizeAnalysis &sizes, ArrayRef<CarriedValue> carried,
                      Operation *loop, const Quantity &iteration);

/// What the integers among `values` are behind a loop, at `iteration` = `last`.
/// Of one that the loop changes otherwise, nothing is said.
void setFinalValues(SizeAnalysis &sizes, ValueRange results, ValueRange values,
                    Operation *loop, const Quantity &iteration,
                    const Quantity &last);

/// What a loop operation carries, according to its LoopLikeOpInterface.
SmallVector<CarriedValue> getCarriedValues(Operation *loop);

/// Whether `size` follows from sizes of arguments, counters and the machine,
/// and from no data.
bool isDerived(const SizeAnalysis &sizes, const Quantity &size);
/// Whether `size` mentions something that may be another in each iteration of a
/// loop, but is one symbol.
bool varies(const SizeAnalysis &sizes, const Quantity &size);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_PROGRAM_LOOPS_LOOPPROGRESS_H
