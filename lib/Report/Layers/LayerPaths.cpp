//===- LayerPaths.cpp - The layer of each location ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LayerPaths.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::roofline;
using report::LayerPart;
using report::LayerPaths;

//===----------------------------------------------------------------------===//
// Steps
//===----------------------------------------------------------------------===//

std::vector<LayerPart> LayerPaths::getParts(unsigned layer) const {
  std::vector<LayerPart> parts;
  for (; layer != program; layer = getParent(layer))
    parts.push_back(getPart(layer));
  std::reverse(parts.begin(), parts.end());
  return parts;
}

unsigned LayerPaths::addPart(unsigned parent, const LayerPart &part) {
  if (getDepth(parent) == maxDepth)
    parent = getParent(parent);
  Key key(parent, part.name, part.file.getAsOpaquePointer(), part.line);
  auto [entry, isNew] = numbers.try_emplace(key, nodes.size());
  if (isNew)
    nodes.push_back({parent, getDepth(parent) + 1, part});
  return entry->second;
}

unsigned LayerPaths::append(unsigned base, unsigned layer) {
  for (const LayerPart &part : getParts(layer))
    base = addPart(base, part);
  return base;
}

bool LayerPaths::isWithin(unsigned layer, unsigned outer) const {
  while (getDepth(layer) > getDepth(outer))
    layer = getParent(layer);
  return layer == outer;
}

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

/// What torch-mlir's named exports call an operation of the model itself, which
/// is in no module.
static bool isOperationOfTorch(StringRef text) {
  return llvm::any_of(
      ArrayRef<StringRef>{"aten.", "prims.", "prim.", "torch.", "<built-in "},
      [&](StringRef prefix) { return text.starts_with(prefix); });
}

/// The name of one operation, without what converters add: the others that it
/// was made of (`a;b`), and the function that it was in (`a@f`).
static StringRef getFirstName(StringRef text) {
  // What begins with a separator is no name and something behind it.
  if (StringRef first = text.split(';').first; !first.empty())
    text = first;
  auto [name, function] = text.rsplit('@');
  return name.empty() || function.contains('/') ? text : name;
}

/// Whether parentheses and brackets close what they open, so that separators
/// inside of them are none: `jvp(a/b)`.
static bool isBalanced(StringRef text) {
  int depth = 0;
  for (char c : text) {
    depth += c == '(' || c == '[';
    depth -= c == ')' || c == ']';
    if (depth < 0)
      return false;
  }
  return depth == 0;
}

/// The parts of a name between separators, none of them empty.
static SmallVector<LayerPart> splitName(StringRef text) {
  SmallVector<LayerPart> parts;
  bool hasNesting = isBalanced(text);
  int depth = 0;
  size_t start = 0;
  char separator = '/';
  for (size_t i = 0; i <= text.size(); ++i) {
    char c = i < text.size() ? text[i] : '/';
    if (hasNesting && i < text.size()) {
      depth += c == '(' || c == '[';
      depth -= c == ')' || c == ']';
    }
    if (depth != 0 || (c != '/' && c != '.'))
      continue;
    if (i > start) {
      LayerPart &part = parts.emplace_back();
      part.name = text.slice(start, i);
      part.separator = separator;
    }
    separator = c;
    start = i + 1;
  }
  return parts;
}

/// Where the operation's own part starts: behind the last `/` outside of
/// parentheses and brackets; 0 without one.
static size_t getOperationStart(StringRef text) {
  bool hasNesting = isBalanced(text);
  int depth = 0;
  for (size_t i = text.size(); i > 0; --i) {
    char c = text[i - 1];
    if (hasNesting) {
      depth += c == ')' || c == ']';
      depth -= c == '(' || c == '[';
    }
    if (c == '/' && depth == 0)
      return i;
  }
  return 0;
}

std::optional<unsigned> LayerPaths::parseName(StringRef text) {
  text = getFirstName(text);
  if (isOperationOfTorch(text))
    return program;
  size_t operation = getOperationStart(text);
  // TensorFlow puts the operation's type before its name: `Conv2D:`.
  if (operation == 0 && text.ends_with(":"))
    return std::nullopt;
  SmallVector<LayerPart> parts = splitName(text.take_front(operation));
  if (parts.empty())
    parts = splitName(text.drop_front(operation));
  unsigned layer = program;
  for (const LayerPart &part : parts)
    layer = addPart(layer, part);
  return layer == program ? std::nullopt : std::optional<unsigned>(layer);
}

