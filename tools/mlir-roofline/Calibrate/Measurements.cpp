//===- Measurements.cpp - Files of measured times -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Measurements.h"

#include "MeasuredKernels.h"
#include "mlir-roofline/Support/CsvScanner.h"
#include "mlir-roofline/Support/TextFile.h"

#include "mlir/IR/Diagnostics.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"

#include <cmath>
#include <set>

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// Reads one file, line after line.
class MeasurementReader {
public:
  MeasurementReader(StringRef file, StringRef text, const RowFilter &filter,
                    MLIRContext *context)
      : file(file), scanner(text), filter(filter), context(context) {}

  LogicalResult read();
  std::vector<Measurement> measurements;
  /// In the file, wanted or not.
  std::set<std::string> devices;

private:
  using RowReader = FailureOr<Measurement> (MeasurementReader::*)();

  InFlightDiagnostic error() const {
    return emitError(FileLineColLoc::get(context, file, scanner.getLine(), 1));
  }
  FailureOr<RowReader> readHeader();
  LogicalResult checkFilter();
  bool isWanted();

  FailureOr<Measurement> readProduct();
  FailureOr<Measurement> readKernel();
  FailureOr<Measurement> readConvolution();
  FailureOr<Measurement> readAttention();

  bool hasColumn(StringRef name) const { return columns.contains(name); }
  StringRef getCell(StringRef name) const {
    return cells[columns.find(name)->second];
  }
  /// An integer of at least `smallest`.
  LogicalResult getSize(StringRef name, int64_t &size,
                        int64_t smallest = 1) const;
  LogicalResult
  getSizes(ArrayRef<std::pair<StringRef, int64_t *>> sizes) const {
    return success(llvm::all_of(sizes, [&](auto &entry) {
      return succeeded(getSize(entry.first, *entry.second));
    }));
  }
  FailureOr<ProductTypes> getTypes(StringRef column) const;
  FailureOr<double> getSeconds() const;

  StringRef file;
  CsvScanner scanner;
  const RowFilter &filter;
  MLIRContext *context;
  llvm::StringMap<size_t> columns;
  StringRef timeColumn;
  std::vector<std::string> cells;
};
} // namespace

//===----------------------------------------------------------------------===//
// Cells
//===----------------------------------------------------------------------===//

LogicalResult MeasurementReader::getSize(StringRef name, int64_t &size,
                                         int64_t smallest) const {
  StringRef text = getCell(name);
  if (text.getAsInteger(10, size) || size < smallest)
    return error() << "expected " << name << " to be an integer >"
                   << (smallest == 0 ? "= 0" : " 0") << ", found '" << text
                   << "'";
  return success();
}

FailureOr<ProductTypes> MeasurementReader::getTypes(StringRef column) const {
  if (std::optional<ProductTypes> types =
          findProductTypes(getCell(column), context))
    return *types;
  error() << "expected " << column << " to be one of " << getProductTypeNames()
          << ", found '" << getCell(column) << "'";
  return failure();
}

