//===- EnergyAttr.cpp - The #roofline.energy attribute --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Grammar, verifiers and DLTI queries of energy tables and their entries.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/IR/Roofline.h"

#include "AttrFields.h"
#include "TargetFields.h"

#include "mlir/IR/Builders.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringSet.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// OpEnergyAttr
//===----------------------------------------------------------------------===//

/// Free work has no energy.
static bool isKey(WorkClass workClass) { return workClass != WorkClass::index; }

/// What the special unit does is a work class of its own.
static bool isKey(UnitKind unit) { return unit != UnitKind::special; }

StringRef OpEnergyAttr::getKey() const {
  return getWorkClass() ? stringifyWorkClass(*getWorkClass())
                        : stringifyUnitKind(*getUnit());
}

std::string OpEnergyAttr::getName(StringRef key, Type elementType) {
  std::string name;
  llvm::raw_string_ostream(name) << key << '.' << elementType;
  return name;
}

LogicalResult OpEnergyAttr::verify(EmitErrorFn emitError,
                                   std::optional<WorkClass> workClass,
                                   std::optional<UnitKind> unit,
                                   Type elementType, FloatAttr picojoules,
                                   StringAttr) {
  if (workClass.has_value() == unit.has_value())
    return emitError() << "expected a work class or a unit, found "
                       << (unit ? "both" : "none");
  if (workClass && !isKey(*workClass))
    return emitError() << "expected a work class that takes energy, found "
                       << stringifyWorkClass(*workClass);
  if (unit && !isKey(*unit))
    return emitError() << "expected a work class in place of the "
                       << stringifyUnitKind(*unit) << " unit";
  if (failed(verifyNumeric(emitError, elementType)))
    return failure();
  return verifyNonNegative(emitError, target_field::picojoulesPerOp,
                           picojoules);
}

void OpEnergyAttr::print(AsmPrinter &printer) const {
  printer << "<" << getKey() << ", " << getElementType() << " = ";
  printNumber(printer.getStream(), getPicojoulesAttr());
  printField(printer, target_field::source, getSource());
  printer << ">";
}

static ParseResult parseKey(AsmParser &parser,
                            std::optional<WorkClass> &workClass,
                            std::optional<UnitKind> &unit) {
  SMLoc loc = parser.getCurrentLocation();
  StringRef keyword;
  if (parser.parseKeyword(&keyword))
    return failure();
  workClass = symbolizeWorkClass(keyword);
  if (!workClass)
    unit = symbolizeUnitKind(keyword);
  if ((workClass && isKey(*workClass)) || (unit && isKey(*unit)))
    return success();
  InFlightDiagnostic diag = parser.emitError(loc, "expected what takes energy");
  const char *separator = " (";
  for (unsigned i = 0; i <= getMaxEnumValForWorkClass(); ++i)
    if (isKey(static_cast<WorkClass>(i))) {
      diag << separator << stringifyWorkClass(static_cast<WorkClass>(i));
      separator = ", ";
    }
  for (unsigned i = 0; i <= getMaxEnumValForUnitKind(); ++i)
    if (isKey(static_cast<UnitKind>(i)))
      diag << separator << stringifyUnitKind(static_cast<UnitKind>(i));
  return diag << "), found '" << keyword << "'";
}

Attribute OpEnergyAttr::parse(AsmParser &parser, Type) {
  SMLoc loc = parser.getCurrentLocation();
  std::optional<WorkClass> workClass;
  std::optional<UnitKind> unit;
  Type elementType;
  FloatAttr picojoules;
  StringAttr source;
  if (parser.parseLess() || parseKey(parser, workClass, unit) ||
      parser.parseComma() || parseElementType(parser, elementType) ||
      parser.parseEqual() || parseNumber(parser, picojoules) ||
      parseFields(parser, {{target_field::source,
                            [&] { return parser.parseAttribute(source); }}}) ||
      parser.parseGreater())
    return {};
  return parser.getChecked<OpEnergyAttr>(loc, parser.getContext(), workClass,
                                         unit, elementType, picojoules, source);
}

//===----------------------------------------------------------------------===//
// ByteEnergyAttr
//===----------------------------------------------------------------------===//

LogicalResult ByteEnergyAttr::verify(EmitErrorFn emitError, StringAttr name,
                                     FloatAttr picojoules, StringAttr) {
  if (name.empty())
    return emitError() << "expected the name of a memory level, found \"\"";
  return verifyNonNegative(emitError, target_field::picojoulesPerByte,
                           picojoules);
}

