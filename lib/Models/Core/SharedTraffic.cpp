//===- SharedTraffic.cpp - Memory that several operands are ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the cost builder does at the end, when all traffic of an operation is
// known: nothing moves more than there is, nor twice.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/Access/SameStorage.h"
#include "mlir-roofline/Models/CostBuilder.h"

#include "Core/LoopFootprint.h"
#include "Storage/SparseStorage.h"
#include "mlir-roofline/Interfaces/Access/LinearImage.h"

#include <numeric>

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// No more than there is
//===----------------------------------------------------------------------===//

/// Whether static strides go from the outermost dimension inwards and none
/// reaches into the next: nearly every layout, and no element shares an
/// address.
static bool isNested(MemRefType type, ArrayRef<int64_t> strides) {
  int64_t reach = 1;
  for (auto [extent, stride] :
       llvm::reverse(llvm::zip_equal(type.getShape(), strides))) {
    if (ShapedType::isDynamic(extent) || ShapedType::isDynamic(stride) ||
        stride < reach)
      return false;
    if (llvm::MulOverflow(stride, std::max<int64_t>(extent, 1), reach))
      return false;
  }
  return true;
}

/// How many addresses the elements of a memref have, where a layout gives
/// several the same; nothing if each has its own, as far as is known.
std::optional<Quantity> CostBuilder::getAddresses(Value memref) {
  auto type = dyn_cast<MemRefType>(memref.getType());
  SmallVector<int64_t> strides;
  int64_t offset;
  if (!type || type.getLayout().isIdentity() ||
      failed(type.getStridesAndOffset(strides, offset)) ||
      isNested(type, strides))
    return std::nullopt;
  SmallVector<llvm::DynamicAPInt> coefficients;
  SmallVector<Quantity> extents;
  bool isStatic = true;
  Quantity distinct = 1;
  for (auto [dim, stride] : llvm::enumerate(strides)) {
    if (stride == 0)
      continue;
    isStatic &= !ShapedType::isDynamic(stride);
    coefficients.emplace_back(stride);
    extents.push_back(type.isDynamicDim(dim) ? sizes.getDim(memref, dim)
                                             : Quantity(type.getDimSize(dim)));
    distinct *= extents.back();
  }
  if (isStatic)
    if (std::optional<Quantity> sums = countSums(coefficients, extents))
      return sums;
  return distinct;
}

void CostBuilder::limitToMemory(OperandTraffic &traffic) {
  Value value = traffic.value;
  // Of a sparse tensor positions come on top of elements.
  if (!value || isSparse(value.getType()) || traffic.footprint.isOne() ||
      traffic.status == CountStatus::estimate)
    return;
  std::optional<Quantity> addresses = getAddresses(value);
  if (!addresses && traffic.status == CountStatus::exact)
    return;
  Quantity elements = sizes.getNumElements(value);
  Quantity most = addresses ? *addresses : elements;
  if (traffic.footprint == most)
    return;
  // Of some elements it is not known which of them share an address.
  bool isWhole = traffic.footprint == elements;
  if (!isWhole && traffic.status == CountStatus::exact)
    limit(traffic, CountStatus::upper, "elements of a buffer share addresses");
  traffic.footprint = Quantity::min(traffic.footprint, most);
  std::optional<Quantity> bytes = getStorageBytes(traffic.elementType, most);
  for (Quantity *count : {&traffic.bytesRead, &traffic.bytesWritten})
    if (bytes && !count->isZero())
      *count = Quantity::min(*count, *bytes);
}

//===----------------------------------------------------------------------===//
// Not twice
//===----------------------------------------------------------------------===//

namespace {
/// What has been read of one tensor or buffer so far.
struct SharedRead {
  Value storage;
  Quantity bytes;
  SmallVector<unsigned, 2> entries;
};
} // namespace

/// Charges each entry with what it reads beyond those before it. Everything is
/// more than any part; of two parts nobody knows what they share.
void CostBuilder::shareReads() {
  auto getPattern = [&](const OperandTraffic &traffic) -> const void * {
    if (traffic.role != OperandRole::operand)
      return nullptr;
    for (auto [operand, pattern] : patterns)
      if (operand == traffic.index)
        return pattern;
    return nullptr;
  };
  // What is certain goes first, and stays certain.
  SmallVector<unsigned, 4> order(cost.traffic.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_partition(order.begin(), order.end(), [&](unsigned number) {
    return cost.traffic[number].status == CountStatus::exact;
  });
  SmallVector<SharedRead, 4> reads;
  for (unsigned number : order) {
    OperandTraffic &traffic = cost.traffic[number];
    if (!traffic.value || traffic.bytesRead.isZero())
      continue;
    Value storage = stripWholeViews(traffic.value);
    SharedRead *read = llvm::find_if(reads, [&](const SharedRead &other) {
      return isSameStorage(other.storage, storage);
    });
    if (read == reads.end()) {
      reads.push_back({storage, traffic.bytesRead, {number}});
      continue;
    }
    const void *pattern = getPattern(traffic);
    bool isRepeated =
        pattern && llvm::any_of(read->entries, [&](unsigned other) {
          return getPattern(cost.traffic[other]) == pattern;
        });
    read->entries.push_back(number);
    // Of a sparse tensor all of its storage is counted the first time.
    if (isRepeated || isSparse(traffic.value.getType())) {
      traffic.bytesRead = 0;
      continue;
    }
    std::optional<Quantity> all =
        getStorageBytes(traffic.elementType,
                        getAddresses(traffic.value)
                            .value_or(sizes.getNumElements(traffic.value)));
    bool isWhole = all && (traffic.bytesRead == *all || read->bytes == *all);
    Quantity together = read->bytes + traffic.bytesRead;
    if (isWhole)
      together = *all;
    else if (all)
      together = Quantity::min(together, *all);
    traffic.bytesRead = together - read->bytes;
    read->bytes = together;
    if (!isWhole)
      limit(traffic, CountStatus::upper,
            "what operands share of one tensor is not known");
  }
}

OpCost CostBuilder::take() {
  for (OperandTraffic &traffic : cost.traffic)
    limitToMemory(traffic);
  if (cost.traffic.size() > 1)
    shareReads();
  if (!cost.traffic.empty())
    addTouchedInLoops(op, cost, sizes);
  return std::move(cost);
}
