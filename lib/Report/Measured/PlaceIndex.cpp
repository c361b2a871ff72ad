//===- PlaceIndex.cpp - Operations by what names them ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PlaceIndex.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace mlir;
using namespace mlir::roofline;
using report::LayerPaths;
using report::PlaceIndex;
using report::PlaceMatch;
using PlaceKind = MeasuredTime::PlaceKind;

/// A path of layers with one separator, whatever is written: `encoder.0/mlp`,
/// `model.py:7 > 92`.
static std::string normalisePath(StringRef text) {
  std::string path = text.ltrim('/').str();
  for (size_t at; (at = path.find(" > ")) != std::string::npos;)
    path.replace(at, 3, "/");
  llvm::replace(path, '.', '/');
  return path;
}

static StringRef getLastStep(StringRef path) {
  return path.contains('/') ? path.rsplit('/').second : path;
}

//===----------------------------------------------------------------------===//
// What has a name
//===----------------------------------------------------------------------===//

PlaceIndex::PlaceIndex(const Report &report, const ModuleCost &cost,
                       LayerPaths &paths, const LayerNames &names,
                       ArrayRef<std::optional<unsigned>> layers)
    : report(report), paths(paths) {
  for (auto [id, op] : llvm::enumerate(report.ops)) {
    functions[op.function].push_back(id);
    kinds[op.op].push_back(id);
    layerRows[op.layer].push_back(id);
    if (op.location == report::noLocation)
      continue;
    locations[op.location].push_back(id);
    // `aten.mm.default` is an overload of `aten::mm`.
    auto [space, rest] = StringRef(op.location).rsplit('/').second.split('.');
    if (!space.empty() && !rest.empty())
      kinds[(space + "::" + rest.split('.').first).str()].push_back(id);
  }
  addLocations(cost, paths);
  addLayers(names, layers);
}

void PlaceIndex::addLine(unsigned id, StringAttr file, const Twine &key) {
  Line &line = lines[key.str()];
  if (line.ops.empty())
    line.file = file;
  else if (line.file != file)
    line.otherFile = file;
  line.ops.push_back(id);
}

void PlaceIndex::addLocations(const ModuleCost &cost, LayerPaths &paths) {
  for (auto [id, op] : llvm::enumerate(cost.getOps())) {
    FileLineColRange range = paths.get(op.op->getLoc()).file;
    if (!range)
      continue;
    StringAttr file = range.getFilename();
    StringRef name = llvm::sys::path::filename(file.getValue());
    std::string line = ":" + std::to_string(range.getStartLine());
    std::string column = line + ":" + std::to_string(range.getStartColumn());
    for (StringRef place : {StringRef(line), StringRef(column)}) {
      addLine(id, file, file.getValue() + place);
      if (name != file.getValue())
        addLine(id, file, name + place);
    }
  }
}

std::string PlaceIndex::getPath(unsigned layer) const {
  std::string path;
  for (const LayerPart &part : paths.getParts(layer)) {
    std::string step = part.isFrame()
                           ? (llvm::sys::path::filename(part.file.getValue()) +
                              ":" + Twine(part.line))
                                 .str()
                           : part.name.str();
    path += (path.empty() ? "" : "/") + step;
  }
  return normalisePath(path);
}

void PlaceIndex::addLayers(const LayerNames &names,
                           ArrayRef<std::optional<unsigned>> layers) {
  own.resize(paths.getNumLayers());
  inner.resize(paths.getNumLayers());
  for (auto [id, layer] : llvm::enumerate(layers))
    if (layer)
      own[*layer].push_back(id);
  for (unsigned layer = paths.getNumLayers() - 1; layer > 0; --layer) {
    if (own[layer].empty() && inner[layer].empty())
      continue;
    inner[paths.getParent(layer)].push_back(layer);
    std::string path = getPath(layer);
    layersByPath[path].push_back(layer);
    layersByEnd[getLastStep(path)].push_back(layer);
    // What reports call it: of call stacks, functions and less than all frames.
    auto addName = [&](StringRef name) {
      SmallVector<unsigned, 1> &named = layersByPath[normalisePath(name)];
      if (!llvm::is_contained(named, layer))
        named.push_back(layer);
    };
    addName(names.getWay(LayerPaths::program, layer));
    if (!own[layer].empty())
      addName(report.ops[own[layer].front()].layer);
  }
}

//===----------------------------------------------------------------------===//
// What a name stands for
//===----------------------------------------------------------------------===//

