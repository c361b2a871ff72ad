//===- FlatFormulas.h - Formulas as flat code -------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Formulas of a graph, compiled to a list of steps over columns of points. A
// step does one operation for a block of points, which the host's vector unit
// does several of at a time.
//
// Integers stay exact: which numbers a node can have follows from the ranges of
// the symbols, before anything runs. Those that no more than 52 bits hold are
// computed in doubles, which are exact there; larger ones in 64 or 128 bits. No
// step can overflow, so none is checked.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_EVALUATION_FLATFORMULAS_H
#define MLIR_ROOFLINE_EVALUATION_FLATFORMULAS_H

#include "mlir-roofline/Evaluation/FormulaGraph.h"

#include <memory>

namespace mlir::roofline {

/// The values that a symbol may have, both inclusive.
struct SymbolRange {
  int64_t low, high;
};

class FlatFormulas {
public:
  /// `ranges`: parallel to the symbols of the graph. Nothing if an integer may
  /// need more than 126 bits, or a divisor of one may be 0.
  static std::optional<FlatFormulas> get(const FormulaGraph &graph,
                                         ArrayRef<Formula> formulas,
                                         ArrayRef<SymbolRange> ranges);

  /// Evaluates all formulas at `numPoints` points. `symbols`: a column for each
  /// symbol, of values within its range. `results`: for each formula a column,
  /// which gets its value, an integer rounded to the nearest double; null: not
  /// wanted. `integers`: the same for the formulas that are integers.
  void evaluate(ArrayRef<const int64_t *> symbols, size_t numPoints,
                ArrayRef<double *> results,
                ArrayRef<FormulaGraph::Integer *> integers = {}) const;

  size_t getNumSteps() const { return steps.size(); }

private:
  friend class FormulaCompiler;
  enum class Kind : uint8_t { real, small, wide };
  /// Where a value is: a slot of its kind.
  struct Place {
    Kind kind;
    unsigned slot;
  };
  enum class Code : uint8_t {
    symbol,
    constant,
    convert,
    add,
    sub,
    mul,
    div,
    floor,
    ifGreater,
    ifNotLess,
    floorDiv,
    /// Of doubles below 2^51.
    fastFloorDiv,
    ceilDiv,
    mod,
    min,
    max
  };
  struct Step {
    Code code;
    /// Of the operands; the result has it, too, unless it converts.
    Kind kind;
    Place result;
    unsigned operands[3];
    /// Of a constant; of a symbol, its number.
    FormulaGraph::Integer integer;
    double real;
  };
  struct Arena;

  template <typename T>
  static void run(const Step &step, T *base, size_t count);
  void runBlock(ArrayRef<const int64_t *> symbols, size_t first, size_t count,
                Arena &arena) const;

  std::vector<Step> steps;
  std::vector<Place> places;
  unsigned numSlots[3] = {0, 0, 0};
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_EVALUATION_FLATFORMULAS_H
