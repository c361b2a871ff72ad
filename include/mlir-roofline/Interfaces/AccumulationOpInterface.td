//===- AccumulationOpInterface.td - Sums of products -------*- tablegen -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_ACCUMULATIONOPINTERFACE
#define MLIR_ROOFLINE_INTERFACES_ACCUMULATIONOPINTERFACE

include "mlir/IR/OpBase.td"

def AccumulationOpInterface : OpInterface<"AccumulationOpInterface"> {
  let cppNamespace = "::mlir::roofline";
  let description = [{
    An operation that can say which part it has in a sum of products: whether it
    multiplies, adds, hands a number on, or keeps it in memory. From that follows
    which multiplications are multiply-accumulates, whatever op, loop or body
    they are written in.

    Every method has a default that asks upstream's interfaces (casts, selects),
    so that most operations need no model. Whoever wants to know asks the
    functions in `AccumulationOpInterface.h`, which ask operations without a
    model the same way.

    ```mlir
    %x = memref.load %a[%i] : memref<8xf32>      // an element of %a at (%i)
    %p = arith.mulf %x, %w : f32                 // %x, %w: factors
    %q = arith.negf %p : f32                     // %p: converted
    %r = arith.select %mask, %q, %zero : f32     // %q, %zero: moved
    %s = arith.addf %acc, %r : f32               // %acc, %r: terms
    %t = vector.reduction <add>, %v : …          // %v: summed
    ```
  }];

  let methods = [
    InterfaceMethod<[{
        What becomes of an operand in the results.
      }],
      "::mlir::roofline::SumRole", "getSumRole", (ins "unsigned":$operand), "",
      [{
        return ::mlir::roofline::detail::getUpstreamSumRole(
            $_op->getOpOperand(operand));
      }]>,
    InterfaceMethod<[{
        The operands from whose elements, each at the same position, every
        element of the results is computed; nothing if there is more to it.
      }],
      "::std::optional<::llvm::SmallVector<::mlir::Value>>",
      "getElementwiseSources", (ins), "", [{
        return ::mlir::roofline::detail::getUpstreamElementwiseSources($_op);
      }]>,
    InterfaceMethod<[{
        The elements that the operation loads as its first result, or stores;
        nothing if it does neither or which ones is no plain address.
      }],
      "::std::optional<::mlir::roofline::ElementAccess>", "getElementAccess",
      (ins), "", [{
        return ::std::nullopt;
      }]>,
    InterfaceMethod<[{
        Of an operation that runs its region once for each of many elements: the
        element that an argument of the region is.
      }],
      "::std::optional<::mlir::roofline::ElementAccess>", "getArgumentAccess",
      (ins "::mlir::BlockArgument":$argument), "", [{
        return ::std::nullopt;
      }]>,
    InterfaceMethod<[{
        Of such an operation: the value of its region that a later execution of
        the region finds in `argument`, since both are one element of a result
        that several executions contribute to. Null if there is none.
      }],
      "::mlir::Value", "getAccumulated", (ins "::mlir::BlockArgument":$argument),
      "", [{
        return {};
      }]>,
    InterfaceMethod<[{
        Of such an operation: whether `value`, made in its region or an argument
        of it without operands in the region, differs between executions that
        contribute to one element.
      }],
      "bool", "variesAlongSums", (ins "::mlir::Value":$value), "", [{
        return true;
      }]>,
    InterfaceMethod<[{
        Of such an operation: the tensor (a result) or buffer (an operand) whose
        element becomes the operand of that number of the region's terminator.
        Null if there is none.
      }],
      "::mlir::Value", "getYieldedTo", (ins "unsigned":$operand), "", [{
        return {};
      }]>,
  ];
}

#endif // MLIR_ROOFLINE_INTERFACES_ACCUMULATIONOPINTERFACE
