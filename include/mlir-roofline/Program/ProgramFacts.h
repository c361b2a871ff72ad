//===- ProgramFacts.h - What holds whatever sizes are -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_PROGRAM_PROGRAMFACTS_H
#define MLIR_ROOFLINE_PROGRAM_PROGRAMFACTS_H

#include "mlir-roofline/Program/FactStore.h"
#include "mlir-roofline/Program/ModuleCost.h"

namespace mlir::roofline {

/// What other layers find out about a program whatever values its sizes have.
/// Shared by all analyses that were made of one another by binding sizes, by
/// supposing other costs or by choosing a function.
class ProgramFacts {
public:
  /// The facts of this type, made from the program when they are first asked
  /// for. They live as long as any of the analyses.
  template <typename FactsT>
  static const FactsT &get(const ModuleCost &cost) {
    const FactStore &store = cost.getFacts<ProgramFacts>().store;
    return *static_cast<const FactsT *>(store.get(TypeID::get<FactsT>(), [&] {
      return std::make_shared<FactsT>(cost.getProgram());
    }));
  }

  ProgramFacts() = default;
  /// Every analysis has them from the start.
  explicit ProgramFacts(const ModuleCost &) {}

private:
  FactStore store;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_PROGRAM_PROGRAMFACTS_H
