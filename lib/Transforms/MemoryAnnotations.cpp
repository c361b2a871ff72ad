//===- MemoryAnnotations.cpp - Groups and live bytes on operations --------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MemoryAnnotations.h"

#include "mlir-roofline/Flow/PeakActivations.h"
#include "mlir-roofline/IR/MemoryAttrs.h"
#include "mlir-roofline/Movement/ProgramFlow.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/MapVector.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// What one attribute says of the operations of a program, of which a function
/// may be there several times.
template <typename AttrT>
class Annotations {
public:
  /// Nothing is left of two that do not agree.
  void add(Operation *op, AttrT attr) {
    auto [found, isNew] = attrs.try_emplace(op, attr);
    if (!isNew && found->second && !agree(found->second, attr))
      found->second = nullptr;
  }

  void write() const {
    for (auto [op, attr] : attrs)
      if (attr)
        op->setDiscardableAttr(AttrT::name, attr);
  }

private:
  static bool agree(Attribute first, Attribute second) {
    return first == second;
  }
  /// The number is that of the first instance.
  static bool agree(GroupAttr first, GroupAttr second) {
    return first.getNumOps() == second.getNumOps() &&
           first.getBytesAsWritten() == second.getBytesAsWritten() &&
           first.getBytes() == second.getBytes() &&
           first.getSavedBytes() == second.getSavedBytes();
  }

  llvm::MapVector<Operation *, AttrT> attrs;
};
} // namespace

void mlir::roofline::annotateGroups(const ModuleCost &cost,
                                    double capacityBytes) {
  MLIRContext *context = cost.getRoot()->getContext();
  ProgramFlow flow(cost);
  Annotations<GroupAttr> annotations;
  for (const FusionGroups::Group &group :
       flow.getGroups(capacityBytes).getGroups()) {
    Quantity saved =
        group.isRealised ? Quantity() : group.bytesAsWritten - group.bytes;
    auto attr = GroupAttr::get(context, group.ops.front(), group.ops.size(),
                               group.bytesAsWritten, group.bytes, saved);
    for (unsigned op : group.ops)
      annotations.add(cost.getOps()[op].op, attr);
  }
  annotations.write();
}

void mlir::roofline::annotateLive(const ModuleCost &cost, InputUse inputs) {
  MLIRContext *context = cost.getRoot()->getContext();
  PeakActivations peaks(cost, inputs);
  Annotations<LiveAttr> live;
  for (auto [number, op] : llvm::enumerate(cost.getOps()))
    live.add(op.op, LiveAttr::get(context, peaks.getLive(number)));
  Annotations<PeakAttr> most;
  for (auto [number, function] : llvm::enumerate(cost.getFunctions())) {
    // What is outside of any function belongs to the module.
    if (!isa_and_nonnull<FunctionOpInterface>(function.op))
      continue;
    const PeakActivations::Peak &peak = peaks.getFunction(number);
    most.add(function.op, PeakAttr::get(context, peak.bytes, peak.status));
  }
  live.write();
  most.write();
}
