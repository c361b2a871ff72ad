//===- Annotate.cpp - Write costs and bounds on the operations ------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MemoryAnnotations.h"
#include "PassOptionKind.h"
#include "Remarks.h"

#include "mlir-roofline/Driver/BindingText.h"
#include "mlir-roofline/Driver/Options/ProgramOptionList.h"
#include "mlir-roofline/Driver/ParameterMarks.h"
#include "mlir-roofline/Flow/Parameters.h"
#include "mlir-roofline/IR/MemoryAttrs.h"
#include "mlir-roofline/Machine/MachineModel.h"
#include "mlir-roofline/Models/CostModels.h"
#include "mlir-roofline/Program/ModuleCost.h"
#include "mlir-roofline/Targets/ModuleTarget.h"
#include "mlir-roofline/Transforms/Passes.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"

namespace mlir::roofline {
#define GEN_PASS_DEF_ROOFLINEANNOTATE
#include "mlir-roofline/Transforms/Passes.h.inc"
} // namespace mlir::roofline

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// Writes attributes. Programs repeat themselves, and looking for an attribute
/// that exists already means to construct it once more, so that what was found
/// for equal counts is kept.
class AttributeWriter {
public:
  AttributeWriter(MLIRContext *context, StringAttr costName,
                  StringAttr boundName)
      : context(context), costName(costName), boundName(boundName) {}

  /// `bound`: null if there is none.
  void write(Operation *op, const OpCost &cost, Attribute bound);

private:
  CostAttr getCostAttr(const OpCost &cost);

  MLIRContext *context;
  StringAttr costName, boundName;
  /// By the bytes of the counts, where all are small numbers.
  llvm::StringMap<CostAttr> costs;
  /// By what an operation has, and what it gets.
  llvm::DenseMap<std::tuple<Attribute, Attribute, Attribute>, DictionaryAttr>
      dictionaries;
};
} // namespace

CostAttr AttributeWriter::getCostAttr(const OpCost &cost) {
  EffectiveWork all{cost.macs, cost.work.getFlops(), cost.work.getIntOps()};
  const EffectiveWork &effective = cost.effective ? *cost.effective : all;
  // In the order of the attribute's parameters.
  const Quantity counts[] = {all.macs,
                             all.flops,
                             all.intOps,
                             cost.work.getTranscendentals(),
                             effective.macs,
                             effective.flops,
                             effective.intOps,
                             cost.getBytesRead(),
                             cost.getBytesWritten()};
  int64_t key[std::size(counts) + 2] = {int64_t(cost.workStatus),
                                        int64_t(cost.trafficStatus)};
  bool isStatic = true;
  for (auto [number, count] :
       llvm::zip_equal(MutableArrayRef(key).drop_front(2), ArrayRef(counts))) {
    std::optional<int64_t> value = count.getInt64();
    isStatic &= value.has_value();
    number = value.value_or(0);
  }
  auto make = [&] {
    const auto &[macs, flops, intOps, special, effectiveMacs, effectiveFlops,
                 effectiveIntOps, read, written] = counts;
    return CostAttr::get(context, cost.workStatus, cost.trafficStatus, macs,
                         flops, intOps, special, effectiveMacs, effectiveFlops,
                         effectiveIntOps, read, written);
  };
  if (!isStatic)
    return make();
  StringRef bytes(reinterpret_cast<const char *>(key), sizeof(key));
  CostAttr &known = costs[bytes];
  if (!known)
    known = make();
  return known;
}

void AttributeWriter::write(Operation *op, const OpCost &cost,
                            Attribute bound) {
  CostAttr costAttr = getCostAttr(cost);
  DictionaryAttr before = op->getDiscardableAttrDictionary();
  DictionaryAttr &after = dictionaries[{before, costAttr, bound}];
  if (!after) {
    NamedAttrList attributes(before);
    attributes.set(costName, costAttr);
    if (bound)
      attributes.set(boundName, bound);
    after = attributes.getDictionary(context);
  }
  op->setDiscardableAttrs(after);
}

