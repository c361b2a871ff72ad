//===- SizeStatements.cpp - What is said of open sizes --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Sizes/SizeStatements.h"

#include "SizeNames.h"

#include "mlir-roofline/IR/Roofline.h"
#include "mlir-roofline/Sizes/OpenDims.h"
#include "mlir-roofline/Sizes/ProgramFunctions.h"
#include "mlir-roofline/Sizes/SizeAnalysis.h"
#include "mlir/IR/SymbolTable.h"

using namespace mlir;
using namespace mlir::roofline;
using Kind = SizeQuestion::Kind;

/// Why a size is another: that is what somebody calls it.
static constexpr StringLiteral givenOrigin = "its name";

SizeStatements SizeStatements::withoutExtents() const {
  SizeStatements rest = *this;
  rest.extents.clear();
  return rest;
}

//===----------------------------------------------------------------------===//
// Attributes
//===----------------------------------------------------------------------===//

/// The functions in `root` that something in it refers to.
static llvm::DenseSet<Operation *> findReferenced(Operation *root) {
  llvm::DenseSet<Operation *> referenced;
  SymbolTableCollection tables;
  root->walk([&](Operation *user) {
    Operation *table = SymbolTable::getNearestSymbolTable(user);
    if (!table || !root->isAncestor(table))
      return;
    user->getAttrDictionary().walk<WalkOrder::PreOrder>(
        [&](SymbolRefAttr name) {
          if (Operation *found = tables.lookupSymbolIn(table, name))
            referenced.insert(found);
          return WalkResult::skip();
        });
  });
  return referenced;
}

/// What may be open of an argument: its own value, or each extent that its type
/// leaves open.
static SmallVector<SizeQuestion> getOpenSizes(BlockArgument argument) {
  if (argument.getType().isIntOrIndex())
    return {{Kind::value, argument}};
  SmallVector<SizeQuestion> sizes;
  auto type = dyn_cast<ShapedType>(argument.getType());
  if (!type)
    return sizes;
  if (!type.hasRank())
    return {{Kind::dim, argument, 0}};
  for (unsigned dim : getOpenDims(argument))
    sizes.push_back({Kind::dim, argument, dim});
  return sizes;
}

/// What an attribute says of a size: one text for the only open one, or a list
/// with one for each dimension. Empty if nothing.
static StringRef getStated(Attribute attribute, const SizeQuestion &size,
                           bool isOnly) {
  if (auto text = dyn_cast_if_present<StringAttr>(attribute))
    return isOnly ? text.getValue() : StringRef();
  auto list = dyn_cast_if_present<ArrayAttr>(attribute);
  if (!list || size.index >= static_cast<int64_t>(list.size()))
    return "";
  auto text = dyn_cast<StringAttr>(list[size.index]);
  return text ? text.getValue() : StringRef();
}

/// What the analysis calls it, as long as nobody has given it a name.
static std::string getOwnName(const SizeQuestion &size, bool qualify) {
  auto argument = cast<BlockArgument>(size.about);
  if (size.kind == Kind::value)
    return getArgumentName(argument, "", qualify);
  if (!cast<ShapedType>(argument.getType()).hasRank())
    return getArgumentName(argument, ".size", qualify);
  return SizeAnalysis::getExtentName(argument, size.index, qualify);
}

void mlir::roofline::addSizeAttributes(Operation *root,
                                       SizeStatements &statements) {
  auto *dialect = root->getContext()->getLoadedDialect<RooflineDialect>();
  if (!dialect)
    return;
  StringAttr size = dialect->getSizeAttrHelper().getName();
  StringAttr range = dialect->getRangeAttrHelper().getName();
  Operation *only = SizeAnalysis::getOnlyEntryPoint(root);
  std::optional<llvm::DenseSet<Operation *>> referenced;
  for (FunctionOpInterface function : getProgramFunctions(root)) {
    bool isChosen = getFunctionName(function) == statements.function;
    if (function.isExternal() || !function.getAllArgAttrs() ||
        (!statements.function.empty() && !isChosen))
      continue;
    for (BlockArgument argument : function.getArguments()) {
      unsigned number = argument.getArgNumber();
      Attribute names = function.getArgAttr(number, size);
      Attribute ranges = function.getArgAttr(number, range);
      if (!names && !ranges)
        continue;
      if (!referenced)
        referenced = findReferenced(root);
      if (referenced->contains(function) && !isChosen)
        break;
      SmallVector<SizeQuestion> open = getOpenSizes(argument);
      for (const SizeQuestion &each : open) {
        std::string own = getOwnName(each, function != only);
        StringRef name = getStated(names, each, open.size() == 1);
        if (!name.empty())
          statements.names.push_back({own, name.str(), function});
        auto values = parseSizeRange(getStated(ranges, each, open.size() == 1));
        if (values)
          statements.ranges.push_back({own, *values, function});
        else
          llvm::consumeError(values.takeError());
      }
    }
  }
}

//===----------------------------------------------------------------------===//
// SizeAnalysis
//===----------------------------------------------------------------------===//

/// `facts` with what is known of the values, too.
static SymbolFacts limit(SymbolFacts facts, const SizeRange &range) {
  facts.min = std::max(facts.min.value_or(range.low), range.low);
  facts.max = Quantity(range.high);
  return facts;
}

Quantity SizeAnalysis::getStatedSymbol(StringRef name,
                                       SymbolFacts facts) const {
  if (auto range = statedRanges.find(name); range != statedRanges.end())
    facts = limit(std::move(facts), range->second);
  return Quantity::symbol(name, facts);
}

