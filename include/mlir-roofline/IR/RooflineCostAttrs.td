//===- RooflineCostAttrs.td - What operations cost ---------*- tablegen -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_IR_ROOFLINECOSTATTRS
#define MLIR_ROOFLINE_IR_ROOFLINECOSTATTRS

include "mlir-roofline/IR/RooflineAttrBase.td"

def Roofline_CostAttr : Roofline_Attr<"Cost", "cost"> {
  let summary = "what one execution of an op costs";
  let description = [{
    Counts that are zero are not printed, symbolic ones are strings, and a
    status is printed where it is not `exact`. `effective_…` stands where less
    than all is left without padding, inserted zeros and elements that are not
    stored. An op of which nothing is known
    reads `#roofline.cost<unknown>`, with its bytes where types give them.

    ```mlir
    #roofline.cost<macs = 4096, flops = 8192, read = 1024 B, write = 1024 B>
    #roofline.cost<flops = "64*arg0.d0", read = "256*arg0.d0" B, write = "256*arg0.d0" B>
    #roofline.cost<upper, int_ops = 8, read = 64 B, bytes upper>
    #roofline.cost<macs = 36, effective_macs = 25, flops = 72, effective_flops = 50>
    ```
  }];
  let parameters = (ins
    "::mlir::roofline::CountStatus":$status,
    "::mlir::roofline::CountStatus":$bytesStatus,
    "::mlir::roofline::Quantity":$macs,
    "::mlir::roofline::Quantity":$flops,
    "::mlir::roofline::Quantity":$intOps,
    "::mlir::roofline::Quantity":$transcendentals,
    "::mlir::roofline::Quantity":$effectiveMacs,
    "::mlir::roofline::Quantity":$effectiveFlops,
    "::mlir::roofline::Quantity":$effectiveIntOps,
    "::mlir::roofline::Quantity":$bytesRead,
    "::mlir::roofline::Quantity":$bytesWritten
  );
  let hasCustomAssemblyFormat = 1;
}

def Roofline_DeclaredCostAttr : Roofline_Attr<"DeclaredCost", "declared_cost"> {
  let summary = "what one execution of an op costs, as its author says";
  let description = [{
    Put on an operation as `roofline.declared_cost`, it takes the place of the
    op's cost model, of everything in its regions and of what it calls. It is
    trusted, and every count that comes from it has the status `declared`.

    Counts are integers >= 0 or polynomials in the sizes of the op's own
    operands and results, in quotes: `operand0.d1` is extent 1 of operand 0,
    `result0.d0` extent 0 of result 0, and `operand2` the value of an operand
    that is an integer or an index.

    - `type`: the element type that computes; without it that of the first
      operand or result that has a float or integer element type, or else `f32`.
    - `macs`: multiply-accumulates, each a multiplication and an addition.
    - `flops` (for a float type) or `int_ops`: those of the macs included, at
      least twice the macs; without it twice the macs.
    - `special`: transcendental functions; no part of the flops.
    - `read`, `write`: bytes. Without both, the op reads what its operands hold
      in memory and writes what its results hold, once each.

    ```mlir
    "acme.attention"(%q, %k) {roofline.declared_cost = #roofline.declared_cost<
        type = f16, macs = "operand0.d0*operand0.d1*operand1.d0",
        special = "operand0.d0*operand1.d0">} : …
    ```
  }];
  let parameters = (ins
    OptionalParameter<"::mlir::Type">:$type,
    OptionalParameter<"::std::optional<::mlir::roofline::Quantity>">:$macs,
    OptionalParameter<"::std::optional<::mlir::roofline::Quantity>">:$flops,
    OptionalParameter<"::std::optional<::mlir::roofline::Quantity>">:$intOps,
    OptionalParameter<"::std::optional<::mlir::roofline::Quantity>">:$special,
    OptionalParameter<"::std::optional<::mlir::roofline::Quantity>">:$bytesRead,
    OptionalParameter<"::std::optional<::mlir::roofline::Quantity>">:$bytesWritten
  );
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    /// A size that a count mentions, as an operation's operand or result and
    /// an extent of it; nothing for the extent where its value is meant.
    struct Size {
      bool isResult;
      unsigned index;
      std::optional<unsigned> dim;
    };
    /// Reads the name of a size.
    static std::optional<Size> parseSize(::llvm::StringRef name);
    /// Whether every size that a count mentions exists on `op`; reports the
    /// first that does not.
    ::llvm::LogicalResult verifySizes(::mlir::Operation *op) const;
    /// The counts in the order in which they are printed, with their names.
    ::llvm::SmallVector<std::pair<::llvm::StringRef,
                                  std::optional<::mlir::roofline::Quantity>>>
    getCounts() const;
  }];
}

def Roofline_BoundAttr : Roofline_Attr<"Bound", "bound"> {
  let summary = "what limits an op on the module's target";
  let description = [{
    The kind of the limiting resource and its name: a compute unit with its
    element type, or a memory level. `none` for an op that needs no time.

    ```mlir
    #roofline.bound<compute, "matrix.f16">
    #roofline.bound<memory, "HBM3">
    #roofline.bound<none>
    ```
  }];
  let parameters = (ins
    "::mlir::roofline::BoundKind":$kind,
    OptionalParameter<"::mlir::StringAttr">:$resource
  );
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
}

#endif // MLIR_ROOFLINE_IR_ROOFLINECOSTATTRS