//===----------------------------------------------------------------------===//
// Locations
//===----------------------------------------------------------------------===//

LayerPaths::Facts LayerPaths::makeNamed(NameLoc name, const Facts &child) {
  Facts facts = child;
  facts.name = name;
  StringRef text = name.getName().getValue();
  std::optional<unsigned> named = parseName(text);
  if (!named)
    return facts;
  facts.named = named;
  facts.frames = std::nullopt;
  auto line = dyn_cast<FileLineColRange>(name.getChildLoc());
  if (!line || line.getStartLine() == 0 ||
      text.find_first_of("/.") != text.npos)
    return facts;
  LayerPart frame;
  frame.name = text;
  frame.file = line.getFilename();
  frame.line = line.getStartLine();
  facts.frames = addPart(program, frame);
  return facts;
}

LayerPaths::Facts LayerPaths::makeCall(const Facts &callee,
                                       const Facts &caller) {
  Facts facts;
  // Functions' names count for nothing beside those of layers.
  auto isLayer = [](const Facts &each) { return each.named && !each.frames; };
  if (!isLayer(callee) && !isLayer(caller)) {
    if (callee.frames && caller.frames)
      facts.frames = append(*caller.frames, *callee.frames);
    else
      facts = callee.frames ? callee : caller;
  } else if (callee.named && caller.named) {
    // What has been inlined may have whole names already.
    facts.named = isWithin(*callee.named, *caller.named)
                      ? *callee.named
                      : append(*caller.named, *callee.named);
  } else {
    facts.named = callee.named ? callee.named : caller.named;
  }
  facts.name = callee.name ? callee.name : caller.name;
  facts.file = callee.file ? callee.file : caller.file;
  return facts;
}

/// What a location is made of.
static SmallVector<Location, 2> getInner(Location location) {
  return llvm::TypeSwitch<Location, SmallVector<Location, 2>>(location)
      .Case([](CallSiteLoc call) {
        return SmallVector<Location, 2>{call.getCallee(), call.getCaller()};
      })
      .Case([](FusedLoc fused) {
        return SmallVector<Location, 2>(fused.getLocations());
      })
      .Case([](NameLoc name) {
        return SmallVector<Location, 2>{name.getChildLoc()};
      })
      .Case([](OpaqueLoc opaque) {
        return SmallVector<Location, 2>{opaque.getFallbackLocation()};
      })
      .Default([](Location) { return SmallVector<Location, 2>(); });
}

LayerPaths::Facts LayerPaths::find(Location location) const {
  return known.lookup(location);
}

/// Of a location whose parts are known.
LayerPaths::Facts LayerPaths::makeFacts(Location location) {
  if (auto line = dyn_cast<FileLineColRange>(location)) {
    LayerPart frame;
    frame.file = line.getFilename();
    frame.line = line.getStartLine();
    return {NameLoc(), line, std::nullopt, addPart(program, frame)};
  }
  if (auto name = dyn_cast<NameLoc>(location))
    return makeNamed(name, find(name.getChildLoc()));
  if (auto call = dyn_cast<CallSiteLoc>(location))
    return makeCall(find(call.getCallee()), find(call.getCaller()));
  if (auto opaque = dyn_cast<OpaqueLoc>(location))
    return find(opaque.getFallbackLocation());
  Facts facts, lines;
  for (Location part : getInner(location)) {
    Facts each = find(part);
    if (!facts.name)
      facts.name = each.name;
    if (!facts.file)
      facts.file = each.file;
    Facts &first = each.named ? facts : lines;
    if (!first.named && !first.frames) {
      first.named = each.named;
      first.frames = each.frames;
    }
  }
  if (!facts.named)
    facts.frames = lines.frames;
  return facts;
}

LayerPaths::Origin LayerPaths::get(Location location) {
  // Parts before what is made of them.
  SmallVector<std::pair<Location, bool>> stack = {{location, false}};
  while (!stack.empty()) {
    auto [current, hasParts] = stack.pop_back_val();
    if (known.contains(current))
      continue;
    if (hasParts) {
      Facts facts = makeFacts(current);
      known.try_emplace(current, facts);
      continue;
    }
    stack.emplace_back(current, true);
    for (Location part : getInner(current))
      if (!known.contains(part))
        stack.emplace_back(part, false);
  }
  Facts facts = find(location);
  return {facts.name, facts.file, facts.named ? facts.named : facts.frames};
}
