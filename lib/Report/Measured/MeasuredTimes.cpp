//===- MeasuredTimes.cpp - Files of times that were measured --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TimeReaders.h"

#include "mlir-roofline/Support/TextFile.h"

using namespace mlir;
using namespace mlir::roofline;
using llvm::Expected;

void report::TimeCollector::add(MeasuredTime time) {
  std::string key = time.name;
  for (const MeasuredTime::Place &place : time.places)
    key += '\0' + std::to_string(static_cast<int>(place.kind)) + place.text;
  auto [known, isNew] = numbers.try_emplace(key, times.size());
  if (isNew) {
    times.push_back(std::move(time));
    return;
  }
  times[known->second].seconds += time.seconds;
  times[known->second].calls += time.calls;
}

Expected<MeasuredTimes> mlir::roofline::parseMeasuredTimes(StringRef text,
                                                           StringRef file) {
  StringRef start = text.ltrim();
  bool isTrace = start.starts_with("{") || start.starts_with("[");
  Expected<MeasuredTimes> times = isTrace ? report::parseTimesTrace(text, file)
                                          : report::parseTimesCsv(text, file);
  if (times)
    times->file = file.str();
  return times;
}

Expected<MeasuredTimes> mlir::roofline::readMeasuredTimes(StringRef file) {
  llvm::ErrorOr<std::string> text = readTextFile(file);
  if (!text)
    return llvm::createStringError("cannot open '" + file +
                                   "': " + text.getError().message());
  // What profilers compress, and tables of spreadsheets, are no text.
  if (StringRef(*text).starts_with("\x1f\x8b"))
    return llvm::createStringError("expected CSV or JSON in '" + file +
                                   "', found a gzip file; gunzip unpacks it");
  if (StringRef(*text).starts_with("PK\x03\x04"))
    return llvm::createStringError("expected CSV or JSON in '" + file +
                                   "', found a workbook or zip file");
  return parseMeasuredTimes(*text, file);
}
