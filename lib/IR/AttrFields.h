//===- AttrFields.h - Fields of attributes: read, print, check --*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the grammars of target descriptions and energy tables share.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_IR_ATTRFIELDS_H
#define MLIR_ROOFLINE_LIB_IR_ATTRFIELDS_H

#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/DialectImplementation.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"

#include <functional>

namespace mlir::roofline {

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

/// Reads an integer, a float, or an integer with an exponent (`80e9`, `3e-6`),
/// which MLIR's lexer splits into `80` and `e9`, or `3`, `e`, `-` and `6`.
ParseResult parseNumber(AsmParser &parser, FloatAttr &result);

/// Reads a number of things.
ParseResult parseCount(AsmParser &parser, int64_t &result);

ParseResult parseElementType(AsmParser &parser, Type &result);

/// Reads the name of a field, which is in `seen` from then on, and may not have
/// been.
ParseResult parseFieldName(AsmParser &parser, llvm::StringSet<> &seen,
                           StringRef &name);

/// One `name = value` of an attribute.
struct Field {
  StringRef name;
  std::function<ParseResult()> parseValue;
  bool isRequired = false;
};

/// Reads `, name = value` until there is no comma, in any order, each field at
/// most once.
ParseResult parseFields(AsmParser &parser, ArrayRef<Field> fields);

/// Reads `[<…>, <…>]`.
template <typename AttrT>
ParseResult parseList(AsmParser &parser, SmallVectorImpl<AttrT> &list) {
  return parser.parseCommaSeparatedList(AsmParser::Delimiter::Square, [&] {
    return parser.parseCustomAttributeWithFallback(list.emplace_back());
  });
}

/// Reads a word of an enumeration whose values are 0 to `last`; `what` names
/// the enumeration in errors.
template <typename EnumT>
ParseResult parseEnum(AsmParser &parser, StringRef what,
                      std::optional<EnumT> (*symbolize)(StringRef),
                      StringRef (*stringify)(EnumT), unsigned last,
                      EnumT &value) {
  SMLoc loc = parser.getCurrentLocation();
  StringRef keyword;
  if (parser.parseKeyword(&keyword))
    return failure();
  if (std::optional<EnumT> symbol = symbolize(keyword)) {
    value = *symbol;
    return success();
  }
  InFlightDiagnostic diag = parser.emitError(loc, "expected ") << what << " (";
  for (unsigned i = 0; i <= last; ++i)
    diag << (i ? ", " : "") << stringify(static_cast<EnumT>(i));
  return diag << "), found '" << keyword << "'";
}

//===----------------------------------------------------------------------===//
// Printing
//===----------------------------------------------------------------------===//

/// Prints what `parseNumber` and MLIR's own float literals (which need a point)
/// read back as the same value.
void printNumber(raw_ostream &os, FloatAttr number);

/// Prints `, name = value`, or nothing where there is no value.
void printField(AsmPrinter &printer, StringRef name, FloatAttr number);
void printField(AsmPrinter &printer, StringRef name, StringAttr text);

template <typename AttrT>
void printList(AsmPrinter &printer, StringRef name, ArrayRef<AttrT> list) {
  printer << ", " << name << " = [";
  llvm::interleaveComma(list, printer,
                        [&](AttrT attr) { attr.print(printer); });
  printer << "]";
}

//===----------------------------------------------------------------------===//
// Checking
//===----------------------------------------------------------------------===//

using EmitErrorFn = llvm::function_ref<InFlightDiagnostic()>;

bool isPositive(FloatAttr number);

/// That a number, where there is one, is > 0 (>= 0) and finite.
LogicalResult verifyPositive(EmitErrorFn emitError, StringRef field,
                             FloatAttr number);
LogicalResult verifyNonNegative(EmitErrorFn emitError, StringRef field,
                                FloatAttr number);

/// That a type, where there is one, is one that machines compute with.
LogicalResult verifyNumeric(EmitErrorFn emitError, Type type);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_IR_ATTRFIELDS_H
