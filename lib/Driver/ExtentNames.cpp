//===- ExtentNames.cpp - What a front end calls extents -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/ExtentNames.h"

#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace mlir;
using namespace mlir::roofline;

llvm::Expected<SmallVector<ExtentFormula>>
mlir::roofline::readExtentNames(StringRef path) {
  auto buffer = llvm::MemoryBuffer::getFile(path);
  if (!buffer)
    return llvm::createStringError("cannot read '" + path +
                                   "': " + buffer.getError().message());
  llvm::Expected<llvm::json::Value> json =
      llvm::json::parse((*buffer)->getBuffer());
  if (!json)
    return json.takeError();
  SmallVector<ExtentFormula> formulas;
  const llvm::json::Object *object = json->getAsObject();
  const llvm::json::Array *args = object ? object->getArray("args") : nullptr;
  if (!args)
    return formulas;
  for (const llvm::json::Value &entry : *args) {
    const llvm::json::Object *arg = entry.getAsObject();
    std::optional<int64_t> index =
        arg ? arg->getInteger("index") : std::nullopt;
    const llvm::json::Array *shape = arg ? arg->getArray("shape") : nullptr;
    if (!index || *index < 0 || !shape)
      continue;
    for (auto [dim, extent] : llvm::enumerate(*shape)) {
      std::optional<StringRef> text = extent.getAsString();
      if (!text)
        continue;
      FailureOr<Quantity> value = Quantity::parse(*text);
      if (failed(value))
        return llvm::createStringError("expected a number, a name or a formula "
                                       "in the 'shape' of argument " +
                                       Twine(*index) + " in '" + path +
                                       "', found '" + *text + "'");
      formulas.push_back(
          {static_cast<unsigned>(*index), static_cast<unsigned>(dim), *value});
    }
  }
  return formulas;
}
