//===- AttributeIntegers.cpp - Integers in any attribute ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Foreign/AttributeIntegers.h"

#include "mlir/IR/BuiltinAttributes.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::foreign;

/// No list that says how an operation runs is longer.
static constexpr int64_t maxLength = 1024;

/// The integers of an attribute that holds nothing else.
static std::optional<Integers> getPlainIntegers(Attribute attr) {
  Integers integers;
  if (auto integer = dyn_cast<IntegerAttr>(attr)) {
    std::optional<int64_t> value = integer.getValue().trySExtValue();
    if (!value)
      return std::nullopt;
    // Truth is 1.
    integers.push_back(integer.getType().isInteger(1) ? -*value : *value);
    return integers;
  }
  if (auto array = dyn_cast<DenseI64ArrayAttr>(attr))
    return Integers(array.asArrayRef());
  if (auto array = dyn_cast<DenseI32ArrayAttr>(attr))
    return Integers(array.asArrayRef().begin(), array.asArrayRef().end());
  if (auto dense = dyn_cast<DenseIntElementsAttr>(attr)) {
    if (dense.getNumElements() > maxLength ||
        dense.getElementType().getIntOrFloatBitWidth() > 64)
      return std::nullopt;
    for (const APInt &value : dense.getValues<APInt>())
      integers.push_back(value.getSExtValue());
    return integers;
  }
  if (auto array = dyn_cast<ArrayAttr>(attr)) {
    for (Attribute each : array) {
      std::optional<Integers> inner = getPlainIntegers(each);
      if (!inner || inner->size() != 1)
        return std::nullopt;
      integers.push_back(inner->front());
    }
    return integers;
  }
  return std::nullopt;
}

/// `a, b` of the first `[a, b]` of the text, and what follows it; nothing if
/// there is none.
static std::optional<std::pair<StringRef, StringRef>>
splitList(StringRef text) {
  size_t begin = text.find('['), end = text.find(']');
  if (begin == StringRef::npos || end == StringRef::npos || end < begin)
    return std::nullopt;
  return std::pair(text.slice(begin + 1, end), text.drop_front(end + 1));
}

static std::optional<Integers> parseIntegers(StringRef list) {
  Integers integers;
  SmallVector<StringRef> words;
  list.split(words, ',', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (StringRef word : words)
    if (word.trim().getAsInteger(10, integers.emplace_back()))
      return std::nullopt;
  return integers;
}

/// Where `label` stands in `b, 0, 1, f`; for `spatial`, where 0, 1, ... do.
static std::optional<Integers> findLabel(StringRef list, StringRef label) {
  SmallVector<StringRef> words;
  list.split(words, ',');
  auto find = [&](StringRef wanted) -> std::optional<int64_t> {
    for (auto [place, word] : llvm::enumerate(words))
      if (word.trim() == wanted)
        return place;
    return std::nullopt;
  };
  Integers places;
  if (label != "spatial") {
    std::optional<int64_t> place = find(label);
    if (!place)
      return std::nullopt;
    places.push_back(*place);
    return places;
  }
  for (size_t i = 0; i < words.size(); ++i)
    if (std::optional<int64_t> place = find(std::to_string(i)))
      places.push_back(*place);
  return places;
}

/// The value of `key = 1` or `key = [0, 2]` in the text.
static std::optional<Integers> findKey(StringRef text, StringRef key) {
  auto isPartOfName = [](char c) { return llvm::isAlnum(c) || c == '_'; };
  for (size_t place = text.find(key); place != StringRef::npos;
       place = text.find(key, place + 1)) {
    StringRef rest = text.drop_front(place + key.size()).ltrim();
    if ((place > 0 && isPartOfName(text[place - 1])) ||
        !rest.consume_front("="))
      continue;
    rest = rest.ltrim();
    if (rest.starts_with("[")) {
      auto list = splitList(rest);
      return list ? parseIntegers(list->first) : std::nullopt;
    }
    int64_t value;
    if (rest.consumeInteger(10, value))
      return std::nullopt;
    return Integers{value};
  }
  return Integers();
}

static std::string getText(Attribute attr) {
  std::string text;
  llvm::raw_string_ostream os(text);
  attr.print(os);
  return text;
}

std::optional<Integers> foreign::getIntegers(Operation *op,
                                             const AttrPath &path) {
  Attribute attr = op->getAttr(path.name);
  if (!attr)
    return std::nullopt;
  if (path.parts.empty())
    return getPlainIntegers(attr);
  std::string text = getText(attr);
  StringRef rest = text;
  unsigned number;
  if (StringRef(path.parts.front()).getAsInteger(10, number))
    return findKey(rest, path.parts.front());
  StringRef list;
  for (unsigned i = 0; i <= number; ++i) {
    auto split = splitList(rest);
    if (!split)
      return std::nullopt;
    std::tie(list, rest) = *split;
  }
  return path.parts.size() > 1 ? findLabel(list, path.parts[1])
                               : parseIntegers(list);
}

bool foreign::hasWord(Operation *op, StringRef attribute, StringRef word) {
  Attribute attr = op->getAttr(attribute);
  if (!attr)
    return false;
  std::string text = getText(attr);
  auto isPartOfName = [](char c) { return llvm::isAlnum(c) || c == '_'; };
  for (size_t place = text.find(word); place != std::string::npos;
       place = text.find(word, place + 1)) {
    size_t end = place + word.size();
    if ((place == 0 || !isPartOfName(text[place - 1])) &&
        (end == text.size() || !isPartOfName(text[end])))
      return true;
  }
  return false;
}

std::string AttrPath::str() const {
  std::string text = name;
  for (const std::string &part : parts)
    text += "." + part;
  return text;
}
