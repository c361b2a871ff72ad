//===- JsonText.cpp - JSON that somebody hands over -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Support/JsonText.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringExtras.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;
using llvm::Expected;
namespace json = llvm::json;

/// Far more than any report or list of arguments has, far less than the stack
/// takes.
static constexpr unsigned maxNesting = 100;

/// What every 64-bit integer holds.
static constexpr size_t maxDigits = 18;

namespace {
/// Looks at JSON text without recursion, before the parser does.
struct Scan {
  unsigned deepest = 0;
  /// The text with wide integers as strings; empty if there are none.
  std::string quoted;
};
} // namespace

/// Where the number that begins at `start` ends.
static size_t getNumberEnd(StringRef json, size_t start) {
  return std::min(json.find_first_not_of("+-.0123456789eE", start),
                  json.size());
}

static bool isWideInteger(StringRef number) {
  StringRef digits = number;
  digits.consume_front("-");
  return digits.size() > maxDigits && digits.front() != '0' &&
         llvm::all_of(digits, llvm::isDigit);
}

static Scan scan(StringRef json) {
  Scan result;
  unsigned depth = 0;
  size_t numCopied = 0;
  bool isInString = false;
  for (size_t i = 0; i < json.size(); ++i) {
    char c = json[i];
    if (c == '"') {
      isInString = !isInString;
    } else if (isInString) {
      i += c == '\\'; // whatever is escaped ends no string
    } else if (c == '[' || c == '{') {
      result.deepest = std::max(result.deepest, ++depth);
    } else if (c == ']' || c == '}') {
      depth -= depth != 0;
    } else if (c == '-' || llvm::isDigit(c)) {
      size_t end = getNumberEnd(json, i);
      StringRef number = json.slice(i, end);
      if (isWideInteger(number)) {
        result.quoted +=
            (json.slice(numCopied, i) + "\"" + number + "\"").str();
        numCopied = end;
      }
      i = end - 1;
    }
  }
  if (numCopied != 0)
    result.quoted += json.substr(numCopied).str();
  return result;
}

Expected<llvm::json::Value> mlir::roofline::parseJson(StringRef text,
                                                      StringRef path) {
  Scan scanned = scan(text);
  if (scanned.deepest > maxNesting)
    return llvm::createStringError("expected at most " + Twine(maxNesting) +
                                   " nested lists and objects in '" + path +
                                   "'");
  Expected<llvm::json::Value> json =
      llvm::json::parse(scanned.quoted.empty() ? text : scanned.quoted);
  if (!json)
    return llvm::createStringError(
        "'" + path + "' is no JSON: " + llvm::toString(json.takeError()));
  return json;
}

/// Where a string that begins at `start` ends: the place of its quote.
static size_t getStringEnd(StringRef json, size_t start) {
  size_t end = start + 1;
  while (end < json.size() && json[end] != '"')
    end += json[end] == '\\' ? 2 : 1;
  return std::min(end, json.size());
}

/// The first key that stands in an object for the second time, as it is
/// written, and its place; empty if there is none. The text is JSON.
static std::pair<StringRef, size_t> findRepeatedKey(StringRef json) {
  // One for each list or object that is open.
  SmallVector<llvm::DenseSet<StringRef>> keys;
  size_t depth = 0;
  for (size_t i = 0; i < json.size(); ++i) {
    char c = json[i];
    if (c == '[' || c == '{') {
      if (++depth > keys.size())
        keys.emplace_back();
      keys[depth - 1].clear();
    } else if (c == ']' || c == '}') {
      --depth;
    } else if (c == '"') {
      size_t end = getStringEnd(json, i);
      StringRef text = json.slice(i + 1, end);
      size_t next = json.find_first_not_of(" \t\n\r", end + 1);
      if (next != StringRef::npos && json[next] == ':' &&
          !keys[depth - 1].insert(text).second)
        return {text, i};
      i = end;
    }
  }
  return {};
}

Expected<llvm::json::Value> mlir::roofline::parseStrictJson(StringRef text,
                                                            StringRef path) {
  Expected<llvm::json::Value> json = parseJson(text, path);
  if (!json)
    return json;
  auto [key, place] = findRepeatedKey(text);
  if (key.data())
    return llvm::createStringError(
        "in '" + path + "': expected each key of an object once, found '" +
        key + "' again in line " +
        Twine(text.take_front(place).count('\n') + 1));
  return json;
}

