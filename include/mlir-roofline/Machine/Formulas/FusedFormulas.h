//===- FusedFormulas.h - Times of groups at all sizes -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_FORMULAS_FUSEDFORMULAS_H
#define MLIR_ROOFLINE_MACHINE_FORMULAS_FUSEDFORMULAS_H

#include "mlir-roofline/Machine/Formulas/GroupFormulas.h"
#include "mlir-roofline/Machine/Formulas/GroupRegimes.h"
#include "mlir-roofline/Machine/Formulas/ProbedFormulas.h"

namespace mlir::roofline {

/// What `GroupFormulas` has, put together over the sizes at which other
/// operations run as one:
///
///     (6 ps*n where 49151 >= n) + (9 ps*n where n > 49151)
struct FusedFormulas {
  /// For small sizes, and for large ones.
  GroupFormulas small, large;
  /// At all sizes; absent unless that is right wherever it has been looked at:
  /// groups may be others for other reasons than what fits.
  std::optional<Formula> fused, estimate;
  /// The one size that decides, how far the first piece goes and where the last
  /// one begins; absent where there is one piece, or several sizes decide.
  struct Split {
    std::string symbol;
    int64_t until, from;
  };
  std::optional<Split> split;
  /// Whether `fused` has pieces that only a search has found, beside those of
  /// small sizes and of large ones.
  bool hasMorePieces = false;

  /// Whether the same operations run as one at all sizes.
  bool isOne() const { return fused && !split && !hasMorePieces; }

  /// `probed` are the times of the probes in `open`. Nothing without formulas,
  /// and if what masks leave out depends on sizes.
  static std::optional<FusedFormulas> get(const ModuleCost &cost,
                                          ProbedTimes &probed, OpenSizes &open,
                                          FormulaGraph &graph);
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_FORMULAS_FUSEDFORMULAS_H
