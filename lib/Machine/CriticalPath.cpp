//===- CriticalPath.cpp - Time with unlimited overlap ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/CriticalPath.h"

#include "mlir-roofline/Support/FiniteNumber.h"

#include <limits>

using namespace mlir;
using namespace mlir::roofline;
using Kind = ExecutionTree::Kind;

namespace {
class PathFinder {
public:
  PathFinder(const ModuleCost &cost, const Dependences &dependences,
             ArrayRef<double> seconds)
      : tree(cost.getExecution()), dependences(dependences), seconds(seconds),
        functions(tree.getRoots().size()) {}

  double getFunction(unsigned function) {
    if (!functions[function])
      functions[function] = getPath(tree.getRoots()[function]);
    return *functions[function];
  }
  bool hasOpenTrips() const { return isOpen; }

private:
  double getPath(unsigned number);
  double getChild(ExecutionTree::Child child) {
    return child.isOp ? seconds[child.index] : getPath(child.index);
  }
  double getChildren(unsigned number, double trips);
  double getGraph(const ExecutionTree::Node &node);

  const ExecutionTree &tree;
  const Dependences &dependences;
  ArrayRef<double> seconds;
  std::vector<std::optional<double>> functions;
  bool isOpen = false;
};
} // namespace

/// A whole iteration, and for each further one what it adds: the longest chain
/// from what one iteration leaves to what it leaves for the next.
double PathFinder::getChildren(unsigned number, double trips) {
  constexpr double never = -std::numeric_limits<double>::infinity();
  const ExecutionTree::Node &node = tree.getNode(number);
  const Dependences::Node &waits = dependences.getNode(number);
  SmallVector<double> end, endOfChain;
  // By join, as far as they have been asked for.
  SmallVector<std::pair<double, double>> joins;
  double longest = 0, longestChain = 0;
  for (auto [child, flow] : llvm::zip_equal(node.children, waits.children)) {
    double start = 0, startOfChain = flow.usesPrevious ? 0 : never;
    for (const Dependences::Edge &edge : flow.predecessors) {
      start = std::max(start, end[edge.position]);
      startOfChain = std::max(startOfChain, endOfChain[edge.position]);
    }
    for (unsigned joined : flow.joins) {
      while (joins.size() <= joined) {
        const Dependences::Join &join = waits.joins[joins.size()];
        std::pair<double, double> both =
            join.earlier ? joins[*join.earlier] : std::pair(0.0, never);
        for (unsigned position : join.children)
          both = {std::max(both.first, end[position]),
                  std::max(both.second, endOfChain[position])};
        joins.push_back(both);
      }
      start = std::max(start, joins[joined].first);
      startOfChain = std::max(startOfChain, joins[joined].second);
    }
    double duration = getChild(child);
    end.push_back(start + duration);
    endOfChain.push_back(startOfChain + duration);
    longest = std::max(longest, end.back());
    if (flow.feedsNext)
      longestChain = std::max(longestChain, endOfChain.back());
  }
  // Less than one: on average, of what runs under a condition.
  if (trips < 1)
    return trips <= 0 ? 0 : trips * longest;
  return longest + (trips - 1) * longestChain;
}

double PathFinder::getGraph(const ExecutionTree::Node &node) {
  std::vector<double> rest(node.children.size());
  for (size_t i = node.children.size(); i-- > 0;) {
    for (unsigned successor : node.successors[i])
      rest[i] = std::max(rest[i], rest[successor]);
    rest[i] += getChild(node.children[i]);
  }
  return rest.empty() ? 0 : rest.front();
}

double PathFinder::getPath(unsigned number) {
  const ExecutionTree::Node &node = tree.getNode(number);
  switch (node.kind) {
  case Kind::call:
    return getFunction(node.function);
  case Kind::sequence:
    return getChildren(number, 1);
  case Kind::loop: {
    std::optional<double> trips = node.getBoundTimes();
    if (!trips && getChildren(number, 1) > 0)
      isOpen = true;
    return getChildren(number, trips.value_or(0));
  }
  case Kind::choice: {
    double longest = 0;
    for (const ExecutionTree::Child &child : node.children)
      longest = std::max(longest, getChild(child));
    return longest;
  }
  case Kind::graph:
    return getGraph(node);
  }
  llvm_unreachable("covered switch");
}

std::optional<double>
mlir::roofline::findCriticalPath(const ModuleCost &cost,
                                 const Dependences &dependences,
                                 ArrayRef<double> seconds) {
  PathFinder finder(cost, dependences, seconds);
  // Callees first: chains of calls may be longer than the stack is deep.
  for (unsigned function : cost.getExecution().getCalleesFirst())
    finder.getFunction(function);
  double total = 0;
  for (unsigned entry : cost.getExecution().getEntryPoints())
    total += finder.getFunction(entry);
  return finder.hasOpenTrips() ? std::nullopt : getFinite(total);
}
