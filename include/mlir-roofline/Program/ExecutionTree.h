//===- ExecutionTree.h - The control structure of a program -----*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How the costed operations of a program are composed: one after another,
// repeated, one of several, called. Sums, times and peaks are folds over it.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_PROGRAM_EXECUTIONTREE_H
#define MLIR_ROOFLINE_PROGRAM_EXECUTIONTREE_H

#include "mlir-roofline/Program/Totals.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

#include <optional>
#include <string>
#include <vector>

namespace mlir::roofline {

/// A forest: one tree per function. Its leaves are costed operations, by
/// number; its inner nodes say how the leaves below them execute.
class ExecutionTree {
public:
  enum class Kind {
    /// A call. Never recursive: the builder makes a recursive call an unknown
    /// operation.
    call,
    /// The children one after another.
    sequence,
    /// The children one after another, `times`.
    loop,
    /// Exactly one of the children, which are nodes.
    choice,
    /// The children are nodes, the basic blocks (or cycles of blocks) of an
    /// acyclic graph given by `successors`; execution runs along one path.
    graph,
  };

  /// In program order under its parent.
  struct Child {
    /// Whether `index` is the number of a costed operation or of a node.
    bool isOp;
    unsigned index;
  };

  struct Node {
    Node(Kind kind, Operation *op) : kind(kind), op(op) {}

    Kind kind;
    /// What the program has here: the call, the operation that loops or
    /// chooses, the one whose blocks form the graph or cycle, the function.
    /// Null for a sequence that is a block of a graph or a case of a choice.
    Operation *op;
    /// call: the number of the function.
    unsigned function = 0;
    /// loop: how often the children run per execution of the node.
    Multiplicity times;
    /// loop: the symbol that counts the iterations, 0 … times - 1, if a count
    /// inside depends on it; its costs are then summed, not multiplied.
    std::string induction;
    /// loop: whether no iteration waits for another.
    bool isParallel = false;
    /// loop: what its counter grows by from one iteration to the next, if the
    /// program leaves that open; it is never 0 then.
    Quantity step = 1;
    /// loop: the mean of `times` over the iterations of the loops around it,
    /// where it depends on them; at least, if that has no closed form.
    std::optional<double> meanTimes;
    bool isMeanLower = false;
    /// call: what the callee's size symbols stand for at this call.
    std::vector<std::pair<std::string, Quantity>> bindings;
    std::vector<Child> children;
    /// graph: for each child, the positions of its successors among the
    /// children; larger than its own. A child without successors is an exit.
    std::vector<std::vector<unsigned>> successors;

    /// loop: `times` as a number that may enter a bound: of a guess, the least
    /// that it may be. Nothing while it is symbolic.
    std::optional<double> getBoundTimes() const {
      if (times.isEstimate)
        return times.lower.getDouble();
      std::optional<double> number = times.value.getDouble();
      return number ? number : meanTimes;
    }
    /// loop: what that says of a sum over the iterations.
    CountStatus getBoundStatus() const {
      return times.isEstimate || isMeanLower ? CountStatus::lower
             : times.isExact()               ? CountStatus::exact
                                             : CountStatus::upper;
    }
  };

  unsigned getNumNodes() const { return nodes.size(); }
  const Node &getNode(unsigned node) const { return nodes[node]; }
  /// The root node of each function, in the order of the functions.
  ArrayRef<unsigned> getRoots() const { return roots; }
  /// All functions, each behind those that it calls.
  std::vector<unsigned> getCalleesFirst() const;
  /// The functions where execution starts, by number.
  ArrayRef<unsigned> getEntryPoints() const { return entryPoints; }

protected:
  // Filled by the builder, which only the library itself sees.
  std::vector<Node> nodes;
  std::vector<unsigned> roots;
  std::vector<unsigned> entryPoints;
};

/// Puts together a long sum of values whose size grows with what is in them
/// (formulas over many sizes): chunks of it are added to each other as a merge
/// sort does, instead of all of it being copied for each summand.
template <typename T>
class LongSum {
public:
  /// Where the next summand goes.
  template <typename Add>
  T &getNext(Add add) {
    constexpr unsigned maxChunk = 8;
    if (size++ == maxChunk) {
      push(add);
      size = 1;
    }
    return chunk;
  }
  template <typename Add>
  T take(Add add) {
    if (partial.empty())
      return std::move(chunk);
    push(add);
    while (partial.size() > 1)
      merge(add);
    return std::move(partial.front().first);
  }

private:
  template <typename Add>
  void push(Add add) {
    partial.emplace_back(std::exchange(chunk, T{}), 0);
    while (partial.size() > 1 &&
           partial.back().second >= partial[partial.size() - 2].second)
      merge(add);
  }
  template <typename Add>
  void merge(Add add) {
    add(partial[partial.size() - 2].first, partial.back().first);
    partial.pop_back();
    ++partial.back().second;
  }

