//===- SizeNames.cpp - What sizes are called ------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SizeNames.h"

#include "mlir-roofline/Sizes/ProgramFunctions.h"
#include "mlir-roofline/Sizes/SizeAnalysis.h"
#include "mlir-roofline/Support/Formula/SymbolValue.h"

#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;

std::string mlir::roofline::describeLine(Location loc) {
  auto file = dyn_cast<FileLineColLoc>(loc);
  return file ? " at line " + std::to_string(file.getLine()) : std::string();
}

std::string mlir::roofline::describe(Value value) {
  std::string text;
  llvm::raw_string_ostream os(text);
  if (Operation *op = value.getDefiningOp())
    os << "result " << cast<OpResult>(value).getResultNumber() << " of "
       << op->getName();
  else
    os << "block argument " << cast<BlockArgument>(value).getArgNumber();
  os << describeLine(value.getLoc());
  return text;
}

static StringAttr getSymbolName(Operation *op) {
  return op->getAttrOfType<StringAttr>(SymbolTable::getSymbolAttrName());
}

/// How many symbol tables without a name stand before this one in its block.
static unsigned getPosition(Operation *table) {
  unsigned position = 0;
  for (Operation &op : *table->getBlock()) {
    if (&op == table)
      break;
    position += op.hasTrait<OpTrait::SymbolTable>() && !getSymbolName(&op);
  }
  return position;
}

std::string mlir::roofline::getFunctionName(FunctionOpInterface function) {
  std::string name = function.getName().str();
  // The outermost module holds everything and distinguishes nothing.
  for (Operation *table = function->getParentOp();
       table && table->getParentOp(); table = table->getParentOp()) {
    StringAttr own = getSymbolName(table);
    name = (own ? own.str() : "$" + std::to_string(getPosition(table))) + "." +
           name;
  }
  return name;
}

std::string mlir::roofline::getQualifier(FunctionOpInterface function) {
  std::string name;
  llvm::raw_string_ostream os(name);
  // Symbols have to survive being printed and parsed, and to differ if the
  // functions do.
  std::string path = getFunctionName(function);
  for (auto [i, c] : llvm::enumerate(StringRef(path).bytes())) {
    bool mayFollow = llvm::isDigit(c) || c == '.' || c == '@';
    if (llvm::isAlpha(c) || c == '_' || (mayFollow && i != 0))
      os << c;
    else
      os << '$' << llvm::utohexstr(c, /*LowerCase=*/true, /*Width=*/2);
  }
  os << '.';
  return name;
}

std::string mlir::roofline::getArgumentName(BlockArgument argument,
                                            const Twine &suffix, bool qualify) {
  std::string name;
  llvm::raw_string_ostream os(name);
  if (qualify)
    os << getQualifier(
        cast<FunctionOpInterface>(argument.getOwner()->getParentOp()));
  os << "arg" << argument.getArgNumber() << suffix;
  return name;
}

bool mlir::roofline::isFunctionArgument(BlockArgument argument) {
  return argument.getParentRegion() && argument.getOwner()->isEntryBlock() &&
         isa_and_nonnull<FunctionOpInterface>(
             argument.getOwner()->getParentOp());
}

//===----------------------------------------------------------------------===//
// SizeAnalysis
//===----------------------------------------------------------------------===//

std::string SizeAnalysis::getExtentName(BlockArgument argument, unsigned dim,
                                        bool qualify) {
  return getArgumentName(argument, ".d" + Twine(dim), qualify);
}

Operation *SizeAnalysis::getOnlyEntryPoint(Operation *root) {
  if (isa<FunctionOpInterface>(root))
    return root;
  Operation *onlyPublic = nullptr, *onlyFunction = nullptr;
  unsigned numPublic = 0, numFunctions = 0;
  for (FunctionOpInterface function : getProgramFunctions(root)) {
    if (function.isExternal())
      continue;
    ++numFunctions;
    onlyFunction = function;
    if (function.isPublic()) {
      ++numPublic;
      onlyPublic = function;
    }
  }
  return numPublic == 1      ? onlyPublic
         : numFunctions == 1 ? onlyFunction
                             : nullptr;
}

namespace {
/// Where a value stands: its function, and its position there.
struct Position {
  unsigned function;
  unsigned position;
  unsigned number;
  StringRef symbol;
  FunctionOpInterface op;

