//===- SizeOpInterface.td - How large results are ----------*- tablegen -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_SIZEOPINTERFACE
#define MLIR_ROOFLINE_INTERFACES_SIZEOPINTERFACE

include "mlir/IR/OpBase.td"

def SizeOpInterface : OpInterface<"SizeOpInterface"> {
  let cppNamespace = "::mlir::roofline";
  let description = [{
    An operation that can say how large its results are, and which integers they
    hold, in terms of its operands.

    Every method answers for one execution and has an answer that leaves the
    question to MLIR's own interfaces (destination passing, loops, branches,
    views, reified shapes) and traits. Nothing means "not known"; a rule never
    guesses. Answers are quantities that the `SizeProvider` gives for operands,
    put together; a rule asks for nothing but operands, attributes and symbols,
    so that results may be asked for in any order.

    ```mlir
    // getResultDim(0, 1): %a's extent 1 plus %b's.
    %0 = tensor.concat dim(1) %a, %b
        : (tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
    // getResultValue(0): twice the value of %n.
    %1 = arith.addi %n, %n : index
    ```
  }];

  let methods = [
    InterfaceMethod<[{
        The extent of dynamic dimension `dim` of a ranked result. Not asked for
        static dimensions.
      }],
      "::std::optional<::mlir::roofline::Quantity>", "getResultDim",
      (ins "unsigned":$result, "unsigned":$dim,
           "::mlir::roofline::SizeProvider &":$sizes), "", [{
        return std::nullopt;
      }]>,
    InterfaceMethod<[{
        The number of elements of an unranked result.
      }],
      "::std::optional<::mlir::roofline::Quantity>", "getResultNumElements",
      (ins "unsigned":$result, "::mlir::roofline::SizeProvider &":$sizes), "", [{
        return std::nullopt;
      }]>,
    InterfaceMethod<[{
        The value of a result that is an integer, an index or a size, read as a
        signed number; of an `i1`, 0 or 1.
      }],
      "::std::optional<::mlir::roofline::Quantity>", "getResultValue",
      (ins "unsigned":$result, "::mlir::roofline::SizeProvider &":$sizes), "", [{
        return std::nullopt;
      }]>,
    InterfaceMethod<[{
        What an `i1` that is a comparison of integers says. Such a result needs
        no `getResultValue`.
      }],
      "::std::optional<::mlir::roofline::Comparison>", "getResultComparison",
      (ins "unsigned":$result, "::mlir::roofline::SizeProvider &":$sizes), "", [{
        return std::nullopt;
      }]>,
    InterfaceMethod<[{
        Element `index` of a result that holds integers in one dimension: a
        tensor, a shape, or a buffer as `reader` finds it.
      }],
      "::std::optional<::mlir::roofline::Quantity>", "getResultElement",
      (ins "unsigned":$result, "int64_t":$index,
           "::mlir::Operation *":$reader,
           "::mlir::roofline::SizeProvider &":$sizes), "", [{
        return std::nullopt;
      }]>,
    InterfaceMethod<[{
        Adds the pairs of sizes that are equal wherever the operation executes
        without undefined behaviour: extents of operands that have to agree, or
        what an assertion states.
      }],
      "void", "getEqualSizes",
      (ins "::mlir::roofline::SizeProvider &":$sizes,
           "::llvm::SmallVectorImpl<::mlir::roofline::EqualSizes> &":$equal), "", [{
        (void)equal;
      }]>,
  ];
}

#endif // MLIR_ROOFLINE_INTERFACES_SIZEOPINTERFACE
