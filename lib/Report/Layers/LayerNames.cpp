//===- LayerNames.cpp - Layers as people read them ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LayerNames.h"

#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringMap.h"

#include <tuple>

using namespace mlir;
using namespace mlir::roofline;
using report::LayerNames;
using report::LayerPart;
using report::LayerPaths;

//===----------------------------------------------------------------------===//
// Files
//===----------------------------------------------------------------------===//

static bool isPathSeparator(char c) { return c == '/' || c == '\\'; }

/// The last `count` parts of a path.
static StringRef getTail(StringRef path, unsigned count) {
  size_t start = path.size();
  while (start > 0 && (!isPathSeparator(path[start - 1]) || --count > 0))
    --start;
  return path.drop_front(start);
}

void LayerNames::nameFiles() {
  constexpr unsigned maxParts = 8;
  llvm::SetVector<StringAttr> open;
  for (unsigned layer = 1; layer < paths.getNumLayers(); ++layer)
    if (StringAttr file = paths.getPart(layer).file)
      open.insert(file);
  for (unsigned count = 1; !open.empty(); ++count) {
    llvm::StringMap<unsigned> numFiles;
    auto getName = [&](StringAttr file) {
      return count > maxParts ? file.getValue()
                              : getTail(file.getValue(), count);
    };
    for (StringAttr file : open)
      ++numFiles[getName(file)];
    llvm::SetVector<StringAttr> next;
    for (StringAttr file : open)
      if (count > maxParts || numFiles[getName(file)] == 1)
        files[file] = getName(file).str();
      else
        next.insert(file);
    open = std::move(next);
  }
}

/// Whether a file is known to be of a framework, by where packages are put.
static bool isOfFramework(StringRef path) {
  for (StringRef directory : {"site-packages/", "dist-packages/"}) {
    size_t start = path.rfind(directory);
    if (start == StringRef::npos)
      continue;
    StringRef package = path.drop_front(start + directory.size());
    package = package.take_until(isPathSeparator);
    return llvm::is_contained(
        ArrayRef<StringRef>{"torch", "jax", "flax", "keras", "tensorflow"},
        package);
  }
  return path.contains("torch/nn/");
}

/// A file that frames of other files call from several places does the same for
/// each of them: who calls says more than what is called.
void LayerNames::findLibraries() {
  llvm::DenseMap<StringAttr, std::pair<StringAttr, unsigned>> caller;
  for (unsigned layer = 1; layer < paths.getNumLayers(); ++layer) {
    const LayerPart &part = paths.getPart(layer);
    if (!part.isFrame())
      continue;
    auto [entry, isNew] = isLibrary.try_emplace(part.file, false);
    if (isNew)
      entry->second = isOfFramework(part.file.getValue());
    const LayerPart &outer = paths.getPart(paths.getParent(layer));
    if (!outer.isFrame() || outer.file == part.file)
      continue;
    std::pair<StringAttr, unsigned> place(outer.file, outer.line);
    auto [first, isFirst] = caller.try_emplace(part.file, place);
    if (!isFirst && first->second != place)
      entry->second = true;
  }
}

LayerNames::LayerNames(const LayerPaths &paths) : paths(paths) {
  nameFiles();
  findLibraries();
}

//===----------------------------------------------------------------------===//
// Layers
//===----------------------------------------------------------------------===//

std::string LayerNames::getStep(unsigned layer) const {
  const LayerPart &part = paths.getPart(layer);
  if (!part.isFrame())
    return part.name.str();
  std::string place = files.lookup(part.file);
  if (part.line)
    place += ":" + std::to_string(part.line);
  return part.name.empty() ? place : part.name.str() + " (" + place + ")";
}

