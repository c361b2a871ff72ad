//===- HostSystem.h - What the system says about itself ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_HOST_HOSTSYSTEM_H
#define MLIR_ROOFLINE_LIB_HOST_HOSTSYSTEM_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <optional>
#include <string>
#include <vector>

namespace mlir::roofline::detail {

/// All data caches of one level that the usable processors have.
struct HostCache {
  unsigned level = 0;
  unsigned numInstances = 0;
  /// Of all instances together.
  uint64_t capacityBytes = 0;
};

struct HostSystem {
  /// One logical processor of every physical core that the process may use, as
  /// many as its control group lets run at a time; never empty.
  std::vector<unsigned> cores;
  /// Processors' worth of time that control groups grant, if they limit it.
  std::optional<double> quota;
  /// The outermost first.
  std::vector<HostCache> caches;
  /// Memory of the machine or of the control group, whichever is less.
  uint64_t memoryBytes = 0;
  bool isMemoryLimited = false;
};

/// Reads the description of the system from the files of Linux under `root`
/// ("" but in tests) for a process that may run on the logical processors
/// `allowed`. An error names what is missing and the file that should have it.
llvm::Expected<HostSystem> readHostSystem(llvm::StringRef root,
                                          llvm::ArrayRef<unsigned> allowed);

/// The logical processors that this process may run on.
llvm::Expected<std::vector<unsigned>> getAllowedProcessors();

} // namespace mlir::roofline::detail

#endif // MLIR_ROOFLINE_LIB_HOST_HOSTSYSTEM_H
