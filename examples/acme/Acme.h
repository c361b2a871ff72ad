//===- Acme.h - A dialect that knows what it costs --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACME_H
#define ACME_H

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Interfaces/CostModelOpInterface.h"
#include "mlir-roofline/Interfaces/SizeOpInterface.h"
#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Pass/Pass.h"

#include "AcmeDialect.h.inc"

#define GET_OP_CLASSES
#include "AcmeOps.h.inc"

namespace acme {

#define GEN_PASS_DECL
#include "AcmePasses.h.inc"

#define GEN_PASS_REGISTRATION
#include "AcmePasses.h.inc"

} // namespace acme

#endif // ACME_H
