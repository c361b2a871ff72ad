//===- OpenSpaces.cpp - Loops of operations with all sizes open -----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpenSpaces.h"

#include "mlir-roofline/Support/Formula/SymbolValue.h"

using namespace mlir;
using namespace mlir::roofline;

OpenSpaces::OpenSpaces(const Program &program)
    : program(program), sizes(program.getRoot()) {
  sizes.addStatements(program.getStatements());
  for (const SizeSymbol &symbol : program.getSymbols()) {
    names.try_emplace(symbol.meaning, symbol.name);
    meanings.try_emplace(symbol.name, symbol.meaning);
  }
}

/// Sizes that the program makes are numbered in the order in which somebody
/// asks for them: what they stand for says which is which.
Quantity OpenSpaces::rename(const Quantity &size) const {
  if (size.isConstant())
    return size;
  auto [own, isNew] = renamedSizes.try_emplace(size);
  if (!isNew)
    return own->second;
  for (const SizeSymbol &symbol : sizes.getSymbols().drop_front(numRenamed)) {
    auto sameName = meanings.find(symbol.name);
    auto sameMeaning = names.find(symbol.meaning);
    std::string name = "open." + symbol.name;
    if (sameName != meanings.end() && sameName->second == symbol.meaning)
      name = symbol.name;
    else if (sameMeaning != names.end())
      name = sameMeaning->second.str();
    const Quantity *known = program.getEquations().getSymbol(name);
    renamed[symbol.name] = known ? *known : Quantity::symbol(name);
  }
  numRenamed = sizes.getSymbols().size();
  return own->second = putIn(size, renamed);
}

std::optional<IterationSpace> OpenSpaces::get(Operation *op) const {
  std::lock_guard<std::mutex> lock(mutex);
  if (auto found = known.find(op); found != known.end())
    return found->second;
  std::optional<IterationSpace> space = getIterationSpace(op, sizes);
  if (space)
    space->replaceSizes([&](const Quantity &size) { return rename(size); });
  // With no size open it is asked once or twice.
  if (!program.getSymbols().empty())
    known.try_emplace(op, space);
  return space;
}

SmallVector<Quantity> OpenSpaces::getShape(Value value) const {
  std::lock_guard<std::mutex> lock(mutex);
  SmallVector<Quantity> shape;
  for (unsigned dim = 0, rank = cast<ShapedType>(value.getType()).getRank();
       dim < rank; ++dim)
    shape.push_back(rename(sizes.getDim(value, dim)));
  return shape;
}

Quantity OpenSpaces::getValue(OpFoldResult integer) const {
  std::lock_guard<std::mutex> lock(mutex);
  SizeProvider &provider = sizes;
  return rename(provider.getValue(integer));
}
