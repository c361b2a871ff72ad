//===- EnergyTables.h - Known energy tables ---------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Energy tables by name. Each is a data file, `lib/Targets/Energy/NAME.mlir`,
// that holds one `#roofline.energy` attribute with a source for every number.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TARGETS_ENERGYTABLES_H
#define MLIR_ROOFLINE_TARGETS_ENERGYTABLES_H

#include "mlir-roofline/IR/Roofline.h"

namespace mlir::roofline {

/// The entry of a table that holds for the outermost level of any target.
inline constexpr llvm::StringLiteral dramEntryName("dram");

/// The names of the embedded tables, sorted.
ArrayRef<StringRef> getKnownEnergyNames();

/// The text of an embedded table's data file, comments with sources included;
/// empty if there is none of this name.
StringRef getKnownEnergyText(StringRef name);

/// The table called `nameOrFile`: an embedded one, or else the
/// `#roofline.energy` attribute in the file at that path. On failure emits an
/// error: inside the file where its text is wrong, else at `loc`; an unknown
/// name lists the names that exist.
FailureOr<EnergyAttr> getEnergyTable(StringRef nameOrFile, Location loc);

/// The target with the energies of `table` in place of its own. An entry for
/// bytes goes to the level of its name, the entry `dram` to the outermost level
/// if none has that level's name; the others are for levels that the target
/// does not have and are dropped.
TargetAttr withEnergy(TargetAttr target, EnergyAttr table);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TARGETS_ENERGYTABLES_H
