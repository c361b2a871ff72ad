//===- CostAttr.cpp - Costs and bounds as attributes ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AttrFields.h"
#include "AttrQuantity.h"

#include "mlir/IR/DialectImplementation.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include <utility>

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Quantities in attributes
//===----------------------------------------------------------------------===//

void mlir::roofline::printQuantity(AsmPrinter &printer,
                                   const Quantity &quantity) {
  if (quantity.isConstant())
    printer.getStream() << quantity;
  else
    printer.printString(quantity.str());
}

ParseResult mlir::roofline::parseQuantity(AsmParser &parser,
                                          Quantity &quantity) {
  APInt integer;
  OptionalParseResult isInteger = parser.parseOptionalInteger(integer);
  if (isInteger.has_value()) {
    // The parsed width holds the magnitude; give the sign a bit of its own.
    if (succeeded(*isInteger))
      quantity = Quantity::get(llvm::DynamicAPInt(integer));
    return *isInteger;
  }
  SMLoc loc = parser.getCurrentLocation();
  std::string text;
  if (failed(parser.parseOptionalString(&text)))
    return parser.emitError(loc, "expected an integer or a quoted polynomial");
  std::string reason;
  FailureOr<Quantity> parsed = Quantity::parse(text, &reason);
  if (failed(parsed))
    return parser.emitError(loc, reason) << ", found '" << text << "'";
  quantity = *parsed;
  return success();
}

void mlir::roofline::printBytes(AsmPrinter &printer, const Quantity &bytes) {
  printQuantity(printer, bytes);
  printer << " B";
}

ParseResult mlir::roofline::parseBytes(AsmParser &parser, Quantity &bytes) {
  SMLoc loc = parser.getCurrentLocation();
  if (parseQuantity(parser, bytes))
    return failure();
  if (bytes.isConstant() && !bytes.isKnownNonNegative())
    return parser.emitError(loc, "expected bytes >= 0, found ") << bytes.str();
  return parser.parseKeyword("B");
}

