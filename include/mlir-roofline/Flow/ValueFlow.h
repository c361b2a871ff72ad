//===- ValueFlow.h - Where values come from and live ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The one answer to "what is in this value": through views, partial
// writes, calls, loops, branches and destinations. Made once per program, in
// time linear in it; everything else about values stands on it.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_FLOW_VALUEFLOW_H
#define MLIR_ROOFLINE_FLOW_VALUEFLOW_H

#include "mlir-roofline/Program/ModuleCost.h"
#include "llvm/ADT/DenseSet.h"

namespace mlir::roofline {

/// Follows tensors and buffers through a program.
///
/// ```mlir
/// func.func @f(%kv: tensor<8x4xf32>, %row: tensor<1x4xf32>) -> tensor<8x4xf32>
/// {
///   %0 = tensor.insert_slice %row into %kv[2, 0] [1, 4] [1, 1] : …
///   %1 = math.exp %0 : tensor<8x4xf32>
///   return %1 : tensor<8x4xf32>
/// }
/// ```
/// `getOrigin(%0)` is `{%kv, replaced: 16}`: but for 16 B, the contents of %0
/// are those of %kv. `getOrigin(%1)` is %1 itself: it is computed.
///
/// Which memory values live in, and when it is in use, is said by `Storages`.
class ValueFlow {
public:
  explicit ValueFlow(const ModuleCost &cost);
  /// That of these costs, which all who ask share.
  static const ValueFlow &get(const ModuleCost &cost) {
    return cost.getFacts<ValueFlow>();
  }

  //===--------------------------------------------------------------------===//
  // Contents
  //===--------------------------------------------------------------------===//

  /// Where the contents of a value have been made or have come in.
  struct Origin {
    /// An argument, a constant, or the result that was computed. Equal
    /// constants are one value (those named by one resource, and equal
    /// literals), and so are all accesses of one global.
    Value value;
    /// The bytes that have been replaced since, at most.
    Quantity replaced;
  };

  /// What `value` is a view of or stands for, or has a part of replaced. What a
  /// loop carries is followed into its first iteration: whoever reads it in
  /// the loop reads these contents, if only then. Of alternatives nothing is
  /// said unless all come from one value.
  Origin getOrigin(Value value) const;

  /// How much of a value has been written by the program, at least.
  struct Written {
    /// Equal for values that are views of what was written.
    Value by;
    Quantity bytes;
    /// Whether all of it has been.
    bool isWhole = false;
  };
  /// Nothing if it may have been handed in or through as it is.
  std::optional<Written> getWritten(Value value) const {
    auto found = written.find(value);
    return found == written.end() ? std::nullopt
                                  : std::optional<Written>(found->second);
  }

  /// What `value` is a view of; itself if it is none.
  Value getBase(Value value) const {
    Value base = bases.lookup(value);
    return base ? base : value;
  }
  /// The operation that declares the memory that an origin refers to by name;
  /// null if there is none.
  Operation *getGlobal(Value origin) const { return globals.lookup(origin); }
  /// Whether an origin is a constant that has to be in memory: no splat, and no
  /// argument or variable.
  bool isConstant(Value origin) const { return constants.contains(origin); }

  //===--------------------------------------------------------------------===//
  // Program
  //===--------------------------------------------------------------------===//

  /// Something that is looked at on the way through a function, in the order
  /// in which it executes.
  struct Visit {
    /// Null for a block.
    Operation *op;
    /// The block that begins here.
    Block *block;
    /// Whether the regions of `op` come next; otherwise they are behind.
    bool isEntered;
  };
  /// By number of the function. Operations in the body of a structured one,
  /// which holds scalars alone, are not among them.
  ArrayRef<Visit> getVisits(unsigned function) const {
    return visits[function];
  }

  /// What a result of an operation with regions, or an argument of one of them,
  /// may be, as far as these only hand it on, in the order in which they do.
  /// Nothing for everything else.
  ArrayRef<Value> getSources(Value value) const {
    auto found = sources.find(value);
    return found == sources.end() ? ArrayRef<Value>()
                                  : ArrayRef<Value>(found->second);
  }
  /// What may be `value` in this way, and is in memory.
  ArrayRef<Value> getTargets(Value value) const {
    auto found = targets.find(value);
    return found == targets.end() ? ArrayRef<Value>()
                                  : ArrayRef<Value>(found->second);
  }

  /// Whether the regions of an operation run several times.
  bool isLoop(Operation *op) const { return trips.contains(op); }

  /// The costed operation, null if it costs nothing.
  const CostedOp *getCosted(Operation *op) const { return costed.lookup(op); }
  /// The node of a call that is followed; null for any other operation.
  const ExecutionTree::Node *getCall(Operation *op) const {
    return calls.lookup(op);
  }

private:
  friend class OriginFinder;

  void addProgram(const ModuleCost &cost);
  /// The origin within the regions that carry a value.
  Origin getStep(Value value) const {
    auto found = origins.find(value);
    return found == origins.end() ? Origin{value, 0} : found->second;
  }

  llvm::DenseMap<Operation *, const CostedOp *> costed;
  /// The same operations in further instances of their functions.
  llvm::DenseMap<Operation *, SmallVector<const CostedOp *, 1>> instances;
  llvm::DenseMap<Operation *, const ExecutionTree::Node *> calls;
  /// The loops of an operation together.
  struct Trips {
    Multiplicity times;
    SmallVector<std::string, 1> inductions;
  };
  llvm::DenseMap<Operation *, Trips> trips;

  /// Where a value's contents come from, one step out of the regions that carry
  /// it; itself if it is not in here.
  llvm::DenseMap<Value, Origin> origins;
  /// What a carried argument is in the first iteration.
  llvm::DenseMap<Value, Origin> inits;
  llvm::DenseMap<Value, Written> written;
  llvm::DenseMap<Value, Value> bases;
  llvm::DenseMap<Value, SmallVector<Value, 2>> sources, targets;
  llvm::DenseMap<Value, Operation *> globals;
  llvm::DenseSet<Value> constants;
  std::vector<std::vector<Visit>> visits;
};

/// What a costed operation writes of a result, or of the operand that becomes
/// it; null if nothing.
const OperandTraffic *getWrite(const OpCost &cost, OpResult result);

/// What all iterations of the loops around an operation touch together of what
/// it moves `bytes` of in one of them, at least.
Quantity getTouched(const OperandTraffic &traffic, const Quantity &bytes);

/// What makes equal constants equal: the resource that holds the elements, or
/// the literal. Null for elements that have been elided, which may be any.
const void *getConstantKey(ElementsAttr elements);

/// A count of a function's, with the sizes put in that a call passes.
Quantity substitute(const Quantity &count, const ExecutionTree::Node &call);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_FLOW_VALUEFLOW_H
