//===- KernelTerms.h - What an estimate computes with -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MACHINE_KERNELTERMS_H
#define MLIR_ROOFLINE_LIB_MACHINE_KERNELTERMS_H

#include "Numbers.h"

#include "mlir-roofline/Machine/Demand/Demand.h"
#include "mlir-roofline/Machine/Estimate.h"

namespace mlir::roofline {

/// Those of `EstimateTerms` that depend on sizes.
template <typename Number>
struct KernelTerms {
  Number computeSeconds = 0, memorySeconds = 0, reductionSteps = 0;
  Number movedBytes = 0, outermostSeconds = 0;
  double cacheBytes = 0;
  bool movesBytes = false;
};

/// Sets what resources need, in `EstimateTerms` or `KernelTerms`: `seconds` are
/// those of `demand`.
template <typename Number, typename Terms>
void setResourceTerms(Terms &terms, const Demand<Number> &demand,
                      ArrayRef<Number> seconds,
                      const MachineResources &resources) {
  using std::max;
  for (auto [number, time] : llvm::enumerate(seconds)) {
    bool isCompute = number < resources.getRates().size();
    Number &longest = isCompute ? terms.computeSeconds : terms.memorySeconds;
    if (!Numbers<Number>::isNone(time))
      longest = Numbers<Number>::isNone(longest) ? time : max(longest, time);
  }
  if (std::optional<double> bandwidth = resources.getOutermostBandwidth()) {
    terms.cacheBytes = resources.getResidentBytes();
    terms.movedBytes = demand.movedBytes;
    terms.outermostSeconds = demand.movedBytes / Number(*bandwidth);
  }
}

/// How long memory takes of a kernel, at the shares that it reaches.
template <typename Number>
Number getMemorySeconds(const Efficiency &efficiency,
                        const KernelTerms<Number> &terms) {
  using std::max;
  using std::min;
  if (efficiency.cacheShare == 0 || terms.cacheBytes == 0 ||
      Numbers<Number>::isNone(terms.movedBytes))
    return terms.memorySeconds / Number(efficiency.memory);
  Number found =
      min(terms.movedBytes, Number(efficiency.cacheShare * terms.cacheBytes));
  Number missed = (terms.movedBytes - found) / terms.movedBytes;
  return max(terms.memorySeconds,
             terms.outermostSeconds * missed / Number(efficiency.memory) +
                 found * Number(efficiency.cacheSecondsPerByte));
}

/// How long a kernel takes without the overhead of each; see
/// `Efficiency::getSeconds`.
template <typename Number>
Number getBusySeconds(const Efficiency &efficiency,
                      const KernelTerms<Number> &terms) {
  using std::max;
  using std::min;
  Number computeTime = terms.computeSeconds / Number(efficiency.compute);
  Number memoryTime = getMemorySeconds(efficiency, terms);
  Number seconds = max(computeTime, memoryTime) +
                   Number(efficiency.exposed) * min(computeTime, memoryTime);
  if (terms.movesBytes)
    seconds += terms.reductionSteps * Number(efficiency.reductionStepSeconds);
  return seconds;
}

/// Elements of the largest operand of which `bytes` move.
template <typename Number>
Number getLargest(const OpCost &cost, Quantity OperandTraffic::*bytes,
                  const Numbers<Number> &numbers) {
  using std::max;
  Number largest = 0;
  for (const OperandTraffic &operand : cost.traffic)
    if (!(operand.*bytes).isZero())
      largest = max(largest, numbers.read(operand.footprint).value_or(0));
  return largest;
}

/// a / b, if that leaves no remainder whatever the sizes are.
inline std::optional<Quantity> divideExactly(const Quantity &a,
                                             const Quantity &b) {
  Quantity quotient = Quantity::floorDiv(a, b);
  return quotient * b == a ? std::optional<Quantity>(quotient) : std::nullopt;
}

/// Multiply-accumulates per element of the largest operand that is written.
template <typename Number>
Number getReductionSteps(const OpCost &cost, const Numbers<Number> &numbers) {
  const Quantity *only = nullptr;
  unsigned numWritten = 0;
  for (const OperandTraffic &operand : cost.traffic)
    if (!operand.bytesWritten.isZero()) {
      only = &operand.footprint;
      ++numWritten;
    }
  // Mostly the extents of the loops that reduce.
  if (numWritten == 1 && !only->isConstant())
    if (std::optional<Quantity> steps = divideExactly(cost.macs, *only))
      if (std::optional<Number> number = numbers.read(*steps))
        return *number;
  Number written = getLargest(cost, &OperandTraffic::bytesWritten, numbers);
  if (Numbers<Number>::isNone(written) || cost.macs.isZero())
    return 0;
  return numbers.read(cost.macs).value_or(0) / written;
}

/// The number of the entry for the class and this very type, else of the first
/// of the class, else of one that stands in for it; nothing if there is none.
std::optional<unsigned> findEfficiency(ArrayRef<EfficiencyAttr> entries,
                                       OpClass opClass, Type elementType);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MACHINE_KERNELTERMS_H
