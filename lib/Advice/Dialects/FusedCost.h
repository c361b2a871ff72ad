//===- FusedCost.h - What a group costs as one operation --------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_ADVICE_FUSEDCOST_H
#define MLIR_ROOFLINE_LIB_ADVICE_FUSEDCOST_H

#include "FusionSimulation.h"
#include "mlir-roofline/Advice/Adviser.h"

namespace mlir::roofline::advice {

/// Adds the place where a group runs once it is one operation, with what that
/// saves, for each instance of its function. Nothing where fewer than two of
/// its operations cost anything.
void addGroup(const AdviceInput &input, const FusionSimulation::Group &fused,
              Advice &piece);

/// Shows the functions of the program that have a body, each once.
void forEachFunction(const AdviceInput &input,
                     llvm::function_ref<void(Operation *)> visit);

} // namespace mlir::roofline::advice

#endif // MLIR_ROOFLINE_LIB_ADVICE_FUSEDCOST_H
