//===- ForeignModels.h - Models of operations by name -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_FOREIGN_FOREIGNMODELS_H
#define MLIR_ROOFLINE_LIB_MODELS_FOREIGN_FOREIGNMODELS_H

#include "Foreign/Rules/ForeignRule.h"

#include "mlir/IR/DialectInterface.h"
#include "mlir/IR/OpDefinition.h"
#include "llvm/ADT/StringMap.h"

#include <memory>

namespace mlir::roofline::foreign {

/// Any operation, for models whose operations have no class.
struct AnyOp : OpState {
  explicit AnyOp(Operation *op) : OpState(op) {}
  static bool classof(Operation *) { return true; }
};

/// The rules for operations of one dialect, which looks them up by name. Put on
/// the dialect when it is loaded, whoever defines it.
class DialectRules : public DialectInterface::Base<DialectRules> {
public:
  explicit DialectRules(Dialect *dialect) : Base(dialect) {}

  /// Adds rules behind those that there are.
  void add(const std::shared_ptr<const RuleTable> &table);
  /// All rules for operations of that name, in the order in which they count.
  ArrayRef<const Rule *> lookup(StringRef op) const;
  /// The names, each once, in the order of the rules.
  ArrayRef<StringRef> getOps() const { return ops; }
  /// An identity for an operation without a class.
  TypeID makeTypeID() { return typeIDs.allocate(); }

private:
  TypeIDAllocator typeIDs;
  std::vector<std::shared_ptr<const RuleTable>> tables;
  llvm::StringMap<SmallVector<const Rule *, 1>> rules;
  SmallVector<StringRef> ops;
};

/// The first rule that applies to `op`; null if none does.
const Rule *findRule(Operation *op);

/// Attaches the models that the rules of `name` have something to say to.
void attachModels(OperationName name, ArrayRef<const Rule *> rules);
/// One part of that each, by interface.
void attachContents(OperationName name);
void attachSizes(OperationName name);
void attachExecution(OperationName name);
void attachAccumulation(OperationName name);
void attachIteration(OperationName name);

/// Defines the operations that the rules of a dialect name.
void defineStandInOps(Dialect *dialect, DialectRules &rules);

} // namespace mlir::roofline::foreign

#endif // MLIR_ROOFLINE_LIB_MODELS_FOREIGN_FOREIGNMODELS_H
