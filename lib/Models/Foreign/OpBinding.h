//===- OpBinding.h - A rule put to one operation ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_FOREIGN_OPBINDING_H
#define MLIR_ROOFLINE_LIB_MODELS_FOREIGN_OPBINDING_H

#include "Foreign/AttributeIntegers.h"
#include "Windows/Window.h"

#include "llvm/ADT/MapVector.h"

namespace mlir::roofline::foreign {

/// The values that `ref` means on `op`, which may be none: operands first.
SmallVector<Value> getValues(Operation *op, const Rule &rule,
                             const ValueRef &ref);
/// The numbers of the operands that `ref` means on `op`.
SmallVector<unsigned> getOperandNumbers(Operation *op, const Rule &rule,
                                        const ValueRef &ref);
/// Whether operand `number` is among `refs`.
bool contains(Operation *op, const Rule &rule, ArrayRef<ValueRef> refs,
              unsigned number);

/// The loops of an operation, and what its formulas stand for. Where the
/// operation does not have what the rule speaks of, `getFailure` says what.
class OpBinding {
public:
  /// Along one dimension of a value.
  struct DimIndex {
    /// The loop; of a window, that over its positions. None: the only element.
    std::optional<unsigned> loop;
    /// Of a window, the loop over its taps and which window it is.
    std::optional<unsigned> taps, window;
    /// The dimension is longer than the loop.
    bool hasFactor = false;
  };
  struct Loop {
    Quantity extent = 1;
    /// Whether some value says what the extent is.
    bool isKnown = false;
    /// Whether some result has a dimension of its own for it.
    bool isParallel = false;
  };
  struct IndexedValue {
    Value value;
    /// Of a result, its number.
    bool isResult;
    unsigned number;
    SmallVector<DimIndex, 4> dims;
  };

  /// With `operandsOnly` nothing is asked of results but what their types say,
  /// and loops may be left without an extent; there are no formulas then.
  OpBinding(const Rule &rule, Operation *op, SizeProvider &sizes,
            bool operandsOnly = false);

  /// Empty if all went well.
  StringRef getFailure() const { return failure; }

  /// The value of a formula; nothing if it cannot be told.
  std::optional<Quantity> evaluate(const Quantity &formula);

  ArrayRef<Loop> getLoops() const { return loops; }
  ArrayRef<IndexedValue> getIndexedValues() const { return indexed; }
  ArrayRef<Window> getWindows() const { return windows; }
  const Quantity &getIterations() const { return iterations; }
  bool hasReductions() const;
  /// The extent of a dimension of a result, if the operands say it.
  std::optional<Quantity> getResultDim(Value result, unsigned dim) const;
  /// The distinct elements that all iterations touch of a value.
  Footprint getFootprint(const IndexedValue &value) const;
  /// The product of the extents of all loops that belong to no window.
  Quantity getIterationsOutsideWindows() const;

private:
  using LoopNumbers = SmallVector<unsigned, 4>;

  void fail(const llvm::Twine &message);
  void bindIndices();
  void bindElementwise();
  void bindMaps();
  void bindExtents();
  void bindValue(Value value, const ValueIndex &index, bool windowsOnly);
  bool findDims(Value value, const ValueIndex &index,
                SmallVectorImpl<Integers> &dims);
  void bindDims(IndexedValue &indexed, const IndexEntry &entry,
                ArrayRef<int64_t> dims);
  void bindWindow(IndexedValue &indexed, const IndexEntry &entry,
                  ArrayRef<int64_t> dims);
  std::optional<Quantity> getExtent(Value value, unsigned dim);
  unsigned addLoop(const std::optional<Quantity> &extent, bool isParallel);
  void add(Value value, SmallVector<DimIndex, 4> dims);
  std::optional<Quantity> lookup(StringRef name);
  std::optional<Quantity> lookupSize(StringRef name);
  std::optional<Quantity> lookupLoops(StringRef names);
  int64_t getSetting(const AttrPath &path, unsigned index, int64_t otherwise);

  const Rule &rule;
  Operation *op;
  SizeProvider &sizes;
  bool operandsOnly;
  std::string failure;
  SmallVector<Loop, 6> loops;
  llvm::MapVector<StringRef, LoopNumbers> groups;
  SmallVector<IndexedValue, 4> indexed;
  SmallVector<Window, 2> windows;
  llvm::SmallDenseSet<unsigned> windowLoops;
  llvm::MapVector<StringRef, Quantity> definitions;
  Quantity iterations = 1;
};

} // namespace mlir::roofline::foreign

#endif // MLIR_ROOFLINE_LIB_MODELS_FOREIGN_OPBINDING_H
