//===- ResultOrigins.cpp - Contents of the results of operations ----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OriginFinder.h"

#include "mlir-roofline/Interfaces/CostModelOpInterface.h"
#include "mlir-roofline/Interfaces/Values/StaticSizes.h"
#include "mlir-roofline/Interfaces/Values/ValueForwarding.h"
#include "mlir-roofline/Sizes/RegionExits.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/IndexingMapOpInterface.h"
#include "mlir/Interfaces/ParallelCombiningOpInterface.h"

using namespace mlir;
using namespace mlir::roofline;

const OperandTraffic *roofline::getWrite(const OpCost &cost, OpResult result) {
  auto destination = dyn_cast<DestinationStyleOpInterface>(result.getOwner());
  Value tied = destination && isa<TensorType>(result.getType())
                   ? destination.getTiedOpOperand(result)->get()
                   : Value();
  for (const OperandTraffic &traffic : cost.traffic)
    if (!traffic.bytesWritten.isZero() && traffic.value &&
        (traffic.value == result || traffic.value == tied))
      return &traffic;
  return nullptr;
}

Quantity roofline::getTouched(const OperandTraffic &traffic,
                              const Quantity &bytes) {
  const std::optional<Quantity> &all = traffic.touchedInLoops;
  // A formula is no use where one iteration is a number.
  if (!all || (!all->isConstant() && bytes.isConstant()))
    return bytes;
  return *all;
}

