//===- ExecutionParents.h - What executions are a part of -------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_FLOW_EXECUTIONPARENTS_H
#define MLIR_ROOFLINE_LIB_FLOW_EXECUTIONPARENTS_H

#include "mlir-roofline/Program/ExecutionTree.h"

#include <optional>
#include <vector>

namespace mlir::roofline {

/// By number of a node, the node that it is a child of, which has a smaller
/// number; nothing for the root of a function.
std::vector<std::optional<unsigned>> getParents(const ExecutionTree &tree);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_FLOW_EXECUTIONPARENTS_H
