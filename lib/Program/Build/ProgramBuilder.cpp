//===- ProgramBuilder.cpp - From IR to costed operations ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Functions, calls and operations. Regions and blocks are composed in
// ControlFlowBuilder.cpp.
//
//===----------------------------------------------------------------------===//

#include "ProgramBuilder.h"

#include "References.h"
#include "RunnerLibrary.h"
#include "SymbolNumbering.h"

#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir-roofline/Sizes/OpenDims.h"
#include "mlir-roofline/Sizes/ProgramFunctions.h"
#include "mlir/Analysis/CallGraph.h"
#include "llvm/ADT/SCCIterator.h"

using namespace mlir;
using namespace mlir::roofline;
using Kind = ExecutionTree::Kind;

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

std::shared_ptr<const Program>
ProgramBuilder::run(const SizeStatements &statements) {
  Operation *root = program->root;
  collectFunctions(root);
  sizes.emplace(root);
  sizes->addStatements(statements);
  sizes->checkArguments();
  findRecursion(root);
  for (unsigned number = 0; number < functions.size(); ++number)
    buildFunction(number);
  chooseEntryPoints();
  nameArguments();
  program->symbols = sizes->getSymbols().vec();
  program->onlyEntryPoint = SizeAnalysis::getOnlyEntryPoint(root);
  program->equations =
      numberSymbols(*sizes, execution, program->costs, program->symbols);
  program->statements = sizes->getStatements();
  for (SizeSymbol &symbol : program->symbols)
    symbol.range = sizes->getStatedRange(symbol.name);
  program->execution = std::move(execution);
  program->findNodes();
  return std::move(program);
}

/// A private function whose calls never run, for they stand in a loop without
/// iterations or behind a test that fails, does not run by itself instead.
void ProgramBuilder::addSkippedCalls() {
  bool isAnyOpen =
      llvm::any_of(llvm::enumerate(functions), [&](const auto &entry) {
        return entry.value().isReferenced && !called.contains(entry.index()) &&
               isPrivate(entry.value().op);
      });
  if (!isAnyOpen)
    return;
  for (const ProgramFunction &function : functions) {
    if (!isa<FunctionOpInterface>(function.op))
      continue;
    function.op->walk([&](CallOpInterface call) {
      Operation *callee = call.resolveCallableInTable(&symbolTables);
      auto number = functionNumbers.find(callee);
      bool isRecursive = recursionOf.contains(callee);
      if (callee && !isRecursive && number != functionNumbers.end() &&
          isPrivate(callee))
        called.insert(number->second);
    });
  }
}

void ProgramBuilder::chooseEntryPoints() {
  // Of functions that call each other, the one that something else calls leads
  // to the others.
  llvm::DenseSet<unsigned> entered;
  for (unsigned number : called)
    if (auto cycle = recursionOf.find(functions[number].op);
        cycle != recursionOf.end())
      entered.insert(cycle->second);
  for (unsigned number : calledInCycle)
    if (entered.contains(recursionOf.lookup(functions[number].op)))
      called.insert(number);
  addSkippedCalls();
  for (unsigned number = 0; number < functions.size(); ++number)
    if (functions[number].isReferenced && !called.contains(number))
      execution.addEntryPoint(number);
  for (unsigned entry : execution.getEntryPoints())
    functions[entry].isEntry = true;
  for (auto [number, function] : llvm::enumerate(functions))
    function.isEntry |= isa<FunctionOpInterface>(function.op) &&
                        !isPrivate(function.op) && !launched.contains(number);
}

/// What a program uses of what it is given has sizes, even if nothing asks for
/// them.
void ProgramBuilder::nameArguments() {
  for (unsigned entry : execution.getEntryPoints()) {
    auto function = dyn_cast<FunctionOpInterface>(functions[entry].op);
    if (!function)
      continue;
    for (BlockArgument argument : function.getArguments()) {
      if (argument.use_empty())
        continue;
      for (unsigned dim : getOpenDims(argument))
        sizes->getDim(argument, dim);
    }
  }
}

