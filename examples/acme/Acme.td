//===- Acme.td - A dialect that knows what it costs --------*- tablegen -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACME
#define ACME

include "mlir-roofline/Interfaces/ContentsOpInterface.td"
include "mlir-roofline/Interfaces/CostModelOpInterface.td"
include "mlir-roofline/Interfaces/SizeOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"
include "mlir/Pass/PassBase.td"

def Acme_Dialect : Dialect {
  let name = "acme";
  let cppNamespace = "::acme";
}

def Acme_LinearOp : Op<Acme_Dialect, "linear", [
    Pure, DeclareOpInterfaceMethods<CostModelOpInterface>,
    DeclareOpInterfaceMethods<SizeOpInterface, ["getResultDim", "getEqualSizes"]>]> {
  let summary = "x * w, with weights that are stored as i8";
  let description = [{
    The machine takes `tile` rows of `x` at a time, and all of them if it is not
    said. For each tile it converts the weights to f32 anew, and it always
    computes whole tiles.
  }];
  let arguments = (ins 2DTensorOf<[F32]>:$x, 2DTensorOf<[I8]>:$w,
    OptionalAttr<ConfinedAttr<I64Attr, [IntPositive]>>:$tile);
  let results = (outs 2DTensorOf<[F32]>:$y);
  let assemblyFormat = "$x `,` $w (`tile` $tile^)? attr-dict `:` type($x) `,` type($w) `->` type($y)";
}

def Acme_HalfOp : Op<Acme_Dialect, "half", [
    Pure, DeclareOpInterfaceMethods<CostModelOpInterface, ["isAlwaysFree"]>,
    DeclareOpInterfaceMethods<SizeOpInterface, ["getResultDim"]>,
    DeclareOpInterfaceMethods<ContentsOpInterface, ["getContentsSource"]>]> {
  let summary = "A view of the first half of the rows";
  let arguments = (ins 2DTensorOf<[F32]>:$x);
  let results = (outs 2DTensorOf<[F32]>:$y);
  let assemblyFormat = "$x attr-dict `:` type($x) `->` type($y)";
}

def AcmeChooseTile : Pass<"acme-choose-tile", "::mlir::ModuleOp"> {
  let summary = "Choose the tiles that take the least time on the module's target";
}

#endif // ACME
