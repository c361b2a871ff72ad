//===- Session.cpp - What every subcommand needs --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Session.h"

#include "mlir-roofline/InitAll.h"
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
  sources.AddNewSourceBuffer(std::move(input), SMLoc());
  return parseSourceFile<ModuleOp>(sources, ParserConfig(&context));
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

static std::string describeSymbols(ArrayRef<SizeSymbol> symbols) {
  SmallVector<StringRef> names;
  for (const SizeSymbol &symbol : symbols)
    if (symbol.isOpen())
      names.push_back(symbol.name);
  if (names.empty())
    return "the program leaves no size open";
  return "the open sizes are: " + llvm::join(names, ", ");
}

LogicalResult Session::checkSizes(const ModuleCost &cost) {
  for (StringRef conflict : cost.getEquations().getConflicts())
    emitError(getCommandLine(), conflict);
  return failure(!cost.getEquations().getConflicts().empty());
}

/// The name under which a size is known: one of the only entry point's
/// arguments goes without the function's.
static StringRef getShortName(StringRef name, const ModuleCost &cost) {
  auto entry =
      dyn_cast_if_present<FunctionOpInterface>(cost.getOnlyEntryPoint());
  if (entry && name.consume_front(entry.getName()))
    name.consume_front(".");
  return name;
}

FailureOr<llvm::MapVector<StringRef, Quantity>>
Session::parseBindings(ArrayRef<std::string> items, const ModuleCost &cost) {
  ArrayRef<SizeSymbol> symbols = cost.getSymbols();
  llvm::MapVector<StringRef, Quantity> bindings;
  for (StringRef item : items) {
    auto error = [&] {
      return emitError(getCommandLine()) << "in --bind '" << item << "': ";
    };
    if (!item.contains('=')) {
      error() << "expected NAME=NUMBER";
      return failure();
    }
    auto [given, text] = item.split('=');
    StringRef name = getShortName(given, cost);
    const SizeSymbol *symbol =
        llvm::find_if(symbols, [name](const SizeSymbol &symbol) {
          return symbol.name == name && symbol.isOpen();
        });
    // One that the program makes equal to another, or to a number, may still be
    // given a value, which then has to agree.
    bool isKnown =
        symbol != symbols.end() || cost.getEquations().isDefined(name);
    if (!isKnown) {
      error() << "no size is called '" << name << "'; "
              << describeSymbols(symbols);
      return failure();
    }
    FailureOr<Quantity> value = Quantity::parse(text);
    if (failed(value) || !value->isConstant() || !value->isKnownNonNegative()) {
      error() << "expected an integer >= 0, found '" << text << "'";
      return failure();
    }
    if (!bindings.try_emplace(name, *value).second) {
      error() << "'" << name << "' is bound more than once";
      return failure();
    }
  }
  auto resolved = cost.getEquations().bind(bindings);
  if (!resolved) {
    emitError(getCommandLine())
        << "in --bind: " << llvm::toString(resolved.takeError());
    return failure();
  }
  return *resolved;
}

/// The extent of an argument that the program settles, under the name that it
/// would have as an open size.
static std::optional<Quantity> findStaticExtent(StringRef name,
                                                const ModuleCost &cost) {
  for (unsigned entry : cost.getExecution().getEntryPoints()) {
    auto function =
        dyn_cast<FunctionOpInterface>(cost.getFunctions()[entry].op);
    if (!function)
      continue;
    for (BlockArgument argument : function.getArguments()) {
      auto type = dyn_cast<ShapedType>(argument.getType());
      if (!type || !type.hasRank())
        continue;
      for (auto [dim, extent] : llvm::enumerate(type.getShape()))
        if (!ShapedType::isDynamic(extent) &&
            SizeAnalysis::getExtentName(
                argument, dim, function != cost.getOnlyEntryPoint()) == name)
          return Quantity(extent);
    }
  }
  return std::nullopt;
}

FailureOr<Workload>
Session::getWorkload(StringRef batchSymbol, unsigned numDevices,
                     const ModuleCost &cost,
                     const llvm::MapVector<StringRef, Quantity> &values) {
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
  if (auto value = values.find(batchSymbol); value != values.end()) {
    workload.batch = value->second;
    return workload;
  }
  if (llvm::any_of(cost.getSymbols(), [&](const SizeSymbol &symbol) {
        return symbol.name == batchSymbol && symbol.isOpen();
      })) {
    error() << "expected a size with a value; --bind " << batchSymbol
            << "=NUMBER gives it one";
    return failure();
  }
  if (std::optional<Quantity> extent = findStaticExtent(batchSymbol, cost)) {
    workload.batch = *extent;
    return workload;
  }
  error() << "expected a size or the extent of an argument, such as arg0.d0; "
          << describeSymbols(cost.getSymbols());
  return failure();
}
