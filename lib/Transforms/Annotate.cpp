//===- Annotate.cpp - Write costs and bounds on the operations ------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MemoryAnnotations.h"
#include "Remarks.h"

#include "mlir-roofline/Driver/BindingText.h"
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

  void write(Operation *op, const OpCost &cost,
             const std::optional<OpTime> &time);

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
                            const std::optional<OpTime> &time) {
  CostAttr costAttr = getCostAttr(cost);
  BoundAttr bound =
      time ? BoundAttr::get(context, time->kind, time->resource) : BoundAttr();
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

namespace {
struct AnnotatePass : roofline::impl::RooflineAnnotateBase<AnnotatePass> {
  using Base::Base;

  void getDependentDialects(DialectRegistry &registry) const override {
    Base::getDependentDialects(registry);
    registerAllCostModels(registry);
  }

  void runOnOperation() override {
    ModuleOp module = getOperation();
    if (inputs != InputUse::keep && !live) {
      module.emitError("expected live beside inputs, which has no effect "
                       "without it");
      return signalPassFailure();
    }
    if (!params.empty() &&
        failed(markParameters(module, params, module.getLoc())))
      return signalPassFailure();
    FailureOr<TargetAttr> chosen = chooseTarget(module, target);
    if (failed(chosen))
      return signalPassFailure();
    std::optional<MachineModel> machine;
    if (*chosen)
      machine.emplace(*chosen, MachineOptions{cache, allowTf32});

    auto *dialect = getContext().getLoadedDialect<RooflineDialect>();
    StringAttr costName = dialect->getCostAttrHelper().getName();
    StringAttr boundName = dialect->getBoundAttrHelper().getName();
    // An earlier run may have annotated what is free now, or has no time.
    module.walk([&](Operation *op) {
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
    const auto &cost = getAnalysis<ModuleCost>();
    if (failed(checkHints(cost.getProgram())))
      return signalPassFailure();
    if (machine)
      machine = machine->forProgram(cost);
    AttributeWriter writer(&getContext(), costName, boundName);
    cost.forEachCost([&](Operation *op, const OpCost &cost) {
      writer.write(op, cost, machine ? machine->getTime(cost) : std::nullopt);
    });
    if (groups)
      annotateGroups(cost, machine
                               ? machine->getResources().getCoreMemoryBytes()
                               : MachineResources::defaultCoreMemoryBytes);
    if (live)
      annotateLive(cost, inputs);
    emitCostRemarks(cost, machine ? &*machine : nullptr);
    // The operations are what they were, and no analysis depends on what this
    // pass writes on them.
    markAllAnalysesPreserved();
  }
};
} // namespace
