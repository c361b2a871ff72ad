//===- ExecutionTree.cpp - The control structure of a program -------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Program/ExecutionTree.h"

using namespace mlir::roofline;

/// The functions called anywhere in the tree under `root`, in program order.
static std::vector<unsigned> getCallees(const ExecutionTree &tree,
                                        unsigned root) {
  std::vector<unsigned> callees, work = {root};
  while (!work.empty()) {
    const ExecutionTree::Node &node = tree.getNode(work.back());
    work.pop_back();
    if (node.kind == ExecutionTree::Kind::call)
      callees.push_back(node.function);
    for (const ExecutionTree::Child &child : node.children)
      if (!child.isOp)
        work.push_back(child.index);
  }
  return callees;
}

std::vector<unsigned> ExecutionTree::getCalleesFirst() const {
  // Depth first with a stack of its own: chains of calls may be long.
  struct Frame {
    unsigned function;
    std::vector<unsigned> callees;
  };
  std::vector<unsigned> order;
  std::vector<bool> seen(roots.size());
  std::vector<Frame> frames;
  auto enter = [&](unsigned function) {
    if (seen[function])
      return;
    seen[function] = true;
    frames.push_back({function, getCallees(*this, roots[function])});
  };
  for (unsigned function = 0; function < roots.size(); ++function) {
    enter(function);
    while (!frames.empty()) {
      Frame &frame = frames.back();
      if (frame.callees.empty()) {
        order.push_back(frame.function);
        frames.pop_back();
        continue;
      }
      unsigned callee = frame.callees.back();
      frame.callees.pop_back();
      enter(callee);
    }
  }
  return order;
}
