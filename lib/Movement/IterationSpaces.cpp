//===- IterationSpaces.cpp - Loops of a program's operations --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Movement/IterationSpaces.h"

#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

IterationSpaces::IterationSpaces(const ModuleCost &cost)
    : cost(cost), sizes(cost.getRoot()) {
  const Program &program = cost.getProgram();
  sizes.addStatements(program.getStatements());
  for (const SizeSymbol &symbol : program.getSymbols()) {
    names.try_emplace(symbol.meaning, symbol.name);
    meanings.try_emplace(symbol.name, symbol.meaning);
  }
}

/// Sizes that the program makes are numbered in the order in which somebody
/// asks for them: what they stand for says which is which.
Quantity IterationSpaces::resolve(const Quantity &size, unsigned function) {
  if (size.isConstant())
    return size;
  for (const SizeSymbol &symbol : sizes.getSymbols().drop_front(numRenamed)) {
    auto sameName = meanings.find(symbol.name);
    auto sameMeaning = names.find(symbol.meaning);
    std::string name = "open." + symbol.name;
    if (sameName != meanings.end() && sameName->second == symbol.meaning)
      name = symbol.name;
    else if (sameMeaning != names.end())
      name = sameMeaning->second.str();
    const Quantity *known = cost.getProgram().getEquations().getSymbol(name);
    renamed[symbol.name] = known ? *known : Quantity::symbol(name);
  }
  numRenamed = sizes.getSymbols().size();
  Quantity own =
      size.substitute([&](StringRef name) -> std::optional<Quantity> {
        auto found = renamed.find(name);
        return found == renamed.end() ? std::nullopt
                                      : std::optional<Quantity>(found->second);
      });
  return cost.getBound(own, function);
}

std::optional<IterationSpace> IterationSpaces::get(unsigned op) {
  const CostedOp &costed = cost.getOps()[op];
  std::optional<IterationSpace> space = getIterationSpace(costed.op, sizes);
  if (space)
    for (IterationSpace::Loop &loop : space->loops)
      loop.extent = resolve(loop.extent, costed.function);
  return space;
}

SmallVector<Quantity> IterationSpaces::getShape(Value value,
                                                unsigned function) {
  SmallVector<Quantity> shape;
  for (unsigned dim = 0, rank = cast<ShapedType>(value.getType()).getRank();
       dim < rank; ++dim)
    shape.push_back(resolve(sizes.getDim(value, dim), function));
  return shape;
}

Quantity IterationSpaces::getValue(OpFoldResult integer, unsigned function) {
  SizeProvider &provider = sizes;
  return resolve(provider.getValue(integer), function);
}
