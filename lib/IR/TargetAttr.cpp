//===- TargetAttr.cpp - Target descriptions -------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Grammar, verifiers, accessors and DLTI queries of #roofline.target and its
// parts. Inside a target the parts are written without `#roofline.…`.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/IR/Roofline.h"

#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/DialectImplementation.h"
#include "llvm/ADT/SmallBitVector.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringExtras.h"

#include <cmath>
#include <functional>

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Numbers and fields
//===----------------------------------------------------------------------===//

/// Reads an integer, a float, or an integer with an exponent (`80e9`), which
/// MLIR's lexer splits into `80` and `e9`.
static ParseResult parseNumber(AsmParser &parser, FloatAttr &result) {
  SMLoc loc = parser.getCurrentLocation();
  bool isNegative = succeeded(parser.parseOptionalMinus());
  double value = 0;
  APInt integer;
  OptionalParseResult isInteger = parser.parseOptionalInteger(integer);
  if (!isInteger.has_value()) {
    if (parser.parseFloat(value))
      return failure();
  } else {
    if (failed(*isInteger))
      return failure();
    std::string text = llvm::toString(integer, 10, /*Signed=*/false);
    StringRef exponent;
    if (succeeded(parser.parseOptionalKeyword(&exponent)))
      text += exponent;
    if (StringRef(text).getAsDouble(value))
      return parser.emitError(loc, "expected a number, found '") << text << "'";
  }
  result = parser.getBuilder().getF64FloatAttr(isNegative ? -value : value);
  return success();
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

static bool isPositive(FloatAttr number) {
  return number.getValueAsDouble() > 0 && number.getValue().isFinite();
}

static LogicalResult
verifyPositive(function_ref<InFlightDiagnostic()> emitError, StringRef field,
               FloatAttr number) {
  if (!number || isPositive(number))
    return success();
  return emitError() << "expected " << field
                     << " to be positive and finite, found "
                     << formatExact(number.getValueAsDouble());
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

//===----------------------------------------------------------------------===//
// RateAttr
//===----------------------------------------------------------------------===//

void RateAttr::print(AsmPrinter &printer) const {
  printer << "<" << getElementType() << " = ";
  printNumber(printer.getStream(), getOpsPerCycleAttr());
  if (getAccumulateType())
    printer << ", accumulate = " << getAccumulateType();
  printField(printer, "source", getSource());
  printer << ">";
}

Attribute RateAttr::parse(AsmParser &parser, Type) {
  SMLoc loc = parser.getCurrentLocation();
  Type elementType, accumulate;
  FloatAttr opsPerCycle;
  StringAttr source;
  if (parser.parseLess() || parser.parseType(elementType) ||
      parser.parseEqual() || parseNumber(parser, opsPerCycle) ||
      parseFields(
          parser,
          {{"accumulate", [&] { return parser.parseType(accumulate); }},
           {"source", [&] { return parser.parseAttribute(source); }}}) ||
      parser.parseGreater())
    return {};
  return parser.getChecked<RateAttr>(loc, parser.getContext(), elementType,
                                     opsPerCycle, accumulate, source);
}

static LogicalResult verifyNumeric(function_ref<InFlightDiagnostic()> emitError,
                                   Type type) {
  if (!type || isa<FloatType, IntegerType, ComplexType>(type))
    return success();
  return emitError() << "expected a float, integer or complex type, found "
                     << type;
}

LogicalResult RateAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                               Type elementType, FloatAttr opsPerCycle,
                               Type accumulate, StringAttr) {
  if (failed(verifyNumeric(emitError, elementType)) ||
      failed(verifyNumeric(emitError, accumulate)))
    return failure();
  return verifyPositive(emitError, "the operations per cycle", opsPerCycle);
}

//===----------------------------------------------------------------------===//
// UnitAttr
//===----------------------------------------------------------------------===//

void roofline::UnitAttr::print(AsmPrinter &printer) const {
  printer << "<" << stringifyUnitKind(getKind()) << ", count = " << getCount();
  printField(printer, "clock_hz", getClockHzAttr());
  printList(printer, "rates", getRates());
  printField(printer, "source", getSource());
  printer << ">";
}

static ParseResult parseUnitKind(AsmParser &parser, UnitKind &kind) {
  SMLoc loc = parser.getCurrentLocation();
  StringRef keyword;
  if (parser.parseKeyword(&keyword))
    return failure();
  if (std::optional<UnitKind> symbol = symbolizeUnitKind(keyword)) {
    kind = *symbol;
    return success();
  }
  InFlightDiagnostic diag = parser.emitError(loc, "expected a kind of unit (");
  for (unsigned i = 0; i <= getMaxEnumValForUnitKind(); ++i)
    diag << (i ? ", " : "") << stringifyUnitKind(static_cast<UnitKind>(i));
  return diag << "), found '" << keyword << "'";
}

Attribute roofline::UnitAttr::parse(AsmParser &parser, Type) {
  SMLoc loc = parser.getCurrentLocation();
  UnitKind kind{};
  int64_t count = 0;
  FloatAttr clock;
  SmallVector<RateAttr> rates;
  StringAttr source;
  if (parser.parseLess() || parseUnitKind(parser, kind) ||
      parseFields(
          parser,
          {{"count", [&] { return parser.parseInteger(count); }, true},
           {"clock_hz", [&] { return parseNumber(parser, clock); }, true},
           {"rates", [&] { return parseList(parser, rates); }, true},
           {"source", [&] { return parser.parseAttribute(source); }}}) ||
      parser.parseGreater())
    return {};
  return parser.getChecked<roofline::UnitAttr>(
      loc, parser.getContext(), kind, count, clock, ArrayRef(rates), source);
}

LogicalResult
roofline::UnitAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                           UnitKind, int64_t count, FloatAttr clock,
                           ArrayRef<RateAttr> rates, StringAttr) {
  if (count <= 0)
    return emitError() << "expected count to be positive, found " << count;
  if (failed(verifyPositive(emitError, "clock_hz", clock)))
    return failure();
  if (rates.empty())
    return emitError() << "expected at least one rate, found none";
  for (auto [index, rate] : llvm::enumerate(rates))
    for (RateAttr other : rates.take_front(index))
      if (rate.getElementType() == other.getElementType() &&
          rate.getAccumulateType() == other.getAccumulateType())
        return emitError() << "expected one rate per element and accumulator "
                              "type, found two for "
                           << rate.getElementType();
  return success();
}