/// Function 0 is what stands outside every function: the root itself.
void ProgramBuilder::collectFunctions(Operation *root) {
  auto add = [&](Operation *op, StringRef name) {
    functionNumbers[op] = functions.size();
    functions.push_back({op, name.str(), {}});
  };
  if (!isa<FunctionOpInterface>(root))
    add(root, "");
  for (FunctionOpInterface function : getProgramFunctions(root))
    if (!function.isExternal())
      add(function, getFunctionName(function));
  if (!root->hasTrait<OpTrait::SymbolTable>())
    return;
  SmallVector<Operation *> all;
  for (const ProgramFunction &function : functions)
    if (function.op != root)
      all.push_back(function.op);
  for (Operation *op : findUnreferenced(root, all))
    functions[functionNumbers.lookup(op)].isReferenced = false;
}

/// A look at each operation, which costs a tenth of what a graph of calls does.
static bool hasCalls(Operation *root) {
  return root
      ->walk([](Operation *op) {
        return isa<CallOpInterface>(op) ? WalkResult::interrupt()
                                        : WalkResult::advance();
      })
      .wasInterrupted();
}

void ProgramBuilder::findRecursion(Operation *root) {
  if (functions.size() < 2 || !hasCalls(root))
    return;
  CallGraph graph(root);
  unsigned cycle = 0;
  for (auto it = llvm::scc_begin(static_cast<const CallGraph *>(&graph));
       !it.isAtEnd(); ++it) {
    if (!it.hasCycle())
      continue;
    for (CallGraphNode *node : *it)
      if (!node->isExternal())
        recursionOf[node->getCallableRegion()->getParentOp()] = cycle;
    ++cycle;
  }
}

void ProgramBuilder::buildFunction(unsigned number) {
  currentFunction = number;
  unsigned rootNode = execution.addRoot(functions[number].op);
  for (Region &region : functions[number].op->getRegions())
    addRegion(region, rootNode);
}

/// Whether the symbols that an operation refers to are those of a symbol table
/// around the root. Nothing is known of it there: it is not what was asked
/// about, and others may be changing it.
bool ProgramBuilder::isOutside(Operation *user) {
  Operation *table = SymbolTable::getNearestSymbolTable(user);
  return !table || !program->root->isAncestor(table);
}

void ProgramBuilder::addCall(CallOpInterface call, unsigned parent) {
  auto name = dyn_cast<SymbolRefAttr>(call.getCallableForCallee());
  if (name && isOutside(call)) {
    addUnknownOp(*call, "the callee is outside of what is analysed", parent);
    return;
  }
  Operation *callee = call.resolveCallableInTable(&symbolTables);
  auto number = functionNumbers.find(callee);
  if (!callee || number == functionNumbers.end()) {
    if (name && isRunnerLibraryFunction(name.getLeafReference()))
      return;
    addUnknownOp(*call, name ? "callee has no body here" : "indirect call",
                 parent);
    return;
  }
  auto recursion = recursionOf.find(callee);
  auto own = recursionOf.find(functions[currentFunction].op);
  if (recursion != recursionOf.end() && own != recursionOf.end() &&
      recursion->second == own->second) {
    if (functions[currentFunction].isReferenced)
      calledInCycle.insert(number->second);
    addUnknownOp(*call, "recursive call", parent);
    return;
  }
  addCallNode(call, callee, call.getArgOperands(), parent);
}

/// Whether `inner` is a symbol table nested in `outer`: what lives there can be
/// launched from functions of `outer` without ever coming back to them.
static bool isFurtherIn(Operation *inner, Operation *outer) {
  return inner && outer && outer->isProperAncestor(inner);
}

void ProgramBuilder::addLaunch(ExecutionOpInterface op, unsigned parent) {
  if (isOutside(op)) {
    addUnknownOp(*op, "the launched function is outside of what is analysed",
                 parent);
    return;
  }
  Operation *kernel =
      symbolTables.lookupNearestSymbolFrom(op, op.getLaunchedFunction());
  if (!kernel || !functionNumbers.contains(kernel)) {
    addUnknownOp(*op, "the launched function has no body here", parent);
    return;
  }
  if (!isFurtherIn(kernel->getParentOp(),
                   functions[currentFunction].op->getParentOp())) {
    addUnknownOp(*op, "a launch out of the module of the kernel", parent);
    return;
  }
  launched.insert(functionNumbers.lookup(kernel));
  std::optional<Nest> nest = addCountedLoops(*op, parent);
  addCallNode(op, kernel, op.getLaunchOperands(), nest ? nest->inside : parent);
}

