//===- ExecutionOpInterface.td - How often regions run -----*- tablegen -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_EXECUTIONOPINTERFACE
#define MLIR_ROOFLINE_INTERFACES_EXECUTIONOPINTERFACE

include "mlir/IR/OpBase.td"

def ExecutionOpInterface : OpInterface<"ExecutionOpInterface"> {
  let cppNamespace = "::mlir::roofline";
  let description = [{
    An operation that can say how its regions run where MLIR's own interfaces
    cannot: as a nest of loops, under a condition, or as the call of a function.

    `LoopLikeOpInterface`, `RegionBranchOpInterface` and `CallOpInterface` say
    most of what there is to say, so each method has an answer that leaves the
    question to them. What an operation costs is another matter, and that of
    `CostModelOpInterface`.

    ```mlir
    // Two loops, of 4 and of 8 iterations; neither waits for the other.
    affine.parallel (%i, %j) = (0, 0) to (4, 8) { … }
    // The first region runs where 8 - %i is at least 1.
    affine.if affine_set<(d0) : (7 - d0 >= 0)>(%i) { … }
    ```
  }];

  let methods = [
    InterfaceMethod<[{
        The nest of loops as whose body the regions of the operation (of a
        LoopLikeOpInterface: its loop regions) run, the outermost first;
        likewise the function that `getLaunchedFunction` names. An empty nest
        runs them once, in order. Nothing leaves it to the operation's other
        interfaces.
      }],
      "::std::optional<::llvm::SmallVector<::mlir::roofline::LoopLevel>>",
      "getRegionLoops", (ins "::mlir::roofline::SizeProvider &":$sizes), "", [{
        return std::nullopt;
      }]>,
    InterfaceMethod<[{
        What there is to know of an operation that loops while a condition
        holds; nothing if it is none.
      }],
      "::std::optional<::mlir::roofline::TestedLoop>", "getTestedLoop", (ins),
      "", [{
        return std::nullopt;
      }]>,
    InterfaceMethod<[{
        Whether an execution of the operation runs exactly one of its regions.
        Not asked of a RegionBranchOpInterface, which says so itself.
      }],
      "bool", "runsOneRegion", (ins), "", [{
        return false;
      }]>,
    InterfaceMethod<[{
        How often an execution of the operation runs the region of that number,
        0 or 1, if that follows from sizes and loop counters; nothing if it
        depends on anything else, or if the region may run more often.
      }],
      "::std::optional<::mlir::roofline::Quantity>", "getRegionCondition",
      (ins "unsigned":$region, "::mlir::roofline::SizeProvider &":$sizes), "", [{
        return std::nullopt;
      }]>,
    InterfaceMethod<[{
        Of a terminator, what holds where it branches to the successor of that
        number; nothing if that is data or no single comparison.
      }],
      "::std::optional<::mlir::roofline::Comparison>", "getSuccessorComparison",
      (ins "unsigned":$successor, "::mlir::roofline::SizeProvider &":$sizes),
      "", [{
        return std::nullopt;
      }]>,
    InterfaceMethod<[{
        Of a terminator, 1 where it branches to the successor of that number,
        else 0, if that follows from sizes and loop counters.
      }],
      "::std::optional<::mlir::roofline::Quantity>", "getSuccessorCondition",
      (ins "unsigned":$successor, "::mlir::roofline::SizeProvider &":$sizes),
      "", [{
        auto model = ::llvm::cast<::mlir::roofline::ExecutionOpInterface>(
            $_op.getOperation());
        auto comparison = model.getSuccessorComparison(successor, sizes);
        return comparison ? ::std::optional<::mlir::roofline::Quantity>(
                                comparison->getIndicator())
                          : ::std::nullopt;
      }]>,
    InterfaceMethod<[{
        The function that an operation which is no CallOpInterface runs, null if
        there is none. A launch: the function lives in a symbol table further in
        than that of the operation.
      }],
      "::mlir::SymbolRefAttr", "getLaunchedFunction", (ins), "", [{
        return {};
      }]>,
    InterfaceMethod<[{
        The values that the launched function's arguments take.
      }],
      "::mlir::ValueRange", "getLaunchOperands", (ins), "", [{
        return {};
      }]>,
  ];
}

#endif // MLIR_ROOFLINE_INTERFACES_EXECUTIONOPINTERFACE
