//===- EquationCollector.cpp - What operations require of sizes -----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One pass over what executes whenever a function does, before anything is
// asked. What a loop or a branch requires may never be asked for, so that it
// proves nothing. What a callee requires of its arguments is required of what
// calls pass.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Sizes/SizeAnalysis.h"

#include "SizeNames.h"
#include "UpstreamSizes.h"

#include "mlir-roofline/Interfaces/SizeOpInterface.h"
#include "mlir-roofline/Sizes/OpenDims.h"
#include "mlir-roofline/Sizes/ProgramFunctions.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace mlir;
using namespace mlir::roofline;

static std::string getOrigin(Operation *op) {
  return (op->getName().getStringRef() + describeLine(op->getLoc())).str();
}

/// The blocks that execute once per execution of `function`, in order.
static SmallVector<Block *> getCertainBlocks(FunctionOpInterface function) {
  SmallVector<Block *> blocks;
  if (function.isExternal())
    return blocks;
  llvm::SmallPtrSet<Block *, 8> seen;
  Block *block = &function.getFunctionBody().front();
  while (block && seen.insert(block).second) {
    blocks.push_back(block);
    block = block->mightHaveTerminator() && block->getNumSuccessors() == 1
                ? block->getSuccessor(0)
                : nullptr;
  }
  return blocks;
}

void SizeAnalysis::collectEquations() {
  // Callees first, with a stack of its own: call chains may be long.
  llvm::DenseMap<Operation *, bool> isDone;
  for (FunctionOpInterface function : getProgramFunctions(root)) {
    SmallVector<Operation *> stack = {function};
    while (!stack.empty()) {
      Operation *next = stack.back();
      auto [state, isNew] = isDone.try_emplace(next, false);
      if (!isNew) {
        stack.pop_back();
        if (!state->second) {
          state->second = true;
          collectEquations(next);
        }
        continue;
      }
      for (Block *block : getCertainBlocks(cast<FunctionOpInterface>(next)))
        for (auto call : block->getOps<CallOpInterface>())
          if (Operation *callee = resolveCallee(call);
              isa_and_present<FunctionOpInterface>(callee) &&
              root->isAncestor(callee) && !isDone.contains(callee))
            stack.push_back(callee);
    }
  }
}

static bool isDynamic(Type type) {
  auto shaped = dyn_cast<ShapedType>(type);
  return shaped && !shaped.hasStaticShape();
}

void SizeAnalysis::collectEquations(Operation *function) {
  for (Block *block : getCertainBlocks(cast<FunctionOpInterface>(function)))
    for (Operation &op : *block) {
      // Where all is static, the verifier has compared. An operation without
      // results is there for what it states.
      if (op.getNumResults() == 0 || isa<CallOpInterface>(op) ||
          llvm::any_of(op.getOperandTypes(), isDynamic))
        addEquations(&op);
    }
  // In terms of the arguments, for the callers.
  SmallVector<Constraint> required;
  for (BlockArgument argument :
       cast<FunctionOpInterface>(function).getArguments()) {
    for (unsigned dim : getOpenDims(argument)) {
      if (!answers.contains({SizeQuestion::Kind::dim, argument, dim}))
        continue;
      Quantity value = getDim(argument, dim);
      std::string name = getArgumentName(argument, ".d" + Twine(dim),
                                         function != onlyEntryPoint);
      if (equations.isDefined(name))
        required.push_back(
            {Quantity::symbol(name), value, equations.getOrigin(name).str()});
    }
  }
  if (!required.empty())
    constraints[function] = std::move(required);
}

void SizeAnalysis::addEquations(Operation *op) {
  if (auto call = dyn_cast<CallOpInterface>(op))
    return addCallEquations(call);
  SmallVector<EqualSizes> equal;
  if (auto model = dyn_cast<SizeOpInterface>(op))
    model.getEqualSizes(*this, equal);
  addUpstreamEqualSizes(*this, op, equal);
  for (const auto &[a, b] : equal)
    if (a != b)
      equations.add(a, b, getOrigin(op));
}

void SizeAnalysis::addCallEquations(CallOpInterface call) {
  Operation *callee = resolveCallee(call);
  auto found = constraints.find(callee);
  if (!callee || found == constraints.end())
    return;
  // Formal sizes by what the call passes for them.
  auto operands = call.getArgOperands();
  auto pass = [&](const Quantity &size, bool &isPassed) {
    return size.substitute([&](StringRef name) -> std::optional<Quantity> {
      auto meaning = meanings.find(name);
      auto argument = meaning == meanings.end()
                          ? BlockArgument()
                          : dyn_cast<BlockArgument>(meaning->second.about);
      if (!argument || argument.getOwner()->getParentOp() != callee ||
          argument.getArgNumber() >= operands.size()) {
        isPassed = false;
        return std::nullopt;
      }
      Value passed = operands[argument.getArgNumber()];
      return meaning->second.kind == SizeQuestion::Kind::dim
                 ? getDim(passed, meaning->second.index)
                 : getValue(passed);
    });
  };
  // A copy: what is asked here may add constraints of other functions.
  SmallVector<Constraint> required = found->second;
  for (const Constraint &constraint : required) {
    bool isPassed = true;
    Quantity a = pass(constraint.formal, isPassed);
    Quantity b = pass(constraint.value, isPassed);
    if (isPassed)
      equations.add(a, b, constraint.origin);
  }
}
