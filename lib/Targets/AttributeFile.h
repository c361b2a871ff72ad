//===- AttributeFile.h - Files that hold one attribute ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_TARGETS_ATTRIBUTEFILE_H
#define MLIR_ROOFLINE_LIB_TARGETS_ATTRIBUTEFILE_H

#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/Location.h"

namespace mlir::roofline::detail {

/// Whether what names a file or a known description can only be a file.
inline bool isPath(StringRef nameOrFile) {
  return nameOrFile.contains('/') || nameOrFile.ends_with(".mlir");
}

/// Fails, with a diagnostic in `file`, if the text is empty or begins with a
/// word, as a program does.
LogicalResult checkBeginning(StringRef text, StringRef file, StringRef mnemonic,
                             MLIRContext *context);

/// Parses the attribute in `text`, whatever it is; errors point into `file`.
/// Loads this project's dialect.
FailureOr<Attribute> parseAttributeFile(StringRef text, StringRef file,
                                        MLIRContext *context);

/// Parses the attribute of this project in `text`; errors point into `file`.
template <typename AttrT>
FailureOr<AttrT> parseFile(StringRef text, StringRef file,
                           MLIRContext *context) {
  if (failed(checkBeginning(text, file, AttrT::getMnemonic(), context)))
    return failure();
  FailureOr<Attribute> attr = parseAttributeFile(text, file, context);
  if (failed(attr))
    return failure();
  if (auto result = dyn_cast<AttrT>(*attr))
    return result;
  return emitError(FileLineColLoc::get(context, file, 1, 1))
         << "expected a #roofline." << AttrT::getMnemonic()
         << " attribute, found " << *attr;
}

} // namespace mlir::roofline::detail

#endif // MLIR_ROOFLINE_LIB_TARGETS_ATTRIBUTEFILE_H
