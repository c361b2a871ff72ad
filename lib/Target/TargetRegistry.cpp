//===- TargetRegistry.cpp - Known targets ---------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Target/TargetRegistry.h"

#include "EmbeddedTargets.h"
#include "mlir-roofline/Target/HostTarget.h"
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

/// What stands before the text of a target to make it an alias that a module
/// uses; MLIR parses a lone attribute without the name of its file.
static constexpr StringLiteral textPrefix = "#target = ";

/// Emits the diagnostics of a text that follows the prefix where they belong in
/// the text alone.
static void emitWithoutPrefix(MutableArrayRef<Diagnostic> diagnostics) {
  for (Diagnostic &diagnostic : diagnostics) {
    Location loc = diagnostic.getLocation();
    auto place = dyn_cast<FileLineColLoc>(loc);
    if (place && place.getLine() == 1 && place.getColumn() > textPrefix.size())
      loc = FileLineColLoc::get(place.getFilename(), 1,
                                place.getColumn() - textPrefix.size());
    InFlightDiagnostic copy =
        loc.getContext()->getDiagEngine().emit(loc, diagnostic.getSeverity());
    copy << diagnostic.str();
  }
}

/// Parses the attribute in `text`; errors point into `file`.
static FailureOr<TargetAttr> parseTarget(StringRef text, StringRef file,
                                         MLIRContext *context) {
  auto *dialect = context->getOrLoadDialect<RooflineDialect>();
  StringRef name = dialect->getTargetAttrHelper().getName().getValue();
  std::string source =
      (textPrefix + text + "\nmodule attributes {" + name + " = #target} {}\n")
          .str();
  llvm::SourceMgr sourceMgr;
  sourceMgr.AddNewSourceBuffer(
      llvm::MemoryBuffer::getMemBufferCopy(source, file), SMLoc());
  ParserConfig config(context, /*verifyAfterParse=*/false);
  SmallVector<Diagnostic> diagnostics;
  OwningOpRef<ModuleOp> module;
  {
    ScopedDiagnosticHandler handler(context, [&](Diagnostic &diagnostic) {
      diagnostics.push_back(std::move(diagnostic));
      return success();
    });
    module = parseSourceFile<ModuleOp>(sourceMgr, config);
  }
  emitWithoutPrefix(diagnostics);
  if (!module)
    return failure();
  Attribute attr = (*module)->getAttr(name);
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
  if (nameOrFile == hostTargetName) {
    llvm::Expected<TargetAttr> host = getHostTarget(context);
    if (host)
      return *host;
    return emitError(loc) << "cannot describe the target '" << hostTargetName
                          << "': " << llvm::toString(host.takeError());
  }
  auto buffer = llvm::MemoryBuffer::getFile(nameOrFile, /*IsText=*/true);
  if (!buffer)
    return emitError(loc) << "unknown target '" << nameOrFile
                          << "': expected a file ("
                          << buffer.getError().message() << ") or one of "
                          << hostTargetName << ", "
                          << llvm::join(getKnownTargetNames(), ", ");
  return parseTarget((*buffer)->getBuffer(), nameOrFile, context);
}
