//===- PieceSearch.h - At which sizes groups change -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What runs as one changes where something no longer fits (GroupRegimes.h), and
// for other reasons: a row of one element is none, a loop over one token is
// not streamed. Where one size alone is open, those are found by trying sizes.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MACHINE_FORMULAS_PIECESEARCH_H
#define MLIR_ROOFLINE_LIB_MACHINE_FORMULAS_PIECESEARCH_H

#include "mlir-roofline/Machine/Formulas/GroupFormulas.h"
#include "mlir-roofline/Machine/Formulas/GroupRegimes.h"
#include "mlir-roofline/Machine/Formulas/ProbedFormulas.h"

#include <map>

namespace mlir::roofline {

class PieceSearch {
public:
  /// All have to outlive this.
  PieceSearch(const ModuleCost &cost, ProbedTimes &probed, FormulaGraph &graph)
      : cost(cost), probed(probed), graph(graph) {}

  struct Result {
    GroupRegimes regimes;
    /// Parallel to the regimes.
    std::vector<GroupFormulas> pieces;
  };
  /// `regimes`, with `pieces` as their formulas, cut where these do not hold,
  /// and with those of other groups in between. Nothing if several sizes are
  /// open, or there are more pieces than anybody reads.
  std::optional<Result> find(const GroupRegimes &regimes,
                             ArrayRef<GroupFormulas> pieces);

private:
  struct Piece {
    int64_t first;
    /// Nothing: however large it is.
    std::optional<int64_t> last;
    /// Where the formulas are from.
    int64_t at;
    GroupFormulas formulas;
  };
  struct Seconds {
    std::optional<double> fused, estimate;
  };

  bool findSize();
  SizeBindings getBindings(int64_t size) const;
  /// Nothing if that has been asked for too often.
  std::optional<Seconds> getSeconds(int64_t size);
  bool holds(const Piece &piece, int64_t size);
  SmallVector<int64_t> getTests(const Piece &piece) const;
  /// Of two sizes between which the piece ends, the last at which it holds.
  int64_t findEnd(const Piece &piece, int64_t right, int64_t wrong);
  /// Shortens a piece to where it holds; false if there are no formulas for the
  /// rest, which is added to `rest`.
  bool cut(Piece &piece, std::vector<Piece> &rest);
  bool addRest(int64_t at, int64_t first, std::optional<int64_t> last,
               std::vector<Piece> &rest);

  const ModuleCost &cost;
  ProbedTimes &probed;
  FormulaGraph &graph;
  const SizeSymbol *size = nullptr;
  /// Whether somebody has asked for a size of which nothing is known.
  bool isLost = false;
  std::map<int64_t, Seconds> known;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MACHINE_FORMULAS_PIECESEARCH_H
