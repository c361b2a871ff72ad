//===- TargetAttrText.cpp - The grammar of target descriptions ------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reads and prints #roofline.target and its parts. Inside a target the parts
// are written without `#roofline.…`.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/IR/Roofline.h"

#include "TargetFields.h"

#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/DialectImplementation.h"
#include "llvm/ADT/SmallBitVector.h"
#include "llvm/ADT/StringExtras.h"

#include <functional>

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Numbers and fields
//===----------------------------------------------------------------------===//

/// Reads an integer, a float, or an integer with an exponent (`80e9`, `3e-6`),
/// which MLIR's lexer splits into `80` and `e9`, or `3`, `e`, `-` and `6`.
static ParseResult parseNumber(AsmParser &parser, FloatAttr &result) {
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

/// Reads a number of things.
static ParseResult parseCount(AsmParser &parser, int64_t &result) {
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

static ParseResult parseElementType(AsmParser &parser, Type &result) {
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

/// Prints what `parseNumber` and MLIR's own float literals (which need a point)
/// read back as the same value.
static void printNumber(raw_ostream &os, FloatAttr number) {
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

namespace {
/// One `name = value` of an attribute.
struct Field {
  StringRef name;
  std::function<ParseResult()> parseValue;
  bool isRequired = false;
};
} // namespace

/// Reads `, name = value` until there is no comma, in any order, each field at
/// most once.
static ParseResult parseFields(AsmParser &parser, ArrayRef<Field> fields) {
  llvm::SmallBitVector seen(fields.size());
  auto listNames = [&] {
    return llvm::join(
        llvm::map_range(fields, [](const Field &field) { return field.name; }),
        ", ");
  };
  while (succeeded(parser.parseOptionalComma())) {
    SMLoc loc = parser.getCurrentLocation();
    StringRef name;
    if (parser.parseKeyword(&name))
      return failure();
    const Field *field = llvm::find_if(
        fields, [&](const Field &field) { return field.name == name; });
    if (field == fields.end())
      return parser.emitError(loc, "expected one of ")
             << listNames() << ", found '" << name << "'";
    if (seen.test(field - fields.begin()))
      return parser.emitError(loc, "expected one '") << name << "', found two";
    seen.set(field - fields.begin());
    if (parser.parseEqual() || field->parseValue())
      return failure();
  }
  for (auto [index, field] : llvm::enumerate(fields))
    if (field.isRequired && !seen.test(index))
      return parser.emitError(parser.getCurrentLocation(), "expected '")
             << field.name << "', found none";
  return success();
}

/// Reads `[<…>, <…>]`.
template <typename AttrT>
static ParseResult parseList(AsmParser &parser, SmallVectorImpl<AttrT> &list) {
  return parser.parseCommaSeparatedList(AsmParser::Delimiter::Square, [&] {
    return parser.parseCustomAttributeWithFallback(list.emplace_back());
  });
}

template <typename AttrT>
static void printList(AsmPrinter &printer, StringRef name,
                      ArrayRef<AttrT> list) {
  printer << ", " << name << " = [";
  llvm::interleaveComma(list, printer,
                        [&](AttrT attr) { attr.print(printer); });
  printer << "]";
}

static void printField(AsmPrinter &printer, StringRef name, FloatAttr number) {
  if (!number)
    return;
  printer << ", " << name << " = ";
  printNumber(printer.getStream(), number);
}

static void printField(AsmPrinter &printer, StringRef name, StringAttr text) {
  if (!text)
    return;
  printer << ", " << name << " = ";
  printer.printString(text.getValue());
}

/// Reads a word of an enumeration whose values are 0 to `last`; `what` names
/// the enumeration in errors.
template <typename EnumT>
static ParseResult parseEnum(AsmParser &parser, StringRef what,
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
// RateAttr
//===----------------------------------------------------------------------===//

void RateAttr::print(AsmPrinter &printer) const {
  printer << "<" << getElementType() << " = ";
  printNumber(printer.getStream(), getOpsPerCycleAttr());
  if (getAccumulateType())
    printer << ", accumulate = " << getAccumulateType();
  printField(printer, target_field::source, getSource());
  printer << ">";
}

Attribute RateAttr::parse(AsmParser &parser, Type) {
  SMLoc loc = parser.getCurrentLocation();
  Type elementType, accumulate;
  FloatAttr opsPerCycle;
  StringAttr source;
  if (parser.parseLess() || parseElementType(parser, elementType) ||
      parser.parseEqual() || parseNumber(parser, opsPerCycle) ||
      parseFields(parser,
                  {{target_field::accumulate,
                    [&] { return parseElementType(parser, accumulate); }},
                   {target_field::source,
                    [&] { return parser.parseAttribute(source); }}}) ||
      parser.parseGreater())
    return {};
  return parser.getChecked<RateAttr>(loc, parser.getContext(), elementType,
                                     opsPerCycle, accumulate, source);
}

//===----------------------------------------------------------------------===//
// UnitAttr
//===----------------------------------------------------------------------===//

void roofline::UnitAttr::print(AsmPrinter &printer) const {
  printer << "<" << stringifyUnitKind(getKind()) << ", count = " << getCount();
  printField(printer, target_field::clockHz, getClockHzAttr());
  printList(printer, target_field::rates, getRates());
  printField(printer, target_field::source, getSource());
  printer << ">";
}

Attribute roofline::UnitAttr::parse(AsmParser &parser, Type) {
  SMLoc loc = parser.getCurrentLocation();
  UnitKind kind{};
  int64_t count = 0;
  FloatAttr clock;
  SmallVector<RateAttr> rates;
  StringAttr source;
  if (parser.parseLess() ||
      parseEnum(parser, "a kind of unit", symbolizeUnitKind, stringifyUnitKind,
                getMaxEnumValForUnitKind(), kind) ||
      parseFields(parser, {{target_field::count,
                            [&] { return parseCount(parser, count); }, true},
                           {target_field::clockHz,
                            [&] { return parseNumber(parser, clock); }, true},
                           {target_field::rates,
                            [&] { return parseList(parser, rates); }, true},
                           {target_field::source,
                            [&] { return parser.parseAttribute(source); }}}) ||
      parser.parseGreater())
    return {};
  return parser.getChecked<roofline::UnitAttr>(
      loc, parser.getContext(), kind, count, clock, ArrayRef(rates), source);
}

//===----------------------------------------------------------------------===//
// MemoryAttr
//===----------------------------------------------------------------------===//

void MemoryAttr::print(AsmPrinter &printer) const {
  printer << "<";
  printer.printString(getName().getValue());
  printField(printer, target_field::capacityBytes, getCapacityBytesAttr());
  printField(printer, target_field::bandwidthBytesPerSecond,
             getBandwidthBytesPerSecondAttr());
  printField(printer, target_field::source, getSource());
  printer << ">";
}

Attribute MemoryAttr::parse(AsmParser &parser, Type) {
  SMLoc loc = parser.getCurrentLocation();
  StringAttr name, source;
  FloatAttr capacity, bandwidth;
  if (parser.parseLess() || parser.parseAttribute(name) ||
      parseFields(parser, {{target_field::capacityBytes,
                            [&] { return parseNumber(parser, capacity); }},
                           {target_field::bandwidthBytesPerSecond,
                            [&] { return parseNumber(parser, bandwidth); }},
                           {target_field::source,
                            [&] { return parser.parseAttribute(source); }}}) ||
      parser.parseGreater())
    return {};
  return parser.getChecked<MemoryAttr>(loc, parser.getContext(), name, capacity,
                                       bandwidth, source);
}

//===----------------------------------------------------------------------===//
// EfficiencyAttr
//===----------------------------------------------------------------------===//

void EfficiencyAttr::print(AsmPrinter &printer) const {
  printer << "<" << stringifyOpClass(getOpClass());
  if (getElementType())
    printer << ", " << target_field::elementType << " = " << getElementType();
  printField(printer, target_field::compute, getCompute());
  printField(printer, target_field::memory, getMemory());
  printField(printer, target_field::exposed, getExposed());
  printField(printer, target_field::reductionStepSeconds,
             getReductionStepSeconds());
  printField(printer, target_field::overheadSeconds, getOverheadSeconds());
  printField(printer, target_field::error, getError());
  if (getRows())
    printer << ", " << target_field::rows << " = " << getRows();
  printField(printer, target_field::source, getSource());
  printer << ">";
}

Attribute EfficiencyAttr::parse(AsmParser &parser, Type) {
  SMLoc loc = parser.getCurrentLocation();
  OpClass opClass{};
  Type elementType;
  FloatAttr compute, memory, exposed, step, overhead, error;
  int64_t rows = 0;
  StringAttr source;
  auto number = [&](StringRef name, FloatAttr &value) {
    return Field{name, [&] { return parseNumber(parser, value); }};
  };
  if (parser.parseLess() ||
      parseEnum(parser, "a class of operations", symbolizeOpClass,
                stringifyOpClass, getMaxEnumValForOpClass(), opClass) ||
      parseFields(
          parser,
          {{target_field::elementType,
            [&] { return parseElementType(parser, elementType); }},
           number(target_field::compute, compute),
           number(target_field::memory, memory),
           number(target_field::exposed, exposed),
           number(target_field::reductionStepSeconds, step),
           number(target_field::overheadSeconds, overhead),
           number(target_field::error, error),
           {target_field::rows, [&] { return parseCount(parser, rows); }},
           {target_field::source,
            [&] { return parser.parseAttribute(source); }}}) ||
      parser.parseGreater())
    return {};
  return parser.getChecked<EfficiencyAttr>(
      loc, parser.getContext(), opClass, elementType, compute, memory, exposed,
      step, overhead, error, rows, source);
}

//===----------------------------------------------------------------------===//
// TargetAttr
//===----------------------------------------------------------------------===//

void TargetAttr::print(AsmPrinter &printer) const {
  printer << "<";
  printer.printString(getName().getValue());
  printField(printer, target_field::vendor, getVendor());
  printList(printer, target_field::units, getUnits());
  printList(printer, target_field::memory, getMemory());
  if (!getEfficiency().empty())
    printList(printer, target_field::efficiency, getEfficiency());
  if (getExtra())
    printer << ", extra = " << getExtra();
  printer << ">";
}

Attribute TargetAttr::parse(AsmParser &parser, Type) {
  SMLoc loc = parser.getCurrentLocation();
  StringAttr name, vendor;
  SmallVector<roofline::UnitAttr> units;
  SmallVector<MemoryAttr> memory;
  SmallVector<EfficiencyAttr> efficiency;
  DictionaryAttr extra;
  if (parser.parseLess() || parser.parseAttribute(name) ||
      parseFields(parser, {{target_field::vendor,
                            [&] { return parser.parseAttribute(vendor); }},
                           {target_field::units,
                            [&] { return parseList(parser, units); }, true},
                           {target_field::memory,
                            [&] { return parseList(parser, memory); }, true},
                           {target_field::efficiency,
                            [&] { return parseList(parser, efficiency); }},
                           {target_field::extra,
                            [&] { return parser.parseAttribute(extra); }}}) ||
      parser.parseGreater())
    return {};
  return parser.getChecked<TargetAttr>(loc, parser.getContext(), name, vendor,
                                       ArrayRef(units), ArrayRef(memory),
                                       ArrayRef(efficiency), extra);
}
