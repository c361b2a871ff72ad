//===- MeasuredKernels.cpp - What kernels that people time do -------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MeasuredKernels.h"

#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

#include <algorithm>

using namespace mlir;
using namespace mlir::roofline;

static void addTraffic(OpCost &cost, Type type, const Quantity &elements,
                       bool isWritten) {
  OperandTraffic &operand = cost.traffic.emplace_back();
  operand.elementType = type;
  operand.footprint = elements;
  Quantity bytes = *getStorageBytes(type, elements);
  (isWritten ? operand.bytesWritten : operand.bytesRead) = bytes;
}

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

std::optional<ProductTypes>
mlir::roofline::findProductTypes(StringRef name, MLIRContext *context) {
  Type f32 = Float32Type::get(context), bf16 = BFloat16Type::get(context);
  Type f16 = Float16Type::get(context);
  Type i8 = IntegerType::get(context, 8), i32 = IntegerType::get(context, 32);
  return llvm::StringSwitch<std::optional<ProductTypes>>(name)
      .Cases({"bfloat16", "bf16"}, ProductTypes{bf16, f32, bf16})
      .Cases({"float16", "f16"}, ProductTypes{f16, f32, f16})
      .Cases({"float32", "f32"}, ProductTypes{f32, f32, f32})
      .Cases({"fp8", "f8E4M3FN"},
             ProductTypes{Float8E4M3FNType::get(context), f32, bf16})
      .Cases({"int8", "i8"}, ProductTypes{i8, i32, i32})
      .Default(std::nullopt);
}

StringRef mlir::roofline::getProductTypeNames() {
  return "bfloat16 (bf16), float16 (f16), float32 (f32), fp8 (f8E4M3FN), int8 "
         "(i8)";
}

static OpCost getMacs(const ProductTypes &types, const Quantity &macs) {
  OpCost cost;
  cost.macs = macs;
  cost.macOperandType = types.operand;
  cost.macAccumulatorType = types.accumulator;
  cost.work.add(WorkClass::mul, types.accumulator, macs);
  cost.work.add(WorkClass::add, types.accumulator, macs);
  return cost;
}

OpCost mlir::roofline::getProductCost(const ProductTypes &types, int64_t batch,
                                      int64_t m, int64_t n, int64_t k) {
  OpCost cost = getMacs(types, Quantity(batch) * m * n * k);
  addTraffic(cost, types.operand, Quantity(batch) * m * k, /*isWritten=*/false);
  addTraffic(cost, types.operand, Quantity(batch) * k * n, /*isWritten=*/false);
  addTraffic(cost, types.result, Quantity(batch) * m * n, /*isWritten=*/true);
  return cost;
}

std::optional<OpCost>
mlir::roofline::getConvolutionCost(const ProductTypes &types,
                                   const ConvolutionSizes &sizes) {
  int64_t freeHeight = sizes.height + 2 * sizes.padHeight - sizes.kernelHeight;
  int64_t freeWidth = sizes.width + 2 * sizes.padWidth - sizes.kernelWidth;
  if (freeHeight < 0 || freeWidth < 0)
    return std::nullopt;
  Quantity written = Quantity(sizes.batch) * sizes.filters *
                     (freeHeight / sizes.strideHeight + 1) *
                     (freeWidth / sizes.strideWidth + 1);
  Quantity filter =
      Quantity(sizes.channels) * sizes.kernelHeight * sizes.kernelWidth;
  OpCost cost = getMacs(types, written * filter);
  addTraffic(cost, types.operand,
             Quantity(sizes.batch) * sizes.channels * sizes.height *
                 sizes.width,
             /*isWritten=*/false);
  addTraffic(cost, types.operand, filter * sizes.filters, /*isWritten=*/false);
  addTraffic(cost, types.result, written, /*isWritten=*/true);
  return cost;
}

//===----------------------------------------------------------------------===//
// Attention
//===----------------------------------------------------------------------===//

/// How many keys all queries of one head see together.
static Quantity getSeenKeys(const AttentionSizes &sizes) {
  int64_t limit = sizes.window > 0 ? sizes.window : sizes.keys;
  if (!sizes.isCausal)
    return Quantity(sizes.queries) * std::min(sizes.keys, limit);
  // Query i sees keys - queries + i + 1 of them, up to the window: a ramp that
  // starts at `first`, and a plateau.
  int64_t first = std::max<int64_t>(sizes.keys - sizes.queries + 1, 0);
  int64_t ramp = std::clamp<int64_t>(limit - first + 1, 0, sizes.queries);
  return Quantity(ramp) * first +
         Quantity::floorDiv(Quantity(ramp) * (ramp - 1), 2) +
         Quantity(sizes.queries - ramp) * limit;
}

