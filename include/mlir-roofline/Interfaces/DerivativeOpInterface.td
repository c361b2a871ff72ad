//===- DerivativeOpInterface.td - What gradients need ------*- tablegen -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_DERIVATIVEOPINTERFACE
#define MLIR_ROOFLINE_INTERFACES_DERIVATIVEOPINTERFACE

include "mlir/IR/OpBase.td"

def DerivativeOpInterface : OpInterface<"DerivativeOpInterface"> {
  let cppNamespace = "::mlir::roofline";
  let description = [{
    An operation that can say which of its operands and results the gradients
    with respect to its operands need, and so what a program that is trained
    keeps from the forward to the backward pass.

    ```mlir
    %y = linalg.matmul ins(%x, %w : …) outs(…)  // of %x: %w; of %w: %x
    %z = math.exp %y : tensor<4xf32>            // of %y: %z
    %s = arith.addf %y, %z : tensor<4xf32>      // nothing
    ```
  }];

  let methods = [
    InterfaceMethod<[{
        Adds a need for every pair of an operand and something that its gradient
        is computed from. Returns false if the operation does more than it can
        say of.
      }],
      "bool", "getDerivativeNeeds",
      (ins "::llvm::SmallVectorImpl<::mlir::roofline::DerivativeNeed> &":$needs)>,
  ];
}

#endif // MLIR_ROOFLINE_INTERFACES_DERIVATIVEOPINTERFACE
