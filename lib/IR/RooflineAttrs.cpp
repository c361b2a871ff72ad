//===- RooflineAttrs.cpp - Generated definitions of the attributes --------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/IR/MemoryAttrs.h"

#include "AttrQuantity.h"

#include "mlir/IR/Builders.h"
#include "mlir/IR/DialectImplementation.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::roofline;

#define GET_ATTRDEF_CLASSES
#include "mlir-roofline/IR/RooflineAttrs.cpp.inc"

void RooflineDialect::registerAttributes() {
  addAttributes<
#define GET_ATTRDEF_LIST
#include "mlir-roofline/IR/RooflineAttrs.cpp.inc"
      >();
}
