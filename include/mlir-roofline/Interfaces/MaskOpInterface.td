//===- MaskOpInterface.td - What masks annihilate ----------*- tablegen -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_MASKOPINTERFACE
#define MLIR_ROOFLINE_INTERFACES_MASKOPINTERFACE

include "mlir/IR/OpBase.td"

def MaskOpInterface : OpInterface<"MaskOpInterface"> {
  let cppNamespace = "::mlir::roofline";
  let description = [{
    An operation that is a nest of loops (`IterationOpInterface`) and can say
    what its iterations do where they test their indices, or where operands hold
    a known number. What need not be computed follows from it, through any number
    of operations: a score that a mask replaces, and its product with a value.

    ```mlir
    // Tests j <= i; where that is not so, the result is -inf whatever %score is.
    %c = arith.cmpi ule, %j, %i : index
    %m = arith.select %c, %score, %minus_infinity : f32
    // Where %p is 0, an iteration leaves %acc alone.
    %0 = arith.mulf %p, %v : f32
    %1 = arith.addf %acc, %0 : f32
    ```
  }];

  let methods = [
    InterfaceMethod<[{
        Adds parts of the iterations that the operation itself tells apart; a
        part or its complement, not both.
      }],
      "void", "getTestedParts",
      (ins "const ::mlir::roofline::KnownContents &":$known,
           "::llvm::SmallVectorImpl<::mlir::roofline::HalfSpace> &":$parts)>,
    InterfaceMethod<[{
        The integer, or float without a fraction, that an iteration writes to
        a result, as a function of the loops; nothing if it depends on anything else.
      }],
      "::std::optional<::mlir::roofline::IndexFunction>", "getResultInteger",
      (ins "unsigned":$result,
           "const ::mlir::roofline::KnownContents &":$known), "", [{
        return std::nullopt;
      }]>,
    InterfaceMethod<[{
        What the iterations of `part` do, in all of which the operands hold what
        is known of them.
      }],
      "::mlir::roofline::PartEffect", "getPartEffect",
      (ins "const ::mlir::roofline::HalfSpace &":$part,
           "const ::mlir::roofline::KnownContents &":$known)>,
  ];
}

#endif // MLIR_ROOFLINE_INTERFACES_MASKOPINTERFACE
