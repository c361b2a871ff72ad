//===- AttrQuantity.h - Counts in the text of attributes --------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_IR_ATTRQUANTITY_H
#define MLIR_ROOFLINE_LIB_IR_ATTRQUANTITY_H

#include "mlir-roofline/IR/Roofline.h"
#include "mlir/IR/DialectImplementation.h"

namespace mlir::roofline {

/// An integer as it is, anything else as a quoted polynomial.
void printQuantity(AsmPrinter &printer, const Quantity &quantity);
/// Reads what `printQuantity` writes; says what is wrong otherwise.
ParseResult parseQuantity(AsmParser &parser, Quantity &quantity);

/// The same of a number of bytes, `64 B`, at least 0.
void printBytes(AsmPrinter &printer, const Quantity &bytes);
ParseResult parseBytes(AsmParser &parser, Quantity &bytes);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_IR_ATTRQUANTITY_H
