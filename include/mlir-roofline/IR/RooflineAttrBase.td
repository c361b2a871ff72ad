//===- RooflineAttrBase.td - Attributes of the dialect -----*- tablegen -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_IR_ROOFLINEATTRBASE
#define MLIR_ROOFLINE_IR_ROOFLINEATTRBASE

include "mlir-roofline/IR/RooflineDialect.td"
include "mlir-roofline/IR/RooflineEnums.td"
include "mlir/IR/AttrTypeBase.td"

class Roofline_Attr<string name, string attrMnemonic, list<Trait> traits = []>
    : AttrDef<Roofline_Dialect, name, traits> {
  let mnemonic = attrMnemonic;
}

#endif // MLIR_ROOFLINE_IR_ROOFLINEATTRBASE
