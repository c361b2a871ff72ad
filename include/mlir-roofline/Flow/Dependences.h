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
/// Values flow from definition to use. A buffer flows as a whole from whatever
/// writes it to whatever reads it later; writing again waits for nothing, as if
/// there were another buffer. What flows through variables (TOSA, ml_program)
/// is not followed.
class Dependences {
public:
  struct Child {
    /// Positions of children of the same node.
    SmallVector<unsigned, 2> predecessors;
    /// In a loop: whether it uses something that the previous iteration has
    /// made, and whether the next iteration uses what it makes.
    bool usesPrevious = false;
    bool feedsNext = false;
  };

  Dependences(const ModuleCost &cost, const ValueFlow &values);

  /// Parallel to the children of a node of the kind sequence or loop; empty
  /// for other nodes.
  ArrayRef<Child> getChildren(unsigned node) const { return nodes[node]; }

private:
  std::vector<std::vector<Child>> nodes;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_FLOW_DEPENDENCES_H
