//===- FormulaGraph.cpp - Formulas that share their parts -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Evaluation/FormulaGraph.h"

#include "mlir-roofline/Support/Formula/Polynomial.h"

#include "llvm/ADT/bit.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

using namespace mlir;
using namespace mlir::roofline;
using roofline::detail::Atom;

/// Of wider constants nothing could be computed without overflow.
static constexpr unsigned maxConstantBits = 126;

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

unsigned FormulaGraph::add(Node node) {
  auto wide = static_cast<unsigned __int128>(node.integer);
  Key key = {(uint64_t(node.op) << 1 | node.isInteger) | uint64_t(node.symbol)
                                                             << 32,
             uint64_t(node.operands[0]) << 32 | node.operands[1],
             node.operands[2],
             llvm::bit_cast<uint64_t>(node.real),
             uint64_t(wide),
             uint64_t(wide >> 64)};
  auto [found, isNew] = known.try_emplace(key, nodes.size());
  if (isNew)
    nodes.push_back(node);
  return found->second;
}

unsigned FormulaGraph::addConstant(double value) {
  return add({Op::constant, /*isInteger=*/false, {0, 0, 0}, value, 0, 0});
}

unsigned FormulaGraph::addConstant(Integer value) {
  return add({Op::constant,
              /*isInteger=*/true,
              {0, 0, 0},
              static_cast<double>(value),
              value,
              0});
}

unsigned FormulaGraph::addSymbol(StringRef name) {
  auto [found, isNew] = symbolNumbers.try_emplace(name, symbols.size());
  if (isNew)
    symbols.push_back(name.str());
  return add({Op::symbol, /*isInteger=*/true, {0, 0, 0}, 0, 0, found->second});
}

unsigned FormulaGraph::addInteger(Op op, unsigned a, unsigned b) {
  // What has no order stands in one.
  bool isSymmetric =
      op == Op::add || op == Op::mul || op == Op::min || op == Op::max;
  if (isSymmetric && a > b)
    std::swap(a, b);
  return add({op, /*isInteger=*/true, {a, b, 0}, 0, 0, 0});
}

unsigned FormulaGraph::getOperand(const Formula &formula) {
  return formula.graph ? formula.node : addConstant(formula.constant);
}

Formula FormulaGraph::getReal(Op op, ArrayRef<Formula> operands) {
  FormulaGraph *graph = nullptr;
  for (const Formula &operand : operands)
    if (operand.graph)
      graph = operand.graph;
  Node node = {op, /*isInteger=*/false, {0, 0, 0}, 0, 0, 0};
  for (auto [index, operand] : llvm::enumerate(operands))
    node.operands[index] = graph->getOperand(operand);
  return Formula(graph, graph->add(node));
}

//===----------------------------------------------------------------------===//
// Counts
//===----------------------------------------------------------------------===//

std::optional<FormulaGraph::Integer>
FormulaGraph::toInteger(const llvm::DynamicAPInt &value) {
  bool isNegative = value < 0;
  llvm::DynamicAPInt rest = isNegative ? -value : value;
  const llvm::DynamicAPInt base(int64_t(1) << 62);
  FormulaGraph::Integer result = 0;
  for (unsigned bits = 0; rest != 0; bits += 62) {
    llvm::DynamicAPInt digits = mod(rest, base);
    rest = floorDiv(rest, base);
    // The third group may hold the rest of the allowed bits.
    if (bits >= 124 && (rest != 0 || digits >= 4))
      return std::nullopt;
    result += FormulaGraph::Integer(static_cast<int64_t>(digits)) << bits;
  }
  static_assert(maxConstantBits == 126);
  return isNegative ? -result : result;
}

Quantity FormulaGraph::toQuantity(Integer value) {
  auto high = static_cast<int64_t>(value >> 62);
  auto low = static_cast<int64_t>(value & ((Integer(1) << 62) - 1));
  return Quantity(high) * Quantity(int64_t(1) << 62) + Quantity(low);
}

std::optional<unsigned> FormulaGraph::addAtom(const Atom &atom) {
  if (auto found = atoms.find(&atom); found != atoms.end())
    return found->second;
  std::optional<unsigned> result;
  if (atom.kind == Atom::Kind::symbol) {
    result = addSymbol(atom.name);
  } else {
    Op op = atom.kind == Atom::Kind::floorDiv  ? Op::floorDiv
            : atom.kind == Atom::Kind::ceilDiv ? Op::ceilDiv
            : atom.kind == Atom::Kind::mod     ? Op::mod
            : atom.kind == Atom::Kind::min     ? Op::min
                                               : Op::max;
    for (const Quantity &operand : atom.operands) {
      std::optional<unsigned> next = addCount(operand);
      if (!next)
        return std::nullopt;
      result = result ? addInteger(op, *result, *next) : *next;
    }
  }
  atoms[&atom] = *result;
  return result;
}

