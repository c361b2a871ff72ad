//===- TargetAttr.cpp - Target descriptions -------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/IR/Roofline.h"

#include "mlir/IR/DialectImplementation.h"
