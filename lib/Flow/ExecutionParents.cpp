//===- ExecutionParents.cpp - What executions are a part of ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ExecutionParents.h"

using namespace mlir::roofline;

std::vector<std::optional<unsigned>>
mlir::roofline::getParents(const ExecutionTree &tree) {
  std::vector<std::optional<unsigned>> parents(tree.getNumNodes());
  for (unsigned number = 0; number < tree.getNumNodes(); ++number)
    for (const ExecutionTree::Child &child : tree.getNode(number).children)
      if (!child.isOp)
        parents[child.index] = number;
  return parents;
}
