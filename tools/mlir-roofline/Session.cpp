//===- Session.cpp - What every subcommand needs --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Session.h"

#include "mlir-roofline/Driver/BindingText.h"
#include "mlir-roofline/InitAll.h"
#include "mlir-roofline/Sizes/SizeAnalysis.h"
#include "mlir-roofline/Targets/ModuleTarget.h"
#include "mlir-roofline/Targets/TargetRegistry.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Support/FileUtilities.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;

static DialectRegistry makeRegistry() {
  DialectRegistry registry;
  registerAll(registry);
  return registry;
}

/// Prints a diagnostic that has a place in no file as one of the command line.
static LogicalResult printWithoutLocation(Diagnostic &diagnostic) {
  if (!isa<UnknownLoc>(diagnostic.getLocation()))
    return failure();
  StringRef severity =
      diagnostic.getSeverity() == DiagnosticSeverity::Error     ? "error"
      : diagnostic.getSeverity() == DiagnosticSeverity::Warning ? "warning"
                                                                : "remark";
  llvm::errs() << "mlir-roofline: " << severity << ": " << diagnostic << "\n";
  for (Diagnostic &note : diagnostic.getNotes())
    llvm::errs() << "mlir-roofline: note: " << note << "\n";
  return success();
}

/// The handler made last is asked first.
struct Session::Handlers {
  Handlers(llvm::SourceMgr &sources, MLIRContext *context)
      : inFiles(sources, context), elsewhere(context, printWithoutLocation) {}

  SourceMgrDiagnosticHandler inFiles;
  ScopedDiagnosticHandler elsewhere;
};

Session::Session()
    : context(makeRegistry()),
      handlers(std::make_unique<Handlers>(sources, &context)) {
  context.loadDialect<RooflineDialect>();
  // What a diagnostic is about may be the whole program.
  context.printOpOnDiagnostic(false);
}

Session::~Session() = default;

OwningOpRef<ModuleOp> Session::read(StringRef file) {
  std::string message;
  std::unique_ptr<llvm::MemoryBuffer> input = openInputFile(file, &message);
  if (!input) {
    emitError(getCommandLine(), message);
    return nullptr;
  }
  // The parser takes the first file of a source manager; diagnostics look for
  // theirs among all that were read.
  llvm::SourceMgr own;
  own.AddNewSourceBuffer(
      llvm::MemoryBuffer::getMemBuffer(input->getMemBufferRef()), SMLoc());
  sources.AddNewSourceBuffer(std::move(input), SMLoc());
  bool isDiagnosed = false;
  ScopedDiagnosticHandler watch(&context, [&](Diagnostic &diagnostic) {
    isDiagnosed |= diagnostic.getSeverity() == DiagnosticSeverity::Error;
    return failure();
  });
  auto module = parseSourceFile<ModuleOp>(own, ParserConfig(&context));
  // The parsers of some dialects fail without a word.
  if (!module && !isDiagnosed)
    emitError(FileLineColLoc::get(&context, file, /*line=*/1, /*column=*/1),
              "expected a module, found what the parser rejects without "
              "saying why");
  return module;
}

FailureOr<SmallVector<TargetAttr>>
Session::getTargets(ArrayRef<std::string> names, ModuleOp module) {
  llvm::MapVector<StringAttr, TargetAttr> targets;
  auto add = [&](FailureOr<TargetAttr> target) -> LogicalResult {
    if (failed(target))
      return failure();
    if (!*target)
      return success();
    TargetAttr &known = targets[(*target).getName()];
    // Columns with one heading could not be told apart.
    if (known && known != *target)
      return emitError(getCommandLine(),
                       "expected targets with different names, found two "
                       "different ones called ")
             << known.getName();
    known = *target;
    return success();
  };
  for (const std::string &name : names)
    if (failed(add(name == systemSpecTargetName
                       ? getSystemSpecTarget(module)
                       : getTarget(name, getCommandLine()))))
      return failure();
  if (names.empty() && failed(add(getModuleTarget(module))))
    return failure();
  return llvm::to_vector(llvm::make_second_range(targets));
}

/// The extent of an argument that the program settles, under the name that it
/// would have as an open size.
static std::optional<Quantity> findStaticExtent(StringRef name,
                                                const ModuleCost &cost) {
  for (unsigned entry : cost.getEntryPoints()) {
    auto function = dyn_cast<FunctionOpInterface>(
        cost.getProgram().getFunctions()[entry].op);
    if (!function)
      continue;
    for (BlockArgument argument : function.getArguments()) {
      auto type = dyn_cast<ShapedType>(argument.getType());
      if (!type || !type.hasRank())
        continue;
      for (auto [dim, extent] : llvm::enumerate(type.getShape()))
        if (!ShapedType::isDynamic(extent) &&
            SizeAnalysis::getExtentName(
                argument, dim,
                function != cost.getProgram().getOnlyEntryPoint()) == name)
          return Quantity(extent);
    }
  }
  return std::nullopt;
}

FailureOr<Workload> Session::getWorkload(StringRef batchSymbol,
                                         unsigned numDevices,
                                         const ModuleCost &cost,
                                         const SizeBindings &values) {
  if (numDevices == 0) {
    emitError(getCommandLine())
        << "in --devices: expected a number >= 1, found 0";
    return failure();
  }
  Workload workload;
  workload.numDevices = numDevices;
  if (batchSymbol.empty())
    return workload;
  workload.batchSymbol = batchSymbol.str();
  auto error = [&] {
    return emitError(getCommandLine())
           << "in --batch-symbol '" << batchSymbol << "': ";
  };
  if (const SizeSymbol *symbol = findOpenSize(cost, batchSymbol)) {
    if (auto value = values.find(symbol->name); value != values.end()) {
      workload.batch = value->second;
      return workload;
    }
    error() << "expected a size with a value; --bind " << batchSymbol
            << "=NUMBER gives it one";
    return failure();
  }
  if (std::optional<Quantity> extent = findStaticExtent(batchSymbol, cost)) {
    workload.batch = *extent;
    return workload;
  }
  error() << "expected a size or the extent of an argument, such as arg0.d0; "
          << describeOpenSizes(cost);
  return failure();
}
