//===- ExecutionTreeBuilder.h - Filling an execution tree -------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_PROGRAM_EXECUTIONTREEBUILDER_H
#define MLIR_ROOFLINE_LIB_PROGRAM_EXECUTIONTREEBUILDER_H

#include "mlir-roofline/Program/ExecutionTree.h"

namespace mlir::roofline {

/// A tree that is being made. Whoever uses it afterwards sees an ExecutionTree,
/// which nobody changes.
class ExecutionTreeBuilder : public ExecutionTree {
public:
  ExecutionTreeBuilder() = default;
  /// A copy to go on with.
  explicit ExecutionTreeBuilder(const ExecutionTree &tree)
      : ExecutionTree(tree) {}

  /// Room for so many nodes, which are expensive to move.
  void reserve(unsigned numNodes) { nodes.reserve(numNodes); }

  using ExecutionTree::getNode;
  Node &getNode(unsigned node) { return nodes[node]; }
  /// A new node, as the last child of `parent`.
  unsigned addNode(Kind kind, unsigned parent, Operation *op = nullptr) {
    nodes.emplace_back(kind, op);
    nodes[parent].children.push_back(
        {/*isOp=*/false, unsigned(nodes.size() - 1)});
    return nodes.size() - 1;
  }
  /// The root of the next function.
  unsigned addRoot(Operation *function) {
    nodes.emplace_back(Kind::sequence, function);
    roots.push_back(nodes.size() - 1);
    return nodes.size() - 1;
  }
  void addOp(unsigned op, unsigned parent) {
    nodes[parent].children.push_back({/*isOp=*/true, op});
  }
  void addEntryPoint(unsigned function) { entryPoints.push_back(function); }
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_PROGRAM_EXECUTIONTREEBUILDER_H
