//===- DeclaredCostAttr.cpp - Costs that the user declares ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AttrFields.h"
#include "AttrQuantity.h"

#include "mlir/IR/Operation.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace mlir;
using namespace mlir::roofline;

using Count = std::optional<Quantity>;

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

SmallVector<std::pair<StringRef, Count>> DeclaredCostAttr::getCounts() const {
  return {{"macs", getMacs()},      {"flops", getFlops()},
          {"int_ops", getIntOps()}, {"special", getSpecial()},
          {"read", getBytesRead()}, {"write", getBytesWritten()}};
}

void DeclaredCostAttr::print(AsmPrinter &printer) const {
  llvm::ListSeparator comma;
  raw_ostream &os = printer.getStream();
  os << '<';
  if (getType())
    os << comma << "type = " << getType();
  for (const auto &[name, count] : getCounts()) {
    if (!count)
      continue;
    os << comma << name << " = ";
    printQuantity(printer, *count);
  }
  os << '>';
}

Attribute DeclaredCostAttr::parse(AsmParser &parser, Type) {
  Type type;
  Count macs, flops, intOps, special, read, write;
  SMLoc start = parser.getCurrentLocation();
  llvm::StringSet<> seen;
  auto parseField = [&]() -> ParseResult {
    SMLoc loc = parser.getCurrentLocation();
    StringRef name;
    if (parseFieldName(parser, seen, name))
      return failure();
    if (name == "type")
      return failure(parser.parseEqual() || parser.parseType(type));
    Count *field = llvm::StringSwitch<Count *>(name)
                       .Case("macs", &macs)
                       .Case("flops", &flops)
                       .Case("int_ops", &intOps)
                       .Case("special", &special)
                       .Case("read", &read)
                       .Case("write", &write)
                       .Default(nullptr);
    if (!field)
      return parser.emitError(loc, "expected type, macs, flops, int_ops, "
                                   "special, read or write, found '")
             << name << "'";
    Quantity count;
    if (parser.parseEqual() || parseQuantity(parser, count))
      return failure();
    *field = count;
    return success();
  };
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::LessGreater,
                                     parseField))
    return {};
  return parser.getChecked<DeclaredCostAttr>(start, parser.getContext(), type,
                                             macs, flops, intOps, special, read,
                                             write);
}

//===----------------------------------------------------------------------===//
// Verification
//===----------------------------------------------------------------------===//

std::optional<DeclaredCostAttr::Size>
DeclaredCostAttr::parseSize(StringRef name) {
  Size size;
  size.isResult = name.consume_front("result");
  if (!size.isResult && !name.consume_front("operand"))
    return std::nullopt;
  if (name.consumeInteger(10, size.index))
    return std::nullopt;
  if (name.empty())
    return size;
  unsigned dim;
  if (!name.consume_front(".d") || name.consumeInteger(10, dim) ||
      !name.empty())
    return std::nullopt;
  size.dim = dim;
  return size;
}

LogicalResult
DeclaredCostAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                         Type type, Count macs, Count flops, Count intOps,
                         Count special, Count read, Count write) {
  if (type && !type.isIntOrFloat())
    return emitError() << "expected an integer or float type, found " << type;
  for (const Count *count : {&macs, &flops, &intOps, &special, &read, &write}) {
    if (!*count)
      continue;
    if ((*count)->isConstant() && !(*count)->isKnownNonNegative())
      return emitError() << "expected counts >= 0, found " << (*count)->str();
    llvm::SetVector<StringRef> names;
    (*count)->collectSymbols(names);
    for (StringRef name : names)
      if (!parseSize(name))
        return emitError() << "expected sizes such as 'operand0.d1', "
                              "'result0.d0' or 'operand2', found '"
                           << name << "'";
  }
  if (flops && intOps)
    return emitError() << "expected flops or int_ops, found both";
  const Count &ops = flops ? flops : intOps;
  if (macs && ops && macs->isConstant() && ops->isConstant() &&
      !(*ops - Quantity(2) * *macs).isKnownNonNegative())
    return emitError() << "expected at least 2 operations for each of "
                       << macs->str() << " macs, found " << ops->str();
  if (type && flops && !isa<FloatType>(type))
    return emitError() << "expected a float type for flops, found " << type;
  if (type && intOps && !type.isInteger())
    return emitError() << "expected an integer type for int_ops, found "
                       << type;
  return success();
}

LogicalResult DeclaredCostAttr::verifySizes(Operation *op) const {
  llvm::SetVector<StringRef> names;
  auto counts = getCounts();
  for (const auto &[field, count] : counts)
    if (count)
      count->collectSymbols(names);
  for (StringRef name : names) {
    Size size = *parseSize(name);
    unsigned end = size.isResult ? op->getNumResults() : op->getNumOperands();
    if (size.index >= end)
      return op->emitOpError()
             << "declares a cost over '" << name << "', but has " << end
             << (size.isResult ? " results" : " operands");
    Type type = size.isResult ? op->getResult(size.index).getType()
                              : op->getOperand(size.index).getType();
    auto shaped = dyn_cast<ShapedType>(type);
    bool exists =
        size.dim ? shaped && shaped.hasRank() && *size.dim < shaped.getRank()
                 : !size.isResult && type.isIntOrIndex();
    if (!exists)
      return op->emitOpError()
             << "declares a cost over '" << name << "', which a value of type "
             << type << " does not have";
  }
  return success();
}
