//===- MultiplyAccumulate.cpp - Products that a loop adds up --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Written from the definition in docs/CostModel.md, for what upstream's
// lowering leaves of an operation: loops over scalars, sums in memory.
//
//===----------------------------------------------------------------------===//

#include "ScalarWork.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/OperationSupport.h"
#include "mlir/Interfaces/CastInterfaces.h"
#include "llvm/ADT/StringSwitch.h"

using namespace mlir;

static Value skipCasts(Value value) {
  while (auto cast = value.getDefiningOp<CastOpInterface>())
    value = cast->getOperand(0);
  return value;
}

/// Whether `value` is computed from `source`, or for no source, from what
/// memory holds that is no constant.
static bool dependsOn(Value value, Value source) {
  if (value == source)
    return true;
  Operation *definition = value.getDefiningOp();
  if (!definition)
    return false;
  if (auto load = dyn_cast<memref::LoadOp>(definition); load && !source)
    return !load.getMemRef().getDefiningOp<memref::GetGlobalOp>();
  return llvm::any_of(definition->getOperands(), [&](Value operand) {
    return dependsOn(operand, source);
  });
}

/// Whether two values are made by the same operations; each access of a lowered
/// program computes its position anew.
static bool isOneValue(Value a, Value b) {
  if (a == b)
    return true;
  Operation *left = a.getDefiningOp(), *right = b.getDefiningOp();
  return left && right &&
         OperationEquivalence::isEquivalentTo(
             left, right,
             [](Value x, Value y) { return success(isOneValue(x, y)); },
             /*markEquivalent=*/nullptr, OperationEquivalence::IgnoreLocations);
}

/// Whether a loop stores to one place again and again.
static bool isRevisited(memref::StoreOp store) {
  for (auto loop = store->getParentOfType<scf::ForOp>(); loop;
       loop = loop->getParentOfType<scf::ForOp>())
    if (llvm::none_of(store.getIndices(), [&](Value index) {
          return dependsOn(index, loop.getInductionVar());
        }))
      return true;
  return false;
}

/// Whether an addition or subtraction has `value` for a term.
static bool adds(Operation *op, Value value) {
  StringRef name = op->getName().getStringRef();
  if (name == "math.fma")
    return op->getOperand(2) == value;
  return llvm::StringSwitch<bool>(name)
      .Cases({"arith.addf", "arith.addi", "arith.subf", "arith.subi",
              "complex.add", "complex.sub"},
             true)
      .Default(false);
}

/// Whether `value`, a sum or a cast of one, contains what `place` loads.
static bool containsLoad(Value value, memref::StoreOp place) {
  value = skipCasts(value);
  Operation *op = value.getDefiningOp();
  if (!op)
    return false;
  if (auto load = dyn_cast<memref::LoadOp>(op))
    return load.getMemRef() == place.getMemRef() &&
           llvm::all_of_zip(load.getIndices(), place.getIndices(), isOneValue);
  return llvm::any_of(op->getOperands(), [&](Value operand) {
    return adds(op, operand) && containsLoad(operand, place);
  });
}

/// Whether some use of a sum stores it where one of its terms is from.
static bool reachesAccumulator(Value sum) {
  for (Operation *user : sum.getUsers()) {
    if (auto store = dyn_cast<memref::StoreOp>(user)) {
      if (store.getValue() == sum && isRevisited(store) &&
          containsLoad(sum, store))
        return true;
      continue;
    }
    if ((isa<CastOpInterface>(user) || adds(user, sum)) &&
        reachesAccumulator(user->getResult(0)))
      return true;
  }
  return false;
}

bool executed::isMultiplyAccumulate(Operation *op) {
  StringRef name = op->getName().getStringRef();
  if (name != "arith.mulf" && name != "arith.muli" && name != "math.fma" &&
      name != "complex.mul")
    return false;
  Value a = skipCasts(op->getOperand(0)), b = skipCasts(op->getOperand(1));
  if (isOneValue(a, b) || !dependsOn(a, {}) || !dependsOn(b, {}))
    return false;
  return reachesAccumulator(op->getResult(0));
}