FailureOr<double> MeasurementReader::getSeconds() const {
  double value;
  StringRef text = getCell(timeColumn);
  if (!text.getAsDouble(value) && value > 0 && std::isfinite(value))
    return value * 1e-6;
  error() << "expected " << timeColumn << " to be a number > 0, found '" << text
          << "'";
  return failure();
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

FailureOr<Measurement> MeasurementReader::readProduct() {
  FailureOr<ProductTypes> types = getTypes("dtype");
  int64_t m, n, k;
  if (failed(types) || failed(getSizes({{"m", &m}, {"n", &n}, {"k", &k}})))
    return failure();
  return Measurement{getProductCost(*types, 1, m, n, k), std::nullopt, 0};
}

FailureOr<Measurement> MeasurementReader::readKernel() {
  StringRef op = getCell("op");
  int64_t batch, rows, n, k;
  if (failed(getSizes({{"b", &batch}, {"m_or_h", &rows}})))
    return failure();
  if (op == "linear" || op == "bmm") {
    if (failed(getSizes({{"n", &n}, {"k", &k}})))
      return failure();
    return Measurement{
        getProductCost(*findProductTypes("f32", context), batch, rows, n, k),
        std::nullopt, 0};
  }
  if (std::optional<RowKernel> kernel = findRowKernel(op, batch, rows, context))
    return Measurement{std::move(kernel->cost), kernel->opClass, 0};
  error() << "expected op to be one of linear, bmm, " << getRowKernelNames()
          << ", found '" << op << "'";
  return failure();
}

FailureOr<Measurement> MeasurementReader::readConvolution() {
  FailureOr<ProductTypes> types = getTypes("dtype");
  ConvolutionSizes sizes;
  if (failed(types) ||
      failed(getSizes({{"batch", &sizes.batch},
                       {"channels", &sizes.channels},
                       {"height", &sizes.height},
                       {"width", &sizes.width},
                       {"filters", &sizes.filters},
                       {"kernel_h", &sizes.kernelHeight},
                       {"kernel_w", &sizes.kernelWidth},
                       {"stride_h", &sizes.strideHeight},
                       {"stride_w", &sizes.strideWidth}})) ||
      failed(getSize("pad_h", sizes.padHeight, /*smallest=*/0)) ||
      failed(getSize("pad_w", sizes.padWidth, /*smallest=*/0)))
    return failure();
  if (std::optional<OpCost> cost = getConvolutionCost(*types, sizes))
    return Measurement{std::move(*cost), std::nullopt, 0};
  error() << "expected the filter to be at most as large as the padded image";
  return failure();
}

FailureOr<Measurement> MeasurementReader::readAttention() {
  FailureOr<ProductTypes> types = getTypes("dtype"),
                          cache = getTypes("kv_dtype");
  AttentionSizes sizes;
  int64_t isCausal = 0;
  sizes.window = 0;
  if (failed(types) || failed(cache) ||
      failed(getSizes({{"batch", &sizes.batch},
                       {"query_len", &sizes.queries},
                       {"kv_len", &sizes.keys},
                       {"heads", &sizes.heads},
                       {"kv_heads", &sizes.cacheHeads},
                       {"head_dim", &sizes.headSize}})) ||
      (hasColumn("window") &&
       failed(getSize("window", sizes.window, /*smallest=*/0))) ||
      (hasColumn("causal") &&
       failed(getSize("causal", isCausal, /*smallest=*/0))))
    return failure();
  sizes.isCausal = isCausal != 0;
  return Measurement{getAttentionCost(*types, cache->operand, sizes),
                     OpClass::attention, 0};
}

//===----------------------------------------------------------------------===//
// File
//===----------------------------------------------------------------------===//

FailureOr<MeasurementReader::RowReader> MeasurementReader::readHeader() {
  struct Form {
    SmallVector<StringRef, 12> columns;
    RowReader reader;
  };
  static const Form forms[] = {
      {{"dtype", "m", "n", "k"}, &MeasurementReader::readProduct},
      {{"op", "b", "m_or_h", "n", "k"}, &MeasurementReader::readKernel},
      {{"dtype", "batch", "channels", "height", "width", "filters", "kernel_h",
        "kernel_w", "pad_h", "pad_w", "stride_h", "stride_w"},
       &MeasurementReader::readConvolution},
      {{"dtype", "kv_dtype", "batch", "query_len", "kv_len", "heads",
        "kv_heads", "head_dim"},
       &MeasurementReader::readAttention},
  };
  for (auto [number, name] : llvm::enumerate(cells))
    columns.try_emplace(name, number);
  for (StringRef name : {"latency_us", "forward_us"})
    if (timeColumn.empty() && hasColumn(name))
      timeColumn = name;
  for (const Form &form : forms)
    if (!timeColumn.empty() &&
        llvm::all_of(form.columns, [&](StringRef c) { return hasColumn(c); }))
      return form.reader;
  InFlightDiagnostic diag = error();
  diag << "expected the columns latency_us and ";
  llvm::interleave(
      forms, [&](const Form &form) { diag << llvm::join(form.columns, ","); },
      [&] { diag << " or "; });
  diag << ", found " << llvm::join(cells, ",");
  return failure();
}

LogicalResult MeasurementReader::checkFilter() {
  for (auto &[column, value] : filter)
    if (!hasColumn(column))
      return error() << "expected a column '" << column << "' to choose rows by"
                     << ", found " << llvm::join(cells, ",");
  return success();
}

bool MeasurementReader::isWanted() {
  if (hasColumn("device"))
    devices.insert(getCell("device").str());
  return llvm::all_of(filter, [&](auto &entry) {
    return getCell(entry.first) == entry.second;
  });
}

LogicalResult MeasurementReader::read() {
  bool isOpen = false;
  if (!scanner.next(cells, isOpen))
    return success();
  FailureOr<RowReader> reader = readHeader();
  if (failed(reader) || failed(checkFilter()))
    return failure();
  size_t numCells = cells.size();
  while (scanner.next(cells, isOpen)) {
    if (isOpen)
      return error() << "expected a \" that ends the cell, found the end of "
                        "the file";
    if (cells.size() != numCells)
      return error() << "expected " << numCells << " values, found "
                     << cells.size();
    if (!isWanted())
      continue;
    FailureOr<Measurement> measurement = (this->**reader)();
    FailureOr<double> seconds = failure();
    if (failed(measurement) || failed(seconds = getSeconds()))
      return failure();
    measurement->seconds = *seconds;
    measurements.push_back(std::move(*measurement));
  }
  return success();
}

FailureOr<std::vector<Measurement>>
mlir::roofline::readMeasurements(StringRef file, const RowFilter &filter,
                                 Location loc) {
  llvm::ErrorOr<std::string> text = readTextFile(file);
  if (!text)
    return emitError(loc) << "cannot open '" << file
                          << "': " << text.getError().message();
  MeasurementReader reader(file, *text, filter, loc.getContext());
  if (failed(reader.read()))
    return failure();
  bool isChosen = filter.count("device") != 0;
  auto listDevices = [&] { return llvm::join(reader.devices, ", "); };
  if (!isChosen && reader.devices.size() > 1)
    return emitError(loc) << "expected --device to be one of " << listDevices()
                          << ", found none";
  if (isChosen && reader.devices.count(filter.at("device")) == 0)
    return emitError(loc) << "expected --device to be one of " << listDevices()
                          << ", found '" << filter.at("device") << "'";
  if (reader.measurements.empty())
    return emitError(loc) << "expected measurements in '" << file
                          << "', found none"
                          << (filter.empty() ? "" : " that were chosen");
  return std::move(reader.measurements);
}
