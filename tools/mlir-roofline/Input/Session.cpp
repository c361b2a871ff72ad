//===- Session.cpp - What every subcommand needs --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Session.h"
#include "Plugins.h"

#include "mlir-roofline/Driver/FrontEndDialects.h"
#include "mlir-roofline/Models/ForeignCosts.h"
#include "mlir-roofline/Models/ProgramDialects.h"
#include "mlir-roofline/Schedules/RooflineTransformOps.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Support/FileUtilities.h"

using namespace mlir;
using namespace mlir::roofline;

static DialectRegistry makeRegistry() {
  DialectRegistry registry;
  registerProgramDialects(registry);
  registerScheduleOps(registry);
  return registry;
}

/// Prints a diagnostic that has a place in no file as one of the command line.
static LogicalResult printWithoutLocation(raw_ostream &os,
                                          Diagnostic &diagnostic) {
  if (!isa<UnknownLoc>(diagnostic.getLocation()))
    return failure();
  StringRef severity =
      diagnostic.getSeverity() == DiagnosticSeverity::Error     ? "error"
      : diagnostic.getSeverity() == DiagnosticSeverity::Warning ? "warning"
                                                                : "remark";
  os << "mlir-roofline: " << severity << ": " << diagnostic << "\n";
  for (Diagnostic &note : diagnostic.getNotes())
    os << "mlir-roofline: note: " << note << "\n";
  return success();
}

/// The handler made last is asked first.
struct Session::Handlers {
  Handlers(raw_ostream &os, llvm::SourceMgr &sources, MLIRContext *context)
      : inFiles(sources, context, os),
        elsewhere(context, [&os](Diagnostic &diagnostic) {
          return printWithoutLocation(os, diagnostic);
        }) {}

  SourceMgrDiagnosticHandler inFiles;
  ScopedDiagnosticHandler elsewhere;
};

Session::Session(raw_ostream &diagnostics, MLIRContext::Threading threading)
    : context(makeRegistry(), threading),
      handlers(std::make_unique<Handlers>(diagnostics, sources, &context)) {
  context.loadDialect<RooflineDialect>();
  // What a diagnostic is about may be the whole program.
  context.printOpOnDiagnostic(false);
}

Session::~Session() = default;

/// If the diagnostic is about a front end's dialect, tells how to lower it: one
/// that it names, or that stands where it points to in the text.
static void addLoweringHint(Diagnostic &diagnostic, StringRef text) {
  const FrontEndDialect *dialect = findFrontEndDialect(diagnostic.str());
  if (auto place = dyn_cast<FileLineColLoc>(diagnostic.getLocation());
      place && !dialect) {
    for (unsigned line = 1; line < place.getLine() && !text.empty(); ++line)
      text = text.split('\n').second;
    // The location at its end may name files of a framework.
    StringRef line = text.split('\n').first.split(" loc(").first;
    // The place is behind the dialect's name in some diagnostics.
    dialect = findFrontEndDialect(line.drop_front(
        std::min<size_t>(line.size(), std::max(place.getColumn(), 1u) - 1)));
    if (!dialect)
      dialect = findFrontEndDialect(line);
  }
  if (dialect)
    diagnostic.attachNote()
        << "the dialect " << dialect->name
        << " is no part of MLIR; lower the program first, by "
        << dialect->lowering;
}

OwningOpRef<ModuleOp> Session::read(StringRef file) {
  std::string message;
  std::unique_ptr<llvm::MemoryBuffer> input = openInputFile(file, &message);
  if (!input) {
    emitError(getCommandLine(), message);
    return nullptr;
  }
  return read(std::move(input));
}

OwningOpRef<ModuleOp> Session::read(std::unique_ptr<llvm::MemoryBuffer> input) {
  // Behind all dialects that somebody brings.
  registerForeignDialects(context);
  std::string file = input->getBufferIdentifier().str();
  // The parser takes the first file of a source manager; diagnostics look for
  // theirs among all that were read.
  llvm::SourceMgr own;
  own.AddNewSourceBuffer(
      llvm::MemoryBuffer::getMemBuffer(input->getMemBufferRef()), SMLoc());
  StringRef text = input->getBuffer();
  sources.AddNewSourceBuffer(std::move(input), SMLoc());
  bool isDiagnosed = false;
  ScopedDiagnosticHandler watch(&context, [&](Diagnostic &diagnostic) {
    if (diagnostic.getSeverity() == DiagnosticSeverity::Error &&
        !std::exchange(isDiagnosed, true))
      addLoweringHint(diagnostic, text);
    return failure();
  });
  auto module = parseSourceFile<ModuleOp>(own, ParserConfig(&context));
  // The parsers of some dialects fail without a word.
  if (!module && !isDiagnosed)
    emitError(FileLineColLoc::get(&context, file, /*line=*/1, /*column=*/1),
              "expected a module, found what the parser rejects without "
              "saying why");
  if (module && context.allowsUnregisteredDialects())
    warnOfFrontEndDialects(*module, getCommandLine());
  if (module && !pipeline.empty() &&
      failed(runPipeline(*module, pipeline, getCommandLine())))
    return nullptr;
  return module;
}
