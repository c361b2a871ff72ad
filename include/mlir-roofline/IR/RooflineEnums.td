//===- RooflineEnums.td - Enumerations of the vocabulary ---*- tablegen -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The one place where the words of the vocabulary are spelled: IR, JSON, tables
// and C++ all take them from here.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_IR_ROOFLINEENUMS
#define MLIR_ROOFLINE_IR_ROOFLINEENUMS

include "mlir/IR/EnumAttr.td"

class Roofline_Enum<string name, string summary, list<I32EnumCase> cases>
    : I32Enum<name, summary, cases> {
  let cppNamespace = "::mlir::roofline";
}

def Roofline_WorkClass : Roofline_Enum<"WorkClass", "class of a scalar operation", [
  I32EnumCase<"mul", 0>,
  I32EnumCase<"add", 1>,      // and sub
  I32EnumCase<"fma", 2>,
  I32EnumCase<"div", 3>,      // and rem
  I32EnumCase<"special", 4>,  // exp, log, pow, sqrt, rsqrt, tanh, erf, sin, ...
  I32EnumCase<"compare", 5>,  // cmp, select, min, max, clamp
  I32EnumCase<"convert", 6>,  // casts
  I32EnumCase<"bit", 7>,      // and, or, xor, shifts, neg, abs, copysign
  I32EnumCase<"index", 8>     // arithmetic on `index`, address computation
]>;

def Roofline_CountStatus : Roofline_Enum<"CountStatus", "how far to trust a count", [
  I32EnumCase<"exact", 0>,
  I32EnumCase<"lower", 1>,     // the true value is >=
  I32EnumCase<"upper", 2>,     // the true value is <=
  I32EnumCase<"estimate", 3>,
  I32EnumCase<"declared", 4>,  // by the user
  I32EnumCase<"unknown", 5>
]>;

def Roofline_OperandRole : Roofline_Enum<"OperandRole", "part a value plays in an op", [
  I32EnumCase<"operand", 0>,
  I32EnumCase<"result", 1>,
  I32EnumCase<"captured", 2>   // used inside a region, defined outside
]>;

def Roofline_ValueClass : Roofline_Enum<"ValueClass", "what part a tensor plays in a program", [
  // A parameter or constant, or made of nothing else (a weight transposed, or
  // dequantised): it could be made ahead of time.
  I32EnumCase<"weight", 0, "parameters">,
  // State that comes in as an argument and goes out as a result, grown or with
  // a part replaced (a KV cache), and whatever is made of it by moving alone.
  I32EnumCase<"cache", 1, "caches">,
  I32EnumCase<"activation", 2, "activations">  // everything else
]>;

def Roofline_UnitKind : Roofline_Enum<"UnitKind", "kind of a compute unit", [
  I32EnumCase<"matrix", 0>,
  I32EnumCase<"vector", 1>,
  I32EnumCase<"special", 2>
]>;

def Roofline_OpClass : Roofline_Enum<"OpClass", "what a cost says an operation is", [
  I32EnumCase<"attention", 0>,    // contractions whose rows pass in pieces
  I32EnumCase<"contraction", 1>,  // has multiply-accumulates
  I32EnumCase<"reduction", 2>,    // sums rows up, with what is made of the sums
  I32EnumCase<"elementwise", 3>,  // has other scalar operations only
  I32EnumCase<"movement", 4>      // moves bytes and computes nothing
]>;

def Roofline_CacheState : Roofline_Enum<"CacheState", "what the caches hold before an op", [
  I32EnumCase<"cold", 0>,  // nothing
  I32EnumCase<"hot", 1>    // what fits
]>;

def Roofline_BoundKind : Roofline_Enum<"BoundKind", "kind of the limiting resource", [
  I32EnumCase<"compute", 0>,
  I32EnumCase<"memory", 1>,
  I32EnumCase<"none", 2>
]>;

def Roofline_SourceKind : Roofline_Enum<"SourceKind", "where a figure of a target comes from", [
  I32EnumCase<"datasheet", 0>,    // the vendor's statement of what it sells
  I32EnumCase<"guide", 1>,        // the vendor's manual for programmers
  I32EnumCase<"third_party", 2>,  // somebody else's table or device query
  I32EnumCase<"measured", 3>,
  I32EnumCase<"derived", 4>,      // follows from other figures, which it names
  I32EnumCase<"assumed", 5>,      // no document has it
  I32EnumCase<"system", 6>        // what this machine's operating system says
]>;

#endif // MLIR_ROOFLINE_IR_ROOFLINEENUMS
