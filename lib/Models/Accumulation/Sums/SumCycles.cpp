//===- SumCycles.cpp - Numbers that are made of one another ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Sums/SumGraph.h"

using namespace mlir;
using namespace mlir::roofline;

/// A node whose sources are being looked at.
struct SumCycles::Visit {
  Node node;
  SmallVector<Node, 4> sources;
  unsigned next = 0;
};

SumCycles::SumCycles(const SumGraph &graph) {
  auto add = [&](Value root) {
    if (!states.contains(Node(root)))
      search(graph, root);
  };
  for (Operation *sum : graph.getSums())
    llvm::for_each(sum->getResults(), add);
  llvm::for_each(graph.getSharedResults(), add);
}

/// Tarjan's algorithm ("Depth-first search and linear graph algorithms", SIAM
/// Journal on Computing 1972), with a stack of its own: chains may be long.
void SumCycles::search(const SumGraph &graph, Node root) {
  SmallVector<Visit, 8> visits;
  auto enter = [&](Node node) {
    unsigned index = states.size() + 1;
    states[node] = {index, index, /*cycle=*/0};
    open.push_back(node);
    visits.emplace_back();
    visits.back().node = node;
    graph.getSources(node, visits.back().sources);
  };
  enter(root);
  while (!visits.empty()) {
    Visit &visit = visits.back();
    if (visit.next != visit.sources.size()) {
      Node source = visit.sources[visit.next++];
      auto it = states.find(source);
      if (it == states.end()) {
        enter(source);
      } else if (it->second.cycle == 0) {
        State &state = states[visit.node];
        state.lowest = std::min(state.lowest, it->second.index);
      }
      continue;
    }
    Node node = visit.node;
    visits.pop_back();
    State state = states[node];
    if (!visits.empty()) {
      State &parent = states[visits.back().node];
      parent.lowest = std::min(parent.lowest, state.lowest);
    }
    if (state.lowest != state.index)
      continue;
    ++numCycles;
    Node member;
    do {
      member = open.pop_back_val();
      states[member].cycle = numCycles;
    } while (member != node);
  }
}

bool SumCycles::areInOneCycle(Value a, Value b) const {
  auto first = states.find(Node(a)), second = states.find(Node(b));
  return first != states.end() && second != states.end() &&
         first->second.cycle == second->second.cycle;
}
