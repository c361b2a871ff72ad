//===- Measurements.cpp - Files of measured times -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Measurements.h"

#include "mlir-roofline/Support/TextFile.h"

#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Diagnostics.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Costs
//===----------------------------------------------------------------------===//

static void addTraffic(OpCost &cost, Type type, const Quantity &elements,
                       bool isWritten) {
  OperandTraffic &operand = cost.traffic.emplace_back();
  operand.elementType = type;
  operand.footprint = elements;
  Quantity bytes = *getStorageBytes(type, elements);
  (isWritten ? operand.bytesWritten : operand.bytesRead) = bytes;
}

/// `batch` products of m x k and k x n elements of `type`.
static OpCost getProduct(Type type, Type accumulator, Type result,
                         int64_t batch, int64_t m, int64_t n, int64_t k) {
  OpCost cost;
  cost.macs = Quantity(batch) * m * n * k;
  cost.macOperandType = type;
  cost.macAccumulatorType = accumulator;
  cost.work.add(WorkClass::mul, accumulator, cost.macs);
  cost.work.add(WorkClass::add, accumulator, cost.macs);
  addTraffic(cost, type, Quantity(batch) * m * k, /*isWritten=*/false);
  addTraffic(cost, type, Quantity(batch) * k * n, /*isWritten=*/false);
  addTraffic(cost, result, Quantity(batch) * m * n, /*isWritten=*/true);
  return cost;
}

namespace {
/// What a kernel that is no product does per element.
struct KernelWork {
  StringRef name;
  /// Whole tensors read.
  unsigned numInputs;
  SmallVector<std::pair<WorkClass, unsigned>, 5> work;
};
} // namespace

static ArrayRef<KernelWork> getKernels() {
  static const KernelWork kernels[] = {
      {"add", 2, {{WorkClass::add, 1}}},
      {"mul", 2, {{WorkClass::mul, 1}}},
      {"div", 2, {{WorkClass::div, 1}}},
      {"pow", 2, {{WorkClass::special, 1}}},
      {"addu", 1, {{WorkClass::add, 1}}},
      {"mulu", 1, {{WorkClass::mul, 1}}},
      {"divu", 1, {{WorkClass::div, 1}}},
      {"powu", 1, {{WorkClass::special, 1}}},
      {"relu", 1, {{WorkClass::compare, 1}}},
      {"tanh", 1, {{WorkClass::special, 1}}},
      // x / 2 * (1 + erf(x / sqrt(2))).
      {"gelu",
       1,
       {{WorkClass::special, 1}, {WorkClass::mul, 3}, {WorkClass::add, 1}}},
      // The maximum, the exponential of the difference, their sum, a division.
      {"softmax",
       1,
       {{WorkClass::compare, 1},
        {WorkClass::add, 2},
        {WorkClass::special, 1},
        {WorkClass::div, 1}}},
      // The mean, the variance, the difference over the deviation, scale,
      // shift.
      {"ln", 1, {{WorkClass::add, 5}, {WorkClass::mul, 3}}},
  };
  return kernels;
}

static OpCost getKernel(const KernelWork &kernel, Type type,
                        const Quantity &elements) {
  OpCost cost;
  for (auto [workClass, count] : kernel.work)
    cost.work.add(workClass, type, elements * count);
  for (unsigned i = 0; i < kernel.numInputs; ++i)
    addTraffic(cost, type, elements, /*isWritten=*/false);
  addTraffic(cost, type, elements, /*isWritten=*/true);
  return cost;
}

//===----------------------------------------------------------------------===//
// Lines
//===----------------------------------------------------------------------===//

namespace {
/// Reads one file, line after line.
class MeasurementReader {
public:
  MeasurementReader(StringRef file, StringRef device, MLIRContext *context)
      : file(file), device(device), builder(context) {}

  LogicalResult read(StringRef text);
  std::vector<Measurement> measurements;
  /// In the file, wanted or not.
  llvm::SetVector<StringRef> devices;

private:
  InFlightDiagnostic error() const {
    return emitError(FileLineColLoc::get(builder.getContext(), file, line, 1));
  }
  LogicalResult readProduct(ArrayRef<StringRef> cells);
  LogicalResult readKernel(ArrayRef<StringRef> cells);
  LogicalResult addMeasurement(OpCost cost, StringRef microseconds);
  FailureOr<int64_t> getSize(StringRef name, StringRef text) const;
  LogicalResult getSizes(ArrayRef<StringRef> names, ArrayRef<StringRef> cells,
                         SmallVectorImpl<int64_t> &sizes) const;

  StringRef file, device;
  Builder builder;
  unsigned line = 1;
};
} // namespace

static constexpr llvm::StringLiteral productHeader("dtype,m,n,k,latency_us");
static constexpr llvm::StringLiteral
    kernelHeader("device,op,b,m_or_h,n,k,latency_us");

FailureOr<int64_t> MeasurementReader::getSize(StringRef name,
                                              StringRef text) const {
  int64_t value;
  if (text.getAsInteger(10, value) || value <= 0) {
    error() << "expected " << name << " to be an integer > 0, found '" << text
            << "'";
    return failure();
  }
  return value;
}

