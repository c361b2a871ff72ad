//===- Symbols.cpp - What formulas of a report are made of ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Layers/Grouping.h"

#include "mlir-roofline/Sizes/OpenDims.h"
#include "mlir-roofline/Sizes/SizeAnalysis.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

bool Report::hasOpenSizes() const {
  return llvm::any_of(symbols, [](const Symbol &symbol) {
    return !symbol.value && symbol.isOpen;
  });
}

std::string Report::Symbol::describe() const {
  if (!range)
    return meaning;
  return meaning + ", from " + std::to_string(range->low) + " to " +
         std::to_string(range->high);
}

Report::Symbol report::makeSymbol(const SizeSymbol &symbol,
                                  const ReportOptions &options) {
  Report::Symbol made;
  made.name = symbol.name;
  made.meaning = symbol.meaning;
  made.isOpen = symbol.isOpen();
  made.range = symbol.range;
  const auto *bound = options.bindings.find(symbol.name);
  if (bound != options.bindings.end())
    made.value = bound->second;
  return made;
}

/// The name that somebody has given to an extent, or `own`.
static std::string getGivenName(const Program &program, BlockArgument argument,
                                unsigned dim, const std::string &own) {
  const SizeStatements &statements = program.getStatements();
  for (const StatedName &each : statements.names)
    if (each.size == own)
      return each.name;
  for (const ExtentFormula &each : statements.extents)
    if (each.argument == argument.getArgNumber() && each.dim == dim &&
        program.getEquations().getSymbol(each.value.str()))
      return each.value.str();
  return own;
}

/// An extent that a type leaves open and an operation does not: it holds for
/// nothing else, and whoever reads the report has to know.
static std::optional<Report::Symbol> getRequired(const Program &program,
                                                 BlockArgument argument,
                                                 unsigned dim,
                                                 Operation *entry) {
  std::string own = SizeAnalysis::getExtentName(
      argument, dim, entry != program.getOnlyEntryPoint());
  std::string name = getGivenName(program, argument, dim, own);
  const SizeEquations &equations = program.getEquations();
  const Quantity *symbol = equations.getSymbol(name);
  if (!symbol || equations.getOrigin(name).empty())
    return std::nullopt;
  Quantity value = equations.resolve(*symbol);
  if (!value.isConstant())
    return std::nullopt;
  std::string meaning = ("extent " + Twine(dim) + " of argument " +
                         Twine(argument.getArgNumber()) + ", required by " +
                         equations.getOrigin(name))
                            .str();
  return Report::Symbol{name, meaning, value};
}

static void addRequired(Report &report, const ModuleCost &cost) {
  const Program &program = cost.getProgram();
  llvm::StringSet<> names;
  for (unsigned entry : cost.getEntryPoints()) {
    auto function =
        dyn_cast<FunctionOpInterface>(program.getFunctions()[entry].op);
    if (!function)
      continue;
    for (BlockArgument argument : function.getArguments())
      for (unsigned dim : getOpenDims(argument)) {
        auto required = getRequired(program, argument, dim, function);
        if (required && names.insert(required->name).second)
          report.symbols.push_back(std::move(*required));
      }
  }
}

/// What the program leaves open, with what the caller filled in.
void report::addSymbols(Report &report, const ModuleCost &cost,
                        const ReportOptions &options) {
  for (const SizeSymbol &symbol : cost.getSymbols())
    report.symbols.push_back(report::makeSymbol(symbol, options));
  addRequired(report, cost);
}

/// What stands in the counts for formulas that are too large.
void report::addFormulas(Report &report) {
  llvm::SetVector<StringRef> names;
  report.totals.collectSymbols(names);
  for (const Report::Function &function : report.functions)
    function.totals.collectSymbols(names);
  for (const Report::Op &op : report.ops) {
    op.counts.collectSymbols(names);
    op.executed.collectSymbols(names);
    op.multiplicity.value.collectSymbols(names);
  }
  std::vector<Report::Symbol> added;
  for (StringRef name : names)
    if (name.starts_with(getOpaquePrefix()))
      added.push_back({name.str(),
                       "a formula of sizes, too large to be written",
                       /*value=*/std::nullopt, /*isOpen=*/false});
  llvm::append_range(report.symbols, added);
}
