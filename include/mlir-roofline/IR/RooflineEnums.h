//===- RooflineEnums.h - Enumerations of the vocabulary ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_IR_ROOFLINEENUMS_H
#define MLIR_ROOFLINE_IR_ROOFLINEENUMS_H

#include "mlir/IR/OpDefinition.h"
#include "llvm/ADT/DenseMapInfo.h"
#include "llvm/ADT/StringRef.h"

#include <cstdint>
#include <optional>

#include "mlir-roofline/IR/RooflineEnums.h.inc"

#endif // MLIR_ROOFLINE_IR_ROOFLINEENUMS_H
