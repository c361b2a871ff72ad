//===- StatementText.cpp - Reading what is said of sizes ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/StatementText.h"

#include "mlir-roofline/Driver/BindingText.h"
#include "mlir-roofline/Support/ProgramText.h"

#include "mlir/IR/Diagnostics.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

LogicalResult mlir::roofline::parseStatements(ArrayRef<std::string> names,
                                              ArrayRef<std::string> ranges,
                                              SizeStatements &statements,
                                              Location loc) {
  for (StringRef item : names) {
    auto [size, name] = item.split('=');
    auto error = [&] {
      return emitError(loc) << "in --name '" << toVisibleText(item) << "': ";
    };
    if (size.empty() || !item.contains('='))
      return error() << "expected SIZE=NAME, as in arg0.d0=batch";
    if (llvm::Error problem = checkSizeName(name))
      return error() << llvm::toString(std::move(problem));
    for (const StatedName &other : statements.names)
      if (other.size == size)
        return error() << "expected one name for '" << size << "', found '"
                       << other.name << "' and '" << name << "'";
    statements.names.push_back({size.str(), name.str()});
  }
  for (StringRef item : ranges) {
    auto [size, text] = item.split('=');
    auto error = [&] {
      return emitError(loc) << "in --range '" << toVisibleText(item) << "': ";
    };
    if (size.empty() || !item.contains('='))
      return error() << "expected SIZE=LOW..HIGH, as in arg0.d0=1..64";
    llvm::Expected<SizeRange> range = parseSizeRange(text);
    if (!range)
      return error() << llvm::toString(range.takeError());
    for (const StatedRange &other : statements.ranges)
      if (other.size == size)
        return error() << "expected one range for '" << size
                       << "', found several";
    statements.ranges.push_back({size.str(), *range});
  }
  return success();
}

//===----------------------------------------------------------------------===//
// Checking
//===----------------------------------------------------------------------===//

namespace {
class StatementChecks {
public:
  StatementChecks(const ModuleCost &cost, Location loc)
      : cost(cost), program(cost.getProgram()),
        equations(program.getEquations()), loc(loc) {
    for (unsigned entry : cost.getEntryPoints())
      entries.insert(program.getFunctions()[entry].op);
  }

  LogicalResult check(const StatedName &stated) const;
  LogicalResult check(const StatedRange &stated) const;

private:
  template <typename StatementT>
  LogicalResult checkSize(const StatementT &stated, StringRef option) const;
  template <typename StatementT>
  InFlightDiagnostic fail(const StatementT &stated, StringRef option) const {
    if (stated.function)
      return stated.function->emitOpError() << "attribute of an argument: ";
    return emitError(loc) << "in --" << option << ": ";
  }
  std::string getReason(StringRef size, StringRef name) const;
  StringRef getFinalName(StringRef size) const;

  const ModuleCost &cost;
  const Program &program;
  const SizeEquations &equations;
  llvm::DenseSet<Operation *> entries;
  Location loc;
};
} // namespace

/// Whether there is a size to speak of.
template <typename StatementT>
LogicalResult StatementChecks::checkSize(const StatementT &stated,
                                         StringRef option) const {
  for (const StatedName &each : program.getStatements().names)
    if (!stated.isKnown && each.name == stated.size && each.size != stated.size)
      return fail(stated, option)
             << "expected a size without a name, found '" << stated.size
             << "', which is the name of '" << each.size << "'";
  if (!stated.isKnown)
    return fail(stated, option)
           << "no size is called '" << toVisibleText(stated.size) << "'; "
           << describeOpenSizes(cost);
  if (stated.owner && !stated.function && !entries.contains(stated.owner))
    return fail(stated, option)
           << "expected a size that is open, found '" << stated.size
           << "', which calls pass; " << describeOpenSizes(cost);
  return success();
}

/// ` (required by linalg.add at line 3)`, of whichever of the two is replaced.
std::string StatementChecks::getReason(StringRef size, StringRef name) const {
  StringRef origin = equations.isDefined(name) ? equations.getOrigin(name)
                                               : equations.getOrigin(size);
  return origin.empty() ? std::string() : " (required by " + origin.str() + ")";
}

