//===- HostProbe.h - A short measurement of this machine --------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_HOST_HOSTPROBE_H
#define MLIR_ROOFLINE_LIB_HOST_HOSTPROBE_H

#include "HostKernels.h"
#include "HostSystem.h"

namespace mlir::roofline::detail {

/// Of all cores together, working at the same time.
struct HostMeasurement {
  /// Mean of the cores.
  double clockHz = 0;
  double f32OpsPerSecond = 0, f64OpsPerSecond = 0, i32OpsPerSecond = 0;
  /// The best of some passes over `bufferBytes` of memory.
  double readBytesPerSecond = 0, triadBytesPerSecond = 0;
  uint64_t bufferBytes = 0;
  /// Of every cache of the system, in its order; nothing where no buffer is too
  /// large for the cache within and fits this one.
  std::vector<std::optional<double>> cacheBytesPerSecond;
};

/// Measures with one thread on every core, which takes about 0.3 s. Fails if
/// there is not enough memory to tell it from the caches.
llvm::Expected<HostMeasurement> measureHost(const HostSystem &system,
                                            const HostKernels &kernels);

} // namespace mlir::roofline::detail

#endif // MLIR_ROOFLINE_LIB_HOST_HOSTPROBE_H
