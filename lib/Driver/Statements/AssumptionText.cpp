//===- AssumptionText.cpp - Reading what is assumed -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/AssumptionText.h"

#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/Diagnostics.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/StringSwitch.h"

using namespace mlir;
using namespace mlir::roofline;
using llvm::Error;
using llvm::Expected;

static Expected<Type> parseStorageType(StringRef text, MLIRContext *context) {
  StringRef name = llvm::StringSwitch<StringRef>(text)
                       .Case("f8", "f8E4M3FN")
                       .Case("f6", "f6E2M3FN")
                       .Case("f4", "f4E2M1FN")
                       .Default(text);
  Type type;
  if (!name.empty()) {
    // The parser's own diagnostic knows nothing of what is being read.
    ScopedDiagnosticHandler silence(context, [](Diagnostic &) {});
    type = parseType(name, context);
  }
  if (!type || !type.isIntOrFloat() || type.getIntOrFloatBitWidth() > 128)
    return llvm::createStringError(
        "expected an integer or float type such as i4, f8 or bf16, found '" +
        text + "'");
  return type;
}

/// `i4,group=128,scale=f16,zero=i4`.
static Expected<StorageAssumption> parseStorage(StringRef text,
                                                MLIRContext *context) {
  SmallVector<StringRef> parts;
  text.split(parts, ',');
  Expected<Type> type = parseStorageType(parts.front().trim(), context);
  if (!type)
    return type.takeError();
  StorageAssumption storage;
  storage.type = *type;
  llvm::StringSet<> seen;
  for (StringRef part : ArrayRef(parts).drop_front()) {
    auto [name, value] = part.trim().split('=');
    if (!seen.insert(name).second)
      return llvm::createStringError("expected one '" + name + "=', found two");
    if (name == "group") {
      if (value.getAsInteger(10, storage.group) || storage.group <= 0)
        return llvm::createStringError(
            "expected a number of elements > 0 for 'group', found '" + value +
            "'");
      continue;
    }
    if (name != "scale" && name != "zero")
      return llvm::createStringError(
          "expected group=, scale= or zero=, found '" + part.trim() + "'");
    Expected<Type> each = parseStorageType(value, context);
    if (!each)
      return each.takeError();
    (name == "scale" ? storage.scale : storage.zero) = *each;
  }
  if (storage.group && !storage.scale && !storage.zero)
    return llvm::createStringError(
        "expected scale= or zero= beside group=, found none");
  return storage;
}

Expected<Assumptions> mlir::roofline::parseAssumptions(StringRef text,
                                                       MLIRContext *context) {
  std::array<std::optional<StorageAssumption>, 3> storage;
  SmallVector<StringRef> items;
  text.split(items, ';', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  if (items.empty())
    return llvm::createStringError(
        "expected CLASS:TYPE, as in weights:i4, found nothing");
  for (StringRef item : items) {
    auto [name, rest] = item.trim().split(':');
    auto valueClass = llvm::StringSwitch<std::optional<ValueClass>>(name)
                          .Case("weights", ValueClass::weight)
                          .Case("activations", ValueClass::activation)
                          .Case("kv", ValueClass::cache)
                          .Default(std::nullopt);
    if (!valueClass)
      return llvm::createStringError(
          "expected weights:, activations: or kv:, found '" + item.trim() +
          "'");
    auto &own = storage[static_cast<size_t>(*valueClass)];
    if (own)
      return llvm::createStringError("expected one '" + name + ":', found two");
    Expected<StorageAssumption> parsed = parseStorage(rest, context);
    if (!parsed)
      return parsed.takeError();
    own = *parsed;
  }
  return Assumptions(text.str(), storage);
}
