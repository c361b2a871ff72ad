//===- ArithKinds.h - What combines two values ------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reductions and atomic updates of several dialects name the operation that
// combines two values by an enumeration of arith.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_SCALAR_ARITHKINDS_H
#define MLIR_ROOFLINE_LIB_MODELS_SCALAR_ARITHKINDS_H

#include "mlir-roofline/IR/RooflineEnums.h"
#include "mlir/Dialect/Arith/IR/Arith.h"

#include <optional>

namespace mlir::roofline {

/// Nothing for an assignment, which combines nothing.
inline std::optional<WorkClass> getCombiningClass(arith::AtomicRMWKind kind) {
  switch (kind) {
  case arith::AtomicRMWKind::addf:
  case arith::AtomicRMWKind::addi:
    return WorkClass::add;
  case arith::AtomicRMWKind::mulf:
  case arith::AtomicRMWKind::muli:
    return WorkClass::mul;
  case arith::AtomicRMWKind::andi:
  case arith::AtomicRMWKind::ori:
  case arith::AtomicRMWKind::xori:
    return WorkClass::bit;
  case arith::AtomicRMWKind::maximumf:
  case arith::AtomicRMWKind::maxnumf:
  case arith::AtomicRMWKind::maxs:
  case arith::AtomicRMWKind::maxu:
  case arith::AtomicRMWKind::minimumf:
  case arith::AtomicRMWKind::minnumf:
  case arith::AtomicRMWKind::mins:
  case arith::AtomicRMWKind::minu:
    return WorkClass::compare;
  case arith::AtomicRMWKind::assign:
    return std::nullopt;
  }
  llvm_unreachable("covered switch");
}

/// Whether values are added up.
inline bool isAddition(arith::AtomicRMWKind kind) {
  return getCombiningClass(kind) == WorkClass::add;
}

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_SCALAR_ARITHKINDS_H
