//===- SizeNames.cpp - What sizes are called
//-------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SizeNames.h"

#include "mlir-roofline/Sizes/SizeAnalysis.h"

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

std::string mlir::roofline::getArgumentName(BlockArgument argument,
                                            const Twine &suffix, bool qualify) {
  std::string name;
  llvm::raw_string_ostream os(name);
  if (qualify) {
    auto function =
        cast<FunctionOpInterface>(argument.getOwner()->getParentOp());
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
  }
  os << "arg" << argument.getArgNumber() << suffix;
  return name;
}

bool mlir::roofline::isFunctionArgument(BlockArgument argument) {
  return argument.getOwner()->isEntryBlock() &&
         isa_and_nonnull<FunctionOpInterface>(
             argument.getOwner()->getParentOp());
}
