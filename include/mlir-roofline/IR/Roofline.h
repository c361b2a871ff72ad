//===- Roofline.h - The roofline dialect ------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The dialect's attributes. The names under which they are attached have one
// accessor each, generated on the dialect: `dialect->getTargetAttrHelper()`.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_IR_ROOFLINE_H
#define MLIR_ROOFLINE_IR_ROOFLINE_H

#include "mlir-roofline/IR/RooflineEnums.h"
#include "mlir-roofline/Support/Formula/Quantity.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/Interfaces/DataLayoutInterfaces.h"

#define GET_ATTRDEF_CLASSES
#include "mlir-roofline/IR/RooflineAttrs.h.inc"

#include "mlir-roofline/IR/RooflineDialect.h.inc"

#endif // MLIR_ROOFLINE_IR_ROOFLINE_H
