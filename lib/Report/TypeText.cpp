//===- TypeText.cpp - Shapes and element types of an operation ------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   %r = linalg.matmul ins(%a, %b : tensor<16x32xf32>, tensor<32x8xf32>)
//                      outs(%c : tensor<16x8xf32>) -> tensor<16x8xf32>
//
// has the types `16x32xf32, 32x8xf32 -> 16x8xf32`. A type that is made of
// others can be exponentially larger as text than as a type: only its name is
// given.
//
//===----------------------------------------------------------------------===//

#include "Layers/Grouping.h"

#include "mlir/IR/BuiltinTypes.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"

using namespace mlir;
using namespace mlir::roofline;

/// As upstream prints numbers, whose printer sets up the state of a whole
/// module for each type, which takes longer than all else of a row.
static void printNumber(raw_ostream &os, Type type) {
  StringRef name = type.getAbstractType().getName();
  auto integer = dyn_cast<IntegerType>(type);
  if (!integer) {
    name.consume_front("builtin.");
    os << name;
    return;
  }
  if (!integer.isSignless())
    os << (integer.isSigned() ? 's' : 'u');
  os << 'i' << integer.getWidth();
}

static void printElement(raw_ostream &os, Type type) {
  if (type.isIntOrIndexOrFloat())
    return printNumber(os, type);
  auto complex = dyn_cast<ComplexType>(type);
  if (!complex) {
    os << type.getAbstractType().getName();
    return;
  }
  os << "complex<";
  printNumber(os, complex.getElementType());
  os << '>';
}

static void printType(raw_ostream &os, Type type) {
  auto shaped = dyn_cast<ShapedType>(type);
  if (!shaped)
    return printElement(os, type);
  if (!shaped.hasRank())
    os << "*x";
  else
    for (int64_t extent : shaped.getShape()) {
      if (ShapedType::isDynamic(extent))
        os << '?';
      else
        os << extent;
      os << 'x';
    }
  auto vector = dyn_cast<VectorType>(shaped.getElementType());
  if (!vector)
    return printElement(os, shaped.getElementType());
  os << "vector<";
  for (int64_t extent : vector.getShape())
    os << extent << 'x';
  printElement(os, vector.getElementType());
  os << '>';
}

/// Beside tensors, buffers and vectors, single numbers tell nothing.
static void printTypes(raw_ostream &os, TypeRange types) {
  bool hasShapes = llvm::any_of(types, llvm::IsaPred<ShapedType>);
  StringRef separator;
  for (Type type : types) {
    if (hasShapes && !isa<ShapedType>(type))
      continue;
    os << separator;
    printType(os, type);
    separator = ", ";
  }
}

std::string report::describeTypes(Operation *op) {
  SmallVector<Type> operands(op->getOperandTypes());
  SmallVector<Type> results(op->getResultTypes());
  // Where results go has their types; in memory it stands for them.
  if (auto destinations = dyn_cast<DestinationStyleOpInterface>(op)) {
    operands.clear();
    for (OpOperand *input : destinations.getDpsInputOperands())
      operands.push_back(input->get().getType());
    if (results.empty())
      llvm::append_range(results, destinations.getDpsInits().getTypes());
  }
  std::string text;
  llvm::raw_string_ostream os(text);
  printTypes(os, operands);
  if (!results.empty()) {
    os << (operands.empty() ? "-> " : " -> ");
    printTypes(os, results);
  }
  return text;
}