std::string LayerNames::getWay(unsigned outer, unsigned layer,
                               unsigned maxFrames) const {
  SmallVector<unsigned> steps;
  for (; layer != outer; layer = paths.getParent(layer))
    steps.push_back(layer);
  std::reverse(steps.begin(), steps.end());
  if (steps.empty())
    return "";
  bool isFrame = paths.getPart(steps.front()).isFrame();
  if (isFrame && maxFrames && steps.size() > maxFrames)
    return getStep(steps.front()) + " > ... > " + getStep(steps.back());
  std::string way = getStep(steps.front());
  for (auto [before, step] : llvm::zip(steps, ArrayRef(steps).drop_front())) {
    const LayerPart &last = paths.getPart(before), &part = paths.getPart(step);
    if (!part.isFrame())
      way += part.separator + getStep(step);
    else if (part.file == last.file && part.line && part.name.empty())
      way += " > " + std::to_string(part.line);
    else
      way += " > " + getStep(step);
  }
  return way;
}

/// What is around the innermost frame of the model's code, or of all if no
/// frame is.
unsigned LayerNames::getModelFrame(unsigned layer) const {
  unsigned frame = layer;
  while (frame != LayerPaths::program &&
         isLibrary.lookup(paths.getPart(frame).file))
    frame = paths.getParent(frame);
  return paths.getParent(frame == LayerPaths::program ? layer : frame);
}

bool LayerNames::isCalledByModel(unsigned layer) const {
  return paths.getPart(layer).isFrame() &&
         getModelFrame(layer) != paths.getParent(layer);
}

/// Whether two layers end in the same step, what they are in left aside.
static bool hasSameStep(const LayerPart &a, const LayerPart &b) {
  return a.file == b.file && a.line == b.line && a.name == b.name;
}

/// What `layer` is in and `other` is not, where the last steps of both agree;
/// the program if all steps of `layer` do.
static unsigned getFirstOuter(const LayerPaths &paths, unsigned layer,
                              unsigned other) {
  while (layer != LayerPaths::program && other != LayerPaths::program &&
         hasSameStep(paths.getPart(layer), paths.getPart(other))) {
    layer = paths.getParent(layer);
    other = paths.getParent(other);
  }
  return paths.getParent(layer);
}

/// Compares steps from the last to the first.
static bool endsBefore(const LayerPaths &paths, unsigned a, unsigned b) {
  while (a != LayerPaths::program && b != LayerPaths::program) {
    const LayerPart &left = paths.getPart(a), &right = paths.getPart(b);
    if (!hasSameStep(left, right))
      return std::tuple(left.file.getValue(), left.line, left.name) <
             std::tuple(right.file.getValue(), right.line, right.name);
    a = paths.getParent(a);
    b = paths.getParent(b);
  }
  return paths.getDepth(a) < paths.getDepth(b);
}

std::vector<std::string>
LayerNames::nameApart(ArrayRef<std::optional<unsigned>> layers) const {
  // What each of them starts inside of, and those that are call stacks.
  llvm::MapVector<unsigned, unsigned> outer;
  SmallVector<unsigned> stacks;
  for (std::optional<unsigned> layer : layers) {
    if (!layer || *layer == LayerPaths::program)
      continue;
    bool isFrame = paths.getPart(*layer).isFrame();
    unsigned start = isFrame ? getModelFrame(*layer) : LayerPaths::program;
    if (outer.try_emplace(*layer, start).second && isFrame)
      stacks.push_back(*layer);
  }
  // Those that share most of their ends are next to each other.
  llvm::sort(stacks,
             [&](unsigned a, unsigned b) { return endsBefore(paths, a, b); });
  auto startOutside = [&](unsigned layer, unsigned other) {
    unsigned start = getFirstOuter(paths, layer, other);
    if (paths.getDepth(start) < paths.getDepth(outer[layer]))
      outer[layer] = start;
  };
  for (size_t i = 1; i < stacks.size(); ++i) {
    startOutside(stacks[i - 1], stacks[i]);
    startOutside(stacks[i], stacks[i - 1]);
  }
  llvm::DenseMap<unsigned, std::string> names;
  for (auto [layer, start] : outer)
    names[layer] = getWay(start, layer);
  std::vector<std::string> result;
  for (std::optional<unsigned> layer : layers)
    result.push_back(!layer                          ? noLocation.str()
                     : *layer == LayerPaths::program ? noLayer.str()
                                                     : names[*layer]);
  return result;
}
