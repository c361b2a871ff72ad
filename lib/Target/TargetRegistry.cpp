//===- TargetRegistry.cpp - Known targets ---------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Target/TargetRegistry.h"

#include "EmbeddedTargets.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/Parser/Parser.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"

using namespace mlir;
using namespace mlir::roofline;

ArrayRef<StringRef> mlir::roofline::getKnownTargetNames() {
  static const std::vector<StringRef> names = [] {
    std::vector<StringRef> names;
    for (const detail::EmbeddedTarget &target : detail::getEmbeddedTargets())
      names.push_back(target.name);
    return names;
  }();
  return names;
}

StringRef mlir::roofline::getKnownTargetText(StringRef name) {
  for (const detail::EmbeddedTarget &target : detail::getEmbeddedTargets())
    if (target.name == name)
      return target.text;
  return {};
}

/// Parses the attribute in `text`; errors point into `file`. The attribute
/// becomes an alias of a module around it, because MLIR parses a lone attribute
/// without the name of its file.
static FailureOr<TargetAttr> parseTarget(StringRef text, StringRef file,
                                         MLIRContext *context) {
  context->getOrLoadDialect<RooflineDialect>();
  std::string source = "#target = " + text.str() +
                       "\nmodule attributes {roofline.target = #target} {}\n";
  llvm::SourceMgr sourceMgr;
  sourceMgr.AddNewSourceBuffer(
      llvm::MemoryBuffer::getMemBufferCopy(source, file), SMLoc());
  ParserConfig config(context, /*verifyAfterParse=*/false);
  OwningOpRef<ModuleOp> module = parseSourceFile<ModuleOp>(sourceMgr, config);
  if (!module)
    return failure();
  auto *dialect = context->getLoadedDialect<RooflineDialect>();
  Attribute attr = (*module)->getAttr(dialect->getTargetAttrHelper().getName());
  if (auto target = dyn_cast_or_null<TargetAttr>(attr))
    return target;
  return emitError(FileLineColLoc::get(context, file, 1, 1))
         << "expected a #roofline.target attribute, found " << attr;
}

FailureOr<TargetAttr> mlir::roofline::getTarget(StringRef nameOrFile,
                                                Location loc) {
  MLIRContext *context = loc.getContext();
  StringRef text = getKnownTargetText(nameOrFile);
  if (!text.empty())
    return parseTarget(text, nameOrFile, context);
  auto buffer = llvm::MemoryBuffer::getFile(nameOrFile, /*IsText=*/true);
  if (!buffer)
    return emitError(loc) << "unknown target '" << nameOrFile
                          << "': expected a file ("
                          << buffer.getError().message() << ") or one of "
                          << llvm::join(getKnownTargetNames(), ", ");
  return parseTarget((*buffer)->getBuffer(), nameOrFile, context);
}
