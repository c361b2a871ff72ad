//===- MultiplyAccumulate.cpp - Products that are added up ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Written from the section "Multiply-accumulates" of docs/CostModel.md, for
// what upstream's lowering leaves of an operation: loops over scalars, sums in
// memory. It follows operands recursively, which only a test of small bodies
// may do.
//
//===----------------------------------------------------------------------===//

#include "ScalarWork.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/OperationSupport.h"
#include "mlir/Interfaces/CastInterfaces.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringSwitch.h"

using namespace mlir;

//===----------------------------------------------------------------------===//
// What an operation does with its operands
//===----------------------------------------------------------------------===//

namespace {
enum class Role { Product, Fused, Sum, Way, Other };
} // namespace

static Role getRole(Operation *op) {
  if (isa<CastOpInterface>(op))
    return Role::Way;
  return llvm::StringSwitch<Role>(op->getName().getStringRef())
      .Cases({"arith.mulf", "arith.muli", "complex.mul"}, Role::Product)
      .Case("math.fma", Role::Fused)
      .Cases({"arith.addf", "arith.addi", "arith.subf", "arith.subi",
              "complex.add", "complex.sub"},
             Role::Sum)
      .Cases({"arith.negf", "math.ceil", "math.floor", "math.round",
              "math.roundeven", "math.trunc"},
             Role::Way)
      .Cases({"arith.divf", "arith.divsi", "arith.divui", "arith.ceildivsi",
              "arith.ceildivui", "arith.floordivsi"},
             Role::Way)
      .Cases({"arith.shli", "arith.shrsi", "arith.shrui"}, Role::Way)
      .Cases({"arith.maximumf", "arith.minimumf", "arith.maxnumf",
              "arith.minnumf"},
             Role::Way)
      .Cases({"arith.maxsi", "arith.maxui", "arith.minsi", "arith.minui",
              "arith.select", "math.clampf"},
             Role::Way)
      .Default(Role::Other);
}

