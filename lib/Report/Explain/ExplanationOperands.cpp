//===- ExplanationOperands.cpp - What is moved of each tensor, and why ----===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ExplanationParts.h"
#include "mlir-roofline/Interfaces/Access/AccessReach.h"
#include "mlir-roofline/Interfaces/Access/MemorySpaces.h"
#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir/IR/AsmState.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// Makes the entries of one operation.
class OperandExplainer {
public:
  OperandExplainer(ExplainedOp &explained,
                   const report::ExplainedSubject &subject,
                   IterationSpaces &spaces, const ValueClasses &classes)
      : explained(explained), subject(subject), spaces(spaces),
        classes(classes) {}

  void addAll();

private:
  void add(OperandRole role, unsigned index, Value value);
  void addAccesses(ExplainedOperand &operand, Value value);
  void addTraffic(ExplainedOperand &operand, Value value);
  void explainNothing(ExplainedOperand &operand, Value value);
  void explainTraffic(ExplainedOperand &operand, Value value,
                      const OperandTraffic &traffic);
  bool isDestination(const ExplainedOperand &operand) const;
  const OperandTraffic *find(const OpCost &cost, OperandRole role,
                             unsigned index) const;

  ExplainedOp &explained;
  const report::ExplainedSubject &subject;
  IterationSpaces &spaces;
  const ValueClasses &classes;
};
} // namespace

const OperandTraffic *OperandExplainer::find(const OpCost &cost,
                                             OperandRole role,
                                             unsigned index) const {
  for (const OperandTraffic &traffic : cost.traffic)
    if (traffic.role == role && traffic.index == index)
      return &traffic;
  return nullptr;
}

/// Where a value comes from.
static std::string describeSource(Value value) {
  if (auto argument = dyn_cast<BlockArgument>(value)) {
    Operation *parent = argument.getOwner()->getParentOp();
    std::string number = "argument " + std::to_string(argument.getArgNumber());
    if (isa_and_present<FunctionOpInterface>(parent))
      return number;
    return number + " of a region of " +
           (parent ? parent->getName().getStringRef().str() : "nothing");
  }
  Operation *op = value.getDefiningOp();
  if (matchPattern(value, m_Constant()))
    return "constant";
  return "result of " + op->getName().getStringRef().str();
}

/// Whether the operand is what a result starts from.
bool OperandExplainer::isDestination(const ExplainedOperand &operand) const {
  auto destination = dyn_cast<DestinationStyleOpInterface>(subject.op.op);
  return destination && operand.role == OperandRole::operand &&
         destination.isDpsInit(&subject.op.op->getOpOperand(operand.index));
}

//===----------------------------------------------------------------------===//
// Accesses
//===----------------------------------------------------------------------===//

static ExplainedReach explainReach(const AccessReach &reach, AffineMap map) {
  ExplainedReach explained;
  for (unsigned dim : reach.dims)
    llvm::raw_string_ostream(explained.positions.emplace_back())
        << map.getResult(dim);
  explained.loops.assign(reach.loops.begin(), reach.loops.end());
  explained.extent = reach.extent;
  explained.iterations = reach.iterations;
  explained.inside = reach.inside;
  explained.met = reach.positions;
  explained.isExact = reach.isExact;
  explained.isPlain = reach.dims.size() == 1 && reach.loops.size() == 1 &&
                      isa<AffineDimExpr>(map.getResult(reach.dims.front())) &&
                      reach.extent == reach.positions;
  return explained;
}

void OperandExplainer::addAccesses(ExplainedOperand &operand, Value value) {
  if (!subject.space)
    return;
  SmallVector<Quantity> extents;
  for (const IterationSpace::Loop &loop : subject.space->loops)
    extents.push_back(loop.extent);
  for (const IterationSpace::Access &access : subject.space->accesses) {
    if (access.value != value)
      continue;
    ExplainedOperand::Access &added = operand.accesses.emplace_back();
    added.isWritten = access.isWritten;
    if (!access.map)
      continue;
    llvm::raw_string_ostream(added.map) << access.map;
    for (const AccessReach &reach : getAccessReach(
             access.map, extents, spaces.getShape(value, subject.op.function)))
      added.reaches.push_back(explainReach(reach, access.map));
  }
}

//===----------------------------------------------------------------------===//
// Traffic
//===----------------------------------------------------------------------===//

/// Why nothing is counted of a value.
void OperandExplainer::explainNothing(ExplainedOperand &operand, Value value) {
  if (!isInMemory(value)) {
    operand.notes.emplace_back("not in memory: it moves no bytes");
    return;
  }
  if (subject.op.cost.trafficStatus == CountStatus::unknown) {
    operand.notes.emplace_back("what is moved of it is unknown");
    return;
  }
  if (isUninitialized(value))
    operand.notes.emplace_back("a tensor without contents: nothing is read");
  else if (isSplat(value))
    operand.notes.emplace_back(
        "the same scalar everywhere: an immediate, which moves no bytes");
  else if (isDestination(operand))
    operand.notes.emplace_back(isa<TensorType>(value.getType())
                                   ? "the destination, which is not read"
                                   : "the destination");
  else
    operand.notes.emplace_back("its elements are not touched");
}

