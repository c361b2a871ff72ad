//===- CsvRow.h - A line of comma-separated values --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_CSV_CSVROW_H
#define MLIR_ROOFLINE_LIB_EMIT_CSV_CSVROW_H

#include "mlir-roofline/Report/Metric.h"
#include "mlir-roofline/Support/FiniteNumber.h"
#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/Support/raw_ostream.h"

#include <utility>

namespace mlir::roofline::emit {

/// Writes the fields of one row after another; the only place that quotes.
/// Text of the program is made safe by `toCsvText`, numbers are exact, and what
/// is absent is empty.
class CsvRow {
public:
  explicit CsvRow(raw_ostream &os) : os(os) {}
  ~CsvRow() { os << '\n'; }

  void add(StringRef programText) {
    std::string text = toCsvText(programText);
    if (!std::exchange(isFirst, false))
      os << ',';
    if (text.find_first_of(",\"") == std::string::npos) {
      os << text;
      return;
    }
    os << '"';
    for (char c : text)
      os << (c == '"' ? "\"" : "") << c;
    os << '"';
  }
  void add(const Quantity &count) {
    // A number may be negative.
    count.isConstant() ? addNumber(count.str()) : add(count.str());
  }
  void add(std::optional<double> value) {
    value = getFinite(value);
    addNumber(value ? formatExact(*value) : "");
  }
  void add(const std::optional<MetricValue> &measured) {
    if (!measured)
      return addNumber("");
    if (const auto *number = std::get_if<double>(&measured->value))
      return add(std::optional<double>(*number));
    add(std::get<Quantity>(measured->value));
  }

private:
  void addNumber(StringRef text) {
    os << (std::exchange(isFirst, false) ? "" : ",") << text;
  }

  raw_ostream &os;
  bool isFirst = true;
};

/// `f32=1024 i8=16`: parameters by element type.
std::string formatParameterTypes(const Report::ParameterSum &parameters);

/// One header, which is the same in every report, then a row for each operation
/// in program order, or each group in the order of the report, on each target;
/// without a target, one row:
///
///   group_by,id,name,...,flops,...,target,bound_by,kind,time_s,...
///   op,0,linalg.add,...,16,...,tiny,DRAM,memory,1.92e-07,...
///   op,0,linalg.add,...,16,...,wide,DRAM,memory,1.2e-08,...
///
/// Everything is of all executions, so that columns add up.
void emitLongCsv(raw_ostream &os, const Report &report);

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_CSV_CSVROW_H
