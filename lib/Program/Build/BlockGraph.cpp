//===- BlockGraph.cpp - Loops of unstructured control flow ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BlockGraph.h"

#include "mlir/IR/Block.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallSet.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// Tarjan's algorithm on a subset of a region's blocks, with an explicit stack:
/// generated code may have very long chains of blocks.
class ComponentFinder {
public:
  ComponentFinder(ArrayRef<Block *> blocks, Block *header)
      : subset(blocks.begin(), blocks.end()), header(header) {}

  std::vector<BlockComponent> run(Block *entry) {
    visit(entry);
    while (!frames.empty())
      step();
    // Components were completed successors first.
    std::reverse(components.begin(), components.end());
    finish();
    return std::move(components);
  }

private:
  struct Frame {
    Block *block;
    unsigned nextSuccessor = 0;
  };

  bool hasEdgeTo(Block *block) const {
    return block != header && subset.contains(block);
  }

  void visit(Block *block) {
    unsigned number = index.size();
    index[block] = low[block] = number;
    open.push_back(block);
    isOpen.insert(block);
    frames.push_back({block});
  }

  void step() {
    Frame &frame = frames.back();
    Block *block = frame.block;
    if (frame.nextSuccessor < block->getNumSuccessors()) {
      Block *successor = block->getSuccessor(frame.nextSuccessor++);
      if (!hasEdgeTo(successor))
        return;
      if (!index.contains(successor))
        visit(successor);
      else if (isOpen.contains(successor))
        low[block] = std::min(low[block], index[successor]);
      return;
    }
    frames.pop_back();
    if (!frames.empty())
      low[frames.back().block] = std::min(low[frames.back().block], low[block]);
    if (low[block] == index[block])
      close(block);
  }

  /// The root is what was visited first, from outside: the header of a cycle.
  void close(Block *root) {
    BlockComponent component;
    Block *block;
    do {
      block = open.pop_back_val();
      isOpen.erase(block);
      component.blocks.push_back(block);
    } while (block != root);
    std::reverse(component.blocks.begin(), component.blocks.end());
    components.push_back(std::move(component));
  }

  /// Fills in cycles and successors.
  void finish() {
    llvm::DenseMap<Block *, unsigned> componentOf;
    for (auto [number, component] : llvm::enumerate(components))
      for (Block *block : component.blocks)
        componentOf[block] = number;
    for (auto [number, component] : llvm::enumerate(components)) {
      llvm::SmallSet<unsigned, 4> seen;
      for (Block *block : component.blocks)
        for (Block *successor : block->getSuccessors()) {
          if (!hasEdgeTo(successor))
            continue;
          unsigned other = componentOf[successor];
          if (other == number)
            component.isCycle = true;
          else if (seen.insert(other).second)
            component.successors.push_back(other);
        }
      llvm::sort(component.successors);
    }
  }

  llvm::DenseSet<Block *> subset;
  Block *header;
  llvm::DenseMap<Block *, unsigned> index, low;
  SmallVector<Block *> open;
  llvm::DenseSet<Block *> isOpen;
  SmallVector<Frame> frames;
  std::vector<BlockComponent> components;
};
} // namespace

std::vector<BlockComponent>
mlir::roofline::getComponents(ArrayRef<Block *> blocks, Block *entry,
                              Block *header) {
  return ComponentFinder(blocks, header).run(entry);
}
