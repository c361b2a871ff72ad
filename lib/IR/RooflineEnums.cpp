//===- RooflineEnums.cpp - Enumerations of the vocabulary -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/IR/RooflineEnums.h"

#include "llvm/ADT/StringSwitch.h"

#include "mlir-roofline/IR/RooflineEnums.cpp.inc"
