//===- CostModelOpInterface.td - The cost of an operation --*- tablegen -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_COSTMODELOPINTERFACE
#define MLIR_ROOFLINE_INTERFACES_COSTMODELOPINTERFACE

include "mlir/IR/OpBase.td"

def CostModelOpInterface : OpInterface<"CostModelOpInterface"> {
  let cppNamespace = "::mlir::roofline";
  let description = [{
    An operation that can say what one execution of it costs, independently of
    any hardware.

    *Work* is the number of scalar operations executed, by work class (`mul`,
    `add`, `fma`, `div`, `special`, `compare`, `convert`, `bit`, `index`) and
    element type. *Traffic* is, for each tensor or buffer touched, the number of
    distinct elements and the bytes that must move if nothing is in a cache.
    Scalars and vectors held in SSA values move nothing.

    Both carry a status. `exact` is a promise. `unknown` means that no number
    exists; it is never encoded as 0 or -1, and the totals it is missing from
    become lower bounds. Operations that do not implement this interface are
    unknown.

    Counts are polynomials in size symbols. A model asks its `SizeProvider` for
    every extent that a type does not give and never guesses one.

    ```mlir
    // work: 64 mul f32, 64 add f32; 64 macs, 128 flops
    // traffic: reads 64 B and 64 B, writes 64 B; the accumulator is a splat
    %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
    %1 = linalg.matmul ins(%a, %b : tensor<4x4xf32>, tensor<4x4xf32>)
                       outs(%0 : tensor<4x4xf32>) -> tensor<4x4xf32>
    ```

    An operation with regions answers either for itself and everything inside
    (`ownsRegions` is true: a structured op costs domain x body), or for itself
    only, and whoever asks multiplies what is inside by how often it runs, which
    is `ExecutionOpInterface`'s to say.
  }];

  let methods = [
    InterfaceMethod<[{
        Returns the cost of one execution. Never fails: what cannot be derived
        is said in the status.
      }],
      "::mlir::roofline::OpCost", "getOpCost",
      (ins "::mlir::roofline::SizeProvider &":$sizes)>,
    InterfaceMethod<[{
        Whether `getOpCost` covers the operations inside this one's regions.
      }],
      "bool", "ownsRegions", (ins), "", [{
        return $_op->getNumRegions() != 0;
      }]>,
    StaticInterfaceMethod<[{
        Whether no operation of this kind ever computes or moves anything: a
        view, a constant, a terminator. Coverage tells such models apart.
      }],
      "bool", "isAlwaysFree", (ins), "", [{
        return false;
      }]>,
  ];
}

#endif // MLIR_ROOFLINE_INTERFACES_COSTMODELOPINTERFACE
