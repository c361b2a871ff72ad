//===- HostKernelsAvx512.cpp - Loops for AVX-512 --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#define VECTOR_BYTES 64
#define NUM_GROUPS 6 // 32 registers
#include "HostKernels.inc"

const HostKernels mlir::roofline::detail::avx512Kernels = kernels;
