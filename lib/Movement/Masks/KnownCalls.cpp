//===- KnownCalls.cpp - What functions are given and return --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A function that one call reaches is looked at where it is called, so that
// what it is given is known in it, and what it returns behind the call. One
// that several calls reach knows of an argument what all of them pass, as far
// as that is seen by the first of them: constants, as a rule.
//
//===----------------------------------------------------------------------===//

#include "KnownParts.h"

#include "mlir-roofline/Flow/CallOperands.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

std::optional<unsigned> KnownParts::findCallee(Operation *call) const {
  auto found = callees.find(call);
  return found == callees.end() ? std::nullopt : std::optional(found->second);
}

/// Of a value that may be any of the sources, what is known of all of them.
void KnownParts::addKnown(Value value, ArrayRef<Value> sources) {
  auto type = dyn_cast<RankedTensorType>(value.getType());
  if (!type || sources.empty() || parts.contains(value))
    return;
  SmallVector<Part, 2> common = getParts(sources.front());
  std::optional<IndexFunction> integer = getInteger(sources.front());
  for (Value other : sources.drop_front()) {
    if (common.empty() && !integer)
      return;
    SmallVector<Part, 2> theirs = getParts(other);
    llvm::erase_if(common, [&](const Part &part) {
      return llvm::none_of(theirs, [&](const Part &each) {
        return each.number == part.number && each.where == part.where;
      });
    });
    if (!(integer == getInteger(other)))
      integer.reset();
  }
  if (!common.empty())
    parts[value] = std::move(common);
  if (integer)
    integers[value] = std::move(*integer);
}

void KnownParts::addArguments(Operation *function,
                              ArrayRef<const ExecutionTree::Node *> calls) {
  auto interface = dyn_cast<FunctionOpInterface>(function);
  if (!interface || interface.isExternal())
    return;
  for (BlockArgument argument : interface.getArguments()) {
    if (!isa<RankedTensorType>(argument.getType()))
      continue;
    SmallVector<Value> passed;
    for (const ExecutionTree::Node *call : calls)
      if (Value value = getPassed(*call, argument))
        passed.push_back(value);
    if (passed.size() == calls.size())
      addKnown(argument, passed);
  }
}

void KnownParts::addResults(Operation *call, Operation *function) {
  auto interface = dyn_cast<FunctionOpInterface>(function);
  if (!interface || interface.isExternal() ||
      !llvm::hasSingleElement(interface.getFunctionBody()))
    return;
  Operation *exit = &interface.getFunctionBody().front().back();
  if (exit->hasTrait<OpTrait::ReturnLike>() &&
      exit->getNumOperands() == call->getNumResults())
    for (auto [result, returned] :
         llvm::zip_equal(call->getResults(), exit->getOperands()))
      addKnown(result, returned);
}

/// Whether an operation may say which elements of tensors it moves where.
static bool mayBeNest(Operation *op) {
  return isa<MaskOpInterface, IterationOpInterface>(op) ||
         (OpTrait::hasElementwiseMappableTraits(op) &&
          llvm::any_of(op->getResultTypes(), llvm::IsaPred<RankedTensorType>));
}

namespace {
/// What matters of a function, in the order of execution, and how far it has
/// been looked at.
struct Frame {
  unsigned function;
  SmallVector<Operation *, 0> ops;
  size_t next = 0;
};
} // namespace

/// Looks at functions, each once, at the first call that reaches it.
class KnownParts::Walk {
public:
  Walk(KnownParts &known, const ModuleCost &cost);

  void run(unsigned function);

private:
  void enter(unsigned function);

  KnownParts &known;
  const ModuleCost &cost;
  Callers callers;
  llvm::SmallBitVector seen;
  std::vector<Frame> stack;
};

KnownParts::Walk::Walk(KnownParts &known, const ModuleCost &cost)
    : known(known), cost(cost), callers(findCallers(cost)),
      seen(cost.getFunctions().size()) {
  for (const auto &[function, calls] : callers)
    for (const ExecutionTree::Node *call : calls)
      if (call->op && known.functions.find(function))
        known.callees[call->op] = call->function;
}

void KnownParts::Walk::enter(unsigned number) {
  const FunctionCost &function = cost.getFunctions()[number];
  if (seen.test(number) || !known.functions.find(function.op))
    return;
  seen.set(number);
  if (!function.isEntry)
    known.addArguments(function.op, callers.lookup(function.op));
  Frame frame;
  frame.function = number;
  function.op->walk<WalkOrder::PreOrder>([&](Operation *op) {
    if (op != function.op && isa<FunctionOpInterface>(op))
      return WalkResult::skip();
    if (mayBeNest(op) || known.callees.contains(op))
      frame.ops.push_back(op);
    return WalkResult::advance();
  });
  stack.push_back(std::move(frame));
}

void KnownParts::Walk::run(unsigned function) {
  enter(function);
  while (!stack.empty()) {
    Frame &frame = stack.back();
    if (frame.next == frame.ops.size()) {
      stack.pop_back();
      continue;
    }
    Operation *op = frame.ops[frame.next];
    std::optional<unsigned> callee = known.findCallee(op);
    if (callee && !seen.test(*callee)) {
      // Afterwards the call is looked at once more, for its results.
      enter(*callee);
      if (seen.test(*callee))
        continue;
    }
    ++frame.next;
    if (callee)
      known.addResults(op, cost.getFunctions()[*callee].op);
    else
      known.addOp(op, frame.function);
  }
}

KnownParts::KnownParts(const ModuleCost &cost, IterationSpaces &spaces)
    : spaces(spaces), functions(FunctionNumbers::get(cost)) {
  Walk walk(*this, cost);
  for (unsigned function = 0; function < cost.getFunctions().size(); ++function)
    if (cost.getFunctions()[function].isEntry)
      walk.run(function);
  // What nobody is seen to call.
  for (unsigned function = 0; function < cost.getFunctions().size(); ++function)
    walk.run(function);
}
