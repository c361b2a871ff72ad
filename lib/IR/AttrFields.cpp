//===- AttrFields.cpp - Fields of attributes: read, print, check ----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AttrFields.h"

#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/StringExtras.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;

ParseResult roofline::parseNumber(AsmParser &parser, FloatAttr &result) {
  SMLoc loc = parser.getCurrentLocation();
  bool isNegative = succeeded(parser.parseOptionalMinus());
  double value = 0;
  APInt integer;
  OptionalParseResult isInteger = parser.parseOptionalInteger(integer);
  StringRef word;
  if (!isInteger.has_value()) {
    if (succeeded(parser.parseOptionalKeyword(&word)))
      return parser.emitError(loc, "expected a number, found '") << word << "'";
    if (parser.parseFloat(value))
      return failure();
  } else {
    if (failed(*isInteger))
      return failure();
    std::string text = llvm::toString(integer, 10, /*Signed=*/false);
    StringRef exponent;
    if (succeeded(parser.parseOptionalKeyword(&exponent)))
      text += exponent;
    if (exponent == "e" && succeeded(parser.parseOptionalMinus())) {
      uint64_t digits;
      if (parser.parseInteger(digits))
        return failure();
      text += "-" + std::to_string(digits);
    }
    if (StringRef(text).getAsDouble(value))
      return parser.emitError(loc, "expected a number, found '") << text << "'";
  }
  result = parser.getBuilder().getF64FloatAttr(isNegative ? -value : value);
  return success();
}

ParseResult roofline::parseCount(AsmParser &parser, int64_t &result) {
  SMLoc loc = parser.getCurrentLocation();
  FloatAttr number;
  if (parseNumber(parser, number))
    return failure();
  double value = number.getValueAsDouble();
  // Beyond 2^53 not every integer is a double.
  if (value != std::floor(value) || std::fabs(value) > 9007199254740992.0)
    return parser.emitError(loc, "expected a whole number, found ")
           << formatExact(value);
  result = static_cast<int64_t>(value);
  return success();
}

ParseResult roofline::parseElementType(AsmParser &parser, Type &result) {
  SMLoc loc = parser.getCurrentLocation();
  OptionalParseResult type = parser.parseOptionalType(result);
  if (type.has_value())
    return *type;
  StringRef word;
  if (failed(parser.parseOptionalKeyword(&word)))
    return parser.emitError(loc, "expected an element type");
  return parser.emitError(loc, "expected an element type, found '")
         << word << "'";
}

void roofline::printNumber(raw_ostream &os, FloatAttr number) {
  double value = number.getValueAsDouble();
  if (value == std::floor(value) && std::fabs(value) < 1e6) {
    os << static_cast<int64_t>(value);
    return;
  }
  std::string text = formatExact(value);
  auto [mantissa, exponent] = StringRef(text).split('e');
  os << mantissa << (mantissa.contains('.') ? "" : ".0");
  if (!exponent.empty())
    os << 'e' << exponent.ltrim("+0");
}

ParseResult roofline::parseFieldName(AsmParser &parser, llvm::StringSet<> &seen,
                                     StringRef &name) {
  SMLoc loc = parser.getCurrentLocation();
  if (parser.parseKeyword(&name))
    return failure();
  if (!seen.insert(name).second)
    return parser.emitError(loc, "expected one '") << name << "', found two";
  return success();
}

ParseResult roofline::parseFields(AsmParser &parser, ArrayRef<Field> fields) {
  llvm::StringSet<> seen;
  auto listNames = [&] {
    return llvm::join(
        llvm::map_range(fields, [](const Field &field) { return field.name; }),
        ", ");
  };
  while (succeeded(parser.parseOptionalComma())) {
    SMLoc loc = parser.getCurrentLocation();
    StringRef name;
    if (parseFieldName(parser, seen, name))
      return failure();
    const Field *field = llvm::find_if(
        fields, [&](const Field &field) { return field.name == name; });
    if (field == fields.end())
      return parser.emitError(loc, "expected one of ")
             << listNames() << ", found '" << name << "'";
    if (parser.parseEqual() || field->parseValue())
      return failure();
  }
  for (const Field &field : fields)
    if (field.isRequired && !seen.contains(field.name))
      return parser.emitError(parser.getCurrentLocation(), "expected '")
             << field.name << "', found none";
  return success();
}

void roofline::printField(AsmPrinter &printer, StringRef name,
                          FloatAttr number) {
  if (!number)
    return;
  printer << ", " << name << " = ";
  printNumber(printer.getStream(), number);
}

void roofline::printField(AsmPrinter &printer, StringRef name,
                          StringAttr text) {
  if (!text)
    return;
  printer << ", " << name << " = ";
  printer.printString(text.getValue());
}

//===----------------------------------------------------------------------===//
// Checking
//===----------------------------------------------------------------------===//

bool roofline::isPositive(FloatAttr number) {
  return number.getValueAsDouble() > 0 && number.getValue().isFinite();
}

LogicalResult roofline::verifyPositive(EmitErrorFn emitError, StringRef field,
                                       FloatAttr number) {
  if (!number || isPositive(number))
    return success();
  return emitError() << "expected " << field
                     << " to be positive and finite, found "
                     << formatExact(number.getValueAsDouble());
}

LogicalResult roofline::verifyNonNegative(EmitErrorFn emitError,
                                          StringRef field, FloatAttr number) {
  if (!number || number.getValue().isZero() || isPositive(number))
    return success();
  return emitError() << "expected " << field
                     << " to be finite and not negative, found "
                     << formatExact(number.getValueAsDouble());
}

LogicalResult roofline::verifyNumeric(EmitErrorFn emitError, Type type) {
  if (!type || isa<FloatType, IntegerType, ComplexType>(type))
    return success();
  return emitError() << "expected a float, integer or complex type, found "
                     << type;
}
