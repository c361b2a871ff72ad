//===- TargetSource.cpp - Where a target's figures come from --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Targets/TargetSource.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"

using namespace mlir;
using namespace mlir::roofline;

SmallVector<SourceKind, 2> mlir::roofline::getSourceKinds(StringRef source) {
  SmallVector<StringRef> parts;
  source.split(parts, ';');
  SmallVector<SourceKind, 2> kinds;
  for (StringRef part : parts) {
    auto [word, text] = part.split(':');
    std::optional<SourceKind> kind = symbolizeSourceKind(word.trim());
    if (kind && !text.trim().empty() && !llvm::is_contained(kinds, *kind))
      kinds.push_back(*kind);
  }
  return kinds;
}
