//===- HostKernelsBase.cpp - Loops for any processor of the architecture --===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#define VECTOR_BYTES 16
#ifdef __aarch64__
#define NUM_GROUPS 6 // 32 registers; latency 4 on up to 4 pipes
#else
#define NUM_GROUPS 3
#endif
#include "HostKernels.inc"

const HostKernels mlir::roofline::detail::baseKernels = kernels;
