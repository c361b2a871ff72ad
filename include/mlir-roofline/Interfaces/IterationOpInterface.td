//===- IterationOpInterface.td - Loops and accesses --------*- tablegen -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_ITERATIONOPINTERFACE
#define MLIR_ROOFLINE_INTERFACES_ITERATIONOPINTERFACE

include "mlir/IR/OpBase.td"

def IterationOpInterface : OpInterface<"IterationOpInterface"> {
  let cppNamespace = "::mlir::roofline";
  let description = [{
    An operation that can say as which loops it runs, and which element of each
    tensor or buffer an iteration touches. How often elements are used again
    when the loops are tiled, and which operations can share their loops, follow
    from it; what the operation costs on its own is `CostModelOpInterface`'s to
    say, and nothing here is asked for unless tiles or groups are.

    ```mlir
    // Loops: 8 parallel, 16 parallel, 4 a reduction.
    // Accesses: %a (i, k), %b (k, j), %c (i, j), read and written.
    %r = linalg.matmul ins(%a, %b : tensor<8x4xf32>, tensor<4x16xf32>)
                       outs(%c : tensor<8x16xf32>) -> tensor<8x16xf32>
    ```
  }];

  let methods = [
    InterfaceMethod<[{
        The loops and accesses of one execution; nothing if the operation is no
        such nest, or an extent has no name (an unranked operand).
      }],
      "::std::optional<::mlir::roofline::IterationSpace>", "getIterationSpace",
      (ins "::mlir::roofline::SizeProvider &":$sizes)>,
  ];
}

#endif // MLIR_ROOFLINE_INTERFACES_ITERATIONOPINTERFACE
