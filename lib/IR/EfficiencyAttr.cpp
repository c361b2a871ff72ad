//===- EfficiencyAttr.cpp - What is reached of the peaks ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/IR/Roofline.h"

#include "AttrFields.h"
#include "TargetFields.h"

#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir/IR/Builders.h"

using namespace mlir;
using namespace mlir::roofline;

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
  printField(printer, target_field::cacheShare, getCacheShare());
  printField(printer, target_field::cacheBytesPerSecond,
             getCacheBytesPerSecond());
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
  FloatAttr compute, memory, exposed, step, overhead, cache, speed, error;
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
           number(target_field::cacheShare, cache),
           number(target_field::cacheBytesPerSecond, speed),
           number(target_field::error, error),
           {target_field::rows, [&] { return parseCount(parser, rows); }},
           {target_field::source,
            [&] { return parser.parseAttribute(source); }}}) ||
      parser.parseGreater())
    return {};
  return parser.getChecked<EfficiencyAttr>(
      loc, parser.getContext(), opClass, elementType, compute, memory, exposed,
      step, overhead, cache, speed, error, rows, source);
}

static LogicalResult
verifyFraction(function_ref<InFlightDiagnostic()> emitError, StringRef field,
               FloatAttr number) {
  if (!number || (isPositive(number) && number.getValueAsDouble() <= 1))
    return success();
  return emitError() << "expected " << field << " to be > 0 and <= 1, found "
                     << formatExact(number.getValueAsDouble());
}

LogicalResult EfficiencyAttr::verify(
    function_ref<InFlightDiagnostic()> emitError, OpClass, Type elementType,
    FloatAttr compute, FloatAttr memory, FloatAttr exposed,
    FloatAttr reductionStep, FloatAttr overhead, FloatAttr cacheShare,
    FloatAttr cacheSpeed, FloatAttr error, int64_t rows, StringAttr) {
  if (failed(verifyNumeric(emitError, elementType)) ||
      failed(verifyFraction(emitError, target_field::compute, compute)) ||
      failed(verifyFraction(emitError, target_field::memory, memory)))
    return failure();
  if (failed(verifyFraction(emitError, target_field::cacheShare, cacheShare)))
    return failure();
  if (cacheSpeed && !cacheShare)
    return emitError() << "expected " << target_field::cacheShare << " beside "
                       << target_field::cacheBytesPerSecond << ", found none";
  if (failed(verifyPositive(emitError, target_field::cacheBytesPerSecond,
                            cacheSpeed)))
    return failure();
  // Nothing may be exposed, though nothing can be reached at no speed.
  if (exposed && !exposed.getValue().isZero() &&
      failed(verifyFraction(emitError, target_field::exposed, exposed)))
    return failure();
  if (failed(verifyNonNegative(emitError, target_field::reductionStepSeconds,
                               reductionStep)) ||
      failed(verifyNonNegative(emitError, target_field::overheadSeconds,
                               overhead)) ||
      failed(verifyNonNegative(emitError, target_field::error, error)))
    return failure();
  if (rows < 0)
    return emitError() << "expected rows to be at least 0, found " << rows;
  return success();
}