/// The operands of an operation on the way to a sum that it passes on: the
/// value that is cast, negated, rounded, divided, shifted; either that it
/// chooses from.
static OperandRange getPassedOn(Operation *op) {
  StringRef name = op->getName().getStringRef();
  if (name == "arith.select")
    return op->getOperands().drop_front();
  if (name.starts_with("arith.max") || name.starts_with("arith.min"))
    return op->getOperands();
  return op->getOperands().take_front();
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

//===----------------------------------------------------------------------===//
// Factors
//===----------------------------------------------------------------------===//

/// A constant behind a call, which keeps it from folding, is one, too. Constant
/// tensors in the cases are those of Winograd transforms, or all one number.
static bool isConstant(Operation *op) {
  if (auto load = dyn_cast<memref::LoadOp>(op))
    return load.getMemRef().getDefiningOp<memref::GetGlobalOp>() != nullptr;
  return isa<func::CallOp>(op) || op->hasTrait<OpTrait::ConstantLike>();
}

static bool isTruth(Value value) { return value.getType().isInteger(1); }

/// Whether `value` is computed from `source` and constants only, which an i1
/// may choose from. Positions are as good as constants, but an element that is
/// loaded is given, whatever its position is computed from.
static bool isFunctionOf(Value value, Value source) {
  if (isTruth(value) || (source && isOneValue(value, source)))
    return true;
  Operation *op = value.getDefiningOp();
  if (!op)
    return isa<scf::ForOp>(value.getParentBlock()->getParentOp());
  if (isa<memref::LoadOp>(op) && !isConstant(op))
    return false;
  return isConstant(op) || llvm::all_of(op->getOperands(), [&](Value operand) {
           return isFunctionOf(operand, source);
         });
}

/// All values that `value` is computed from, itself included.
static void collectOrigins(Value value, SmallVectorImpl<Value> &origins) {
  origins.push_back(value);
  Operation *op = value.getDefiningOp();
  if (op && !isa<memref::LoadOp>(op))
    for (Value operand : op->getOperands())
      collectOrigins(operand, origins);
}

/// Whether a factor is a number, or one of two that an i1 chooses.
static bool isScale(Value factor) { return isFunctionOf(factor, {}); }

/// Whether there is one value that both factors are functions of.
static bool areOfOneValue(Value a, Value b) {
  SmallVector<Value> origins;
  collectOrigins(a, origins);
  return llvm::any_of(origins, [&](Value origin) {
    return isFunctionOf(a, origin) && isFunctionOf(b, origin);
  });
}

//===----------------------------------------------------------------------===//
// Terms and accumulators
//===----------------------------------------------------------------------===//

namespace {
using Products = SmallVector<Operation *>;

/// Looks for the sums of a function, and for products among their terms.
class Finder {
public:
  explicit Finder(func::FuncOp function);
  llvm::DenseSet<Operation *> counted;

private:
  bool isAccumulator(Value value) const;
  bool goesOn(Value value) const;
  void collectPath(Value value, llvm::SetVector<Operation *> &path);
  bool multiplies(Value a, Value b, Operation *op, Products &products) const;
  bool isProduct(Value term, Products &products) const;
  void collectTerms(Value sum, Products &products) const;
  void followChain(Value value, unsigned steps, Products products);

  /// The stores to the accumulator that is looked at, none for chains. Cells
  /// that are added to each other, as the parts of a complex sum that is
  /// scaled, are one accumulator.
  SmallVector<memref::StoreOp> accumulator;
};
} // namespace

/// Whether a loop stores to one place again and again.
static bool isRevisited(memref::StoreOp store) {
  for (auto loop = store->getParentOfType<scf::ForOp>(); loop;
       loop = loop->getParentOfType<scf::ForOp>()) {
    SmallVector<Value> origins;
    for (Value index : store.getIndices())
      collectOrigins(index, origins);
    if (!llvm::is_contained(origins, loop.getInductionVar()))
      return true;
  }
  return false;
}

/// Whether `load` reads what `store` writes, in the same iteration or the next.
static bool isOfPlace(memref::LoadOp load, memref::StoreOp store) {
  return load.getMemRef() == store.getMemRef() &&
         llvm::all_of_zip(load.getIndices(), store.getIndices(), isOneValue);
}

bool Finder::isAccumulator(Value value) const {
  auto load = value.getDefiningOp<memref::LoadOp>();
  return load && llvm::any_of(accumulator, [&](memref::StoreOp store) {
           return isOfPlace(load, store);
         });
}

/// Whether the accumulator is a part of `value`: added to, scaled, clamped,
/// selected.
bool Finder::goesOn(Value value) const {
  if (isAccumulator(value))
    return true;
  Operation *op = value.getDefiningOp();
  if (!op || getRole(op) == Role::Other)
    return false;
  return llvm::any_of(getRole(op) == Role::Way ? getPassedOn(op)
                                               : op->getOperands(),
                      [&](Value operand) { return goesOn(operand); });
}

/// Whether the product of `a` and `b`, which `op` computes, counts, or is a
/// scaled one. Of several multiplications in a row the last counts. With the
/// accumulator for a part of a factor, it scales the accumulator.
bool Finder::multiplies(Value a, Value b, Operation *op,
                        Products &products) const {
  if (goesOn(a) || goesOn(b))
    return false;
  if (isScale(a))
    return isProduct(b, products);
  if (isScale(b))
    return isProduct(a, products);
  if (areOfOneValue(a, b))
    return false;
  products.push_back(op);
  return true;
}

/// Whether all that is added up are products.
bool Finder::isProduct(Value term, Products &products) const {
  Operation *op = term.getDefiningOp();
  if (!op)
    return false;
  Products found;
  bool isOne = false;
  switch (getRole(op)) {
  case Role::Product:
    isOne = multiplies(op->getOperand(0), op->getOperand(1), op, found);
    break;
  case Role::Fused:
    isOne = multiplies(op->getOperand(0), op->getOperand(1), op, found) &&
            isProduct(op->getOperand(2), found);
    break;
  case Role::Sum:
    isOne = isProduct(op->getOperand(0), found) &&
            isProduct(op->getOperand(1), found);
    break;
  case Role::Way:
    for (Value operand : getPassedOn(op))
      isOne |= isProduct(operand, found);
    break;
  case Role::Other:
    break;
  }
  if (isOne)
    products.append(found);
  return isOne;
}

/// Collects what is added to the accumulator on its way to `sum`.
void Finder::collectTerms(Value sum, Products &products) const {
  if (isAccumulator(sum) || !goesOn(sum))
    return;
  Operation *op = sum.getDefiningOp();
  Value a = op->getOperand(0), b = op->getOperands().back();
  Role role = getRole(op);
  if (role == Role::Fused && goesOn(b))
    multiplies(a, op->getOperand(1), op, products);
  else if (role == Role::Fused)
    isProduct(b, products);
  else if (role == Role::Sum && goesOn(a) != goesOn(b))
    isProduct(goesOn(a) ? b : a, products);
  for (Value operand : role == Role::Way ? getPassedOn(op) : op->getOperands())
    collectTerms(operand, products);
}

/// Follows additions down to where a chain of them starts. `steps` of those
/// above added `products` to it.
void Finder::followChain(Value value, unsigned steps, Products products) {
  Operation *op = value.getDefiningOp();
  Role role = op ? getRole(op) : Role::Other;
  if (role == Role::Fused) {
    Value addend = op->getOperand(2);
    Products added;
    if (multiplies(op->getOperand(0), op->getOperand(1), op, products))
      return followChain(addend, steps + 1, products);
    if (!isProduct(addend, added))
      return followChain(addend, steps, products);
    // The chain starts at a scaled value.
    products.append(added);
    if (steps >= 1)
      counted.insert_range(products);
    return;
  }
  if (role == Role::Sum) {
    Value a = op->getOperand(0), b = op->getOperand(1);
    for (auto [term, rest] : {std::pair(a, b), std::pair(b, a)}) {
      Products more = products;
      bool adds = isProduct(term, more);
      followChain(rest, steps + adds, more);
    }
    return;
  }
  if (Products ignored; steps >= 2 && !isProduct(value, ignored))
    counted.insert_range(products);
}

/// The operations through which an accumulator goes on to `value`.
void Finder::collectPath(Value value, llvm::SetVector<Operation *> &path) {
  Operation *op = value.getDefiningOp();
  if (!op || !goesOn(value) || !path.insert(op))
    return;
  for (Value operand : op->getOperands())
    collectPath(operand, path);
}

Finder::Finder(func::FuncOp function) {
  SmallVector<memref::StoreOp> carrying;
  function.walk([&](memref::StoreOp store) {
    if (isRevisited(store))
      carrying.push_back(store);
  });
  // Where the old value of one goes on in the new value of the other, and back.
  auto isPartOf = [&](memref::StoreOp part, memref::StoreOp whole) {
    llvm::SetVector<memref::StoreOp> reached;
    reached.insert(part);
    for (unsigned i = 0; i < reached.size(); ++i) {
      accumulator = {reached[i]};
      for (memref::StoreOp store : carrying)
        if (goesOn(store.getValue()))
          reached.insert(store);
    }
    return reached.contains(whole);
  };
  SmallVector<SmallVector<memref::StoreOp>> accumulators;
  for (memref::StoreOp store : carrying)
    llvm::copy_if(carrying, std::back_inserter(accumulators.emplace_back()),
                  [&](memref::StoreOp other) {
                    return isPartOf(store, other) && isPartOf(other, store);
                  });

  for (auto [store, cells] : llvm::zip_equal(carrying, accumulators)) {
    accumulator = cells;
    Products products;
    collectTerms(store.getValue(), products);
    counted.insert_range(products);
  }
  // What leads from an accumulator back to it is a sum already; chains stand
  // alone.
  llvm::SetVector<Operation *> carried;
  for (auto [store, cells] : llvm::zip_equal(carrying, accumulators)) {
    accumulator = cells;
    collectPath(store.getValue(), carried);
  }
  accumulator.clear();
  function.walk([&](Operation *op) {
    Role role = getRole(op);
    bool isSum = role == Role::Sum || role == Role::Fused;
    if (isSum && !carried.contains(op))
      followChain(op->getResult(0), 0, {});
  });
}

llvm::DenseSet<Operation *>
executed::findMultiplyAccumulates(func::FuncOp function) {
  return Finder(function).counted;
}
