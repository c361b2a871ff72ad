//===- DerivativeOpInterface.cpp - What gradients need --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/DerivativeOpInterface.h"

#include "mlir-roofline/Interfaces/DerivativeOpInterface.cpp.inc"