LogicalResult
MeasurementReader::getSizes(ArrayRef<StringRef> names,
                            ArrayRef<StringRef> cells,
                            SmallVectorImpl<int64_t> &sizes) const {
  for (auto [name, cell] : llvm::zip_equal(names, cells)) {
    FailureOr<int64_t> size = getSize(name, cell);
    if (failed(size))
      return failure();
    sizes.push_back(*size);
  }
  return success();
}

LogicalResult MeasurementReader::addMeasurement(OpCost cost,
                                                StringRef microseconds) {
  double value;
  if (microseconds.getAsDouble(value) || !(value > 0) || !std::isfinite(value))
    return error() << "expected latency_us to be a number > 0, found '"
                   << microseconds << "'";
  measurements.push_back({std::move(cost), value * 1e-6});
  return success();
}

LogicalResult MeasurementReader::readProduct(ArrayRef<StringRef> cells) {
  Type f32 = builder.getF32Type(), bf16 = builder.getBF16Type();
  struct Product {
    Type operand, accumulator, result;
  };
  Type i8 = builder.getI8Type(), i32 = builder.getI32Type();
  auto product =
      llvm::StringSwitch<std::optional<Product>>(cells[0])
          .Case("bfloat16", Product{bf16, f32, bf16})
          .Case("float16",
                Product{builder.getF16Type(), f32, builder.getF16Type()})
          .Case("float32", Product{f32, f32, f32})
          .Case("fp8",
                Product{Float8E4M3FNType::get(builder.getContext()), f32, bf16})
          .Case("int8", Product{i8, i32, i32})
          .Default(std::nullopt);
  if (!product)
    return error() << "expected dtype to be one of bfloat16, float16, float32, "
                      "fp8, int8, found '"
                   << cells[0] << "'";
  SmallVector<int64_t> sizes;
  if (failed(getSizes({"m", "n", "k"}, cells.slice(1, 3), sizes)))
    return failure();
  return addMeasurement(getProduct(product->operand, product->accumulator,
                                   product->result, 1, sizes[0], sizes[1],
                                   sizes[2]),
                        cells[4]);
}

LogicalResult MeasurementReader::readKernel(ArrayRef<StringRef> cells) {
  devices.insert(cells[0]);
  if (!device.empty() && cells[0] != device)
    return success();
  Type f32 = builder.getF32Type();
  SmallVector<int64_t> sizes;
  if (cells[1] == "linear" || cells[1] == "bmm") {
    if (failed(getSizes({"b", "m_or_h", "n", "k"}, cells.slice(2, 4), sizes)))
      return failure();
    return addMeasurement(
        getProduct(f32, f32, f32, sizes[0], sizes[1], sizes[2], sizes[3]),
        cells[6]);
  }
  for (const KernelWork &kernel : getKernels()) {
    if (kernel.name != cells[1])
      continue;
    if (failed(getSizes({"b", "m_or_h"}, cells.slice(2, 2), sizes)))
      return failure();
    return addMeasurement(getKernel(kernel, f32, Quantity(sizes[0]) * sizes[1]),
                          cells[6]);
  }
  InFlightDiagnostic diag = error();
  diag << "expected op to be one of linear, bmm";
  for (const KernelWork &kernel : getKernels())
    diag << ", " << kernel.name;
  return diag << ", found '" << cells[1] << "'";
}

LogicalResult MeasurementReader::read(StringRef text) {
  auto [header, rest] = text.split('\n');
  header = header.trim();
  bool isProducts = header == productHeader;
  if (!isProducts && header != kernelHeader)
    return error() << "expected the header " << productHeader << " or "
                   << kernelHeader << ", found '" << header << "'";
  size_t numCells = header.count(',') + 1;
  for (StringRef row : llvm::split(rest, '\n')) {
    ++line;
    row = row.trim();
    if (row.empty())
      continue;
    SmallVector<StringRef> cells;
    row.split(cells, ',');
    if (cells.size() != numCells)
      return error() << "expected " << numCells << " values, found "
                     << cells.size();
    if (failed(isProducts ? readProduct(cells) : readKernel(cells)))
      return failure();
  }
  return success();
}

FailureOr<std::vector<Measurement>>
mlir::roofline::readMeasurements(StringRef file, StringRef device,
                                 Location loc) {
  llvm::ErrorOr<std::string> text = readTextFile(file);
  if (!text)
    return emitError(loc) << "cannot open '" << file
                          << "': " << text.getError().message();
  MeasurementReader reader(file, device, loc.getContext());
  if (failed(reader.read(*text)))
    return failure();
  auto listDevices = [&] { return llvm::join(reader.devices, ", "); };
  if (device.empty() && reader.devices.size() > 1)
    return emitError(loc) << "expected --device to be one of " << listDevices()
                          << ", found none";
  if (reader.measurements.empty() && !reader.devices.empty())
    return emitError(loc) << "expected --device to be one of " << listDevices()
                          << ", found '" << device << "'";
  if (reader.measurements.empty())
    return emitError(loc) << "expected measurements in '" << file
                          << "', found none";
  return std::move(reader.measurements);
}
