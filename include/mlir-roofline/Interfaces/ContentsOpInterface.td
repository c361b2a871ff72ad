//===- ContentsOpInterface.td - What values hold -----------*- tablegen -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_CONTENTSOPINTERFACE
#define MLIR_ROOFLINE_INTERFACES_CONTENTSOPINTERFACE

include "mlir/IR/OpBase.td"

def ContentsOpInterface : OpInterface<"ContentsOpInterface"> {
  let cppNamespace = "::mlir::roofline";
  let description = [{
    An operation that can say where the contents of its results come from: of
    which operand they are a view, whether there are any yet, which operand is
    replaced in part, which global is read. What an operation costs is said
    elsewhere.

    Every method has a default that asks upstream's interfaces (views, subsets,
    destinations, memory effects), so that an operation which implements those
    needs no model of its own. Whoever wants to know asks the functions in
    `ContentsOpInterface.h`, which ask operations without a model the same way.

    ```mlir
    %v = tensor.cast %t : tensor<4xf32> to tensor<?xf32>  // view of all of %t
    %s = tensor.extract_slice %t[0] [2] [1] : …           // view of a part
    %r = tosa.reverse %t {axis = 0 : i32} : …             // own memory, same elements
    %e = tensor.empty() : tensor<4xf32>                   // no contents yet
    %i = tensor.insert_slice %x into %t[0] [2] [1] : …    // %t with a part replaced
    ```
  }];

  let methods = [
    InterfaceMethod<[{
        The operand that the contents of a result are drawn from, if they come
        from that operand alone and nothing is computed. Nothing otherwise.
      }],
      "::std::optional<::mlir::roofline::ContentsSource>", "getContentsSource",
      (ins "unsigned":$result), "", [{
        return ::mlir::roofline::detail::getUpstreamSource(
            $_op->getResult(result));
      }]>,
    InterfaceMethod<[{
        Whether a result is memory that holds nothing yet.
      }],
      "bool", "isAllocation", (ins "unsigned":$result), "", [{
        return ::mlir::roofline::detail::isUpstreamAllocation(
            $_op->getResult(result));
      }]>,
    InterfaceMethod<[{
        Whether the operation makes a result, a tensor, the same scalar
        everywhere. Constants and allocations need not say so.
      }],
      "bool", "makesSplat", (ins "unsigned":$result), "", [{
        return false;
      }]>,
    InterfaceMethod<[{
        The tensor of which a part is replaced, the rest staying as it was; null
        if there is none. The operation's only result, if it has one, is the
        tensor afterwards.
      }],
      "::mlir::OpOperand *", "getPartlyWritten", (ins), "", [{
        return ::mlir::roofline::detail::getUpstreamPartlyWritten($_op);
      }]>,
    InterfaceMethod<[{
        The values that are handed into the operation's regions, on from region
        to region, and out of them as results, where no upstream interface says
        so. A pair per way that a value may take.
      }],
      "void", "getForwarded",
      (ins "::llvm::SmallVectorImpl<::mlir::roofline::Forwarding> &":$values),
      "", [{
        // The interfaces say it, or there is nothing to say.
      }]>,
    InterfaceMethod<[{
        What a symbol that stands for memory holds at first; nothing if the
        operation is no such symbol.
      }],
      "::std::optional<::mlir::roofline::GlobalVariable>", "getGlobalVariable",
      (ins), "", [{
        return std::nullopt;
      }]>,
    InterfaceMethod<[{
        The symbol that stands for memory to which the operation refers, and
        what it does there; nothing if it refers to none.
      }],
      "::std::optional<::mlir::roofline::GlobalAccess>", "getGlobalAccess",
      (ins), "", [{
        return std::nullopt;
      }]>,
    InterfaceMethod<[{
        Whether an operand says where to look or how large something is
        (indices of a gather, a shape), and is no data.
      }],
      "bool", "holdsPositions", (ins "unsigned":$operand), "", [{
        return ::mlir::roofline::detail::holdsUpstreamPositions(
            $_op->getOpOperand(operand));
      }]>,
    InterfaceMethod<[{
        Whether each element of an operand is read for the element in the same
        place of the results alone, so that a result may be written over it.
      }],
      "bool", "isReadElementwise", (ins "unsigned":$operand), "", [{
        return ::mlir::roofline::detail::isUpstreamReadElementwise(
            $_op->getOpOperand(operand));
      }]>,
  ];
}

#endif // MLIR_ROOFLINE_INTERFACES_CONTENTSOPINTERFACE
