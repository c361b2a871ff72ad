//===- AttributeFile.cpp - Files that hold one attribute ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AttributeFile.h"

#include "mlir-roofline/IR/Roofline.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/Parser/Parser.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"

using namespace mlir;
using namespace mlir::roofline;

/// What stands before the text to make it an alias that a module uses; MLIR
/// parses a lone attribute without the name of its file.
static constexpr StringLiteral textPrefix = "#attribute = ";
static constexpr StringLiteral attributeName = "attribute";

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

LogicalResult mlir::roofline::detail::checkBeginning(StringRef text,
                                                     StringRef file,
                                                     StringRef mnemonic,
                                                     MLIRContext *context) {
  StringRef rest = text.ltrim();
  while (rest.starts_with("//"))
    rest = rest.drop_front(std::min(rest.find('\n'), rest.size())).ltrim();
  // What is no word the parser names itself.
  if (!rest.empty() && !llvm::isAlpha(rest.front()))
    return success();
  StringRef before = text.drop_back(rest.size());
  size_t lineStart = before.rfind('\n') + 1; // npos + 1 is 0
  auto loc = FileLineColLoc::get(context, file, before.count('\n') + 1,
                                 before.size() - lineStart + 1);
  InFlightDiagnostic diagnostic = emitError(loc)
                                  << "expected a #roofline." << mnemonic
                                  << " attribute, found ";
  if (rest.empty())
    return diagnostic << "an empty file";
  return diagnostic << "'" << rest.take_while([](char c) {
    return llvm::isAlnum(c) || c == '_' || c == '.';
  }) << "'";
}

FailureOr<Attribute>
mlir::roofline::detail::parseAttributeFile(StringRef text, StringRef file,
                                           MLIRContext *context) {
  context->getOrLoadDialect<RooflineDialect>();
  std::string source = (textPrefix + text + "\nmodule attributes {" +
                        attributeName + " = #attribute} {}\n")
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
  return (*module)->getAttr(attributeName);
}
