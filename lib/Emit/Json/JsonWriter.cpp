//===- JsonWriter.cpp - Values of a report as JSON ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "JsonWriter.h"

#include "mlir-roofline/Support/NumberFormat.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

void JsonWriter::optionalText(StringRef key, StringRef value) {
  if (!value.empty())
    text(key, value);
}

void JsonWriter::number(StringRef key, std::optional<double> value) {
  // JSON has no infinity.
  if (!value || !std::isfinite(*value))
    return;
  json.attributeBegin(key);
  json.rawValue(formatExact(*value));
  json.attributeEnd();
}

void JsonWriter::value(const Quantity &count) {
  if (count.isConstant()) {
    json.rawValue(count.str());
    return;
  }
  auto [known, isNew] = formulas.try_emplace(count);
  if (isNew)
    known->second = toUtf8(count.str());
  json.value(known->second);
}

void JsonWriter::count(StringRef key, const Quantity &count) {
  json.attributeBegin(key);
  value(count);
  json.attributeEnd();
}

void JsonWriter::measured(StringRef key,
                          const std::optional<MetricValue> &value) {
  if (!value)
    return;
  if (const auto *exact = std::get_if<Quantity>(&value->value))
    count(key, *exact);
  else
    number(key, std::get<double>(value->value));
}

void emit::emitSymbols(JsonWriter &writer, ArrayRef<Report::Symbol> symbols) {
  writer.json.attributeArray("symbols", [&] {
    for (const Report::Symbol &symbol : symbols)
      writer.json.object([&] {
        writer.text("name", symbol.name);
        writer.text("meaning", symbol.meaning);
        if (symbol.value)
          writer.count("value", *symbol.value);
        if (symbol.range)
          writer.list("range", ArrayRef<int64_t>(
                                   {symbol.range->low, symbol.range->high}));
      });
  });
}
