//===- Adviser.h - Who gives advice -----------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One adviser for each kind of advice, in a file of its own, named in one list.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_ADVICE_ADVISER_H
#define MLIR_ROOFLINE_ADVICE_ADVISER_H

#include "mlir-roofline/Advice/Advice.h"
#include "mlir-roofline/Machine/MachineModel.h"
#include "mlir-roofline/Report/Report.h"

#include <memory>

namespace mlir::roofline {

/// What advice is made of. All of it is of one program and one target.
struct AdviceInput {
  /// With one target, and with the groups that can run as one.
  const Report &report;
  /// The costs that the report is made of, with sizes that were given.
  const ModuleCost &cost;
  const MachineModel &machine;

  const ReportTarget &getTarget() const { return report.targets.front(); }
  /// Of one execution; nothing while symbolic.
  std::optional<double> getSeconds(unsigned op) const {
    return report.ops[op].times.front().seconds;
  }
  /// Executions of an operation per execution of the program; nothing while
  /// symbolic.
  std::optional<double> getExecutions(unsigned op) const;
  /// What all executions save, given what one does.
  AdviceSaving getExecuted(unsigned op, const AdviceSaving &one) const;
  /// What all executions of an operation take.
  AdviceSaving getWhole(unsigned op) const;
  /// The operation as a place, without a saving.
  AdvicePlace getPlace(unsigned op) const;
  /// The numbers of the costed operations that stand for `op`, one for each
  /// instance of its function.
  ArrayRef<unsigned> getNumbers(Operation *op) const;

  AdviceInput(const Report &report, const ModuleCost &cost,
              const MachineModel &machine);

private:
  llvm::DenseMap<Operation *, SmallVector<unsigned, 1>> numbers;
};

/// Adds a place with its saving to those that the piece has: savings that are
/// known on both sides add up, others are absent.
void addPlace(Advice &advice, AdvicePlace place);
/// a + b; absent where either is.
AdviceSaving operator+(const AdviceSaving &a, const AdviceSaving &b);
/// before - after; absent where either is.
AdviceSaving operator-(const AdviceSaving &before, const AdviceSaving &after);

class Adviser {
public:
  virtual ~Adviser();

  /// In text and JSON, and for `--kind`.
  virtual StringRef getKind() const = 0;
  /// What it looks for, for --help and documentation: a few words.
  virtual StringRef getDescription() const = 0;
  /// Adds its pieces. Changes nothing, applies nothing.
  virtual void advise(const AdviceInput &input,
                      std::vector<Advice> &pieces) const = 0;
};

/// All advisers, in the order of the documentation.
ArrayRef<std::unique_ptr<Adviser>> getAdvisers();

/// What the advisers say, what saves most first. Pieces that would save nothing
/// are left out.
AdviceList makeAdvice(const AdviceInput &input);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_ADVICE_ADVISER_H