/// Whether a statement is about the size of an argument, whose name is `own`;
/// if so it is noted to be, under this name.
template <typename StatementT>
static bool settle(StatementT &statement, const SizeQuestion &size,
                   StringRef own, StringRef chosen, bool isOnly) {
  auto argument = cast<BlockArgument>(size.about);
  auto function = cast<FunctionOpInterface>(argument.getOwner()->getParentOp());
  if (statement.size != own) {
    // Attributes say of which argument they speak.
    if (statement.function)
      return false;
    bool hasOtherName = isOnly || getFunctionName(function) == chosen;
    if (!hasOtherName || statement.size != getOwnName(size, /*qualify=*/isOnly))
      return false;
    statement.size = own.str();
  }
  statement.isKnown = true;
  statement.owner = function;
  return true;
}

std::optional<SizeRange> SizeAnalysis::getStatedRange(StringRef name) const {
  auto found = statedRanges.find(name);
  return found == statedRanges.end() ? std::nullopt
                                     : std::optional<SizeRange>(found->second);
}

StatedName *SizeAnalysis::findStatedName(StringRef size) {
  for (StatedName &each : statements.names)
    if (each.size == size)
      return &each;
  return nullptr;
}

/// A symbol by the name that somebody has given a size.
Quantity SizeAnalysis::createGiven(StringRef name, StringRef meaning,
                                   const SymbolFacts &facts) {
  Quantity symbol = getStatedSymbol(name, facts);
  if (givenNames.insert(name).second) {
    symbols.push_back({name.str(), meaning.str()});
    symbols.back().mayBeNegative = !facts.min && !statedRanges.contains(name);
    equations.declare(name, symbol, givenNames.size());
  }
  return symbol;
}

/// What the front end says of the extents of the only entry point.
void SizeAnalysis::addExtentFormulas() {
  auto function = dyn_cast_if_present<FunctionOpInterface>(onlyEntryPoint);
  if (!function)
    return;
  std::string meaning =
      "named by the arguments of @" + getFunctionName(function);
  auto rename = [&](StringRef name) -> std::optional<Quantity> {
    StatedName *stated = findStatedName(name);
    if (!stated)
      return createGiven(name, meaning);
    stated->isKnown = true;
    Quantity symbol = createGiven(stated->name, meaning);
    if (givenNames.insert(name).second)
      equations.declare(name, Quantity::symbol(name), givenNames.size());
    equations.define(name, symbol, givenOrigin);
    return symbol;
  };
  for (const ExtentFormula &formula : statements.extents) {
    if (formula.argument >= function.getNumArguments())
      continue;
    BlockArgument argument = function.getArgument(formula.argument);
    auto type = dyn_cast<ShapedType>(argument.getType());
    if (!type || !type.hasRank() || formula.dim >= type.getRank() ||
        !type.isDynamicDim(formula.dim))
      continue;
    Quantity own = *deriveFromArgument({Kind::dim, argument, formula.dim});
    equations.define(own.str(), formula.value.substitute(rename),
                     "the arguments' names");
  }
}

void SizeAnalysis::addStatements(const SizeStatements &said) {
  if (said.isEmpty())
    return;
  statements = said;
  // Names of arguments' sizes first, under which ranges may be given.
  SmallVector<std::pair<SizeQuestion, StatedName *>> named;
  for (FunctionOpInterface function : getProgramFunctions(root)) {
    if (function.isExternal() ||
        (!statements.function.empty() &&
         getFunctionName(function) != statements.function))
      continue;
    bool isOnly = function == onlyEntryPoint;
    for (BlockArgument argument : function.getArguments())
      for (const SizeQuestion &size : getOpenSizes(argument)) {
        std::string own = getOwnName(size, !isOnly);
        StatedName *name = nullptr;
        for (StatedName &each : statements.names)
          if (settle(each, size, own, statements.function, isOnly) && !name)
            name = &each;
        if (name)
          named.push_back({size, name});
        for (StatedRange &each : statements.ranges)
          settle(each, size, own, statements.function, isOnly);
      }
  }
  for (const StatedRange &each : statements.ranges) {
    StatedName *name = findStatedName(each.size);
    statedRanges.try_emplace(
        name ? StringRef(name->name) : StringRef(each.size), each.range);
  }
  addExtentFormulas();
  for (auto [size, name] : named) {
    SymbolFacts facts = getArgumentFacts(size);
    createGiven(name->name, describeArgument(size), facts);
    meanings.try_emplace(name->name, size);
    Quantity own = *deriveFromArgument(size);
    equations.define(own.str(), getStatedSymbol(name->name, facts),
                     givenOrigin);
  }
  for (StatedRange &each : statements.ranges)
    each.isKnown |= givenNames.contains(each.size);
}

Quantity SizeAnalysis::nameOpaque(StringRef generated, StringRef qualified,
                                  SymbolFacts facts) {
  StringRef name = generated;
  for (StatedName &each : statements.names) {
    if (each.size != generated && each.size != qualified)
      continue;
    each.size = generated.str();
    each.isKnown = true;
    name = each.name;
    break;
  }
  for (StatedRange &each : statements.ranges) {
    if (each.size != generated && each.size != qualified && each.size != name)
      continue;
    each.isKnown = true;
    statedRanges.try_emplace(name, each.range);
  }
  return getStatedSymbol(name, std::move(facts));
}