std::optional<unsigned> FormulaGraph::addCount(const Quantity &count) {
  std::optional<unsigned> sum;
  bool fits = true;
  roofline::detail::Polynomial::forEachTerm(
      count, [&](const roofline::detail::Monomial &monomial,
                 const llvm::DynamicAPInt &coefficient) {
        std::optional<Integer> factor = toInteger(coefficient);
        std::optional<unsigned> product;
        for (const roofline::detail::Factor &power : monomial.factors) {
          std::optional<unsigned> base = addAtom(*power.atom);
          if (!base) {
            fits = false;
            return;
          }
          for (unsigned i = 0; i < power.exponent; ++i)
            product = product ? addInteger(Op::mul, *product, *base) : *base;
        }
        if (!factor) {
          fits = false;
          return;
        }
        if (!product)
          product = addConstant(*factor);
        else if (*factor != 1)
          product = addInteger(Op::mul, *product, addConstant(*factor));
        sum = sum ? addInteger(Op::add, *sum, *product) : *product;
      });
  std::optional<Integer> divisor =
      toInteger(roofline::detail::Polynomial::getDenominator(count));
  if (!fits || !divisor)
    return std::nullopt;
  if (!sum)
    sum = addConstant(Integer(0));
  if (*divisor != 1) {
    sum = addInteger(Op::floorDiv, *sum, addConstant(*divisor));
    nodes[*sum].isWhole = true;
  }
  return sum;
}

std::optional<Formula> FormulaGraph::get(const Quantity &count) {
  constexpr int64_t maxExact = int64_t(1) << 53;
  if (std::optional<int64_t> small = count.getInt64();
      small && std::abs(*small) <= maxExact)
    return Formula(static_cast<double>(*small));
  // Atoms are kept alive, for they are known by their address.
  counts.push_back(count);
  std::optional<unsigned> node = addCount(count);
  return node ? std::optional(Formula(this, *node)) : std::nullopt;
}

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

namespace mlir::roofline {
using Op = FormulaGraph::Op;

Formula operator+(const Formula &a, const Formula &b) {
  if (a.isConstant() && b.isConstant())
    return a.constant + b.constant;
  if (a.isZero() || b.isZero())
    return a.isZero() ? b : a;
  return FormulaGraph::getReal(Op::add, {a, b});
}

Formula operator-(const Formula &a, const Formula &b) {
  if (a.isConstant() && b.isConstant())
    return a.constant - b.constant;
  return b.isZero() ? a : FormulaGraph::getReal(Op::sub, {a, b});
}

Formula operator*(const Formula &a, const Formula &b) {
  if (a.isConstant() && b.isConstant())
    return a.constant * b.constant;
  auto isOne = [](const Formula &f) {
    return f.isConstant() && f.constant == 1;
  };
  if (a.isZero() || b.isZero())
    return 0;
  if (isOne(a) || isOne(b))
    return isOne(a) ? b : a;
  return FormulaGraph::getReal(Op::mul, {a, b});
}

Formula operator/(const Formula &a, const Formula &b) {
  if (a.isConstant() && b.isConstant())
    return a.constant / b.constant;
  return a.isZero() ? a : FormulaGraph::getReal(Op::div, {a, b});
}

Formula min(const Formula &a, const Formula &b) {
  if (a.isConstant() && b.isConstant())
    return std::min(a.constant, b.constant);
  return a == b ? a : FormulaGraph::getReal(Op::min, {a, b});
}

Formula max(const Formula &a, const Formula &b) {
  if (a.isConstant() && b.isConstant())
    return std::max(a.constant, b.constant);
  return a == b ? a : FormulaGraph::getReal(Op::max, {a, b});
}

Formula floor(const Formula &a) {
  return a.isConstant() ? Formula(std::floor(a.constant))
                        : FormulaGraph::getReal(Op::floor, a);
}

Formula ifGreater(const Formula &a, const Formula &b, const Formula &value) {
  if (a.isConstant() && b.isConstant())
    return a.constant > b.constant ? value : Formula(0);
  if (a == b || value.isZero())
    return 0;
  return FormulaGraph::getReal(Op::ifGreater, {a, b, value});
}

Formula ifNotLess(const Formula &a, const Formula &b, const Formula &value) {
  if (a.isConstant() && b.isConstant())
    return a.constant >= b.constant ? value : Formula(0);
  if (a == b)
    return value;
  return value.isZero() ? value
                        : FormulaGraph::getReal(Op::ifNotLess, {a, b, value});
}
} // namespace mlir::roofline
