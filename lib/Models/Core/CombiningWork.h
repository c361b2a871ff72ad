//===- CombiningWork.h - Classes of combining functions ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reductions, scans and atomic updates name the operation that combines two
// values by an enumeration. Which work class that is stands here.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_CORE_COMBININGWORK_H
#define MLIR_ROOFLINE_LIB_MODELS_CORE_COMBININGWORK_H

#include "mlir-roofline/IR/RooflineEnums.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

#include <optional>

namespace mlir::roofline {

inline WorkClass getCombiningClass(vector::CombiningKind kind) {
  switch (kind) {
  case vector::CombiningKind::ADD:
    return WorkClass::add;
  case vector::CombiningKind::MUL:
    return WorkClass::mul;
  case vector::CombiningKind::AND:
  case vector::CombiningKind::OR:
  case vector::CombiningKind::XOR:
    return WorkClass::bit;
  case vector::CombiningKind::MINUI:
  case vector::CombiningKind::MINSI:
  case vector::CombiningKind::MINNUMF:
  case vector::CombiningKind::MAXUI:
  case vector::CombiningKind::MAXSI:
  case vector::CombiningKind::MAXNUMF:
  case vector::CombiningKind::MAXIMUMF:
  case vector::CombiningKind::MINIMUMF:
    return WorkClass::compare;
  }
  llvm_unreachable("covered switch");
}

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

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_CORE_COMBININGWORK_H
