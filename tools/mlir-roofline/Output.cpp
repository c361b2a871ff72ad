//===- Output.cpp - Where text goes ---------------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Output.h"

#include "llvm/Support/Process.h"
#include "llvm/Support/ToolOutputFile.h"

#include <cstdlib>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace mlir;
using namespace mlir::roofline;

bool Output::isTerminal() const {
  return file == "-" && llvm::sys::Process::StandardOutIsDisplayed();
}

unsigned Output::getWidth() const {
  if (!isTerminal())
    return 0;
  // What the user says wins over what the terminal says.
  unsigned columns;
  if (const char *text = std::getenv("COLUMNS"))
    if (!StringRef(text).getAsInteger(10, columns) && columns > 0)
      return columns;
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
    return size.ws_col;
  return 0;
}

bool Output::hasColor() const {
  return isTerminal() && llvm::sys::Process::StandardOutHasColors() &&
         !std::getenv("NO_COLOR");
}

LogicalResult Output::write(StringRef text) const {
  std::error_code error;
  llvm::ToolOutputFile output(file, error, llvm::sys::fs::OF_None);
  if (!error) {
    output.os() << text;
    output.os().flush();
    error = output.os().error();
    output.os().clear_error();
  }
  if (error) {
    llvm::errs() << "mlir-roofline: error: cannot write '" << file
                 << "': " << error.message() << "\n";
    return failure();
  }
  output.keep();
  return success();
}
