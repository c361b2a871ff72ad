//===- MaskOpInterface.cpp - What masks annihilate ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/MaskOpInterface.h"

#include "mlir-roofline/Interfaces/MaskOpInterface.cpp.inc"