void ByteEnergyAttr::print(AsmPrinter &printer) const {
  printer << "<";
  printer.printString(getName().getValue());
  printer << " = ";
  printNumber(printer.getStream(), getPicojoulesAttr());
  printField(printer, target_field::source, getSource());
  printer << ">";
}

Attribute ByteEnergyAttr::parse(AsmParser &parser, Type) {
  SMLoc loc = parser.getCurrentLocation();
  StringAttr name, source;
  FloatAttr picojoules;
  if (parser.parseLess() || parser.parseAttribute(name) ||
      parser.parseEqual() || parseNumber(parser, picojoules) ||
      parseFields(parser, {{target_field::source,
                            [&] { return parser.parseAttribute(source); }}}) ||
      parser.parseGreater())
    return {};
  return parser.getChecked<ByteEnergyAttr>(loc, parser.getContext(), name,
                                           picojoules, source);
}

//===----------------------------------------------------------------------===//
// EnergyAttr
//===----------------------------------------------------------------------===//

LogicalResult EnergyAttr::verify(EmitErrorFn emitError, StringAttr name,
                                 ArrayRef<OpEnergyAttr> ops,
                                 ArrayRef<ByteEnergyAttr> memory,
                                 FloatAttr staticWatts, StringAttr) {
  if (name.empty())
    return emitError() << "expected the name of an energy table, found \"\"";
  llvm::StringSet<> opNames;
  for (OpEnergyAttr entry : ops)
    if (!opNames.insert(entry.getName()).second)
      return emitError() << "expected one " << target_field::picojoulesPerOp
                         << " of " << entry.getName() << ", found two";
  llvm::SmallPtrSet<Attribute, 4> levels;
  for (ByteEnergyAttr entry : memory)
    if (!levels.insert(entry.getName()).second)
      return emitError() << "expected one " << target_field::picojoulesPerByte
                         << " of " << entry.getName() << ", found two";
  return verifyNonNegative(emitError, target_field::staticWatts, staticWatts);
}

ByteEnergyAttr EnergyAttr::findLevel(StringRef level) const {
  for (ByteEnergyAttr entry : getMemory())
    if (entry.getName().getValue() == level)
      return entry;
  return {};
}

StringRef EnergyAttr::getStaticWattsName() { return target_field::staticWatts; }

void EnergyAttr::print(AsmPrinter &printer) const {
  printer << "<";
  printer.printString(getName().getValue());
  if (!getOps().empty())
    printList(printer, target_field::picojoulesPerOp, getOps());
  if (!getMemory().empty())
    printList(printer, target_field::picojoulesPerByte, getMemory());
  printField(printer, target_field::staticWatts, getStaticWattsAttr());
  printField(printer, target_field::source, getSource());
  printer << ">";
}

Attribute EnergyAttr::parse(AsmParser &parser, Type) {
  SMLoc loc = parser.getCurrentLocation();
  StringAttr name, source;
  SmallVector<OpEnergyAttr> ops;
  SmallVector<ByteEnergyAttr> memory;
  FloatAttr staticWatts;
  if (parser.parseLess() || parser.parseAttribute(name) ||
      parseFields(parser, {{target_field::picojoulesPerOp,
                            [&] { return parseList(parser, ops); }},
                           {target_field::picojoulesPerByte,
                            [&] { return parseList(parser, memory); }},
                           {target_field::staticWatts,
                            [&] { return parseNumber(parser, staticWatts); }},
                           {target_field::source,
                            [&] { return parser.parseAttribute(source); }}}) ||
      parser.parseGreater())
    return {};
  return parser.getChecked<EnergyAttr>(loc, parser.getContext(), name,
                                       ArrayRef(ops), ArrayRef(memory),
                                       staticWatts, source);
}

FailureOr<Attribute> EnergyAttr::query(DataLayoutEntryKey key) const {
  auto text = dyn_cast<StringAttr>(key);
  if (!text)
    return failure();
  if (text == target_field::name)
    return Attribute(getName());
  if (text == target_field::source && getSource())
    return Attribute(getSource());
  if (text == target_field::staticWatts && getStaticWattsAttr())
    return Attribute(getStaticWattsAttr());
  for (OpEnergyAttr entry : getOps())
    if (text == entry.getName())
      return Attribute(entry.getPicojoulesAttr());
  if (ByteEnergyAttr entry = findLevel(text.getValue()))
    return Attribute(entry.getPicojoulesAttr());
  return failure();
}