/// What bounds an operation: on the only target, or on each by its name. Null
/// where no time is known.
static Attribute getBound(const OpCost &cost, ArrayRef<MachineModel> machines,
                          MLIRContext *context) {
  NamedAttrList bounds;
  for (const MachineModel &machine : machines)
    if (std::optional<OpTime> time = machine.getTime(cost))
      bounds.append(machine.getTarget().getName(),
                    BoundAttr::get(context, time->kind, time->resource));
  if (bounds.empty())
    return nullptr;
  if (machines.size() == 1)
    return bounds.begin()->getValue();
  return bounds.getDictionary(context);
}

namespace {
struct AnnotatePass : roofline::impl::RooflineAnnotateBase<AnnotatePass> {
  using Base::Base;
  AnnotatePass(const AnnotatePass &other) : Base(other) {}

  void getDependentDialects(DialectRegistry &registry) const override {
    Base::getDependentDialects(registry);
    registerAllCostModels(registry);
  }

  void runOnOperation() override {
    ModuleOp module = getOperation();
    if (inputs != InputUse::keep && !live) {
      emitError(module.getLoc(), "expected live beside inputs, which has no "
                                 "effect without it");
      return signalPassFailure();
    }
    bool marks = !options.params.empty();
    if (marks &&
        failed(markParameters(module, options.params, module.getLoc())))
      return signalPassFailure();
    FailureOr<SmallVector<TargetAttr>> targets = chooseTargets(
        module, llvm::to_vector(*options.targets), module.getLoc());
    if (failed(targets))
      return signalPassFailure();
    if (groups && targets->size() > 1) {
      emitError(module.getLoc(), "expected one target beside groups, whose "
                                 "memory they have to fit, found ")
          << targets->size();
      return signalPassFailure();
    }
    auto *dialect = getContext().getLoadedDialect<RooflineDialect>();
    StringAttr costName = dialect->getCostAttrHelper().getName();
    StringAttr boundName = dialect->getBoundAttrHelper().getName();
    removeAnnotations(costName, boundName);
    // What an analysis found out before does not know the marks.
    std::optional<ModuleCost> marked;
    if (marks)
      marked.emplace(module);
    const ModuleCost &cost = marked ? *marked : getAnalysis<ModuleCost>();
    if (failed(checkHints(cost.getProgram())))
      return signalPassFailure();
    SmallVector<MachineModel> machines;
    for (TargetAttr target : *targets)
      machines.push_back(
          MachineModel(target, {options.cache, options.allowTf32})
              .forProgram(cost));
    AttributeWriter writer(&getContext(), costName, boundName);
    cost.forEachCost([&](Operation *op, const OpCost &cost) {
      writer.write(op, cost, getBound(cost, machines, &getContext()));
    });
    if (groups)
      annotateGroups(
          cost, machines.empty()
                    ? MachineResources::defaultCoreMemoryBytes
                    : machines.front().getResources().getCoreMemoryBytes());
    if (live)
      annotateLive(cost, inputs);
    emitCostRemarks(cost, machines);
    // The operations are what they were, and no analysis depends on what this
    // pass writes on them, but for the marks.
    if (!marks)
      markAllAnalysesPreserved();
  }

private:
  /// An earlier run may have annotated what is free now, or has no time.
  void removeAnnotations(StringAttr costName, StringAttr boundName) {
    getOperation().walk([&](Operation *op) {
      if (op->getDiscardableAttrDictionary().empty())
        return;
      auto remove = [&](auto name) {
        if (op->getDiscardableAttr(name))
          op->removeDiscardableAttr(name);
      };
      remove(costName);
      remove(boundName);
      for (StringRef name : memoryAttrNames)
        remove(name);
    });
  }

  MachineOptionList<PassOptionKind> options{*this};
  InputsOption<PassOptionKind> inputs{*this};
  Option<bool> groups{
      *this, "groups",
      llvm::cl::desc("Also write with which others an operation can run as "
                     "one, and what that saves")};
  Option<bool> live{
      *this, "live",
      llvm::cl::desc("Also write what is live while an operation runs, and the "
                     "most on its function")};
};
} // namespace