std::optional<double>
roofline::UnitAttr::getPeakOpsPerSecond(Type elementType) const {
  // Where the accumulator matters, the faster way is the peak.
  double opsPerCycle = 0;
  for (RateAttr rate : getRates())
    if (rate.getElementType() == elementType)
      opsPerCycle = std::max(opsPerCycle, rate.getOpsPerCycle());
  if (opsPerCycle == 0)
    return std::nullopt;
  return static_cast<double>(getCount()) * opsPerCycle * getClockHz();
}

FailureOr<Attribute> roofline::UnitAttr::query(DataLayoutEntryKey key) const {
  Builder builder(getContext());
  Type type = dyn_cast<Type>(key);
  if (auto text = dyn_cast<StringAttr>(key)) {
    if (text == "count")
      return Attribute(builder.getI64IntegerAttr(getCount()));
    if (text == "clock_hz")
      return Attribute(getClockHzAttr());
    if (text == "source" && getSource())
      return Attribute(getSource());
    for (RateAttr rate : getRates()) {
      std::string name;
      llvm::raw_string_ostream(name) << rate.getElementType();
      if (text == name)
        type = rate.getElementType();
    }
  }
  std::optional<double> peak;
  if (type)
    peak = getPeakOpsPerSecond(type);
  if (!peak)
    return failure();
  return Attribute(builder.getF64FloatAttr(*peak));
}

//===----------------------------------------------------------------------===//
// MemoryAttr
//===----------------------------------------------------------------------===//

void MemoryAttr::print(AsmPrinter &printer) const {
  printer << "<";
  printer.printString(getName().getValue());
  printField(printer, "capacity_bytes", getCapacityBytesAttr());
  printField(printer, "bandwidth_bytes_per_s",
             getBandwidthBytesPerSecondAttr());
  printField(printer, "source", getSource());
  printer << ">";
}

Attribute MemoryAttr::parse(AsmParser &parser, Type) {
  SMLoc loc = parser.getCurrentLocation();
  StringAttr name, source;
  FloatAttr capacity, bandwidth;
  if (parser.parseLess() || parser.parseAttribute(name) ||
      parseFields(
          parser,
          {{"capacity_bytes", [&] { return parseNumber(parser, capacity); }},
           {"bandwidth_bytes_per_s",
            [&] { return parseNumber(parser, bandwidth); }},
           {"source", [&] { return parser.parseAttribute(source); }}}) ||
      parser.parseGreater())
    return {};
  return parser.getChecked<MemoryAttr>(loc, parser.getContext(), name, capacity,
                                       bandwidth, source);
}

LogicalResult MemoryAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                                 StringAttr name, FloatAttr capacity,
                                 FloatAttr bandwidth, StringAttr) {
  if (name.empty())
    return emitError() << "expected the name of a memory level, found \"\"";
  if (failed(verifyPositive(emitError, "capacity_bytes", capacity)))
    return failure();
  return verifyPositive(emitError, "bandwidth_bytes_per_s", bandwidth);
}

FailureOr<Attribute> MemoryAttr::query(DataLayoutEntryKey key) const {
  auto text = dyn_cast<StringAttr>(key);
  if (!text)
    return failure();
  Attribute value;
  if (text == "capacity_bytes")
    value = getCapacityBytesAttr();
  else if (text == "bandwidth_bytes_per_s")
    value = getBandwidthBytesPerSecondAttr();
  else if (text == "source")
    value = getSource();
  if (!value)
    return failure();
  return value;
}

//===----------------------------------------------------------------------===//
// TargetAttr
//===----------------------------------------------------------------------===//

