//===- NeedFormulas.h - What is needed, in open sizes -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a mask leaves is counted where all sizes have values. Its conditions
// compare indices with each other and with sizes, so that the number of points
// where they hold is a polynomial of the sizes, of as many factors at most as
// the loops that decide have (Ehrhart's theorem: such systems of bounds and
// differences are totally unimodular), as long as no condition begins or ends
// to matter. The counts at a few sizes determine it, and those at sizes far
// away show whether it is that one.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MOVEMENT_NEEDFORMULAS_H
#define MLIR_ROOFLINE_LIB_MOVEMENT_NEEDFORMULAS_H

#include "mlir-roofline/Movement/IterationSpaces.h"
#include "mlir-roofline/Movement/NecessaryIterations.h"
#include "mlir-roofline/Support/Formula/SampleSizes.h"

#include <map>
#include <vector>

namespace mlir::roofline {

class NeedFormulas {
public:
  /// `cost` has to outlive this.
  explicit NeedFormulas(const ModuleCost &cost);

  /// Adds what is found to be needed of operations and values for which no
  /// share is known yet; nothing where no size is open.
  void addTo(NecessaryIterations::OpShares &ops,
             NecessaryIterations::ValueShares &values);

private:
  using Share = NecessaryIterations::Share;
  /// Finds a share among those of sizes with values; null if it has none.
  using Finder = llvm::function_ref<const Share *(const NecessaryIterations &)>;
  /// Of each open size, in their order.
  using Values = std::vector<int64_t>;

  struct OpenSize {
    std::string name;
    SampleSizes samples;
  };
  /// A size that a formula mentions, by number and as it stands there.
  struct Mentioned {
    unsigned number;
    Quantity symbol;
  };

  SizeBindings getBindings(const Values &values) const;
  /// The program with these values; null if an operation would divide by 0.
  const ModuleCost *bind(const Values &values);
  /// Nothing if a formula mentions anything else than open sizes.
  std::optional<SmallVector<Mentioned>>
  findSizes(const Quantity &formula) const;
  /// `share`: where all sizes are small. `extents`: in open sizes.
  std::optional<Share> getShare(const Share &share, ArrayRef<Quantity> extents,
                                Finder find);
  std::optional<llvm::DynamicAPInt> countDecided(const Values &values,
                                                 const Quantity &decided,
                                                 const Quantity &others,
                                                 Finder find);
  /// Adds the sizes that no extent mentions, and with which the count changes
  /// all the same: where a slice begins. Whether there are any; nothing if a
  /// count is not known.
  std::optional<bool> addOthers(SmallVectorImpl<Mentioned> &mentioned,
                                const Quantity &decided, const Quantity &others,
                                Finder find);

  const ModuleCost &cost;
  IterationSpaces spaces;
  std::vector<OpenSize> sizes;
  /// Where all are small.
  Values small;
  std::map<Values, std::optional<ModuleCost>> bound;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MOVEMENT_NEEDFORMULAS_H
