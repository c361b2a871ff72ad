//===- TargetRegistry.cpp - Known targets ---------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Targets/TargetRegistry.h"

#include "AttributeFile.h"
#include "EmbeddedFiles.h"
#include "mlir-roofline/Host/HostTarget.h"
#include "mlir/IR/Diagnostics.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace mlir;
using namespace mlir::roofline;

ArrayRef<StringRef> mlir::roofline::getKnownTargetNames() {
  static const std::vector<StringRef> names =
      detail::getNames(detail::getEmbeddedTargets());
  return names;
}

StringRef mlir::roofline::getKnownTargetText(StringRef name) {
  return detail::findText(detail::getEmbeddedTargets(), name);
}

FailureOr<TargetAttr> mlir::roofline::getTarget(StringRef nameOrFile,
                                                Location loc) {
  MLIRContext *context = loc.getContext();
  StringRef text = getKnownTargetText(nameOrFile);
  if (!text.empty())
    return detail::parseFile<TargetAttr>(text, nameOrFile, context);
  if (nameOrFile == hostTargetName) {
    llvm::Expected<TargetAttr> host = getHostTarget(context);
    if (host)
      return *host;
    return emitError(loc) << "cannot describe the target '" << hostTargetName
                          << "': " << llvm::toString(host.takeError());
  }
  auto buffer = llvm::MemoryBuffer::getFile(nameOrFile, /*IsText=*/true);
  if (!buffer)
    return emitError(loc) << "unknown target '" << nameOrFile
                          << "': expected a file ("
                          << buffer.getError().message() << ") or one of "
                          << hostTargetName << ", "
                          << llvm::join(getKnownTargetNames(), ", ");
  return detail::parseFile<TargetAttr>((*buffer)->getBuffer(), nameOrFile,
                                       context);
}
