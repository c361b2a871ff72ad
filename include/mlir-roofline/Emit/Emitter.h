//===- Emitter.h - Reports as text ------------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One class per format. An emitter formats what the report says and computes
// nothing; the same report gives the same bytes.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_EMIT_EMITTER_H
#define MLIR_ROOFLINE_EMIT_EMITTER_H

#include "mlir-roofline/Emit/RowColumn.h"
#include "mlir-roofline/Report/Report.h"
#include "llvm/Support/CommandLine.h"

namespace mlir::roofline {

/// What a row of CSV is of.
enum class CsvForm {
  /// One operation or group: columns for what the report has, for each target.
  wide,
  /// One operation or group on one target: the same columns in every report.
  tidy
};

/// How much is shown, and how wide. Formats for machines ignore all of it.
struct EmitOptions {
  /// Columns of text; 0: as wide as it needs.
  unsigned width = 0;
  bool color = false;
  /// Print every row, not only the first `numRows`, and no cell cut short.
  bool all = false;
  /// Rows printed where there are more.
  unsigned numRows = 25;
  /// What rows say, in this order; empty: what is known of most of them.
  std::vector<RowColumn> columns;
  /// Explain everything, and not only marks and units.
  bool legend = false;
  /// Draw the roofline.
  bool plot = false;
  /// Columns of text after which a formula in a cell is cut.
  static constexpr unsigned formulaWidth = 32;
  CsvForm csv = CsvForm::wide;
  /// Likewise for shapes and element types.
  static constexpr unsigned typesWidth = 60;
};

/// What a report says only if somebody has asked, by the flag of that name.
enum class ReportPart {
  fusion,
  levels,
  assume,
  training,
  grid,
  csv,
  depth,
  measured,
  inputs,
  batchSymbol,
  devices,
  energy
};
constexpr ReportPart reportParts[] = {
    ReportPart::fusion,      ReportPart::levels,   ReportPart::assume,
    ReportPart::training,    ReportPart::grid,     ReportPart::csv,
    ReportPart::depth,       ReportPart::measured, ReportPart::inputs,
    ReportPart::batchSymbol, ReportPart::devices,  ReportPart::energy};

StringRef stringifyReportPart(ReportPart part);

/// What concerns the rows of a table, by the flag of that name.
enum class RowFlag { all, top, sort, filter, columns, legend, plot };
constexpr RowFlag rowFlags[] = {
    RowFlag::all,     RowFlag::top,    RowFlag::sort, RowFlag::filter,
    RowFlag::columns, RowFlag::legend, RowFlag::plot};

StringRef stringifyRowFlag(RowFlag flag);

/// How the reports of several programs become one document.
enum class Sequence {
  /// Not at all: a document is of one report.
  none,
  /// One after another, a line between them.
  text,
  /// As the items of a list in JSON.
  json
};

/// A format of reports.
class Emitter {
public:
  virtual ~Emitter();

  /// As in `--format`.
  virtual StringRef getName() const = 0;
  /// One line for `--help`.
  virtual StringRef getDescription() const = 0;
  /// Whether the format has a place for what somebody has asked for.
  virtual bool hasPlaceFor(ReportPart part) const {
    return part != ReportPart::csv;
  }
  /// Likewise of a program with several entries, each a program of its own.
  virtual bool hasPlaceForEntries(ReportPart part) const {
    return hasPlaceFor(part);
  }
  /// What the report lacks that the format is made of, as the end of a
  /// diagnostic: `expected ..., found ...`. Empty: it has everything.
  virtual std::string findProblem(const Report &report) const { return ""; }

  virtual Sequence getSequence() const { return Sequence::none; }

  /// Whether the flag changes what is written.
  virtual bool takes(RowFlag flag) const { return false; }
  /// Whether operations that look the same share a row unless all rows are
  /// asked for.
  virtual bool mergesEqualOps() const { return false; }
  /// Whether there are rows of operations, beside what is said of each.
  virtual bool listsOps() const { return true; }

  /// Writes UTF-8, whatever bytes the names of the program are.
  virtual void emit(raw_ostream &os, const Report &report,
                    const EmitOptions &options) const = 0;
};

/// All formats; the first is the default.
ArrayRef<std::unique_ptr<Emitter>> getEmitters();

/// Null if there is none of this name.
const Emitter *findEmitter(StringRef name);

/// The values of an option that chooses a format.
struct EmitterValues {
  template <typename OptionT>
  void apply(OptionT &option) const {
    for (const std::unique_ptr<Emitter> &emitter : getEmitters())
      option.getParser().addLiteralOption(emitter->getName(), emitter.get(),
                                          emitter->getDescription());
  }
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_EMIT_EMITTER_H
