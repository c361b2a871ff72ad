//===- MemorySummary.cpp - What a table says of memory --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../TableText.h"
#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Support/NumberFormat.h"

#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::roofline;

/// `matmul 8,192 B, arg0 2,048 B, ...`: the largest first, no more than three.
static std::string
formatLive(std::vector<Report::Activations::Tensor> tensors) {
  llvm::stable_sort(tensors, [](const auto &a, const auto &b) {
    return Quantity::compare(a.bytes, b.bytes) > 0;
  });
  constexpr size_t maxShown = 3;
  std::string text;
  for (const auto &tensor : ArrayRef(tensors).take_front(maxShown))
    text += (text.empty() ? "" : ", ") + tensor.name + " " +
            formatCapacity(tensor.bytes);
  if (tensors.size() > maxShown)
    text += " and " + std::to_string(tensors.size() - maxShown) + " more";
  return text;
}

void emit::printActivations(raw_ostream &os, const Report &report,
                            const EmitOptions &options) {
  if (!report.activations)
    return;
  const Report::Activations &activations = *report.activations;
  auto line = [&](const Twine &label, StringRef text) {
    printFormula(os, label, text, options);
  };
  std::string inputs = report.inputs == InputUse::keep
                           ? "inputs kept by the caller"
                           : "inputs freed after their last use";
  std::string where =
      activations.peakPlace.empty()
          ? ""
          : " in " + activations.peakOp + " at " + activations.peakPlace;
  line("peak",
       markStatus(formatBytes(activations.peakBytes), activations.status) +
           where + " (" + inputs + ")");
  if (!activations.live.empty())
    line("  live there", formatLive(activations.live));
  if (!activations.cacheBytes.isZero())
    line("  caches", formatBytes(activations.cacheBytes) + ", apart");
  std::string others = ">= " + formatCapacity(activations.orderFreeBytes) +
                       " in any order, " +
                       formatCapacity(activations.sumBytes) + " without reuse";
  if (activations.planBytes)
    others +=
        ", " + formatCapacity(*activations.planBytes) + " with offsets by size";
  line("  otherwise", others);
}

void emit::printTraining(raw_ostream &os, const Report &report,
                         const EmitOptions &options) {
  if (!report.training)
    return;
  const Report::Training &training = *report.training;
  auto line = [&](const Twine &label, StringRef text) {
    printFormula(os, label, text, options);
  };
  line("saved", markStatus(formatBytes(training.savedBytes), training.status) +
                    " for the backward pass, of these " +
                    formatCapacity(training.maskBytes) + " masks");
  line("  checkpointing", formatBytes(training.selectiveBytes) +
                              " selective, " + formatBytes(training.fullBytes) +
                              " full");
  line("gradients", formatBytes(training.gradientBytes));
  line("  " + stringifyOptimizer(training.optimizer).str(),
       formatBytes(training.stateBytes) + " of states");
}

void emit::printFits(raw_ostream &os, const Report::Target &target,
                     const EmitOptions &options) {
  for (const MemoryFit &fit : target.fits) {
    std::string text = "- (no capacity known)";
    if (fit.capacity) {
      text =
          formatCapacity(fit.needed) + " of " + formatCapacity(*fit.capacity);
      if (fit.missing && !fit.missing->isZero())
        text += ", " + formatCapacity(*fit.missing) + " missing";
      if (fit.largestBatch)
        text += ", largest batch " + formatGrouped(*fit.largestBatch);
    }
    printFormula(os, "fits " + fit.memory, text, options);
  }
}
