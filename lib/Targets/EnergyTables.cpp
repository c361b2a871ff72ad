//===- EnergyTables.cpp - Known energy tables -----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Targets/EnergyTables.h"

#include "AttributeFile.h"
#include "EmbeddedFiles.h"
#include "mlir-roofline/Support/NearName.h"
#include "mlir-roofline/Support/TextFile.h"
#include "mlir-roofline/Targets/TargetRegistry.h"
#include "mlir/IR/Diagnostics.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;

ArrayRef<StringRef> mlir::roofline::getKnownEnergyNames() {
  static const std::vector<StringRef> names =
      roofline::detail::getNames(roofline::detail::getEmbeddedEnergyTables());
  return names;
}

StringRef mlir::roofline::getKnownEnergyText(StringRef name) {
  return roofline::detail::findText(roofline::detail::getEmbeddedEnergyTables(),
                                    name);
}

/// That of the first known target which has one of this name, as reports on it
/// call it.
static EnergyAttr findEnergyOfTarget(StringRef name, Location loc) {
  for (StringRef known : getKnownTargetNames()) {
    // Most need not be parsed to see that.
    if (!getKnownTargetText(known).contains(("\"" + name + "\"").str()))
      continue;
    FailureOr<TargetAttr> target = getTarget(known, loc);
    if (succeeded(target) && target->getEnergy() &&
        target->getEnergy().getName() == name)
      return target->getEnergy();
  }
  return EnergyAttr();
}

FailureOr<EnergyAttr> mlir::roofline::getEnergyTable(StringRef nameOrFile,
                                                     Location loc) {
  StringRef text = getKnownEnergyText(nameOrFile);
  if (!text.empty())
    return roofline::detail::parseFile<EnergyAttr>(text, nameOrFile,
                                                   loc.getContext());
  if (EnergyAttr ofTarget = findEnergyOfTarget(nameOrFile, loc))
    return ofTarget;
  llvm::ErrorOr<std::string> file = readTextFile(nameOrFile);
  if (file)
    return roofline::detail::parseFile<EnergyAttr>(*file, nameOrFile,
                                                   loc.getContext());
  std::error_code error = file.getError();
  if (roofline::detail::isPath(nameOrFile) ||
      error != std::errc::no_such_file_or_directory)
    return emitError(loc) << "cannot read the energy table '" << nameOrFile
                          << "': " << error.message();
  return emitError(loc) << "unknown energy table '" << nameOrFile
                        << "': expected a file or one of "
                        << llvm::join(getKnownEnergyNames(), ", ")
                        << suggestNames(nameOrFile, getKnownEnergyNames());
}

TargetAttr mlir::roofline::withEnergy(TargetAttr target, EnergyAttr table) {
  MLIRContext *context = target.getContext();
  StringAttr outermost = target.getMemory().front().getName();
  SmallVector<ByteEnergyAttr> memory;
  for (MemoryAttr level : target.getMemory()) {
    ByteEnergyAttr entry = table.findLevel(level.getName().getValue());
    if (!entry && level.getName() == outermost)
      entry = table.findLevel(dramEntryName);
    if (entry)
      memory.push_back(ByteEnergyAttr::get(context, level.getName(),
                                           entry.getPicojoulesAttr(),
                                           entry.getSource()));
  }
  auto energy =
      EnergyAttr::get(context, table.getName(), table.getOps(), memory,
                      table.getStaticWattsAttr(), table.getSource());
  return TargetAttr::get(context, target.getName(), target.getVendor(),
                         target.getUnits(), target.getMemory(),
                         target.getBytePerElement(), target.getEfficiency(),
                         energy, target.getExtra());
}
