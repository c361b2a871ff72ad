//===- LocationName.cpp - Locations as people read them -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Grouping.h"

#include "llvm/Support/Path.h"

using namespace mlir;
using namespace mlir::roofline;

std::string report::nameLocation(const LayerPaths::Origin &origin) {
  if (origin.name)
    return origin.name.getName().str();
  if (FileLineColRange file = origin.file)
    return (llvm::sys::path::filename(file.getFilename().getValue()) + ":" +
            Twine(file.getStartLine()) + ":" + Twine(file.getStartColumn()))
        .str();
  return noLocation.str();
}

std::string report::nameLocation(Location location) {
  return nameLocation(LayerPaths().get(location));
}