OpCost mlir::roofline::getAttentionCost(const ProductTypes &types,
                                        Type cacheType,
                                        const AttentionSizes &sizes) {
  Quantity scores = Quantity(sizes.batch) * sizes.heads * getSeenKeys(sizes);
  OpCost cost = getMacs(types, scores * 2 * sizes.headSize);
  // The maximum, the exponential of the difference, their sum, a division.
  cost.work.add(WorkClass::compare, types.accumulator, scores);
  cost.work.add(WorkClass::add, types.accumulator, scores * 2);
  cost.work.add(WorkClass::special, types.accumulator, scores);
  cost.work.add(WorkClass::div, types.accumulator, scores);
  Quantity queries =
      Quantity(sizes.batch) * sizes.heads * sizes.queries * sizes.headSize;
  int64_t cached = sizes.window > 0 && sizes.queries == 1
                       ? std::min(sizes.window, sizes.keys)
                       : sizes.keys;
  Quantity cache =
      Quantity(sizes.batch) * sizes.cacheHeads * cached * sizes.headSize;
  addTraffic(cost, types.operand, queries, /*isWritten=*/false);
  addTraffic(cost, cacheType, cache, /*isWritten=*/false);
  addTraffic(cost, cacheType, cache, /*isWritten=*/false);
  addTraffic(cost, types.result, queries, /*isWritten=*/true);
  return cost;
}

//===----------------------------------------------------------------------===//
// Kernels of elements and rows
//===----------------------------------------------------------------------===//

namespace {
/// What a kernel that is no product does per element.
struct KernelWork {
  StringRef name;
  OpClass opClass;
  /// Whole tensors read.
  unsigned numInputs;
  SmallVector<std::pair<WorkClass, unsigned>, 5> work;
};
} // namespace

static ArrayRef<KernelWork> getKernels() {
  constexpr OpClass elements = OpClass::elementwise, rows = OpClass::reduction;
  static const KernelWork kernels[] = {
      {"add", elements, 2, {{WorkClass::add, 1}}},
      {"mul", elements, 2, {{WorkClass::mul, 1}}},
      {"div", elements, 2, {{WorkClass::div, 1}}},
      {"pow", elements, 2, {{WorkClass::special, 1}}},
      {"addu", elements, 1, {{WorkClass::add, 1}}},
      {"mulu", elements, 1, {{WorkClass::mul, 1}}},
      {"divu", elements, 1, {{WorkClass::div, 1}}},
      {"powu", elements, 1, {{WorkClass::special, 1}}},
      {"relu", elements, 1, {{WorkClass::compare, 1}}},
      {"tanh", elements, 1, {{WorkClass::special, 1}}},
      // x / 2 * (1 + erf(x / sqrt(2))).
      {"gelu",
       elements,
       1,
       {{WorkClass::special, 1}, {WorkClass::mul, 3}, {WorkClass::add, 1}}},
      // The maximum, the exponential of the difference, their sum, a division.
      {"softmax",
       rows,
       1,
       {{WorkClass::compare, 1},
        {WorkClass::add, 2},
        {WorkClass::special, 1},
        {WorkClass::div, 1}}},
      // The mean, the variance, the difference over the deviation, scale,
      // shift.
      {"ln", rows, 1, {{WorkClass::add, 5}, {WorkClass::mul, 3}}},
  };
  return kernels;
}

std::optional<RowKernel> mlir::roofline::findRowKernel(StringRef name,
                                                       int64_t rows,
                                                       int64_t columns,
                                                       MLIRContext *context) {
  const KernelWork *kernel = llvm::find_if(
      getKernels(), [&](const KernelWork &each) { return each.name == name; });
  if (kernel == getKernels().end())
    return std::nullopt;
  Type type = Float32Type::get(context);
  Quantity elements = Quantity(rows) * columns;
  RowKernel result = {OpCost(), kernel->opClass};
  for (auto [workClass, count] : kernel->work)
    result.cost.work.add(workClass, type, elements * count);
  for (unsigned i = 0; i < kernel->numInputs; ++i)
    addTraffic(result.cost, type, elements, /*isWritten=*/false);
  addTraffic(result.cost, type, elements, /*isWritten=*/true);
  return result;
}

std::string mlir::roofline::getRowKernelNames() {
  std::string names;
  llvm::raw_string_ostream os(names);
  llvm::interleaveComma(getKernels(), os,
                        [&](const KernelWork &kernel) { os << kernel.name; });
  return names;
}
