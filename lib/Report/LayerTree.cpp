//===- LayerTree.cpp - Layers in layers -----------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Grouping.h"

#include "llvm/ADT/STLExtras.h"

#include <limits>

using namespace mlir;
using namespace mlir::roofline;
using report::LayerNames;
using report::LayerPaths;

/// Of a way that is one name; of longer ones, the first frame and the last.
static constexpr unsigned maxFrames = 3;

namespace {
/// Lists the layers that have operations, each before those in it.
class LayerTree {
public:
  LayerTree(const LayerPaths &paths, const LayerNames &names,
            ArrayRef<std::optional<unsigned>> layers, unsigned maxDepth);
  std::vector<Report::Layer> list();
  /// What all layers are in, once they are listed.
  unsigned getTop() const { return top; }

private:
  /// A layer that is still to be listed.
  struct Open {
    unsigned layer;
    /// Of the listed layer around it: its number in the paths and in the list.
    unsigned outer;
    std::optional<unsigned> parent;
    unsigned depth;
  };

  void findTop();
  void add(const Open &open);
  void addLeaf(StringRef name, unsigned layer, ArrayRef<unsigned> ops);
  std::vector<unsigned> getAllOps(unsigned layer) const;
  std::vector<std::string> getPath(unsigned layer) const;

  const LayerPaths &paths;
  const LayerNames &names;
  unsigned maxDepth;
  /// By number in the paths: the operations that are in no layer inside of it,
  /// and the layers right inside of it that have some, as they first run.
  std::vector<std::vector<unsigned>> own, inner;
  std::vector<unsigned> withoutLocation;
  std::vector<Report::Layer> listed;
  std::vector<Open> stack;
  unsigned top = LayerPaths::program;
};
} // namespace

LayerTree::LayerTree(const LayerPaths &paths, const LayerNames &names,
                     ArrayRef<std::optional<unsigned>> layers,
                     unsigned maxDepth)
    : paths(paths), names(names), maxDepth(maxDepth), own(paths.getNumLayers()),
      inner(paths.getNumLayers()) {
  constexpr unsigned never = std::numeric_limits<unsigned>::max();
  std::vector<unsigned> first(paths.getNumLayers(), never);
  for (auto [id, layer] : llvm::enumerate(layers)) {
    (layer ? own[*layer] : withoutLocation).push_back(id);
    if (layer)
      first[*layer] = std::min<unsigned>(first[*layer], id);
  }
  for (unsigned layer = paths.getNumLayers() - 1; layer > 0; --layer) {
    unsigned parent = paths.getParent(layer);
    first[parent] = std::min(first[parent], first[layer]);
    if (first[layer] != never)
      inner[parent].push_back(layer);
  }
  for (std::vector<unsigned> &each : inner)
    llvm::sort(each,
               [&](unsigned a, unsigned b) { return first[a] < first[b]; });
}

std::vector<unsigned> LayerTree::getAllOps(unsigned layer) const {
  std::vector<unsigned> ops;
  SmallVector<unsigned> open = {layer};
  while (!open.empty()) {
    layer = open.pop_back_val();
    llvm::append_range(ops, own[layer]);
    llvm::append_range(open, inner[layer]);
  }
  llvm::sort(ops);
  return ops;
}

std::vector<std::string> LayerTree::getPath(unsigned layer) const {
  std::vector<std::string> path;
  for (; layer != LayerPaths::program; layer = paths.getParent(layer))
    path.push_back(names.getStep(layer));
  std::reverse(path.begin(), path.end());
  return path;
}

void LayerTree::addLeaf(StringRef name, unsigned layer,
                        ArrayRef<unsigned> ops) {
  if (ops.empty())
    return;
  Report::Layer &leaf = listed.emplace_back();
  leaf.name = name.str();
  leaf.path = getPath(layer);
  leaf.own = ops.vec();
}

/// What everything is in tells nothing apart: the layers of depth 1 are those
/// right inside of it. What is in none of them is a leaf beside them.
void LayerTree::findTop() {
  addLeaf(report::noLayer, top, own[top]);
  while (inner[top].size() == 1 && !inner[inner[top].front()].empty()) {
    top = inner[top].front();
    addLeaf("(directly in " + names.getStep(top) + ")", top, own[top]);
  }
  // Of one layer alone, the row has the whole name.
  if (listed.empty() && inner[top].size() == 1)
    top = LayerPaths::program;
}

void LayerTree::add(const Open &open) {
  unsigned layer = open.layer;
  while (own[layer].empty() && inner[layer].size() == 1)
    layer = inner[layer].front();
  unsigned number = listed.size();
  Report::Layer &added = listed.emplace_back();
  added.name = names.getWay(open.outer, layer, maxFrames);
  added.path = getPath(layer);
  added.parent = open.parent;
  added.depth = open.depth;
  added.own = open.depth == maxDepth ? getAllOps(layer) : own[layer];
  if (open.depth < maxDepth)
    for (unsigned each : llvm::reverse(inner[layer]))
      stack.push_back({each, layer, number, open.depth + 1});
}

std::vector<Report::Layer> LayerTree::list() {
  findTop();
  for (unsigned each : llvm::reverse(inner[top]))
    stack.push_back({each, top, std::nullopt, 1});
  while (!stack.empty()) {
    Open open = stack.back();
    stack.pop_back();
    add(open);
  }
  addLeaf(report::noLocation, LayerPaths::program, withoutLocation);
  for (Report::Layer &layer : listed)
    layer.sum.ops = layer.own;
  for (Report::Layer &layer : llvm::reverse(listed))
    if (layer.parent)
      llvm::append_range(listed[*layer.parent].sum.ops, layer.sum.ops);
  for (Report::Layer &layer : listed) {
    llvm::sort(layer.sum.ops);
    layer.sum.name = layer.name;
  }
  return std::move(listed);
}

void report::addLayers(Report &report, const LayerPaths &paths,
                       const LayerNames &names,
                       ArrayRef<std::optional<unsigned>> layers,
                       std::optional<unsigned> depth) {
  LayerTree tree(paths, names, layers, depth.value_or(LayerPaths::maxDepth));
  report.layers = tree.list();
  report.layersIn = names.getWay(LayerPaths::program, tree.getTop(), maxFrames);
  for (Report::Layer &layer : report.layers)
    sumOps(report, layer.sum);
}
