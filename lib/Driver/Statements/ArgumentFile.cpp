//===- ArgumentFile.cpp - What a front end says of arguments --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/ArgumentFile.h"

#include "mlir-roofline/Support/JsonText.h"
#include "mlir-roofline/Support/NearName.h"
#include "mlir-roofline/Support/TextFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/JSON.h"

using namespace mlir;
using namespace mlir::roofline;
using llvm::Error;
using llvm::Expected;

static constexpr StringRef knownKeys[] = {"index", "kind", "used",
                                          "shape", "name", "dtype"};
static constexpr StringRef knownKinds[] = {"param", "buffer", "input"};

static Expected<llvm::json::Value> readJson(StringRef path) {
  llvm::ErrorOr<std::string> text = readTextFile(path);
  if (!text)
    return llvm::createStringError("cannot read '" + path +
                                   "': " + text.getError().message());
  return parseStrictJson(*text, path);
}

/// `where` is the entry's place, for errors.
static Expected<ArgumentEntry> readEntry(const llvm::json::Value &value,
                                         const Twine &where) {
  const llvm::json::Object *arg = value.getAsObject();
  std::optional<int64_t> index = arg ? arg->getInteger("index") : std::nullopt;
  std::optional<StringRef> kind = arg ? arg->getString("kind") : std::nullopt;
  if (arg)
    for (const auto &[key, unused] : *arg)
      if (!llvm::is_contained(knownKeys, StringRef(key)))
        return llvm::createStringError("expected no '" + StringRef(key) +
                                       "' in " + where +
                                       suggestNames(key, knownKeys));
  if (!index || !kind)
    return llvm::createStringError(
        "expected an integer 'index' and a string 'kind' in " + where);
  if (!llvm::is_contained(knownKinds, *kind))
    return llvm::createStringError(
        "expected 'kind' to be " + joinAlternatives(knownKinds) + " in " +
        where + ", found '" + *kind + "'" + suggestNames(*kind, knownKinds));
  const llvm::json::Value *used = arg->get("used");
  if (used && !used->getAsBoolean())
    return llvm::createStringError("expected 'used' to be true or false in " +
                                   where);
  ArgumentEntry entry{
      *index, *kind == "param", !used || *used->getAsBoolean(), {}};
  if (const llvm::json::Array *shape = arg->getArray("shape"))
    for (const llvm::json::Value &extent : *shape)
      entry.shape.push_back(extent.getAsString().value_or("").str());
  return entry;
}

Expected<std::vector<ArgumentEntry>>
mlir::roofline::readArgumentFile(StringRef path) {
  Expected<llvm::json::Value> json = readJson(path);
  if (!json)
    return json.takeError();
  const llvm::json::Object *object = json->getAsObject();
  const llvm::json::Array *args = object ? object->getArray("args") : nullptr;
  if (!args)
    return llvm::createStringError(
        "expected an object with a list 'args' in '" + path + "'");
  std::vector<ArgumentEntry> entries;
  for (auto [number, value] : llvm::enumerate(*args)) {
    Expected<ArgumentEntry> entry = readEntry(
        value, "entry " + Twine(number) + " of 'args' in '" + path + "'");
    if (!entry)
      return entry.takeError();
    entries.push_back(std::move(*entry));
  }
  return entries;
}
