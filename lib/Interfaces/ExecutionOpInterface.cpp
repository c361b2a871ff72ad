//===- ExecutionOpInterface.cpp - How often regions run -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"

#include "mlir/IR/Dialect.h"

using namespace mlir;
using namespace mlir::roofline;

#include "mlir-roofline/Interfaces/ExecutionOpInterface.cpp.inc"

std::optional<Quantity> mlir::roofline::getTripCount(const Quantity &lower,
                                                     const Quantity &upper,
                                                     const Quantity &step) {
  // A step of zero never arrives; a negative one is undefined on scf.for and
  // counts down where a dialect allows it. A size that is a step is no zero, or
  // the loop would not end.
  bool isUp = step.isConstant() ? (step - Quantity(1)).isKnownNonNegative()
                                : step.isKnownNonNegative();
  if (isUp)
    return Quantity::max(0, Quantity::ceilDiv(upper - lower, step));
  Quantity down = Quantity(0) - step;
  if ((down - Quantity(1)).isKnownNonNegative())
    return Quantity::max(0, Quantity::ceilDiv(lower - upper, down));
  return std::nullopt;
}

bool mlir::roofline::onlyDescribes(Operation *op) {
  Dialect *dialect = op->getDialect();
  auto *execution =
      dialect ? dialect->getRegisteredInterface<ExecutionDialectInterface>()
              : nullptr;
  return execution && execution->onlyDescribes();
}