/// What an operation leaves where it has been computed, as if it were written
/// there: the part of a tensor that is replaced.
static std::optional<OperandTraffic> getKept(const OpCost &cost, Value value) {
  for (const OperandTraffic &traffic : cost.traffic) {
    if (traffic.value != value || traffic.footprint.isZero() ||
        !traffic.bytesRead.isZero() || !traffic.bytesWritten.isZero())
      continue;
    OperandTraffic kept = traffic;
    std::optional<Quantity> bytes =
        getStorageBytes(traffic.elementType, traffic.footprint);
    if (!bytes)
      return std::nullopt;
    kept.bytesWritten = *bytes;
    return kept;
  }
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

void OriginFinder::addOperation(Operation *op) {
  if (isa<FunctionOpInterface>(op))
    return; // looked at on its own
  if (op->getNumRegions() != 0) {
    bool handsOn = false, isNew = !doneRegions.contains(&op->getRegion(0));
    for (const Forwarding &forwarding : getForwardings(op)) {
      if (!isInMemory(forwarding.to))
        continue;
      handsOn = true;
      if (!isNew)
        break; // in another instance of the function
      flow.sources[forwarding.to].push_back(forwarding.from);
      flow.targets[forwarding.from].push_back(forwarding.to);
    }
    // A structured body holds scalars alone.
    if (handsOn || !flow.getCosted(op))
      addNested(op);
  } else if (isa<ParallelCombiningOpInterface>(op)) {
    const CostedOp *costed = flow.getCosted(op);
    OpOperand *dest = getPartlyWritten(op);
    flow.visits[currentFunction].push_back({op, nullptr, /*isEntered=*/false});
    if (!costed || !dest)
      return;
    auto add = [&](const OperandTraffic &traffic) {
      combined[dest->get()] = {dest->get(), traffic.bytesWritten};
      together[dest->get()] = getTouched(traffic, traffic.bytesWritten);
    };
    for (const OperandTraffic &traffic : costed->cost.traffic)
      if (traffic.value == dest->get() && !traffic.bytesWritten.isZero())
        add(traffic);
    if (std::optional<OperandTraffic> kept = getKept(costed->cost, dest->get()))
      add(*kept);
    return;
  }
  if (const ExecutionTree::Node *call = flow.getCall(op))
    addCallResults(op, *call);
  else
    for (OpResult result : op->getResults())
      if (isInMemory(result) && flow.getSources(result).empty())
        addResult(result);
  flow.visits[currentFunction].push_back({op, nullptr, /*isEntered=*/false});
}

void OriginFinder::addResult(OpResult result) {
  Operation *op = result.getOwner();
  if (addConstant(result) || addGlobal(result))
    return;
  const CostedOp *costed = flow.getCosted(op);
  const OperandTraffic *write =
      costed ? getWrite(costed->cost, result) : nullptr;
  std::optional<OperandTraffic> kept;
  if (costed && !write && (kept = getKept(costed->cost, result)))
    write = &*kept;
  if (write) {
    // Instances of one function share its values: all that they replace
    // together is at least what any of them does.
    OperandTraffic all = *write;
    if (auto others = flow.instances.find(op); others != flow.instances.end())
      for (const CostedOp *other : others->second)
        if (const OperandTraffic *more = getWrite(other->cost, result);
            more && more->bytesWritten != write->bytesWritten) {
          all.bytesWritten += more->bytesWritten;
          all.status = CountStatus::upper;
        }
    addWrite(result, all);
    return;
  }
  std::optional<ContentsSource> source = getContentsSource(result);
  if (source && source->isView())
    addView(result, source->operand->get(), source->kind == ContentsKind::part);
}

/// Whether a nest of loops writes each element of what `result` takes the place
/// of, whatever its size: every dimension has a loop of its own, which runs
/// over all of it, or one element.
static bool runsOverAll(IndexingMapOpInterface op, OpOperand &destination) {
  AffineMap map = op.getMatchingIndexingMap(&destination);
  if (!map.isProjectedPermutation(/*allowZeroInResults=*/true))
    return false;
  auto type = cast<ShapedType>(destination.get().getType());
  return llvm::all_of(llvm::enumerate(map.getResults()), [&](auto each) {
    return isa<AffineDimExpr>(each.value()) ||
           type.getDimSize(each.index()) == 1;
  });
}

/// Whether an operation writes each element of what `result`, of open size,
/// takes the place of. Without maps, as many as there are.
bool OriginFinder::fillsDestination(OpResult result) {
  Operation *op = result.getOwner();
  OpOperand &destination =
      *cast<DestinationStyleOpInterface>(op).getTiedOpOperand(result);
  if (auto nest = dyn_cast<IndexingMapOpInterface>(op))
    return runsOverAll(nest, destination);
  auto model = dyn_cast<CostModelOpInterface>(op);
  auto type = cast<ShapedType>(result.getType());
  if (!model || !type.hasRank())
    return false;
  if (!sizes)
    sizes.emplace(cost.getRoot());
  Quantity all = 1;
  for (int64_t dim = 0, rank = type.getRank(); dim < rank; ++dim)
    all *= static_cast<SizeProvider &>(*sizes).getDim(destination.get(), dim);
  OpCost own = model.getOpCost(*sizes);
  const OperandTraffic *write = getWrite(own, result);
  return write && write->status == CountStatus::exact &&
         write->footprint == all;
}

/// A result that is written: as a whole, or in part where it takes the place of
/// an operand.
void OriginFinder::addWrite(OpResult result, const OperandTraffic &write) {
  Operation *op = result.getOwner();
  if (OpOperand *part = getPartlyWritten(op);
      part && isa<TensorType>(part->get().getType())) {
    addPart(result, part->get(), write);
    return;
  }
  auto destination = dyn_cast<DestinationStyleOpInterface>(op);
  std::optional<Quantity> all = getStaticBytes(result.getType());
  bool isWhole = all ? *all == write.bytesWritten
                     : !destination || fillsDestination(result);
  if (destination && !isWhole) {
    addPart(result, destination.getTiedOpOperand(result)->get(), write);
    return;
  }
  if (isCertain(write.status))
    flow.written[result] = {result, write.bytesWritten, isWhole};
}

void OriginFinder::addPart(Value result, Value dest,
                           const OperandTraffic &write) {
  Origin origin = getStep(dest);
  origin.replaced += write.bytesWritten;
  // Nothing is left of what is replaced altogether.
  std::optional<Quantity> all = getBytes(result);
  if (!all || *all != write.bytesWritten)
    set(result, std::move(origin));
  std::optional<Written> before = flow.getWritten(dest);
  if (!isCertain(write.status)) {
    if (before)
      flow.written[result] = *before;
    return;
  }
  Quantity bytes = getTouched(write, write.bytesWritten);
  if (before)
    bytes = Quantity::max(bytes, before->bytes);
  // A formula is no use where the part is a number.
  if (all && (all->isConstant() || !bytes.isConstant()))
    bytes = Quantity::min(bytes, *all);
  flow.written[result] = {result, bytes, before && before->isWhole};
}

void OriginFinder::addView(OpResult result, Value source, bool isPart) {
  set(result, getStep(source));
  flow.bases[result] = flow.getBase(source);
  std::optional<Written> written = flow.getWritten(source);
  if (!written)
    return;
  if (isPart) {
    // Which part has been written is not known.
    std::optional<Quantity> bytes = getBytes(result);
    if (!written->isWhole || !bytes ||
        (written->bytes.isConstant() && !bytes->isConstant()))
      return;
    written->bytes = Quantity::min(written->bytes, *bytes);
  }
  flow.written[result] = std::move(*written);
}

//===----------------------------------------------------------------------===//
// Constants and globals
//===----------------------------------------------------------------------===//

const void *roofline::getConstantKey(ElementsAttr elements) {
  if (auto resource = dyn_cast<DenseResourceElementsAttr>(elements)) {
    if (resource.getRawHandle().getKey() == "__elided__")
      return nullptr;
    return resource.getRawHandle().getResource();
  }
  return elements.getAsOpaquePointer();
}

bool OriginFinder::addConstant(OpResult result) {
  Operation *op = result.getOwner();
  if (!op->hasTrait<OpTrait::ConstantLike>())
    return false;
  ElementsAttr elements;
  if (!isa<TensorType>(result.getType()) ||
      !matchPattern(op, m_Constant(&elements)) || elements.isSplat())
    return true;
  Value canonical = result;
  if (const void *key = getConstantKey(elements))
    canonical = constants.try_emplace(key, result).first->second;
  flow.constants.insert(canonical);
  set(result, {canonical, 0});
  return true;
}

void OriginFinder::collectWrittenGlobals() {
  cost.getRoot()->walk([&](Operation *op) {
    std::optional<GlobalAccess> access = getGlobalAccess(op);
    if (access && access->kind == GlobalAccess::Kind::write)
      writtenGlobals.insert(
          symbolTables.lookupNearestSymbolFrom(op, access->symbol));
  });
}

bool OriginFinder::addGlobal(OpResult result) {
  Operation *op = result.getOwner();
  std::optional<GlobalAccess> access = getGlobalAccess(op);
  if (!access || access->kind == GlobalAccess::Kind::write)
    return false;
  Operation *global = symbolTables.lookupNearestSymbolFrom(op, access->symbol);
  // What is stored to changes between one look and the next.
  bool changes = access->kind == GlobalAccess::Kind::read &&
                 writtenGlobals.contains(global);
  if (!global || changes)
    return true;
  Value canonical = globals.try_emplace(global, result).first->second;
  flow.globals[canonical] = global;
  set(result, {canonical, 0});
  flow.bases[result] = canonical;
  return true;
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

Quantity roofline::substitute(const Quantity &count,
                              const ExecutionTree::Node &call) {
  if (count.isConstant() || call.bindings.empty())
    return count;
  return count.substitute([&](StringRef name) -> std::optional<Quantity> {
    for (const auto &[symbol, value] : call.bindings)
      if (symbol == name)
        return value;
    return std::nullopt;
  });
}

/// What a function returns of what it is given, every call gets back.
void OriginFinder::addCallResults(Operation *op,
                                  const ExecutionTree::Node &call) {
  auto interface = dyn_cast<CallOpInterface>(op);
  auto callee =
      dyn_cast<FunctionOpInterface>(cost.getFunctions()[call.function].op);
  if (!interface || !callee)
    return;
  Region &body = callee.getFunctionBody();
  Operation *exit = getOnlyExit(body);
  if (!exit || exit->getNumOperands() != op->getNumResults())
    return;
  OperandRange operands = interface.getArgOperands();
  // What is one memory in the callee is one memory of this call.
  llvm::SmallDenseMap<Value, Value, 4> writers;
  for (auto [returned, result] :
       llvm::zip_equal(exit->getOperands(), op->getResults())) {
    if (!isInMemory(result))
      continue;
    std::optional<Written> written = flow.getWritten(returned);
    if (written)
      written = Written{writers.try_emplace(written->by, result).first->second,
                        substitute(written->bytes, call), written->isWhole};
    Origin origin = getStep(returned);
    auto argument = dyn_cast<BlockArgument>(origin.value);
    if (argument && argument.getOwner() == &body.front() &&
        argument.getArgNumber() < operands.size()) {
      Value operand = operands[argument.getArgNumber()];
      Origin passed = getStep(operand);
      set(result,
          {passed.value, passed.replaced + substitute(origin.replaced, call)});
      std::optional<Written> before = flow.getWritten(operand);
      if (before && written)
        written->bytes = Quantity::max(written->bytes, before->bytes);
      else if (before)
        written = before;
    } else if (flow.isConstant(origin.value) || flow.getGlobal(origin.value)) {
      set(result, {origin.value, substitute(origin.replaced, call)});
    }
    if (written)
      flow.written[result] = std::move(*written);
  }
}
