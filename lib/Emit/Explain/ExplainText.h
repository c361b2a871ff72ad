//===- ExplainText.h - Parts of an explanation as text ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What `mlir-roofline explain` prints of a convolution:
//
//   Operation 0: tosa.conv2d at 4:8 in main
//
//   Loops: 1*4*4*8*3*3*4 = 4,608 iterations
//     loop  extent
//     d0         1  parallel
//     ...
//     d4         3  reduction
//
//   Work
//     mul f32  4,608 = 1 per iteration
//     ...
//     MACs     d0*d1*d2*d3*d4*d5*d6 = 1*4*4*8*3*3*4 = 4,608
//       effective  3,872
//
//   Operands
//     operand 0    tensor<1x8x8x4xf32>, argument 0
//       reads (d0, d1, ...) -> (d0, d1 * 2 + d4 - 1, ...)
//       d1 * 2 + d4 - 1: 8 of 8 positions; 11 of 12 iterations of d1, d4 inside
//       256 of 256 elements, 1,024 B read
//
//   Status
//     work, traffic: exact
//
//   On nvidia-h100-sxm
//     resource    amount   peak       time
//     vector.f32  7.74 k   66.9 T/s   116 ps  ###
//     HBM3        2.69 KiB 3.35 TB/s  821 ps  ################  <- bound
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_EXPLAIN_EXPLAINTEXT_H
#define MLIR_ROOFLINE_LIB_EMIT_EXPLAIN_EXPLAINTEXT_H

#include "mlir-roofline/Emit/ExplanationEmitter.h"

namespace mlir::roofline::emit {

/// Writes lines of one operation's explanation.
class ExplainText {
public:
  ExplainText(raw_ostream &os, const ExplainedOp &op,
              const EmitOptions &options)
      : os(os), op(op), options(options) {}

  void print();

private:
  void printHead();
  void printSizes();
  void printLoops();
  void printWork();
  void printFormula(const ExplainedFormula &formula);
  void printOperands();
  void printOperand(const ExplainedOperand &operand);
  void printAccess(const ExplainedOperand::Access &access);
  void printStatus();

  /// `  label  text`, words wrapped.
  void line(const Twine &label, StringRef text, unsigned indent = 14);
  /// `1*4*64`, with parentheses around sums.
  std::string multiply(WorkPerCount per,
                       llvm::function_ref<std::string(unsigned)> get) const;
  /// `2*d0*d1 = 2*64*64`, without the sum.
  std::string explainTerms(const std::vector<ExplainedTerm> &terms) const;

  raw_ostream &os;
  const ExplainedOp &op;
  const EmitOptions &options;
};

/// What a resource of a target has to do, what limits the operation there, and
/// where the figures come from.
void printExplainedTarget(raw_ostream &os, const ExplainedOp &op,
                          const ExplainedTarget &target,
                          const EmitOptions &options);

/// The group that an operation can run in.
void printExplainedGroup(raw_ostream &os, unsigned id,
                         const ExplainedGroup &fusion, unsigned width);

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_EXPLAIN_EXPLAINTEXT_H
