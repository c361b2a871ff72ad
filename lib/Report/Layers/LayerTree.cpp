//===- LayerTree.cpp - Layers in layers -----------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Grouping.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"

#include <limits>
#include <map>

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
  /// Has numbered layers one after another that are alike stand as one, for
  /// all of them: `0 ... 31 ×32`. To be called before they are listed.
  void mergeAlike(const Report &report);
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

  std::vector<unsigned> findKinds(const Report &report) const;
  bool isAnother(unsigned before, unsigned layer) const;
  void merge(unsigned layer, unsigned into);
  std::string getName(unsigned first, unsigned outer, unsigned layer) const;
  bool isAlone(unsigned layer) const;
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
  /// By number in the paths: how many a layer stands for if there are several,
  /// and the last of them.
  std::vector<std::pair<unsigned, unsigned>> merged;
  std::vector<Report::Layer> listed;
  std::vector<Open> stack;
  unsigned top = LayerPaths::program;
};
} // namespace

LayerTree::LayerTree(const LayerPaths &paths, const LayerNames &names,
                     ArrayRef<std::optional<unsigned>> layers,
                     unsigned maxDepth)
    : paths(paths), names(names), maxDepth(maxDepth), own(paths.getNumLayers()),
      inner(paths.getNumLayers()), merged(paths.getNumLayers()) {
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

//===----------------------------------------------------------------------===//
// Layers that are alike
//===----------------------------------------------------------------------===//

/// Equal for layers whose operations have equal rows, and in which there are
/// layers of the same names of which this holds.
std::vector<unsigned> LayerTree::findKinds(const Report &report) const {
  llvm::StringMap<unsigned> opKinds, steps;
  std::map<std::vector<unsigned>, unsigned> known;
  std::vector<unsigned> kinds(paths.getNumLayers());
  auto getNumber = [](llvm::StringMap<unsigned> &numbers, StringRef key) {
    return numbers.try_emplace(key, numbers.size()).first->second;
  };
  for (unsigned layer = paths.getNumLayers(); layer-- > 0;) {
    std::vector<unsigned> key = {static_cast<unsigned>(own[layer].size())};
    for (unsigned op : own[layer])
      key.push_back(getNumber(opKinds, report::getRowKey(report.ops[op])));
    for (unsigned each : inner[layer]) {
      key.push_back(getNumber(steps, names.getStep(each)));
      key.push_back(kinds[each]);
    }
    kinds[layer] =
        known.try_emplace(std::move(key), known.size()).first->second;
  }
  return kinds;
}

/// Whether the names of two layers differ in their numbers alone.
bool LayerTree::isAnother(unsigned before, unsigned layer) const {
  auto getText = [&](unsigned of) {
    std::string text = paths.getPart(of).name.str();
    llvm::erase_if(text, llvm::isDigit);
    return text;
  };
  return !paths.getPart(before).isFrame() && !paths.getPart(layer).isFrame() &&
         getText(before) == getText(layer);
}

/// Layers of one kind, with all that is in them.
void LayerTree::merge(unsigned layer, unsigned into) {
  SmallVector<std::pair<unsigned, unsigned>> open = {{layer, into}};
  while (!open.empty()) {
    auto [from, to] = open.pop_back_val();
    llvm::append_range(own[to], own[from]);
    for (auto [each, other] : llvm::zip_equal(inner[from], inner[to]))
      open.emplace_back(each, other);
  }
}

void LayerTree::mergeAlike(const Report &report) {
  std::vector<unsigned> kinds = findKinds(report);
  // What is in layers has been merged before they are.
  for (std::vector<unsigned> &layers : llvm::reverse(inner)) {
    std::vector<unsigned> kept;
    for (unsigned layer : layers) {
      if (kept.empty() || kinds[kept.back()] != kinds[layer] ||
          !isAnother(kept.back(), layer)) {
        kept.push_back(layer);
        continue;
      }
      merge(layer, kept.back());
      auto &[count, last] = merged[kept.back()];
      count = std::max(count, 1u) + 1;
      last = layer;
    }
    layers = std::move(kept);
  }
  for (std::vector<unsigned> &ops : own)
    llvm::sort(ops);
}

/// The way from `outer` to `layer`, of which `first` is the first step.
std::string LayerTree::getName(unsigned first, unsigned outer,
                               unsigned layer) const {
  std::string name = names.getWay(outer, layer, maxFrames);
  auto [count, last] = merged[first];
  if (!count)
    return name;
  if (layer == first)
    name += (count == 2 ? ", " : " ... ") + names.getStep(last);
  return name + " ×" + std::to_string(count);
}

//===----------------------------------------------------------------------===//
// The list
//===----------------------------------------------------------------------===//

/// Whether a layer is one with the only layer in it.
bool LayerTree::isAlone(unsigned layer) const {
  return inner[layer].size() == 1 && !merged[inner[layer].front()].first;
}

/// What everything is in tells nothing apart: the layers of depth 1 are those
/// right inside of it. What is in none of them is a leaf beside them.
void LayerTree::findTop() {
  addLeaf(report::noLayer, top, own[top]);
  while (isAlone(top) && !inner[inner[top].front()].empty()) {
    top = inner[top].front();
    addLeaf("(directly in " + names.getStep(top) + ")", top, own[top]);
  }
  // Of one layer alone, the row has the whole name.
  if (listed.empty() && inner[top].size() == 1)
    top = LayerPaths::program;
}

void LayerTree::add(const Open &open) {
  unsigned layer = open.layer;
  while (own[layer].empty() && isAlone(layer))
    layer = inner[layer].front();
  unsigned number = listed.size();
  Report::Layer &added = listed.emplace_back();
  added.name = getName(open.layer, open.outer, layer);
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
                       ArrayRef<std::optional<unsigned>> layers) {
  LayerTree tree(paths, names, layers,
                 report.layerDepth.value_or(LayerPaths::maxDepth));
  // Only tables have rows that stand for several.
  if (report.rows.mergesEqual)
    tree.mergeAlike(report);
  report.layers = tree.list();
  report.layersIn = names.getWay(LayerPaths::program, tree.getTop(), maxFrames);
  for (Report::Layer &layer : report.layers)
    sumOps(report, layer.sum);
}
