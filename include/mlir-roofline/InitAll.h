//===- InitAll.h - Registration for tools -----------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What every tool of this project registers. Libraries and plugins register
// only what they use.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INITALL_H
#define MLIR_ROOFLINE_INITALL_H

#include "mlir-roofline/IR/Roofline.h"
#include "mlir-roofline/Models/CostModels.h"
#include "mlir-roofline/Models/ForeignCosts.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"

namespace mlir::roofline {

/// The upstream dialects with their extensions, the roofline dialect, and the
/// cost models.
inline void registerAll(DialectRegistry &registry) {
  registerAllDialects(registry);
  registerAllExtensions(registry);
  registry.insert<RooflineDialect>();
  registerAllCostModels(registry);
  registerForeignDialects(registry);
}

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_INITALL_H
