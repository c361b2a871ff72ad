//===- CallOperands.h - What calls pass -------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_FLOW_CALLOPERANDS_H
#define MLIR_ROOFLINE_FLOW_CALLOPERANDS_H

#include "mlir-roofline/Flow/ValueFlow.h"

namespace mlir::roofline {

/// Whether `value` is what a function is given.
bool isFunctionArgument(Value value);

/// The values that a call passes, or a launch.
ValueRange getCallOperands(const ExecutionTree::Node &call);

/// What a call passes for an argument of its callee; null if `argument` is
/// something else, or nothing is passed for it.
Value getPassed(const ExecutionTree::Node &call, Value argument);

/// By function operation, the nodes that call it.
using Callers =
    llvm::DenseMap<Operation *, SmallVector<const ExecutionTree::Node *>>;
Callers findCallers(const ModuleCost &cost);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_FLOW_CALLOPERANDS_H
