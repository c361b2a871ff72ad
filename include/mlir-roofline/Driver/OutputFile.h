//===- OutputFile.h - Files that are written whole --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_DRIVER_OUTPUTFILE_H
#define MLIR_ROOFLINE_DRIVER_OUTPUTFILE_H

#include "mlir/Support/LLVM.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace mlir::roofline {

/// Writes a finished text to a file, or to standard output for `-`.
///
/// A regular file gets its new content at once: the text goes to a temporary
/// file beside it, which then takes its name. A failed write leaves the old
/// file as it was, and no new one. Symbolic links are followed and file
/// permissions kept. Devices and pipes are written directly.
///
/// The error says `cannot write 'FILE': why`.
llvm::Error writeOutput(StringRef file, StringRef text);

/// An error if `output` is one of the files that are read, also if it is only
/// another name of it (a link, `./`). `-` among `inputs` is the file that
/// standard input comes from, if any. Empty names and names of files that do
/// not exist are passed over.
llvm::Error checkIsNoInput(StringRef output, ArrayRef<StringRef> inputs);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_DRIVER_OUTPUTFILE_H
