//===- OutputFile.cpp - Files that are written whole ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/OutputFile.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::roofline;
using llvm::Error;
namespace fs = llvm::sys::fs;

/// Writes all of the text. A stream that still has an error when it is closed
/// ends the program, so the error is taken from it.
static std::error_code writeText(llvm::raw_fd_ostream &os, StringRef text) {
  os << text;
  os.flush();
  std::error_code error = os.error();
  os.clear_error();
  return error;
}

/// The text takes the place of the file `path`, which is no link.
static std::error_code replaceFile(StringRef path, StringRef text) {
  fs::file_status old;
  bool exists = !fs::status(path, old);
  // Renaming would also replace a file that is write-protected.
  if (exists)
    if (std::error_code error = fs::access(path, fs::AccessMode::Write))
      return error;
  unsigned mode =
      exists ? old.permissions() : fs::perms(fs::all_read | fs::all_write);
  llvm::Expected<fs::TempFile> temporary =
      fs::TempFile::create(path + ".%%%%%%.tmp", mode);
  if (!temporary)
    return llvm::errorToErrorCode(temporary.takeError());
  std::error_code error;
  {
    llvm::raw_fd_ostream os(temporary->FD, /*shouldClose=*/false);
    error = writeText(os, text);
  }
  // What the umask took from a file that had it before.
  if (!error && exists)
    error = fs::setPermissions(temporary->FD, old.permissions());
  if (!error)
    return llvm::errorToErrorCode(temporary->keep(path));
  llvm::consumeError(temporary->discard());
  return error;
}

static std::error_code writeTo(StringRef file, StringRef text) {
  if (file == "-")
    return writeText(llvm::outs(), text);
  fs::file_status status;
  bool exists = !fs::status(file, status);
  if (exists && status.type() != fs::file_type::regular_file) {
    std::error_code error;
    llvm::raw_fd_ostream os(file, error, fs::CD_OpenExisting, fs::FA_Write,
                            fs::OF_None);
    return error ? error : writeText(os, text);
  }
  llvm::SmallString<256> path(file);
  if (exists)
    if (std::error_code error = fs::real_path(file, path))
      return error;
  return replaceFile(path, text);
}

Error mlir::roofline::writeOutput(StringRef file, StringRef text) {
  std::error_code error = writeTo(file, text);
  if (!error)
    return Error::success();
  return llvm::createStringError("cannot write " +
                                 (file == "-"
                                      ? std::string("to standard output")
                                      : ("'" + file + "'").str()) +
                                 ": " + error.message());
}

Error mlir::roofline::checkIsNoInput(StringRef output,
                                     ArrayRef<StringRef> inputs) {
  if (output == "-")
    return Error::success();
  for (StringRef input : inputs) {
    if (input.empty() ||
        !fs::equivalent(input == "-" ? "/dev/stdin" : input, output))
      continue;
    // A terminal or a device can be both.
    if (fs::is_regular_file(output))
      return llvm::createStringError(
          "expected '" + output + "' to be no input, found that it is " +
          (input == output ? std::string("read as well")
           : input == "-"  ? std::string("standard input")
                           : ("the file '" + input + "'").str()));
  }
  return Error::success();
}
