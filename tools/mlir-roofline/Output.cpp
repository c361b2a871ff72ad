//===- Output.cpp - Where text goes ---------------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Output.h"

#include "mlir-roofline/Driver/OutputFile.h"
#include "mlir-roofline/Emit/Emitter.h"

#include "llvm/Support/Process.h"

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

LogicalResult mlir::roofline::reportError(const Twine &message) {
  llvm::errs() << "mlir-roofline: error: " << message << "\n";
  return failure();
}

LogicalResult mlir::roofline::checkAll(bool all, bool hasEffect,
                                       StringRef names) {
  if (!all || hasEffect)
    return success();
  return reportError("in --all: expected --format=" + names +
                     ", which it has an effect on");
}

static LogicalResult print(llvm::Error error) {
  return error ? reportError(llvm::toString(std::move(error))) : success();
}

EmitOptions Output::getEmitOptions(bool all) const {
  EmitOptions options;
  options.width = getWidth();
  options.color = hasColor();
  options.all = all;
  return options;
}

LogicalResult Output::refuseInputs(ArrayRef<StringRef> inputs) const {
  return print(checkIsNoInput(file, inputs));
}

LogicalResult Output::write(StringRef text) const {
  return print(writeOutput(file, text));
}