  T chunk{};
  unsigned size = 0;
  /// In order, each with the logarithm of how many chunks are in it.
  std::vector<std::pair<T, unsigned>> partial;
};

/// Folds one value of type T up the tree of every function. `Algebra` has
///   - void addOp(T &, unsigned index): and then a costed operation;
///   - T call(const Node &, const T &): a call, given the callee's value;
///   - void add(T &, const T &): one after another;
///   - T scale(const T &, const Node &): a loop node around the value, or
///     T scaleNest(const T &, ArrayRef<const Node *>): loops, each the only
///     child of the one around it, outermost first;
///   - T choose(const T &, const T &): one of both.
template <typename T, typename Algebra>
class ExecutionFold {
public:
  ExecutionFold(const ExecutionTree &tree, Algebra &algebra)
      : tree(tree), algebra(algebra) {
    functions.resize(tree.getRoots().size());
    values.resize(tree.getNumNodes());
    // Callees first: chains of calls may be longer than the stack is deep.
    for (unsigned function : tree.getCalleesFirst()) {
      unsigned root = tree.getRoots()[function];
      foldBelow(root);
      functions[function] = take(root);
    }
  }

  /// The value of one execution of the function, callees included.
  const T &getFunction(unsigned function) const { return functions[function]; }

private:
  using Node = ExecutionTree::Node;

  /// Gives the node, and before it what is inside, a value. Programs nest
  /// deeper than the stack is.
  void foldBelow(unsigned root) {
    std::vector<unsigned> outsideIn = {root};
    for (size_t next = 0; next < outsideIn.size(); ++next) {
      const Node *node = &tree.getNode(outsideIn[next]);
      if (node->kind == ExecutionTree::Kind::loop)
        node = getNest(*node).back();
      for (const ExecutionTree::Child &child : node->children)
        if (!child.isOp)
          outsideIn.push_back(child.index);
    }
    for (unsigned index : llvm::reverse(outsideIn))
      values[index] = fold(tree.getNode(index));
  }

  /// The value of a node, which is asked for once.
  T take(unsigned index) { return *std::exchange(values[index], std::nullopt); }

  /// The value of a node whose children have theirs.
  T fold(const Node &node) {
    switch (node.kind) {
    case ExecutionTree::Kind::call:
      return algebra.call(node, functions[node.function]);
    case ExecutionTree::Kind::sequence:
      return foldSequence(node);
    case ExecutionTree::Kind::loop:
      return foldNest(getNest(node));
    case ExecutionTree::Kind::choice: {
      T value = take(node.children.front().index);
      for (const ExecutionTree::Child &child :
           llvm::ArrayRef(node.children).drop_front())
        value = algebra.choose(value, take(child.index));
      return value;
    }
    case ExecutionTree::Kind::graph:
      return foldGraph(node);
    }
    llvm_unreachable("covered switch");
  }

  T foldSequence(const Node &node) {
    auto add = [&](T &a, const T &b) { algebra.add(a, b); };
    LongSum<T> sum;
    for (const ExecutionTree::Child &child : node.children) {
      if (child.isOp)
        algebra.addOp(sum.getNext(add), child.index);
      else
        algebra.add(sum.getNext(add), take(child.index));
    }
    return sum.take(add);
  }

  /// The loop and those inside that are each the only child of the one around
  /// it, outermost first.
  llvm::SmallVector<const Node *> getNest(const Node &outermost) const {
    llvm::SmallVector<const Node *> nest = {&outermost};
    for (;;) {
      llvm::ArrayRef<ExecutionTree::Child> inside = nest.back()->children;
      if (inside.size() != 1 || inside.front().isOp)
        return nest;
      const Node &child = tree.getNode(inside.front().index);
      if (child.kind != ExecutionTree::Kind::loop)
        return nest;
      nest.push_back(&child);
    }
  }

  T foldNest(llvm::ArrayRef<const Node *> nest) {
    T value = foldSequence(*nest.back());
    if constexpr (hasScaleNest<Algebra>(0)) {
      return algebra.scaleNest(value, nest);
    } else {
      for (const Node *loop : llvm::reverse(nest))
        value = algebra.scale(value, *loop);
      return value;
    }
  }

  template <typename A>
  static constexpr auto hasScaleNest(int) -> decltype(&A::scaleNest, true) {
    return true;
  }
  template <typename A>
  static constexpr bool hasScaleNest(long) {
    return false;
  }

  /// From the exits backwards: a block costs itself and the choice of its
  /// successors.
  T foldGraph(const Node &node) {
    std::vector<std::optional<T>> onwards(node.children.size());
    for (size_t i = node.children.size(); i-- > 0;) {
      T value = take(node.children[i].index);
      std::optional<T> rest;
      for (unsigned successor : node.successors[i])
        rest = rest ? algebra.choose(*rest, *onwards[successor])
                    : *onwards[successor];
      if (rest)
        algebra.add(value, *rest);
      onwards[i] = std::move(value);
    }
    return onwards.empty() ? T{} : std::move(*onwards.front());
  }

  const ExecutionTree &tree;
  Algebra &algebra;
  std::vector<T> functions;
  /// Of the nodes that are folded while what is around them is not.
  std::vector<std::optional<T>> values;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_PROGRAM_EXECUTIONTREE_H
