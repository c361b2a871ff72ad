//===- Dependences.h - What waits for what ----------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The flow of data between the parts of a program, for questions about what
// could happen at the same time.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_FLOW_DEPENDENCES_H
#define MLIR_ROOFLINE_FLOW_DEPENDENCES_H

#include "mlir-roofline/Flow/ValueFlow.h"

namespace mlir::roofline {

/// Which children of an execution tree's sequences and loops use what earlier
/// ones have made. Operations that are free pass on what they are made of.
///
/// Values flow from definition to use. A buffer, or a variable, flows as a
/// whole from whatever writes it to whatever reads it later; writing again
/// waits for nothing, as if there were another buffer.
class Dependences {
public:
  /// What a child waits for.
  struct Edge {
    /// Of a child of the same node.
    unsigned position;
    /// The value, or buffer, that is used; null for a variable.
    Value value;
  };
  /// Several children at once: those named here and those of an earlier join.
  struct Join {
    std::optional<unsigned> earlier;
    SmallVector<unsigned, 4> children;
  };
  struct Child {
    SmallVector<Edge, 2> predecessors;
    /// Indices of joins, all of whose children stand before this one.
    SmallVector<unsigned, 1> joins;
    /// In a loop: whether it uses something that the previous iteration has
    /// made, and whether the next iteration uses what it makes.
    bool usesPrevious = false;
    bool feedsNext = false;
  };
  struct Node {
    /// Parallel to the children of a node of the kind sequence or loop; empty
    /// for other nodes.
    std::vector<Child> children;
    std::vector<Join> joins;
  };

  Dependences(const ModuleCost &cost, const ValueFlow &values);

  const Node &getNode(unsigned node) const { return nodes[node]; }

private:
  std::vector<Node> nodes;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_FLOW_DEPENDENCES_H