void TargetAttr::print(AsmPrinter &printer) const {
  printer << "<";
  printer.printString(getName().getValue());
  printField(printer, "vendor", getVendor());
  printList(printer, "units", getUnits());
  printList(printer, "memory", getMemory());
  if (getExtra())
    printer << ", extra = " << getExtra();
  printer << ">";
}

Attribute TargetAttr::parse(AsmParser &parser, Type) {
  SMLoc loc = parser.getCurrentLocation();
  StringAttr name, vendor;
  SmallVector<roofline::UnitAttr> units;
  SmallVector<MemoryAttr> memory;
  DictionaryAttr extra;
  if (parser.parseLess() || parser.parseAttribute(name) ||
      parseFields(parser,
                  {{"vendor", [&] { return parser.parseAttribute(vendor); }},
                   {"units", [&] { return parseList(parser, units); }, true},
                   {"memory", [&] { return parseList(parser, memory); }, true},
                   {"extra", [&] { return parser.parseAttribute(extra); }}}) ||
      parser.parseGreater())
    return {};
  return parser.getChecked<TargetAttr>(loc, parser.getContext(), name, vendor,
                                       ArrayRef(units), ArrayRef(memory),
                                       extra);
}

static LogicalResult verifyUnits(function_ref<InFlightDiagnostic()> emitError,
                                 ArrayRef<roofline::UnitAttr> units) {
  if (units.empty())
    return emitError() << "expected at least one unit, found none";
  for (auto [index, unit] : llvm::enumerate(units))
    for (roofline::UnitAttr other : units.take_front(index))
      for (RateAttr rate : unit.getRates())
        if (unit.getKind() == other.getKind() &&
            other.getPeakOpsPerSecond(rate.getElementType()))
          return emitError()
                 << "expected one " << stringifyUnitKind(unit.getKind())
                 << " unit with a rate for " << rate.getElementType()
                 << ", found two";
  return success();
}

LogicalResult TargetAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                                 StringAttr name, StringAttr,
                                 ArrayRef<roofline::UnitAttr> units,
                                 ArrayRef<MemoryAttr> memory, DictionaryAttr) {
  if (name.empty())
    return emitError() << "expected the name of a target, found \"\"";
  if (failed(verifyUnits(emitError, units)))
    return failure();
  if (memory.empty())
    return emitError() << "expected at least one memory level, found none";
  if (!memory.front().getBandwidthBytesPerSecondAttr())
    return emitError() << "expected a bandwidth of the outermost memory level "
                       << memory.front().getName() << ", found none";
  llvm::SmallPtrSet<Attribute, 4> names;
  for (MemoryAttr level : memory)
    if (!names.insert(level.getName()).second)
      return emitError() << "expected memory levels with different names, "
                            "found two called "
                         << level.getName();
  return success();
}

bool TargetAttr::hasUnit(UnitKind kind) const {
  return llvm::any_of(getUnits(), [&](roofline::UnitAttr unit) {
    return unit.getKind() == kind;
  });
}

std::optional<double> TargetAttr::getPeakOpsPerSecond(UnitKind kind,
                                                      Type elementType) const {
  for (roofline::UnitAttr unit : getUnits())
    if (unit.getKind() == kind)
      if (std::optional<double> peak = unit.getPeakOpsPerSecond(elementType))
        return peak;
  return std::nullopt;
}

/// The units of one kind as one, with the count, clock and source of the first
/// of them and the rates of the others scaled so that their peaks stay. Null if
/// there is none.
static roofline::UnitAttr mergeUnits(TargetAttr target, UnitKind kind) {
  roofline::UnitAttr first;
  SmallVector<RateAttr> rates;
  for (roofline::UnitAttr unit : target.getUnits()) {
    if (unit.getKind() != kind)
      continue;
    if (!first)
      first = unit;
    double scale = unit.getCount() * unit.getClockHz() /
                   (first.getCount() * first.getClockHz());
    for (RateAttr rate : unit.getRates())
      rates.push_back(
          unit == first
              ? rate
              : RateAttr::get(
                    target.getContext(), rate.getElementType(),
                    Builder(target.getContext())
                        .getF64FloatAttr(rate.getOpsPerCycle() * scale),
                    rate.getAccumulateType(), rate.getSource()));
  }
  if (!first)
    return {};
  return roofline::UnitAttr::get(target.getContext(), kind, first.getCount(),
                                 first.getClockHzAttr(), rates,
                                 first.getSource());
}

FailureOr<Attribute> TargetAttr::query(DataLayoutEntryKey key) const {
  auto text = dyn_cast<StringAttr>(key);
  if (!text)
    return failure();
  if (text == "name")
    return Attribute(getName());
  if (text == "vendor" && getVendor())
    return Attribute(getVendor());
  if (std::optional<UnitKind> kind = symbolizeUnitKind(text.getValue()))
    if (roofline::UnitAttr unit = mergeUnits(*this, *kind))
      return Attribute(unit);
  for (MemoryAttr level : getMemory())
    if (text == level.getName())
      return Attribute(level);
  if (Attribute value = getExtra() ? getExtra().get(text) : Attribute())
    return value;
  return failure();
}
