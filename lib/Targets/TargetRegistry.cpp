//===- TargetRegistry.cpp - Known targets ---------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Targets/TargetRegistry.h"

#include "AttributeFile.h"
#include "EmbeddedFiles.h"
#include "TargetOrder.h"
#include "mlir-roofline/Host/HostTarget.h"
#include "mlir-roofline/Support/NearName.h"
#include "mlir-roofline/Support/TextFile.h"
#include "mlir/IR/Diagnostics.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;

ArrayRef<StringRef> mlir::roofline::getKnownTargetNames() {
  static const std::vector<StringRef> names =
      roofline::detail::getNames(roofline::detail::getEmbeddedTargets());
  return names;
}

StringRef mlir::roofline::getKnownTargetText(StringRef name) {
  return roofline::detail::findText(roofline::detail::getEmbeddedTargets(),
                                    name);
}

/// Says what a name may mean that is neither a target's nor that of a file.
static LogicalResult emitUnknownTarget(StringRef name, std::error_code error,
                                       Location loc) {
  if (roofline::detail::isPath(name) ||
      error != std::errc::no_such_file_or_directory)
    return emitError(loc) << "cannot read the target '" << name
                          << "': " << error.message();
  SmallVector<StringRef> parts;
  name.split(parts, ',');
  if (parts.size() > 1)
    return emitError(loc) << "expected one target, found '" << name
                          << "'; several are given by repeating the option";
  std::vector<StringRef> names(getKnownTargetNames());
  names.push_back(hostTargetName);
  std::string suggestion = suggestNames(name, names);
  InFlightDiagnostic diagnostic = emitError(loc)
                                  << "unknown target '" << name << "'";
  if (!suggestion.empty())
    return diagnostic << suggestion;
  return diagnostic << ": expected a file or one of the " << names.size()
                    << " names that 'mlir-roofline targets' lists";
}

FailureOr<TargetAttr> mlir::roofline::getTarget(StringRef nameOrFile,
                                                Location loc) {
  MLIRContext *context = loc.getContext();
  StringRef text = getKnownTargetText(nameOrFile);
  if (!text.empty())
    return roofline::detail::parseFile<TargetAttr>(text, nameOrFile, context);
  if (nameOrFile == hostTargetName) {
    llvm::Expected<TargetAttr> host = getHostTarget(context);
    if (host)
      return *host;
    return emitError(loc) << "cannot describe the target '" << hostTargetName
                          << "': " << llvm::toString(host.takeError());
  }
  llvm::ErrorOr<std::string> file = readTextFile(nameOrFile);
  if (!file)
    return emitUnknownTarget(nameOrFile, file.getError(), loc);
  FailureOr<TargetAttr> target =
      roofline::detail::parseFile<TargetAttr>(*file, nameOrFile, context);
  if (succeeded(target))
    roofline::detail::warnOfOddLevels(
        *target, FileLineColLoc::get(context, nameOrFile, /*line=*/1,
                                     /*column=*/1));
  return target;
}