//===----------------------------------------------------------------------===//
// Taking it apart
//===----------------------------------------------------------------------===//

llvm::Error JsonReader::takeError() {
  if (message.empty())
    return llvm::Error::success();
  return llvm::createStringError(message);
}

static const json::Object noObject;
static const json::Array noArray;

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

void JsonReader::failWith(const Twine &text) {
  if (message.empty())
    message = ("in '" + path + "': " + text).str();
}

void JsonReader::fail(const Twine &where, StringRef expected,
                      const json::Value *found) {
  if (!message.empty())
    return;
  constexpr size_t maxShown = 40;
  std::string text = "nothing";
  if (found) {
    text.clear();
    llvm::raw_string_ostream(text) << *found;
    if (text.size() > maxShown)
      text = text.substr(0, maxShown) + "...";
  }
  failWith("expected " + where + " to be " + expected + ", found " + text);
}

const json::Object &JsonReader::getObject(const json::Object &parent,
                                          StringRef key, const Twine &where,
                                          bool isRequired) {
  const json::Value *value = parent.get(key);
  if (!value && !isRequired)
    return noObject;
  if (value && value->getAsObject())
    return *value->getAsObject();
  fail(where + key, "an object", value);
  return noObject;
}

const json::Array &JsonReader::getArray(const json::Object &parent,
                                        StringRef key, const Twine &where,
                                        bool isRequired) {
  const json::Value *value = parent.get(key);
  if (!value && !isRequired)
    return noArray;
  if (value && value->getAsArray())
    return *value->getAsArray();
  fail(where + key, "a list", value);
  return noArray;
}

const json::Object &JsonReader::getItem(const json::Value &item,
                                        const Twine &where) {
  if (item.getAsObject())
    return *item.getAsObject();
  fail(where, "an object", &item);
  return noObject;
}

std::string JsonReader::getText(const json::Object &parent, StringRef key,
                                const Twine &where) {
  const json::Value *value = parent.get(key);
  if (value && value->getAsString())
    return value->getAsString()->str();
  fail(where + key, "a string", value);
  return "";
}

Quantity JsonReader::getCount(const json::Value &value, const Twine &where) {
  if (std::optional<int64_t> integer = value.getAsInteger();
      integer && *integer >= 0 && value.kind() == json::Value::Number)
    return *integer;
  if (std::optional<StringRef> text = value.getAsString()) {
    FailureOr<Quantity> count = Quantity::parse(*text);
    if (succeeded(count) && !(count->isConstant() && count->getConstant() < 0))
      return *count;
  }
  fail(where, "an integer >= 0 or a formula", &value);
  return 0;
}

Quantity JsonReader::getCount(const json::Object &parent, StringRef key,
                              const Twine &where) {
  if (const json::Value *value = parent.get(key))
    return getCount(*value, where + key);
  fail(where + key, "an integer >= 0 or a formula", nullptr);
  return 0;
}

std::optional<double> JsonReader::getNumber(const json::Object &parent,
                                            StringRef key, const Twine &where) {
  const json::Value *value = parent.get(key);
  if (!value)
    return std::nullopt;
  std::optional<double> number = value->getAsNumber();
  // Text like 1e999 is infinite.
  if (!number || !(*number >= 0) || !std::isfinite(*number))
    fail(where + key, "a number >= 0", value);
  return number;
}

std::optional<double> JsonReader::getShare(const Object &parent, StringRef key,
                                           const Twine &where) {
  std::optional<double> share = getNumber(parent, key, where);
  if (share && *share > 1)
    fail(where + key, "a number from 0 to 1", parent.get(key));
  return share;
}

bool JsonReader::getFlag(const Object &parent, StringRef key,
                         const Twine &where) {
  const json::Value *value = parent.get(key);
  if (value && !value->getAsBoolean())
    fail(where + key, "true or false", value);
  return value && value->getAsBoolean().value_or(false);
}

unsigned JsonReader::getUnsigned(const json::Object &parent, StringRef key,
                                 const Twine &where) {
  const json::Value *value = parent.get(key);
  std::optional<int64_t> integer = value ? value->getAsInteger() : std::nullopt;
  if (integer && llvm::isUInt<32>(*integer))
    return *integer;
  fail(where + key, "an integer from 0 to 2^32 - 1", value);
  return 0;
}
