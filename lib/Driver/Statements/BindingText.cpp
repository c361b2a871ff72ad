//===- BindingText.cpp - Reading values of sizes --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/BindingText.h"

#include "mlir-roofline/Driver/StatementText.h"

#include "mlir/IR/Diagnostics.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace mlir;
using namespace mlir::roofline;

/// The name of the only function where execution starts, and a dot; empty if
/// there are several.
static std::string getOnlyPrefix(const ModuleCost &cost) {
  std::string prefix;
  for (unsigned entry : cost.getEntryPoints()) {
    const std::string &name = cost.getProgram().getFunctions()[entry].name;
    if (name.empty())
      continue;
    if (!prefix.empty())
      return "";
    prefix = name + ".";
  }
  return prefix;
}

/// The open size of this name, which no other size stands for.
static const SizeSymbol *findOwnSize(const ModuleCost &cost, StringRef name) {
  ArrayRef<SizeSymbol> symbols = cost.getSymbols();
  auto find = [&](const Twine &wanted) {
    std::string text = wanted.str();
    return llvm::find_if(symbols, [&](const SizeSymbol &symbol) {
      return symbol.isOpen() && symbol.name == text;
    });
  };
  const SizeSymbol *found = find(name);
  if (found != symbols.end())
    return found;
  std::string prefix = getOnlyPrefix(cost);
  if (prefix.empty())
    return nullptr;
  found = name.consume_front(prefix) ? find(name) : find(prefix + name);
  return found == symbols.end() ? nullptr : found;
}

/// The name of a size that the program makes equal to another, or to a number,
/// in the spelling of the equations; empty if there is none.
static std::string findDefinedSize(const ModuleCost &cost, StringRef name) {
  const SizeEquations &equations = cost.getProgram().getEquations();
  if (equations.isDefined(name))
    return name.str();
  std::string prefix = getOnlyPrefix(cost);
  if (prefix.empty())
    return "";
  std::string other =
      name.consume_front(prefix) ? name.str() : prefix + name.str();
  return equations.isDefined(other) ? other : "";
}

const SizeSymbol *mlir::roofline::findOpenSize(const ModuleCost &cost,
                                               StringRef name) {
  if (const SizeSymbol *own = findOwnSize(cost, name))
    return own;
  // What another is called, or is the same size as.
  std::string defined = findDefinedSize(cost, name);
  const SizeEquations &equations = cost.getProgram().getEquations();
  const Quantity *symbol =
      defined.empty() ? nullptr : equations.getSymbol(defined);
  return symbol ? findOwnSize(cost, equations.resolve(*symbol).str()) : nullptr;
}

bool mlir::roofline::hasSize(const ModuleCost &cost, StringRef name) {
  return findOwnSize(cost, name) || !findDefinedSize(cost, name).empty();
}

std::string mlir::roofline::describeOpenSizes(const ModuleCost &cost) {
  SmallVector<StringRef> names;
  for (const SizeSymbol &symbol : cost.getSymbols())
    if (symbol.isOpen())
      names.push_back(symbol.name);
  if (names.empty())
    return "the program leaves no size open";
  return "the open sizes are: " + llvm::join(names, ", ");
}

LogicalResult mlir::roofline::checkSizes(const ModuleCost &cost, Location loc) {
  ArrayRef<std::string> conflicts =
      cost.getProgram().getEquations().getConflicts();
  for (StringRef conflict : conflicts)
    emitError(loc, conflict);
  return failure(!conflicts.empty());
}

LogicalResult mlir::roofline::checkHints(const Program &program) {
  for (const IdleHint &hint : program.getIdleHints()) {
    InFlightDiagnostic error =
        hint.op->emitOpError()
        << "attribute 'roofline.trip_count' has no effect: expected a loop "
           "whose iterations the program does not count, found ";
    if (hint.trips)
      error << "one of " << hint.trips->str();
    else
      error << (hint.op->getNumSuccessors() ? "a branch that ends no first "
                                              "block of a loop"
                                            : "an operation whose cost does "
                                              "not ask for them");
  }
  return failure(!program.getIdleHints().empty());
}

/// Fails where the program divides by something that is 0 with these values.
static LogicalResult checkDivisors(const ModuleCost &cost,
                                   const SizeBindings &values, Location loc) {
  std::vector<ZeroDivision> divisions = cost.findZeroDivisions(values);
  for (const ZeroDivision &division : divisions) {
    llvm::SetVector<StringRef> symbols;
    division.divisor.collectSymbols(symbols);
    std::string names = "'" + llvm::join(symbols.takeVector(), "' and '") + "'";
    std::string divisor = division.divisor.str();
    InFlightDiagnostic error = emitError(loc) << "in --bind: " << names;
    if (names == "'" + divisor + "'")
      error << " may not be 0: '";
    else
      error << " may not make " << divisor << " 0: '";
    error << division.op->getName() << "'";
    if (auto file = dyn_cast<FileLineColLoc>(division.op->getLoc()))
      error << " at line " << file.getLine();
    error << " divides by it or counts in steps of it";
  }
  return failure(!divisions.empty());
}

FailureOr<SizeBindings>
mlir::roofline::parseBindings(ArrayRef<std::string> items,
                              const ModuleCost &cost, Location loc) {
  SizeBindings bindings;
  llvm::StringSet<> names;
  for (StringRef item : items) {
    auto error = [&] {
      return emitError(loc) << "in --bind '" << item << "': ";
    };
    if (!item.contains('=')) {
      error() << "expected NAME=NUMBER";
      return failure();
    }
    auto [name, text] = item.split('=');
    const SizeSymbol *symbol = findOwnSize(cost, name);
    // One that the program settles may still be given a value, which then has
    // to agree.
    std::string known = symbol ? symbol->name : findDefinedSize(cost, name);
    if (known.empty()) {
      error() << "no size is called '" << name << "'; "
              << describeOpenSizes(cost);
      return failure();
    }
    FailureOr<Quantity> value = Quantity::parse(text);
    if (failed(value) || !value->isConstant() || !value->isKnownNonNegative()) {
      error() << "expected an integer >= 0, found '" << text << "'";
      return failure();
    }
    if (!bindings.insert({names.insert(known).first->getKey(), *value})
             .second) {
      error() << "'" << name << "' is bound more than once";
      return failure();
    }
  }
  auto resolved = cost.getProgram().getEquations().bind(bindings);
  if (!resolved) {
    emitError(loc) << "in --bind: " << llvm::toString(resolved.takeError());
    return failure();
  }
  SizeBindings open;
  for (const SizeSymbol &symbol : cost.getSymbols())
    if (auto *found = resolved->find(symbol.name); found != resolved->end()) {
      if (failed(checkRange(symbol, found->second, found->second,
                            "in --bind: ", loc)))
        return failure();
      open.insert({symbol.name, found->second});
    }
  if (failed(checkDivisors(cost, open, loc)))
    return failure();
  return open;
}
