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

#include "AttrFields.h"
#include "TargetFields.h"

#include "mlir/IR/Builders.h"

using namespace mlir;
using namespace mlir::roofline;

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
  if (!getSpaces().empty()) {
    printer << ", " << target_field::spaces << " = [";
    llvm::interleaveComma(getSpaces(), printer, [&](Attribute space) {
      // The type of a number that is read without one goes without saying.
      auto number = dyn_cast<IntegerAttr>(space);
      if (number && number.getType().isSignlessInteger(64))
        printer.printAttributeWithoutType(space);
      else
        printer.printAttribute(space);
    });
    printer << "]";
  }
  if (!getHeld().empty()) {
    printer << ", " << target_field::holds << " = [";
    llvm::interleaveComma(getHeld(), printer, [&](ValueClass valueClass) {
      printer << stringifyValueClass(valueClass);
    });
    printer << "]";
  }
  if (getInstances() != 1)
    printer << ", " << target_field::instances << " = " << getInstances();
  printField(printer, target_field::lineBytes, getLineBytesAttr());
  printField(printer, target_field::source, getSource());
  printer << ">";
}

Attribute MemoryAttr::parse(AsmParser &parser, Type) {
  SMLoc loc = parser.getCurrentLocation();
  StringAttr name, source;
  FloatAttr capacity, bandwidth, line;
  int64_t instances = 1;
  SmallVector<Attribute> spaces;
  auto parseSpaces = [&] {
    return parser.parseCommaSeparatedList(AsmParser::Delimiter::Square, [&] {
      return parser.parseAttribute(spaces.emplace_back());
    });
  };
  SmallVector<ValueClass> held;
  auto parseHeld = [&] {
    return parser.parseCommaSeparatedList(AsmParser::Delimiter::Square, [&] {
      return parseEnum(parser, "what a memory level holds", symbolizeValueClass,
                       stringifyValueClass, getMaxEnumValForValueClass(),
                       held.emplace_back());
    });
  };
  if (parser.parseLess() || parser.parseAttribute(name) ||
      parseFields(parser, {{target_field::capacityBytes,
                            [&] { return parseNumber(parser, capacity); }},
                           {target_field::bandwidthBytesPerSecond,
                            [&] { return parseNumber(parser, bandwidth); }},
                           {target_field::spaces, parseSpaces},
                           {target_field::holds, parseHeld},
                           {target_field::instances,
                            [&] { return parseCount(parser, instances); }},
                           {target_field::lineBytes,
                            [&] { return parseNumber(parser, line); }},
                           {target_field::source,
                            [&] { return parser.parseAttribute(source); }}}) ||
      parser.parseGreater())
    return {};
  return parser.getChecked<MemoryAttr>(loc, parser.getContext(), name, capacity,
                                       bandwidth, ArrayRef<Attribute>(spaces),
                                       ArrayRef<ValueClass>(held), instances,
                                       line, source);
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
  if (!getBytePerElement().empty()) {
    printer << ", " << target_field::bytePerElement << " = [";
    llvm::interleaveComma(getBytePerElement(), printer);
    printer << "]";
  }
  if (!getEfficiency().empty())
    printList(printer, target_field::efficiency, getEfficiency());
  if (getEnergy()) {
    printer << ", " << target_field::energy << " = ";
    getEnergy().print(printer);
  }
  if (getExtra())
    printer << ", extra = " << getExtra();
  printer << ">";
}

static ParseResult parseTypes(AsmParser &parser, SmallVectorImpl<Type> &types) {
  return parser.parseCommaSeparatedList(AsmParser::Delimiter::Square, [&] {
    return parseElementType(parser, types.emplace_back());
  });
}

Attribute TargetAttr::parse(AsmParser &parser, Type) {
  SMLoc loc = parser.getCurrentLocation();
  StringAttr name, vendor;
  SmallVector<roofline::UnitAttr> units;
  SmallVector<MemoryAttr> memory;
  SmallVector<Type> bytePerElement;
  SmallVector<EfficiencyAttr> efficiency;
  EnergyAttr energy;
  DictionaryAttr extra;
  if (parser.parseLess() || parser.parseAttribute(name) ||
      parseFields(
          parser,
          {{target_field::vendor,
            [&] { return parser.parseAttribute(vendor); }},
           {target_field::units, [&] { return parseList(parser, units); },
            true},
           {target_field::memory, [&] { return parseList(parser, memory); },
            true},
           {target_field::bytePerElement,
            [&] { return parseTypes(parser, bytePerElement); }},
           {target_field::efficiency,
            [&] { return parseList(parser, efficiency); }},
           {target_field::energy,
            [&] { return parser.parseCustomAttributeWithFallback(energy); }},
           {target_field::extra,
            [&] { return parser.parseAttribute(extra); }}}) ||
      parser.parseGreater())
    return {};
  return parser.getChecked<TargetAttr>(
      loc, parser.getContext(), name, vendor, ArrayRef(units), ArrayRef(memory),
      ArrayRef(bytePerElement), ArrayRef(efficiency), energy, extra);
}
