//===- JsonWriter.h - Values of a report as JSON ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_JSON_JSONWRITER_H
#define MLIR_ROOFLINE_LIB_EMIT_JSON_JSONWRITER_H

#include "mlir-roofline/Emit/Emitter.h"
#include "mlir-roofline/Report/Metric.h"
#include "mlir-roofline/Support/Formula/QuantityHash.h"
#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

#include <unordered_map>

namespace mlir::roofline::emit {

/// Writes what reports are made of.
class JsonWriter {
public:
  explicit JsonWriter(raw_ostream &os) : json(os, /*IndentSize=*/2) {}

  void text(StringRef key, StringRef value) {
    json.attribute(key, toUtf8(value));
  }
  /// Left out if empty.
  void optionalText(StringRef key, StringRef value);
  /// Left out if absent.
  void number(StringRef key, std::optional<double> value);
  /// An integer of any size, or the text of a formula.
  void value(const Quantity &count);
  void count(StringRef key, const Quantity &count);
  /// Left out if absent; without its status.
  void measured(StringRef key, const std::optional<MetricValue> &value);
  /// An array of texts or numbers; written if empty, too.
  template <typename RangeT>
  void list(StringRef key, const RangeT &values) {
    json.attributeArray(key, [&] {
      for (const auto &each : values) {
        if constexpr (std::is_convertible_v<decltype(each), StringRef>)
          json.value(toUtf8(each));
        else
          json.value(each);
      }
    });
  }

  llvm::json::OStream json;

private:
  /// Their texts: many rows have the same ones.
  std::unordered_map<Quantity, std::string, QuantityHash> formulas;
};

/// Open sizes with their values, under the key `symbols`.
void emitSymbols(JsonWriter &writer, ArrayRef<Report::Symbol> symbols);
/// What a program or function holds, under the key `activations`.
void emitActivations(JsonWriter &writer,
                     const std::optional<Report::Activations> &activations,
                     InputUse inputs,
                     const std::optional<Report::Training> &training = {});
/// Under the key `training`; nothing unless somebody has asked.
void emitTraining(JsonWriter &writer,
                  const std::optional<Report::Training> &training);
/// Under the key `fits`; nothing without any.
void emitFits(JsonWriter &writer, ArrayRef<MemoryFit> fits);

/// What each memory level of a target hands over to an operation, and which one
/// is the limit: `levels` and the keys `hierarchy_…`.
void emitHierarchy(JsonWriter &writer, const Report::Levels &levels);
/// The times of one row on every target, under the key `targets`; nothing
/// without targets.
void emitTimes(JsonWriter &writer, const Report &report,
               ArrayRef<Report::Time> times);
/// What was measured of a row, beside what is predicted for just that.
void emitMeasuredPart(JsonWriter &writer, const MeasuredPart &part);
/// What an operation, or a program, takes while sizes are open, under the key
/// `time_formulas`; nothing without any.
void emitOpFormula(JsonWriter &writer, const ReportOpFormula *formula);
void emitTimeFormulas(JsonWriter &writer, const ReportTimeFormulas *formulas);
/// The file of measured times, under the key `measured`; nothing without one.
void emitMeasured(JsonWriter &writer, const Report &report);
/// What the report says of its targets, under the keys `machine` and `targets`;
/// nothing without any.
void emitTargets(JsonWriter &writer, const Report &report);
void emitTargets(JsonWriter &writer, ArrayRef<Report::Target> targets);
/// A group that there is if open sizes are small enough.
void emitConditional(JsonWriter &writer, const Report::Fusion::Group &group,
                     double capacityBytes);
/// What fusion changes, under the key `fusion`.
void emitFusion(JsonWriter &writer, const Report::Fusion &fusion);
/// Its loops, under the key `loops`; nothing without any.
void emitLoops(JsonWriter &writer, const Report &report);
/// What belongs to a program, without what is the target's own.
void emitLatencies(JsonWriter &writer, ArrayRef<Report::Target> targets);

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_JSON_JSONWRITER_H
