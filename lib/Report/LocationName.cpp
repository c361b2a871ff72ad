//===- LocationName.cpp - Locations as people read them -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Grouping.h"

#include "mlir/IR/Location.h"
#include "llvm/ADT/TypeSwitch.h"
#include "llvm/Support/Path.h"

using namespace mlir;
using namespace mlir::roofline;

/// The innermost location of type T: in a call the callee's comes first, among
/// fused locations the first that has one. A name's own child is looked into
/// only for other types, since the outer name is the more specific one.
template <typename T>
static T findInnermost(Location location) {
  if (auto found = dyn_cast<T>(location))
    return found;
  return llvm::TypeSwitch<Location, T>(location)
      .Case([](CallSiteLoc call) {
        T callee = findInnermost<T>(call.getCallee());
        return callee ? callee : findInnermost<T>(call.getCaller());
      })
      .Case([](FusedLoc fused) {
        for (Location part : fused.getLocations())
          if (T found = findInnermost<T>(part))
            return found;
        return T();
      })
      .Case([](NameLoc name) { return findInnermost<T>(name.getChildLoc()); })
      .Case([](OpaqueLoc opaque) {
        return findInnermost<T>(opaque.getFallbackLocation());
      })
      .Default([](Location) { return T(); });
}

report::LocationName report::nameLocation(Location location) {
  if (NameLoc name = findInnermost<NameLoc>(location)) {
    StringRef text = name.getName().getValue();
    StringRef layer = text.rsplit('/').first;
    return {text.str(), (layer.empty() ? text : layer).str()};
  }
  if (FileLineColRange file = findInnermost<FileLineColRange>(location)) {
    std::string line =
        (llvm::sys::path::filename(file.getFilename().getValue()) + ":" +
         Twine(file.getStartLine()))
            .str();
    return {line + ":" + std::to_string(file.getStartColumn()), line};
  }
  return {"(no location)", "(no location)"};
}