/// The name that a size has after all names were given.
StringRef StatementChecks::getFinalName(StringRef size) const {
  for (const StatedName &each : program.getStatements().names)
    if (each.size == size)
      return each.name;
  return size;
}

LogicalResult StatementChecks::check(const StatedName &stated) const {
  if (failed(checkSize(stated, "name")))
    return failure();
  for (const StatedName &other : program.getStatements().names)
    if (other.size == stated.size && other.name != stated.name)
      return fail(stated, "name")
             << "expected one name for '" << stated.size << "', found '"
             << stated.name << "' and '" << other.name << "'";
  const Quantity *symbol = equations.getSymbol(stated.name);
  const Quantity *own = equations.getSymbol(stated.size);
  if (!symbol)
    return success();
  Quantity value = equations.resolve(own ? *own : *symbol);
  if (value == *symbol)
    return success();
  for (const StatedName &other : program.getStatements().names)
    if (const Quantity *known = equations.getSymbol(other.name);
        known && value == *known)
      return fail(stated, "name")
             << "'" << stated.size << "' and '" << other.size
             << "' are one size" << getReason(stated.size, stated.name)
             << ": expected one name, found '" << stated.name << "' and '"
             << other.name << "'";
  return fail(stated, "name") << "expected a size that is open, found '"
                              << stated.size << "', which is " << value.str()
                              << getReason(stated.size, stated.name);
}

LogicalResult StatementChecks::check(const StatedRange &stated) const {
  if (failed(checkSize(stated, "range")))
    return failure();
  auto show = [](const SizeRange &range) {
    return (Twine(range.low) + ".." + Twine(range.high)).str();
  };
  StringRef name = getFinalName(stated.size);
  for (const StatedRange &other : program.getStatements().ranges)
    if (getFinalName(other.size) == name && !(other.range == stated.range))
      return fail(stated, "range")
             << "expected one range for '" << name << "', found "
             << show(stated.range) << " and " << show(other.range);
  const Quantity *symbol = equations.getSymbol(name);
  if (!symbol)
    return success();
  Quantity value = equations.resolve(*symbol);
  if (value == *symbol)
    return success();
  std::string reason = getReason(stated.size, name);
  if (std::optional<int64_t> constant = value.getInt64()) {
    if (*constant >= stated.range.low && *constant <= stated.range.high)
      return success();
    return fail(stated, "range")
           << "expected a range with " << *constant << " in it, which '" << name
           << "' is" << reason << ", found " << show(stated.range);
  }
  for (const StatedRange &other : program.getStatements().ranges)
    if (const Quantity *known = equations.getSymbol(getFinalName(other.size));
        known && value == *known && other.range == stated.range)
      return success();
  return fail(stated, "range")
         << "expected a size that is open, found '" << name << "', which is "
         << value.str() << reason;
}

LogicalResult mlir::roofline::checkStatements(const ModuleCost &cost,
                                              Location loc) {
  const SizeStatements &said = cost.getProgram().getStatements();
  if (said.names.empty() && said.ranges.empty())
    return success();
  StatementChecks checks(cost, loc);
  // One mistake may show in several statements.
  for (const StatedName &each : said.names)
    if (failed(checks.check(each)))
      return failure();
  for (const StatedRange &each : said.ranges)
    if (failed(checks.check(each)))
      return failure();
  return success();
}

LogicalResult mlir::roofline::checkRange(const SizeSymbol &symbol,
                                         const Quantity &low,
                                         const Quantity &high, StringRef in,
                                         Location loc) {
  if (!symbol.range)
    return success();
  for (const Quantity &value : {low, high})
    if (!(value - symbol.range->low).isKnownNonNegative() ||
        !(Quantity(symbol.range->high) - value).isKnownNonNegative())
      return emitError(loc) << in << "expected a value of '" << symbol.name
                            << "' in its range " << symbol.range->low << ".."
                            << symbol.range->high << ", found " << value.str();
  return success();
}
