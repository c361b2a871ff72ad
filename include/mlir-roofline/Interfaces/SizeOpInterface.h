//===- SizeOpInterface.h - How large results are ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_SIZEOPINTERFACE_H
#define MLIR_ROOFLINE_INTERFACES_SIZEOPINTERFACE_H

#include "mlir-roofline/Interfaces/Cost.h"
#include "mlir/IR/OpDefinition.h"

#include "mlir-roofline/Interfaces/SizeOpInterface.h.inc"

#endif // MLIR_ROOFLINE_INTERFACES_SIZEOPINTERFACE_H
