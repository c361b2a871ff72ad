//===- TargetRegistry.h - Known targets -------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Targets by name. Each is a data file, `lib/Targets/Data/NAME.mlir`, that
// holds one `#roofline.target` attribute with a source for every number; the
// build embeds the files, so that tools and plugin work from any folder.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TARGETS_TARGETREGISTRY_H
#define MLIR_ROOFLINE_TARGETS_TARGETREGISTRY_H

#include "mlir-roofline/IR/Roofline.h"

namespace mlir::roofline {

/// The names of the embedded targets, sorted.
ArrayRef<StringRef> getKnownTargetNames();

/// The text of an embedded target's data file, comments with sources included;
/// empty if there is none of this name.
StringRef getKnownTargetText(StringRef name);

/// The target called `nameOrFile`: an embedded one, or `host`, this machine
/// (see HostTarget.h), or else the `#roofline.target` attribute in the file at
/// that path. On failure emits an error: inside the file where its text is
/// wrong, else at `loc`; an unknown name lists the names that exist. Warns of
/// a file's memory levels that are slower or larger than those outside them:
/// nothing forbids that, but mixed-up lines and units look so. Loads the
/// roofline dialect if it is not loaded, so a pass that calls this depends on
/// that dialect.
FailureOr<TargetAttr> getTarget(StringRef nameOrFile, Location loc);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TARGETS_TARGETREGISTRY_H
