//===- ParameterMarks.cpp - Marking arguments as weights ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/ParameterMarks.h"

#include "mlir-roofline/Driver/ArgumentFile.h"
#include "mlir-roofline/IR/Roofline.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using llvm::Error;
using llvm::Expected;

//===----------------------------------------------------------------------===//
// Positions
//===----------------------------------------------------------------------===//

/// `7`, `3-9` or `3-`, appended to `positions`.
static Error parseRange(StringRef text, unsigned numArguments,
                        SmallVectorImpl<unsigned> &positions) {
  auto [firstText, rest] = text.split('-');
  bool isRange = text.contains('-');
  unsigned first, last;
  if (firstText.trim().getAsInteger(10, first))
    return llvm::createStringError(
        "expected an argument position or range such as 1-20, "
        "found '" +
        text + "'");
  if (!isRange)
    last = first;
  else if (rest.trim().empty())
    last = numArguments == 0 ? 0 : numArguments - 1;
  else if (rest.trim().getAsInteger(10, last))
    return llvm::createStringError("expected a position after '-', found '" +
                                   rest + "'");
  if (last < first && !(isRange && rest.trim().empty()))
    return llvm::createStringError("expected an increasing range, found '" +
                                   text + "'");
  if (first >= numArguments || last >= numArguments)
    return llvm::createStringError(
        "expected positions below " + Twine(numArguments) +
        ", the number of arguments, found '" + text + "'");
  for (unsigned position = first; position <= last; ++position)
    positions.push_back(position);
  return Error::success();
}

static Expected<SmallVector<unsigned>> parseList(StringRef spec,
                                                 unsigned numArguments) {
  SmallVector<unsigned> positions;
  SmallVector<StringRef> parts;
  spec.split(parts, ',');
  for (StringRef part : parts)
    if (Error error = parseRange(part.trim(), numArguments, positions))
      return error;
  return positions;
}

/// The `index` of every entry of `args` whose `kind` is `param`, unless its
/// `used` is false: an exporter leaves a tied weight behind as an argument that
/// nothing reads, and it must not count twice.
static Expected<SmallVector<unsigned>> parseFile(StringRef path,
                                                 unsigned numArguments) {
  Expected<std::vector<ArgumentEntry>> entries = readArgumentFile(path);
  if (!entries)
    return entries.takeError();
  SmallVector<unsigned> positions;
  for (const ArgumentEntry &entry : *entries) {
    if (!entry.isParameter || !entry.isUsed)
      continue;
    if (entry.index < 0 || entry.index >= numArguments)
      return llvm::createStringError("expected an index below " +
                                     Twine(numArguments) +
                                     ", the number of arguments, found " +
                                     Twine(entry.index) + " in '" + path + "'");
    positions.push_back(entry.index);
  }
  return positions;
}

//===----------------------------------------------------------------------===//
// Marking
//===----------------------------------------------------------------------===//

/// The function that positions refer to.
static Expected<FunctionOpInterface> getOnlyFunction(Operation *module) {
  SmallVector<FunctionOpInterface> all, visible;
  module->walk([&](FunctionOpInterface function) {
    if (function.isExternal())
      return;
    all.push_back(function);
    if (SymbolTable::getSymbolVisibility(function) ==
        SymbolTable::Visibility::Public)
      visible.push_back(function);
  });
  if (all.size() == 1)
    return all.front();
  if (visible.size() == 1)
    return visible.front();
  return llvm::createStringError(
      "expected a module with one function, or one public "
      "function, found " +
      Twine(all.size()) + " functions, " + Twine(visible.size()) +
      " of them public; mark the arguments with roofline.param");
}

LogicalResult mlir::roofline::markParameters(Operation *module, StringRef spec,
                                             Location loc) {
  auto emit = [&](Error error) {
    return emitError(loc, "parameters: ") << llvm::toString(std::move(error));
  };
  Expected<FunctionOpInterface> function = getOnlyFunction(module);
  if (!function)
    return emit(function.takeError());
  unsigned numArguments = function->getNumArguments();
  StringRef path = spec;
  Expected<SmallVector<unsigned>> positions =
      path.consume_front("@") ? parseFile(path, numArguments)
                              : parseList(spec, numArguments);
  if (!positions)
    return emit(positions.takeError());
  MLIRContext *context = module->getContext();
  StringAttr name = context->getOrLoadDialect<RooflineDialect>()
                        ->getParamAttrHelper()
                        .getName();
  for (unsigned position : *positions)
    function->setArgAttr(position, name, mlir::UnitAttr::get(context));
  return success();
}
