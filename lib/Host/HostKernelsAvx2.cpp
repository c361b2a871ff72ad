//===- HostKernelsAvx2.cpp - Loops for AVX2 and FMA -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#define VECTOR_BYTES 32
#define NUM_GROUPS 3 // 16 registers
#include "HostKernels.inc"

const HostKernels mlir::roofline::detail::avx2Kernels = kernels;
