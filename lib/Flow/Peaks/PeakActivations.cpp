//===- PeakActivations.cpp - How much memory a program holds --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PeakVariants.h"

using namespace mlir;
using namespace mlir::roofline;

/// A function by itself is its first variant.
class PeakActivations::Impl : public PeakVariants {
public:
  using PeakVariants::PeakVariants;

  std::vector<Peak> peaks;
};

PeakActivations::PeakActivations(const ModuleCost &cost, InputUse inputs,
                                 const SizeBindings &bindings)
    : impl(std::make_unique<Impl>(cost, inputs, bindings)) {
  LargestQuantity all;
  for (unsigned function = 0; function < cost.getFunctions().size();
       ++function) {
    const PeakVariant &variant = impl->get(function);
    Peak &peak = impl->peaks.emplace_back();
    peak.status = variant.status;
    peak.bytes = variant.peak;
    peak.at = variant.at;
    peak.orderFreeBytes = variant.orderFree;
    peak.sumBytes = variant.sum;
    peak.planBytes = variant.plan;
    std::tie(peak.inputBytes, peak.cacheBytes) = impl->getHandedIn(function);
  }
  for (unsigned entry : cost.getExecution().getEntryPoints())
    all.add(impl->peaks[entry].bytes, entry);
  largest = all.getPosition();
}

PeakActivations::~PeakActivations() = default;
PeakActivations::PeakActivations(PeakActivations &&) = default;

const PeakActivations::Peak &
PeakActivations::getFunction(unsigned function) const {
  return impl->peaks[function];
}

std::vector<PeakActivations::Tensor>
PeakActivations::getLiveAtPeak(unsigned function) const {
  std::vector<Tensor> live;
  // What the calls on the way put in for the sizes of what they call.
  SmallVector<const ExecutionTree::Node *> calls;
  unsigned number = function;
  for (;;) {
    const PeakVariant &variant = impl->get(number);
    if (!variant.position)
      return {};
    unsigned position = *variant.position;
    const PeakCall *call = variant.findCall(position);
    for (const LiveInterval &interval : impl->getHeld(number)) {
      if (interval.begin > position || position > interval.end ||
          interval.bytes.isZero() ||
          (call && llvm::is_contained(call->handedOver, interval.storage)))
        continue;
      Quantity bytes = interval.bytes;
      for (const ExecutionTree::Node *each : llvm::reverse(calls))
        bytes = substitute(bytes, *each);
      live.push_back({impl->getValue(interval.storage), std::move(bytes)});
    }
    if (!call)
      return live;
    // Sizes of what is static need nothing put in.
    if (!call->node->bindings.empty())
      calls.push_back(call->node);
    number = call->callee;
  }
}

std::vector<std::pair<unsigned, Quantity>>
PeakActivations::getTimeline(unsigned function) const {
  return impl->getTimeline(function);
}

Quantity PeakActivations::getLive(unsigned op) const {
  return impl->getLive(op);
}
