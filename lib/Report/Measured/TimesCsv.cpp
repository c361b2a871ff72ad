//===- TimesCsv.cpp - Measured times from CSV -----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TimeReaders.h"

#include "mlir-roofline/Support/CsvScanner.h"
#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/ADT/StringExtras.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;
using llvm::Expected;
using report::TimeColumns;
using PlaceKind = MeasuredTime::PlaceKind;

namespace {
class TimesReader {
public:
  TimesReader(StringRef text, StringRef file) : scanner(text), file(file) {}
  Expected<MeasuredTimes> read();

private:
  llvm::Error fail(const Twine &what) const {
    return llvm::createStringError(file + ":" + Twine(scanner.getLine()) +
                                   ": " + what);
  }
  Expected<bool> nextRow();
  StringRef getCell(std::optional<size_t> column) const;
  /// Absent where the cell is empty.
  Expected<std::optional<double>> getNumber(size_t column,
                                            bool isPositive) const;
  llvm::Error checkTarget();
  llvm::Error addRow();
  void addPlaces(MeasuredTime &time) const;

  CsvScanner scanner;
  StringRef file;
  std::vector<std::string> headings, cells;
  TimeColumns columns;
  /// That of the rows so far.
  std::optional<std::string> target;
  report::TimeCollector times;
};
} // namespace

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

Expected<bool> TimesReader::nextRow() {
  bool isOpen;
  if (!scanner.next(cells, isOpen))
    return false;
  if (isOpen)
    return fail("expected a \" that ends the cell, found the end of the file");
  return true;
}

StringRef TimesReader::getCell(std::optional<size_t> column) const {
  if (!column)
    return "";
  StringRef cell = cells[*column];
  // `toCsvText` puts it before what a spreadsheet would take for a formula.
  if (cell.size() > 1 && cell.front() == '\'' &&
      StringRef("=+-@ ").contains(cell[1]))
    cell = cell.drop_front();
  return cell;
}

Expected<std::optional<double>> TimesReader::getNumber(size_t column,
                                                       bool isPositive) const {
  StringRef cell = cells[column];
  if (cell.empty() || cell.equals_insensitive("nan"))
    return std::optional<double>();
  double value;
  if (!cell.getAsDouble(value) && std::isfinite(value) &&
      (isPositive ? value > 0 : value >= 0))
    return std::optional<double>(value);
  return fail("expected a number " + StringRef(isPositive ? "> 0" : ">= 0") +
              " in '" + headings[column] + "', found '" + toVisibleText(cell) +
              "'");
}

void TimesReader::addPlaces(MeasuredTime &time) const {
  auto add = [&](PlaceKind kind, std::optional<size_t> column) {
    if (StringRef text = getCell(column); !text.empty())
      time.places.push_back({kind, text.str()});
  };
  add(PlaceKind::id, columns.id);
  add(PlaceKind::location, columns.location);
  add(columns.hasLayerRows ? PlaceKind::layerRow : PlaceKind::layer,
      columns.layer);
  // A layer of a tree has its path, and all that is in it.
  if (columns.isReport && time.places.empty() &&
      getCell(columns.groupBy) == "layer" && getCell(columns.depth).empty())
    add(PlaceKind::layerRow, columns.name);
  StringRef name = getCell(columns.name);
  // Of an operation that is named, the function says where it is, and not what
  // was measured.
  if (name.empty() || !time.places.empty())
    add(PlaceKind::function, columns.function);
  if (time.places.empty())
    add(PlaceKind::any, columns.name);
  else
    time.name = name.str();
}

/// Times of several machines do not add up.
llvm::Error TimesReader::checkTarget() {
  StringRef name = getCell(columns.target);
  if (!target)
    target = name.str();
  if (name == *target)
    return llvm::Error::success();
  return fail("expected the times of one target, '" + toVisibleText(*target) +
              "', found '" + toVisibleText(name) + "'");
}

llvm::Error TimesReader::addRow() {
  if (cells.size() != headings.size())
    return fail("expected " + Twine(headings.size()) + " cells, found " +
                Twine(cells.size()));
  Expected<std::optional<double>> value =
      getNumber(columns.time.column, /*isPositive=*/false);
  if (!value)
    return value.takeError();
  if (!*value)
    return llvm::Error::success();
  if (llvm::Error error = checkTarget())
    return error;
  MeasuredTime time;
  time.line = scanner.getLine();
  if (columns.calls) {
    Expected<std::optional<double>> calls =
        getNumber(*columns.calls, /*isPositive=*/true);
    if (!calls)
      return calls.takeError();
    time.calls = calls->value_or(1);
  }
  time.seconds = **value * columns.time.secondsPerUnit;
  if (columns.time.isMean)
    time.seconds *= time.calls;
  addPlaces(time);
  if (time.places.empty())
    return fail("expected a name of what was measured, found empty cells");
  times.add(std::move(time));
  return llvm::Error::success();
}

Expected<MeasuredTimes> TimesReader::read() {
  Expected<bool> hasRow = nextRow();
  if (!hasRow)
    return hasRow.takeError();
  if (!*hasRow)
    return fail("expected a row of headings, found nothing");
  headings = cells;
  Expected<TimeColumns> found = report::findTimeColumns(headings);
  if (!found)
    return fail(llvm::toString(found.takeError()));
  columns = *found;
  while (true) {
    hasRow = nextRow();
    if (!hasRow)
      return hasRow.takeError();
    if (!*hasRow)
      break;
    if (llvm::Error error = addRow())
      return error;
  }
  MeasuredTimes read;
  read.format = columns.isTraceLens ? "TraceLens summary" : "CSV";
  if (columns.isReport)
    read.runs = 1;
  read.times = times.take();
  if (read.times.empty())
    return llvm::createStringError("expected times in '" + file +
                                   "', found none");
  return read;
}

Expected<MeasuredTimes> report::parseTimesCsv(StringRef text, StringRef file) {
  return TimesReader(text, file).read();
}