void ProgramBuilder::addCallNode(Operation *call, Operation *callee,
                                 ValueRange arguments, unsigned parent) {
  unsigned number = functionNumbers.lookup(callee);
  if (functions[currentFunction].isReferenced)
    called.insert(number);
  unsigned node = execution.addNode(Kind::call, parent, call);
  execution.getNode(node).function = number;
  // The callee's sizes are the caller's arguments.
  Region *body = cast<CallableOpInterface>(callee).getCallableRegion();
  auto bindings = sizes->bindArguments(*body, arguments);
  execution.getNode(node).bindings.assign(bindings.begin(), bindings.end());
}

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

void ProgramBuilder::addBlock(Block &block, unsigned parent) {
  // Room for all at once: moving the costs of a long block is expensive.
  CostTable &costs = program->costs;
  size_t size = costs.size() + block.getOperations().size();
  if (size > costs.capacity())
    costs.reserve(std::max(size, 2 * costs.capacity()));
  for (Operation &op : block)
    addOp(op, parent);
}

/// Whether an operation that nobody knows ends a block of one that nobody
/// knows: it can only be the terminator, which hands values over.
static bool isForeignTerminator(Operation &op) {
  Operation *parent = op.getParentOp();
  return !op.isRegistered() && parent && !parent->isRegistered() &&
         &op == &op.getBlock()->back() && op.getNumResults() == 0 &&
         op.getNumRegions() == 0;
}

void ProgramBuilder::addOp(Operation &op, unsigned parent) {
  if (op.getNumRegions() != 0 && isa<FunctionOpInterface>(op))
    return; // costed where it is called
  if (isDescription(&op))
    return;
  auto model = dyn_cast<CostModelOpInterface>(op);
  if (!model && isForeignTerminator(op))
    return;
  ++functions[currentFunction].coverage.numOps;
  if (std::optional<OpCost> declared = getDeclaredCost(&op, *sizes)) {
    noteIdleHint(&op);
    addModelledOp(op, std::move(*declared), parent);
    return;
  }
  bool ownsRegions = model && model.ownsRegions();
  if (model) {
    OpCost cost = model.getOpCost(*sizes);
    // A call of nobody knows what is listed once, by addCall.
    if (cost.workStatus != CountStatus::unknown || !isa<CallOpInterface>(op))
      addModelledOp(op, std::move(cost), parent);
  } else if (!isa<RegionBranchOpInterface, LoopLikeOpInterface,
                  CallOpInterface>(op) &&
             !op.hasTrait<OpTrait::SymbolTable>()) {
    // Nobody knows what its regions are for, or whether they run at all; but
    // for the author, who may say that they loop.
    addUnknownOp(op, "no cost model", parent);
    if (!getTripCountHint(&op))
      return;
  }
  if (ownsRegions) {
    noteIdleHint(&op);
    return;
  }
  if (auto launch = dyn_cast<ExecutionOpInterface>(op);
      launch && launch.getLaunchedFunction()) {
    addLaunch(launch, parent);
    return;
  }
  if (op.getNumRegions() != 0)
    addNestedRegions(op, /*isKnown=*/model != nullptr, parent);
  if (auto call = dyn_cast<CallOpInterface>(op))
    addCall(call, parent);
}

void ProgramBuilder::addModelledOp(Operation &op, OpCost &&cost,
                                   unsigned parent) {
  if (cost.isFree())
    return;
  // A model that knows nothing of an operation guesses its bytes.
  if (cost.workStatus == CountStatus::unknown &&
      cost.trafficStatus == CountStatus::unknown && !cost.traffic.empty())
    cost.limitTraffic(CountStatus::estimate);
  if (cost.missesWork())
    functions[currentFunction].coverage.addUnknown(op.getName().getStringRef(),
                                                   cost.reason);
  execution.addOp(program->ops.size(), parent);
  program->ops.push_back({&op, currentFunction});
  program->costs.push_back(std::move(cost));
}

void ProgramBuilder::addUnknownOp(Operation &op, StringRef reason,
                                  unsigned parent) {
  addModelledOp(op, getUnknownCost(&op, *sizes, reason), parent);
}
