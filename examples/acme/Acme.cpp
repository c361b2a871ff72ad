//===- Acme.cpp - A dialect that knows what it costs ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Acme.h"

#include "mlir-roofline/Models/CostBuilder.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/DialectImplementation.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace acme;

#include "AcmeDialect.cpp.inc"

#define GET_OP_CLASSES
#include "AcmeOps.cpp.inc"

void AcmeDialect::initialize() {
  addOperations<
#define GET_OP_LIST
#include "AcmeOps.cpp.inc"
      >();
}

//===----------------------------------------------------------------------===//
// acme.linear
//===----------------------------------------------------------------------===//

OpCost LinearOp::getOpCost(SizeProvider &sizes) {
  CostBuilder builder(*this, sizes);
  Quantity rows = sizes.getDim(getX(), 0);
  Quantity inner = sizes.getDim(getX(), 1);
  Quantity columns = sizes.getDim(getW(), 1);
  // Sizes may be open, so that counts are formulas; all of this works on them.
  Quantity tile = getTile() ? Quantity(*getTile()) : rows;
  Quantity numTiles = getTile() ? Quantity::ceilDiv(rows, tile) : Quantity(1);

  Type type = getX().getType().getElementType();
  builder.addMacs(type, type, numTiles * tile * inner * columns);
  builder.addWork(WorkClass::convert, type, numTiles * inner * columns);
  builder.readOperand(0);
  builder.readOperand(1);
  builder.writeResult(0);
  return builder.take();
}

std::optional<Quantity> LinearOp::getResultDim(unsigned, unsigned dim,
                                               SizeProvider &sizes) {
  return dim == 0 ? sizes.getDim(getX(), 0) : sizes.getDim(getW(), 1);
}

void LinearOp::getEqualSizes(SizeProvider &sizes,
                             SmallVectorImpl<EqualSizes> &equal) {
  equal.push_back({sizes.getDim(getX(), 1), sizes.getDim(getW(), 0)});
}

//===----------------------------------------------------------------------===//
// acme.half
//===----------------------------------------------------------------------===//

OpCost HalfOp::getOpCost(SizeProvider &) { return {}; }

bool HalfOp::isAlwaysFree() { return true; }

std::optional<Quantity> HalfOp::getResultDim(unsigned, unsigned dim,
                                             SizeProvider &sizes) {
  Quantity extent = sizes.getDim(getX(), dim);
  return dim == 0 ? Quantity::ceilDiv(extent, 2) : extent;
}

/// Nothing is copied: whoever reads the result reads the operand.
std::optional<ContentsSource> HalfOp::getContentsSource(unsigned) {
  return ContentsSource{&getXMutable(), ContentsKind::part};
}
