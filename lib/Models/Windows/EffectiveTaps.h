//===- EffectiveTaps.h - Work without neutral taps --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_WINDOWS_EFFECTIVETAPS_H
#define MLIR_ROOFLINE_LIB_MODELS_WINDOWS_EFFECTIVETAPS_H

#include "mlir-roofline/Models/CostBuilder.h"

namespace mlir::roofline {

/// Sets what is left of the work that `builder` has so far without `dropped`
/// times that of `tap`, if that is less of any count. What is left out is
/// avoidable, but for `counted`, the part of a tap's work of which so much has
/// been said already.
void setEffectiveWork(CostBuilder &builder, const OpCost &tap,
                      const Quantity &dropped, const Work &counted = {});

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_WINDOWS_EFFECTIVETAPS_H
