//===- TargetOrder.cpp - Levels from the outside in -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TargetOrder.h"

#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir/IR/Diagnostics.h"

using namespace mlir;
using namespace mlir::roofline;

/// Of one instance.
static std::optional<double> getPartBytes(MemoryAttr level) {
  std::optional<double> bytes = level.getCapacityBytes();
  if (bytes)
    *bytes /= static_cast<double>(level.getInstances());
  return bytes;
}

static std::string formatBytes(double bytes) {
  return formatCapacity(static_cast<int64_t>(bytes));
}

/// Whether data passes both: else they stand side by side.
static bool areOnOneWay(MemoryAttr outer, MemoryAttr inner) {
  return outer.holdsAllOf(inner) || inner.holdsAllOf(outer);
}

void mlir::roofline::detail::warnOfOddLevels(TargetAttr target, Location loc) {
  MemoryAttr fast, small;
  for (MemoryAttr level : target.getMemory()) {
    if (std::optional<double> rate = level.getBandwidthBytesPerSecond()) {
      if (fast && areOnOneWay(fast, level) &&
          *rate < *fast.getBandwidthBytesPerSecond())
        emitWarning(loc) << "memory level " << level.getName() << " ("
                         << formatSI(*rate, "B/s") << ") is slower than "
                         << fast.getName() << " ("
                         << formatSI(*fast.getBandwidthBytesPerSecond(), "B/s")
                         << ") outside it";
      fast = level;
    }
    if (std::optional<double> bytes = getPartBytes(level)) {
      if (small && areOnOneWay(small, level) && *bytes > *getPartBytes(small))
        emitWarning(loc) << "memory level " << level.getName() << " ("
                         << formatBytes(*bytes) << ") is larger than "
                         << small.getName() << " ("
                         << formatBytes(*getPartBytes(small)) << ") outside it";
      small = level;
    }
  }
}