  bool operator<(const Position &other) const {
    return std::tie(function, position, number, symbol) <
           std::tie(other.function, other.position, other.number, other.symbol);
  }
};
} // namespace

/// Numbers functions and what is in them, in the order of the program.
static llvm::DenseMap<Operation *, unsigned> numberOps(Operation *root) {
  llvm::DenseMap<Operation *, unsigned> numbers;
  root->walk<WalkOrder::PreOrder>(
      [&](Operation *op) { numbers[op] = numbers.size(); });
  return numbers;
}

static StringRef getStem(StringRef name) {
  return name.take_while([](char c) { return !llvm::isDigit(c); });
}

llvm::StringMap<Quantity>
SizeAnalysis::getNumbering(llvm::function_ref<bool(StringRef)> isUsed) {
  llvm::StringMap<Quantity> renamed;
  SmallVector<std::pair<StringRef, SizeQuestion>> used;
  for (const SizeSymbol &symbol : symbols)
    if (auto found = meanings.find(symbol.name);
        found != meanings.end() && opaque.contains(found->second) &&
        isUsed(symbol.name))
      used.push_back({symbol.name, found->second});
  if (used.empty())
    return renamed;
  llvm::DenseMap<Operation *, unsigned> numbers = numberOps(root);
  std::vector<Position> positions;
  for (auto [name, question] : used) {
    Value about = question.about;
    Operation *op = about.getDefiningOp();
    unsigned number = question.index * 2;
    if (auto argument = dyn_cast<BlockArgument>(about)) {
      // Behind the operation that has the block, or the block's predecessor.
      Block *block = argument.getOwner();
      op = block->getPrevNode() ? &block->getPrevNode()->back()
                                : block->getParentOp();
      number += 1 + (argument.getArgNumber() << 8);
    } else {
      number += cast<OpResult>(about).getResultNumber() << 8;
    }
    auto function =
        op ? op->getParentOfType<FunctionOpInterface>() : FunctionOpInterface();
    positions.push_back(
        {numbers.lookup(function), numbers.lookup(op), number, name, function});
  }
  llvm::sort(positions);
  llvm::DenseMap<Operation *, llvm::StringMap<unsigned>> counts;
  for (const Position &position : positions) {
    StringRef stem = getStem(position.symbol);
    std::string name;
    do {
      unsigned number = counts[position.op][stem]++;
      name = (stem + Twine(number)).str();
      if (position.op && position.op != onlyEntryPoint)
        name = getQualifier(position.op) + name;
    } while (givenNames.contains(name));
    const SizeQuestion &meaning = meanings.find(position.symbol)->second;
    Quantity symbol =
        nameOpaque(name, position.op ? getQualifier(position.op) + name : name,
                   getOpaqueFacts(meaning));
    if (symbol != opaque.find(meaning)->second)
      renamed[position.symbol] = symbol;
  }
  return renamed;
}

SizeEquations SizeAnalysis::getArgumentEquations(
    const llvm::StringMap<Quantity> &numbering) const {
  SizeEquations result = equations.withoutDefinitions();
  auto define = [&](StringRef name) {
    if (!equations.isDefined(name))
      return;
    Quantity value = equations.resolve(*equations.getSymbol(name));
    result.define(name, putIn(value, numbering), equations.getOrigin(name));
  };
  for (const auto &[rank, symbol] : llvm::enumerate(symbols)) {
    auto meaning = meanings.find(symbol.name);
    if (meaning == meanings.end()) {
      if (!givenNames.contains(symbol.name))
        continue;
      result.declare(symbol.name, *equations.getSymbol(symbol.name), rank);
      define(symbol.name);
      continue;
    }
    bool isArgument = !opaque.contains(meaning->second);
    if (!isArgument) {
      auto renamed = numbering.find(symbol.name);
      Quantity own = opaque.find(meaning->second)->second;
      Quantity now = renamed == numbering.end() ? own : renamed->second;
      result.declare(now.str(), now, rank);
      continue;
    }
    result.declare(symbol.name, *equations.getSymbol(symbol.name), rank);
    define(symbol.name);
  }
  // The names that others have instead.
  for (const StatedName &each : statements.names) {
    const Quantity *symbol = result.getSymbol(each.name);
    if (each.isKnown && symbol && !result.isDefined(each.size))
      result.define(each.size, *symbol, "its name");
  }
  return result;
}
