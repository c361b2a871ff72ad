//===- FormulaGraph.h - Formulas that share their parts ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Numbers that depend on open sizes: exact counts, and what a machine makes of
// them (times, shares). Equal parts are one node, so that thousands of formulas
// of one program are little more than its distinct ones. Knows no operation and
// no hardware.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_EVALUATION_FORMULAGRAPH_H
#define MLIR_ROOFLINE_EVALUATION_FORMULAGRAPH_H

#include "mlir-roofline/Support/Formula/Quantity.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"

#include <array>
#include <map>
#include <vector>

namespace mlir::roofline {

namespace detail {
struct Atom;
} // namespace detail

class FormulaGraph;

/// A number: a constant, or a node of a graph, which has to outlive it. Takes
/// part in arithmetic like a double.
class Formula {
public:
  /*implicit*/ Formula(double constant = 0) : constant(constant) {}

  bool isConstant() const { return graph == nullptr; }
  bool isZero() const { return isConstant() && constant == 0; }
  /// Of a constant.
  double getConstant() const { return constant; }
  /// The number of the node; of none that is constant.
  unsigned getNode() const { return node; }
  FormulaGraph *getGraph() const { return graph; }

  Formula &operator+=(const Formula &other) { return *this = *this + other; }
  Formula &operator*=(const Formula &other) { return *this = *this * other; }
  friend Formula operator+(const Formula &a, const Formula &b);
  friend Formula operator-(const Formula &a, const Formula &b);
  friend Formula operator*(const Formula &a, const Formula &b);
  friend Formula operator/(const Formula &a, const Formula &b);
  friend Formula min(const Formula &a, const Formula &b);
  friend Formula max(const Formula &a, const Formula &b);
  friend Formula floor(const Formula &a);
  /// `value` where a > b, else 0.
  friend Formula ifGreater(const Formula &a, const Formula &b,
                           const Formula &value);
  /// `value` where a >= b, else 0.
  friend Formula ifNotLess(const Formula &a, const Formula &b,
                           const Formula &value);
  friend bool operator==(const Formula &a, const Formula &b) {
    return a.graph == b.graph &&
           (a.graph ? a.node == b.node : a.constant == b.constant);
  }

private:
  friend class FormulaGraph;
  Formula(FormulaGraph *graph, unsigned node) : graph(graph), node(node) {}

  FormulaGraph *graph = nullptr;
  unsigned node = 0;
  double constant = 0;
};

class FormulaGraph {
public:
  enum class Op : uint8_t {
    constant,
    symbol,
    add,
    sub,
    mul,
    /// Of reals.
    div,
    floor,
    ifGreater,
    ifNotLess,
    /// Of integers; the divisor is not 0.
    floorDiv,
    ceilDiv,
    mod,
    min,
    max
  };
  /// Integers are exact, reals are doubles.
  using Integer = __int128;
  struct Node {
    Op op;
    bool isInteger;
    /// As many as the operation takes; the rest is 0.
    unsigned operands[3];
    /// Of a constant.
    double real;
    Integer integer;
    /// Of a symbol: among `getSymbols`.
    unsigned symbol;
    /// Of a rounded quotient: whether it is known to leave no rest.
    bool isWhole = false;
  };

  /// A constant; nothing if it has more than 126 bits.
  static std::optional<Integer> toInteger(const llvm::DynamicAPInt &value);
  /// The same number, of up to 127 bits.
  static Quantity toQuantity(Integer value);

  FormulaGraph() = default;
  FormulaGraph(const FormulaGraph &) = delete;

  /// The names of symbols that counts mention, in order of first appearance.
  ArrayRef<std::string> getSymbols() const { return symbols; }
  ArrayRef<Node> getNodes() const { return nodes; }

  /// An exact count. Nothing if a constant in it has more than 126 bits.
  std::optional<Formula> get(const Quantity &count);

private:
  friend class Formula;
  friend Formula operator+(const Formula &a, const Formula &b);
  friend Formula operator-(const Formula &a, const Formula &b);
  friend Formula operator*(const Formula &a, const Formula &b);
  friend Formula operator/(const Formula &a, const Formula &b);
  friend Formula min(const Formula &a, const Formula &b);
  friend Formula max(const Formula &a, const Formula &b);
  friend Formula floor(const Formula &a);
  friend Formula ifGreater(const Formula &a, const Formula &b,
                           const Formula &value);
  friend Formula ifNotLess(const Formula &a, const Formula &b,
                           const Formula &value);

  /// Of reals, or of one that is made real.
  static Formula getReal(Op op, ArrayRef<Formula> operands);
  unsigned add(Node node);
  unsigned addInteger(Op op, unsigned a, unsigned b);
  unsigned addConstant(double value);
  unsigned addConstant(Integer value);
  unsigned addSymbol(StringRef name);
  /// The node of a formula that may be a constant.
  unsigned getOperand(const Formula &formula);
  std::optional<unsigned> addCount(const Quantity &count);
  std::optional<unsigned> addAtom(const detail::Atom &atom);

  std::vector<Node> nodes;
  std::vector<std::string> symbols;
  llvm::StringMap<unsigned> symbolNumbers;
  using Key = std::array<uint64_t, 6>;
  std::map<Key, unsigned> known;
  /// By the atom, which `counts` keeps alive.
  llvm::DenseMap<const detail::Atom *, unsigned> atoms;
  std::vector<Quantity> counts;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_EVALUATION_FORMULAGRAPH_H
