//===- FormulaCompiler.cpp - From a graph to flat code --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Three walks over the nodes that the formulas need: which numbers they can
// have, in which order they are computed, where their values are kept. A slot
// is used again once nobody needs what is in it, so that a block of points
// stays in the cache.
//
//===----------------------------------------------------------------------===//

#include "NumberRanges.h"

#include "llvm/ADT/STLExtras.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;
using Opcode = FormulaGraph::Op;
using Node = FormulaGraph::Node;

static unsigned getNumOperands(Opcode op) {
  switch (op) {
  case Opcode::constant:
  case Opcode::symbol:
    return 0;
  case Opcode::floor:
    return 1;
  case Opcode::ifGreater:
  case Opcode::ifNotLess:
    return 3;
  default:
    return 2;
  }
}

namespace mlir::roofline {
class FormulaCompiler {
public:
  FormulaCompiler(const FormulaGraph &graph, ArrayRef<Formula> formulas,
                  ArrayRef<SymbolRange> symbols)
      : graph(graph), formulas(formulas), symbols(symbols),
        states(graph.getNodes().size()) {}

  std::optional<FlatFormulas> compile();

private:
  using Kind = FlatFormulas::Kind;
  using Code = FlatFormulas::Code;
  using Place = FlatFormulas::Place;

  /// What is known of a node.
  struct State {
    bool isReached = false;
    /// Of an integer.
    NumberRange range = {0, 0};
    Kind kind = Kind::real;
    /// By kind, where its value is.
    std::optional<unsigned> slots[3];
    unsigned numUses = 0;
  };

  ArrayRef<unsigned> getOperands(const Node &node) const {
    return ArrayRef(node.operands).take_front(getNumOperands(node.op));
  }
  void order();
  bool findRanges();
  /// The kind in which an operation is done.
  Kind getWorkKind(const Node &node) const;
  unsigned takeSlot(Kind kind);
  /// The slot of a value in this kind, converted if it is not there yet.
  unsigned getSlot(unsigned node, Kind kind);
  void release(unsigned node);
  void emit(unsigned number);
  Code getCode(const Node &node, Kind kind) const;

  const FormulaGraph &graph;
  ArrayRef<Formula> formulas;
  ArrayRef<SymbolRange> symbols;
  std::vector<State> states;
  std::vector<unsigned> sequence;
  std::vector<unsigned> freeSlots[3];
  FlatFormulas flat;
};
} // namespace mlir::roofline

/// Operands first, in the order in which formulas ask for them.
void FormulaCompiler::order() {
  std::vector<std::pair<unsigned, unsigned>> stack;
  auto push = [&](unsigned node) {
    ++states[node].numUses;
    if (!std::exchange(states[node].isReached, true))
      stack.emplace_back(node, 0);
  };
  for (const Formula &formula : formulas) {
    if (formula.isConstant())
      continue;
    push(formula.getNode());
    while (!stack.empty()) {
      auto [number, next] = stack.back();
      ArrayRef<unsigned> operands = getOperands(graph.getNodes()[number]);
      if (next == operands.size()) {
        sequence.push_back(number);
        stack.pop_back();
        continue;
      }
      ++stack.back().second;
      push(operands[next]);
    }
  }
}

bool FormulaCompiler::findRanges() {
  constexpr double maxReal = 4503599627370496.0, maxSmall = 4.6e18,
                   maxWide = 8.5e37;
  for (unsigned number : sequence) {
    const Node &node = graph.getNodes()[number];
    State &state = states[number];
    if (!node.isInteger)
      continue;
    SmallVector<NumberRange, 2> operands;
    for (unsigned operand : getOperands(node))
      operands.push_back(states[operand].range);
    std::optional<NumberRange> range = getRange(node, operands, symbols);
    if (!range || !(range->getMagnitude() <= maxWide))
      return false;
    state.range = *range;
    double magnitude = range->getMagnitude();
    state.kind = magnitude <= maxReal    ? Kind::real
                 : magnitude <= maxSmall ? Kind::small
                                         : Kind::wide;
  }
  return true;
}

FormulaCompiler::Kind FormulaCompiler::getWorkKind(const Node &node) const {
  Kind kind = states[&node - graph.getNodes().data()].kind;
  if (node.isInteger)
    for (unsigned operand : getOperands(node))
      kind = std::max(kind, states[operand].kind);
  return kind;
}

