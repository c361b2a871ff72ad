//===- HostKernels.h - Loops that keep a processor busy ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The same loops compiled for several instruction sets, each in a file of its
// own, so that the rest of the library runs on any processor. Those files
// include nothing but this header, lest a function of the standard library
// compiled for the widest set be the one that the linker keeps.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_HOST_HOSTKERNELS_H
#define MLIR_ROOFLINE_LIB_HOST_HOSTKERNELS_H

#include <cstddef>
#include <cstdint>

namespace mlir::roofline::detail {

struct HostKernels {
  /// Of this many independent chains; enough to hide the latency.
  unsigned numChains;
  unsigned vectorBytes;

  /// Multiplies and adds `steps` times in every chain, in registers. Starts
  /// from the numbers at `seed`, `numChains + 2` vectors that the compiler does
  /// not know, and leaves one vector at `sink`. Returns the operations done, a
  /// multiply-add as 2. Null where the instruction set has no such operation.
  using MultiplyAdd = uint64_t (*)(uint64_t steps, const void *seed,
                                   void *sink);
  MultiplyAdd f32, f64, i32;

  /// Reads `bytes` from `from`, both multiples of 1024, and leaves one vector
  /// at `sink`.
  void (*read)(const void *from, size_t bytes, void *sink);
  /// a[i] = b[i] + c[i] * s for `count` numbers, a multiple of 256.
  void (*triad)(float *a, const float *b, const float *c, float s,
                size_t count);
};

/// What every processor of the architecture that this is built for can run.
extern const HostKernels baseKernels;
#ifdef ROOFLINE_HOST_X86
extern const HostKernels avx2Kernels;
extern const HostKernels avx512Kernels;
#endif

} // namespace mlir::roofline::detail

#endif // MLIR_ROOFLINE_LIB_HOST_HOSTKERNELS_H
