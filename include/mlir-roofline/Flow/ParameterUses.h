//===- ParameterUses.h - What uses which parameter --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_FLOW_PARAMETERUSES_H
#define MLIR_ROOFLINE_FLOW_PARAMETERUSES_H

#include "mlir-roofline/Flow/CallOperands.h"
#include "mlir-roofline/Flow/Parameters.h"
#include "mlir-roofline/Flow/ValueClasses.h"

namespace mlir::roofline {

/// Which costed operations use which parameters.
///
/// An operation that makes something of parameters alone (a transpose, a
/// dequantisation) hands them on to whatever uses that:
/// ```mlir
/// %t = linalg.transpose ins(%weight : …) outs(…) permutation = [1, 0]
/// %r = linalg.matmul ins(%input, %t : …) outs(…)    // uses %weight
/// ```
/// unless it makes it of more than `maxHandedOn`, or nothing uses it: then it
/// is the user itself. What a function is given is used by what is in it.
class ParameterUses {
public:
  ParameterUses(const ModuleCost &cost, const Parameters &parameters);

  /// The numbers (in `Parameters::getAll`) that an operation of
  /// `ModuleCost::getOps` uses, in increasing order, each once.
  ArrayRef<unsigned> get(unsigned op) const { return uses[op]; }

  /// So that time does not grow with programs that sum up all their weights.
  static constexpr unsigned maxHandedOn = 64;

private:
  using Numbers = SmallVector<unsigned, 2>;

  Numbers getNumbers(Value value) const;
  void addArguments(const FunctionCost &function);
  void addOp(unsigned index);
  void addUnused();

  const ModuleCost &cost;
  const Parameters &parameters;
  const ValueFlow &flow;
  const ValueClasses &classes;
  /// The calls of each function.
  Callers callers;
  /// What arguments may be, and what results are made of.
  llvm::DenseMap<Value, Numbers> madeOf;
  std::vector<Numbers> uses;
  /// The operations that have handed theirs on.
  std::vector<std::pair<unsigned, Numbers>> handedOn;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_FLOW_PARAMETERUSES_H
