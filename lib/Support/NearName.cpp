//===- NearName.cpp - What a mistyped name may mean -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Support/NearName.h"

#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;

/// More than these are a list to search, not a suggestion.
static constexpr size_t maxSuggestions = 6;

/// Names longer than this are no typing mistakes; the distance of two names
/// takes the product of their lengths.
static constexpr size_t maxLength = 128;

static std::string normalize(StringRef name) {
  std::string text = name.lower();
  llvm::replace(text, '_', '-');
  return text;
}

/// The names at the smallest distance, if that is small.
static SmallVector<StringRef> findMistyped(StringRef name,
                                           ArrayRef<StringRef> known) {
  unsigned smallest = name.size() <= 4 ? 1 : 2;
  // Every letter of a name as short as the distance could be another.
  if (name.size() <= smallest)
    return {};
  SmallVector<StringRef> near;
  for (StringRef candidate : known) {
    if (candidate.size() <= smallest ||
        candidate.size() > name.size() + smallest ||
        name.size() > candidate.size() + smallest)
      continue;
    unsigned distance =
        name.edit_distance(normalize(candidate), /*AllowReplacements=*/true,
                           /*MaxEditDistance=*/smallest);
    if (distance > smallest)
      continue;
    if (distance < smallest)
      near.clear();
    smallest = distance;
    near.push_back(candidate);
  }
  return near;
}

static SmallVector<StringRef> findLonger(StringRef name,
                                         ArrayRef<StringRef> known) {
  // One letter begins too many names.
  if (name.size() < 2)
    return {};
  SmallVector<StringRef> near;
  for (StringRef candidate : known)
    if (StringRef(normalize(candidate)).starts_with(name))
      near.push_back(candidate);
  return near;
}

static SmallVector<StringRef> findWithParts(StringRef name,
                                            ArrayRef<StringRef> known) {
  SmallVector<StringRef> parts;
  name.split(parts, '-', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  // One letter is in too many names.
  llvm::erase_if(parts, [](StringRef part) { return part.size() < 2; });
  if (parts.empty())
    return {};
  SmallVector<StringRef> near;
  for (StringRef candidate : known)
    if (llvm::all_of(parts, [&](StringRef part) {
          return normalize(candidate).find(part) != std::string::npos;
        }))
      near.push_back(candidate);
  return near;
}

SmallVector<StringRef>
mlir::roofline::findNearNames(StringRef name, ArrayRef<StringRef> known) {
  if (name.size() > maxLength)
    return {};
  std::string normal = normalize(name);
  for (StringRef candidate : known)
    if (normalize(candidate) == normal)
      return {candidate};
  for (auto *find : {findLonger, findWithParts}) {
    SmallVector<StringRef> longer = find(normal, known);
    if (longer.empty())
      continue;
    SmallVector<StringRef> near = findMistyped(normal, longer);
    if (!near.empty())
      return near;
    return longer.size() <= maxSuggestions ? longer : SmallVector<StringRef>();
  }
  SmallVector<StringRef> near = findMistyped(normal, known);
  return near.size() <= maxSuggestions ? near : SmallVector<StringRef>();
}

std::string mlir::roofline::joinAlternatives(ArrayRef<StringRef> names,
                                             StringRef prefix) {
  std::string text;
  for (auto [index, name] : llvm::enumerate(names)) {
    if (index != 0)
      text += index + 1 == names.size() ? " or " : ", ";
    text += (prefix + name).str();
  }
  return text;
}

std::string mlir::roofline::suggestNames(StringRef name,
                                         ArrayRef<StringRef> known,
                                         StringRef prefix) {
  SmallVector<StringRef> near = findNearNames(name, known);
  if (near.empty())
    return "";
  return ", did you mean " + joinAlternatives(near, prefix) + "?";
}

std::string mlir::roofline::suggestProgramNames(StringRef name,
                                                ArrayRef<StringRef> known) {
  std::vector<std::string> quoted;
  for (StringRef near : findNearNames(name, known))
    quoted.push_back("'" + toVisibleText(near) + "'");
  if (quoted.empty())
    return "";
  return "; did you mean " +
         joinAlternatives(llvm::to_vector_of<StringRef>(quoted)) + "?";
}