PlaceMatch PlaceIndex::findId(StringRef text) const {
  unsigned id;
  if (text.getAsInteger(10, id) || id >= report.ops.size())
    return {};
  return {"id", {id}, ""};
}

PlaceMatch
PlaceIndex::findNamed(const llvm::StringMap<std::vector<unsigned>> &named,
                      StringRef text, StringRef matchedBy) const {
  auto found = named.find(text);
  return found == named.end() ? PlaceMatch()
                              : PlaceMatch{matchedBy, found->second, ""};
}

PlaceMatch PlaceIndex::findLocation(StringRef text) const {
  PlaceMatch match = findNamed(locations, text, "location");
  if (match.isFound())
    return match;
  auto line = lines.find(text);
  if (line == lines.end())
    return {};
  if (line->second.otherFile)
    return {"location",
            {},
            "is a line of " + line->second.file.str() + " and of " +
                line->second.otherFile.str()};
  return {"location", line->second.ops, ""};
}

std::vector<unsigned> PlaceIndex::getOpsIn(unsigned layer) const {
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

PlaceMatch PlaceIndex::findLayer(StringRef text) const {
  auto found = layersByPath.find(normalisePath(text));
  if (found == layersByPath.end())
    return {};
  if (found->second.size() > 1)
    return {"layer",
            {},
            "is the path of " + std::to_string(found->second.size()) +
                " layers"};
  return {"layer", getOpsIn(found->second.front()), ""};
}

PlaceMatch PlaceIndex::findLayerEnd(StringRef text) const {
  std::string wanted = normalisePath(text);
  auto candidates = layersByEnd.find(getLastStep(wanted));
  if (candidates == layersByEnd.end())
    return {};
  std::vector<std::string> found;
  unsigned layer = 0;
  for (unsigned candidate : candidates->second) {
    std::string path = getPath(candidate);
    if (!StringRef(path).ends_with("/" + wanted))
      continue;
    layer = candidate;
    found.push_back(std::move(path));
  }
  if (found.empty())
    return {};
  if (found.size() == 1)
    return {"layer end", getOpsIn(layer), ""};
  size_t number = found.size();
  llvm::sort(found);
  found.resize(std::min<size_t>(number, 3));
  return {"layer end",
          {},
          "is the end of " + std::to_string(number) + " layers: " +
              llvm::join(found, ", ") + (number > 3 ? ", ..." : "")};
}

PlaceMatch PlaceIndex::find(const MeasuredTime::Place &place) const {
  StringRef text = place.text;
  bool isAny = place.kind == PlaceKind::any;
  PlaceMatch match;
  auto tryRule = [&](bool isFor, llvm::function_ref<PlaceMatch()> rule) {
    if (isFor && !match.isFound())
      match = rule();
  };
  tryRule(isAny || place.kind == PlaceKind::id, [&] { return findId(text); });
  tryRule(isAny || place.kind == PlaceKind::location,
          [&] { return findLocation(text); });
  if (place.kind == PlaceKind::layerRow)
    return findNamed(layerRows, text, "layer");
  bool mayBeLayer =
      place.kind != PlaceKind::id && place.kind != PlaceKind::function;
  tryRule(mayBeLayer, [&] { return findLayer(text); });
  tryRule(isAny || place.kind == PlaceKind::function,
          [&] { return findNamed(functions, text.ltrim('@'), "function"); });
  tryRule(isAny, [&] { return findNamed(kinds, text, "kind"); });
  tryRule(mayBeLayer, [&] { return findLayerEnd(text); });
  return match;
}

/// Of a place with several operations those that the file names, if it does.
static void keepNamed(const Report &report, PlaceMatch &match, StringRef name) {
  std::vector<unsigned> named;
  for (unsigned id : match.ops)
    if (report.ops[id].op == name)
      named.push_back(id);
  if (!named.empty())
    match.ops = std::move(named);
}

PlaceMatch PlaceIndex::find(const MeasuredTime &time) const {
  for (const MeasuredTime::Place &place : time.places) {
    PlaceMatch match = find(place);
    if (!match.isFound())
      continue;
    if (match.matchedBy == "location")
      keepNamed(report, match, time.name);
    // Numbers change when the program does.
    if (match.matchedBy == "id" && StringRef(time.name).contains('.') &&
        report.ops[match.ops.front()].op != time.name)
      return {"id",
              {},
              "is " + report.ops[match.ops.front()].op +
                  " in this program, and " + time.name + " in the file"};
    return match;
  }
  return {};
}