void OperandExplainer::explainTraffic(ExplainedOperand &operand, Value value,
                                      const OperandTraffic &traffic) {
  bool isMoved = !traffic.bytesRead.isZero() || !traffic.bytesWritten.isZero();
  const ExplainedOperand *same = nullptr;
  for (const ExplainedOperand &other :
       ArrayRef(explained.operands).drop_back()) {
    if (other.role != OperandRole::operand || !value || !other.traffic)
      continue;
    Value otherValue = subject.op.op->getOperand(other.index);
    if (getContents(otherValue) == getContents(value))
      same = &other;
  }
  if (!isMoved && same && operand.role == OperandRole::operand)
    operand.notes.push_back("the same memory as operand " +
                            std::to_string(same->index) +
                            ", which is charged for both");
  else if (!isMoved && !traffic.footprint.isZero())
    operand.notes.emplace_back("in its place already: nothing moves");
  if (isMoved && isDestination(operand) && !traffic.bytesRead.isZero())
    operand.notes.emplace_back("the destination, which the body reads, too");
  if (value && isMoved && isSplat(value) &&
      operand.role == OperandRole::operand)
    operand.notes.emplace_back(
        "the same scalar everywhere, but it has to exist in memory here");
  if (std::optional<unsigned> bits = traffic.elementType
                                         ? getStorageBits(traffic.elementType)
                                         : std::nullopt;
      bits && *bits % 8 != 0 && isMoved)
    operand.notes.push_back("elements of " + std::to_string(*bits) +
                            (*bits == 1 ? " bit" : " bits") +
                            " are packed, and rounded up to bytes once");
  if (traffic.touchedInLoops)
    operand.notes.push_back("all iterations of the loops around touch " +
                            traffic.touchedInLoops->str() +
                            " B of it, each once");
}

void OperandExplainer::addTraffic(ExplainedOperand &operand, Value value) {
  const OperandTraffic *values =
      find(subject.op.cost, operand.role, operand.index);
  const OperandTraffic *original =
      find(subject.original.cost, operand.role, operand.index);
  if (!values) {
    if (value)
      explainNothing(operand, value);
    return;
  }
  auto get = [&](Quantity OperandTraffic::*count) {
    return ExplainedCount{(original ? original : values)->*count,
                          values->*count};
  };
  operand.traffic = ExplainedOperand::Traffic{
      get(&OperandTraffic::footprint), get(&OperandTraffic::bytesRead),
      get(&OperandTraffic::bytesWritten), values->status};
  explainTraffic(operand, value, *values);
  if (llvm::any_of(operand.accesses,
                   [](const auto &access) { return access.map.empty(); }))
    operand.notes.emplace_back("which elements are touched depends on data");
}

//===----------------------------------------------------------------------===//
// Entries
//===----------------------------------------------------------------------===//

void OperandExplainer::add(OperandRole role, unsigned index, Value value) {
  ExplainedOperand &operand = explained.operands.emplace_back();
  operand.role = role;
  operand.index = index;
  if (value) {
    llvm::raw_string_ostream(operand.type) << value.getType();
    if (role != OperandRole::result)
      operand.source = describeSource(value);
    if (isInMemory(value)) {
      if (!isSplat(value))
        operand.valueClass = classes.get(value);
      operand.isParameter =
          operand.valueClass == ValueClass::weight &&
          (isa<BlockArgument>(value) || matchPattern(value, m_Constant()));
      if (cast<ShapedType>(value.getType()).hasRank()) {
        operand.elements = Quantity(1);
        for (const Quantity &extent :
             spaces.getShape(value, subject.op.function))
          *operand.elements *= extent;
        if (!report::isNamed(*operand.elements, subject.program))
          operand.elements.reset();
      }
      if (Attribute space = getMemorySpace(value.getType())) {
        std::string text = "in memory space ";
        llvm::raw_string_ostream(text) << space;
        operand.notes.push_back(std::move(text));
      }
    }
    addAccesses(operand, value);
  }
  addTraffic(operand, value);
}

void OperandExplainer::addAll() {
  Operation *op = subject.op.op;
  for (auto [index, value] : llvm::enumerate(op->getOperands()))
    add(OperandRole::operand, index, value);
  for (const OperandTraffic &traffic : subject.op.cost.traffic)
    if (traffic.role == OperandRole::captured ||
        (traffic.role == OperandRole::operand &&
         traffic.index >= op->getNumOperands()))
      add(traffic.role, traffic.index, traffic.value);
  for (auto [index, value] : llvm::enumerate(op->getResults()))
    add(OperandRole::result, index, value);
}

void report::explainOperands(ExplainedOp &explained,
                             const ExplainedSubject &subject,
                             IterationSpaces &spaces,
                             const ValueClasses &classes) {
  OperandExplainer(explained, subject, spaces, classes).addAll();
}
