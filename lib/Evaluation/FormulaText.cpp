//===- FormulaText.cpp - Formulas as text ---------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Evaluation/FormulaText.h"

#include "mlir-roofline/Evaluation/SizePolynomial.h"
#include "mlir-roofline/Support/NumberFormat.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;
using Opcode = FormulaGraph::Op;

static constexpr size_t maxLength = 4000;
/// Sums stand to the left of their last term, so that this is also about how
/// many terms one has.
static constexpr unsigned maxDepth = 128;

namespace {
class FormulaPrinter {
public:
  /// With a reader, what it reads is printed as that.
  explicit FormulaPrinter(const FormulaGraph &graph,
                          PolynomialReader *reader = nullptr)
      : graph(graph), reader(reader) {}

  std::optional<std::string> print(unsigned node) {
    add(node, /*precedence=*/0, /*depth=*/0);
    return isShort ? std::optional<std::string>(std::move(text)) : std::nullopt;
  }

private:
  void add(unsigned number, unsigned precedence, unsigned depth);
  void addInfix(const FormulaGraph::Node &node, StringRef sign, unsigned own,
                unsigned right, unsigned precedence, unsigned depth);
  void addCall(const FormulaGraph::Node &node, StringRef name,
               unsigned numOperands, unsigned depth);

  const FormulaGraph &graph;
  PolynomialReader *reader;
  std::string text;
  bool isShort = true;
};
} // namespace

/// Both operands with at least the operator's precedence, the right one with
/// `right`.
void FormulaPrinter::addInfix(const FormulaGraph::Node &node, StringRef sign,
                              unsigned own, unsigned right, unsigned precedence,
                              unsigned depth) {
  bool needsParentheses = own < precedence;
  if (needsParentheses)
    text += '(';
  add(node.operands[0], own, depth);
  text += sign;
  add(node.operands[1], right, depth);
  if (needsParentheses)
    text += ')';
}

void FormulaPrinter::addCall(const FormulaGraph::Node &node, StringRef name,
                             unsigned numOperands, unsigned depth) {
  text += name;
  text += '(';
  for (unsigned i = 0; i < numOperands; ++i) {
    if (i != 0)
      text += ", ";
    add(node.operands[i], 0, depth);
  }
  text += ')';
}

void FormulaPrinter::add(unsigned number, unsigned precedence, unsigned depth) {
  isShort &= text.size() <= maxLength && depth <= maxDepth;
  if (!isShort)
    return;
  ++depth;
  const FormulaGraph::Node &node = graph.getNodes()[number];
  constexpr unsigned sum = 1, product = 2, atom = 3;
  const SizePolynomial *polynomial =
      reader && node.op != Opcode::symbol ? reader->getNode(number) : nullptr;
  if (polynomial) {
    std::string own = polynomial->format(graph.getSymbols());
    unsigned binds = polynomial->getTerms().size() > 1 ? sum : product;
    bool isLoose = precedence > binds || (precedence > 0 && own[0] == '-');
    text += isLoose ? "(" + own + ")" : own;
    return;
  }
  switch (node.op) {
  case Opcode::constant:
    // Nothing is written of what no double holds.
    isShort &= node.isInteger || std::isfinite(node.real);
    text += node.isInteger ? FormulaGraph::toQuantity(node.integer).str()
                           : formatExact(node.real);
    return;
  case Opcode::symbol:
    text += graph.getSymbols()[node.symbol];
    return;
  case Opcode::add:
    return addInfix(node, " + ", sum, sum, precedence, depth);
  case Opcode::sub:
    return addInfix(node, " - ", sum, product, precedence, depth);
  case Opcode::mul:
    return addInfix(node, "*", product, product, precedence, depth);
  case Opcode::div:
    return addInfix(node, "/", product, atom, precedence, depth);
  case Opcode::floor:
    return addCall(node, "floor", 1, depth);
  case Opcode::floorDiv:
    return addCall(node, "floordiv", 2, depth);
  case Opcode::ceilDiv:
    return addCall(node, "ceildiv", 2, depth);
  case Opcode::mod:
    return addCall(node, "mod", 2, depth);
  case Opcode::min:
    return addCall(node, "min", 2, depth);
  case Opcode::max:
    return addCall(node, "max", 2, depth);
  case Opcode::ifGreater:
  case Opcode::ifNotLess:
    text += '(';
    add(node.operands[2], 0, depth);
    text += " where ";
    add(node.operands[0], 0, depth);
    text += node.op == Opcode::ifGreater ? " > " : " >= ";
    add(node.operands[1], 0, depth);
    text += ')';
    return;
  }
}

static std::optional<std::string> formatConstant(const Formula &formula) {
  if (!std::isfinite(formula.getConstant()))
    return std::nullopt;
  return formatExact(formula.getConstant());
}

std::optional<std::string>
mlir::roofline::formatFormula(const FormulaGraph &graph,
                              const Formula &formula) {
  if (formula.isConstant())
    return formatConstant(formula);
  return FormulaPrinter(graph).print(formula.getNode());
}

std::optional<std::string>
mlir::roofline::formatPutTogether(const FormulaGraph &graph,
                                  const Formula &formula) {
  if (formula.isConstant())
    return formatConstant(formula);
  PolynomialReader reader(graph);
  return FormulaPrinter(graph, &reader).print(formula.getNode());
}