unsigned FormulaCompiler::takeSlot(Kind kind) {
  auto number = static_cast<unsigned>(kind);
  if (freeSlots[number].empty())
    return flat.numSlots[number]++;
  unsigned slot = freeSlots[number].back();
  freeSlots[number].pop_back();
  return slot;
}

unsigned FormulaCompiler::getSlot(unsigned node, Kind kind) {
  State &state = states[node];
  std::optional<unsigned> &slot = state.slots[static_cast<unsigned>(kind)];
  if (slot)
    return *slot;
  // From where it has been computed: nothing of it is lost there.
  unsigned from = *state.slots[static_cast<unsigned>(state.kind)];
  slot = takeSlot(kind);
  flat.steps.push_back(
      {Code::convert, state.kind, {kind, *slot}, {from, 0, 0}, 0, 0});
  return *slot;
}

void FormulaCompiler::release(unsigned node) {
  State &state = states[node];
  if (--state.numUses != 0)
    return;
  for (auto [kind, slot] : llvm::enumerate(state.slots))
    if (slot)
      freeSlots[kind].push_back(*slot);
}

FormulaCompiler::Code FormulaCompiler::getCode(const Node &node,
                                               Kind kind) const {
  switch (node.op) {
  case Opcode::constant:
    return Code::constant;
  case Opcode::symbol:
    return Code::symbol;
  case Opcode::add:
    return Code::add;
  case Opcode::sub:
    return Code::sub;
  case Opcode::mul:
    return Code::mul;
  case Opcode::div:
    return Code::div;
  case Opcode::floor:
    return Code::floor;
  case Opcode::ifGreater:
    return Code::ifGreater;
  case Opcode::ifNotLess:
    return Code::ifNotLess;
  case Opcode::floorDiv: {
    constexpr double maxFast = 2251799813685248.0;
    return kind == Kind::real &&
                   states[node.operands[0]].range.getMagnitude() < maxFast
               ? Code::fastFloorDiv
               : Code::floorDiv;
  }
  case Opcode::ceilDiv:
    return Code::ceilDiv;
  case Opcode::mod:
    return Code::mod;
  case Opcode::min:
    return Code::min;
  case Opcode::max:
    return Code::max;
  }
  llvm_unreachable("covered switch");
}

void FormulaCompiler::emit(unsigned number) {
  const Node &node = graph.getNodes()[number];
  State &state = states[number];
  Kind kind = getWorkKind(node);
  FlatFormulas::Step step = {getCode(node, kind), kind,         {kind, 0},
                             {0, 0, 0},           node.integer, node.real};
  if (node.op == Opcode::symbol)
    step.integer = node.symbol;
  for (auto [slot, operand] : llvm::zip(step.operands, getOperands(node)))
    slot = getSlot(operand, kind);
  // Not that of an operand: what is written and what is read are apart.
  step.result.slot = takeSlot(kind);
  for (unsigned operand : getOperands(node))
    release(operand);
  flat.steps.push_back(step);
  state.slots[static_cast<unsigned>(kind)] = step.result.slot;
  // Computed in more than it needs.
  if (kind != state.kind) {
    unsigned slot = takeSlot(state.kind);
    flat.steps.push_back({Code::convert,
                          kind,
                          {state.kind, slot},
                          {step.result.slot, 0, 0},
                          0,
                          0});
    state.slots[static_cast<unsigned>(state.kind)] = slot;
  }
}

std::optional<FlatFormulas> FormulaCompiler::compile() {
  order();
  if (!findRanges())
    return std::nullopt;
  for (unsigned number : sequence)
    emit(number);
  for (const Formula &formula : formulas) {
    if (!formula.isConstant()) {
      const State &state = states[formula.getNode()];
      flat.places.push_back(
          {state.kind, *state.slots[static_cast<unsigned>(state.kind)]});
      continue;
    }
    unsigned slot = takeSlot(Kind::real);
    flat.steps.push_back({Code::constant,
                          Kind::real,
                          {Kind::real, slot},
                          {0, 0, 0},
                          0,
                          formula.getConstant()});
    flat.places.push_back({Kind::real, slot});
  }
  return std::move(flat);
}

std::optional<FlatFormulas> FlatFormulas::get(const FormulaGraph &graph,
                                              ArrayRef<Formula> formulas,
                                              ArrayRef<SymbolRange> ranges) {
  return FormulaCompiler(graph, formulas, ranges).compile();
}