static std::optional<CountStatus> parseOptionalStatus(AsmParser &parser) {
  for (unsigned i = 0; i <= getMaxEnumValForCountStatus(); ++i)
    if (succeeded(parser.parseOptionalKeyword(
            stringifyCountStatus(static_cast<CountStatus>(i)))))
      return static_cast<CountStatus>(i);
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// CostAttr
//===----------------------------------------------------------------------===//

namespace {
/// The fields of a cost in printing order. `status` of a byte count is that of
/// the traffic, printed once, after the last of them.
struct CostField {
  StringRef name;
  Quantity quantity;
  /// What it is if it is not printed.
  Quantity otherwise = 0;
  bool isBytes = false;
};
} // namespace

void CostAttr::print(AsmPrinter &printer) const {
  const CostField fields[] = {
      {"macs", getMacs()},
      {"effective_macs", getEffectiveMacs(), getMacs()},
      {"flops", getFlops()},
      {"effective_flops", getEffectiveFlops(), getFlops()},
      {"int_ops", getIntOps()},
      {"effective_int_ops", getEffectiveIntOps(), getIntOps()},
      {"special", getTranscendentals()},
      {"read", getBytesRead(), 0, /*isBytes=*/true},
      {"write", getBytesWritten(), 0, /*isBytes=*/true},
  };
  llvm::ListSeparator comma;
  raw_ostream &os = printer.getStream();
  os << '<';
  if (getStatus() != CountStatus::exact)
    os << comma << stringifyCountStatus(getStatus());
  for (const CostField &field : fields) {
    if (field.quantity == field.otherwise)
      continue;
    os << comma << field.name << " = ";
    printQuantity(printer, field.quantity);
    if (field.isBytes)
      os << " B";
  }
  if (getBytesStatus() != CountStatus::exact)
    os << comma << "bytes " << stringifyCountStatus(getBytesStatus());
  os << '>';
}

namespace {
/// Reads what stands between `<` and `>`, field by field.
struct CostReader {
  explicit CostReader(AsmParser &parser) : parser(parser) {}

  AsmParser &parser;
  CountStatus status = CountStatus::exact, bytesStatus = CountStatus::exact;
  Quantity macs, flops, intOps, special, read, write;
  std::optional<Quantity> effectiveMacs, effectiveFlops, effectiveIntOps;
  llvm::StringSet<> seen;
  bool isFirst = true;

  ParseResult parseField();

private:
  /// Null for a name that is none.
  Quantity *find(StringRef name);
  /// `loc` is that of the name.
  ParseResult parseBytesStatus(SMLoc loc);
};
} // namespace

Quantity *CostReader::find(StringRef name) {
  auto *effective = llvm::StringSwitch<std::optional<Quantity> *>(name)
                        .Case("effective_macs", &effectiveMacs)
                        .Case("effective_flops", &effectiveFlops)
                        .Case("effective_int_ops", &effectiveIntOps)
                        .Default(nullptr);
  if (effective)
    return &effective->emplace();
  return llvm::StringSwitch<Quantity *>(name)
      .Case("macs", &macs)
      .Case("flops", &flops)
      .Case("int_ops", &intOps)
      .Case("special", &special)
      .Case("read", &read)
      .Case("write", &write)
      .Default(nullptr);
}

ParseResult CostReader::parseBytesStatus(SMLoc loc) {
  std::optional<CountStatus> parsed = parseOptionalStatus(parser);
  if (!parsed)
    return parser.emitError(loc, "expected a status after 'bytes'");
  bytesStatus = *parsed;
  return success();
}

ParseResult CostReader::parseField() {
  if (std::exchange(isFirst, false)) {
    if (std::optional<CountStatus> parsed = parseOptionalStatus(parser)) {
      status = *parsed;
      return success();
    }
  }
  SMLoc loc = parser.getCurrentLocation();
  StringRef name;
  if (parseFieldName(parser, seen, name))
    return failure();
  if (name == "bytes")
    return parseBytesStatus(loc);
  Quantity *field = find(name);
  if (!field)
    return parser.emitError(
               loc, "expected macs, flops, int_ops, one of these with "
                    "effective_ before it, special, read, write or bytes, "
                    "found '")
           << name << "'";
  if (parser.parseEqual() || parseQuantity(parser, *field))
    return failure();
  if (field->isConstant() && !field->isKnownNonNegative())
    return parser.emitError(loc, "expected counts >= 0, found ")
           << field->str();
  bool isBytes = field == &read || field == &write;
  return isBytes ? parser.parseKeyword("B") : ParseResult(success());
}

Attribute CostAttr::parse(AsmParser &parser, Type) {
  CostReader cost(parser);
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::OptionalLessGreater,
                                     [&] { return cost.parseField(); }))
    return {};
  return CostAttr::get(
      parser.getContext(), cost.status, cost.bytesStatus, cost.macs, cost.flops,
      cost.intOps, cost.special, cost.effectiveMacs.value_or(cost.macs),
      cost.effectiveFlops.value_or(cost.flops),
      cost.effectiveIntOps.value_or(cost.intOps), cost.read, cost.write);
}

//===----------------------------------------------------------------------===//
// BoundAttr
//===----------------------------------------------------------------------===//

void BoundAttr::print(AsmPrinter &printer) const {
  raw_ostream &os = printer.getStream();
  os << '<' << stringifyBoundKind(getKind());
  if (getResource()) {
    os << ", ";
    printer.printString(getResource().getValue());
  }
  os << '>';
}

Attribute BoundAttr::parse(AsmParser &parser, Type) {
  SMLoc loc = parser.getCurrentLocation();
  StringRef keyword;
  StringAttr resource;
  if (parser.parseLess() || parser.parseKeyword(&keyword))
    return {};
  std::optional<BoundKind> kind = symbolizeBoundKind(keyword);
  if (!kind) {
    parser.emitError(loc, "expected compute, memory or none, found '")
        << keyword << "'";
    return {};
  }
  if (succeeded(parser.parseOptionalComma()) && parser.parseAttribute(resource))
    return {};
  if (parser.parseGreater())
    return {};
  return parser.getChecked<BoundAttr>(loc, parser.getContext(), *kind,
                                      resource);
}

LogicalResult BoundAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                                BoundKind kind, StringAttr resource) {
  if (kind == BoundKind::none && resource)
    return emitError() << "expected no resource with 'none', found "
                       << resource;
  if (kind != BoundKind::none && !resource)
    return emitError() << "expected the name of a resource after '"
                       << stringifyBoundKind(kind) << "'";
  return success();
}
