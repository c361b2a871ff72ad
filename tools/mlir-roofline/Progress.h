//===- Progress.h - What long work is at ------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TOOLS_PROGRESS_H
#define MLIR_ROOFLINE_TOOLS_PROGRESS_H

#include "mlir/IR/Diagnostics.h"
#include "mlir/Support/LLVM.h"

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace mlir::roofline {

/// One line on a terminal that says what is being done, from a second after the
/// start on, and goes away in the end:
///
///   analysing model.mlir (3 s)
///
/// Nothing where standard error is no terminal.
class Progress {
public:
  /// A diagnostic in the context has a line of its own.
  explicit Progress(MLIRContext &context);
  ~Progress();

  /// Says what is done from now on.
  void start(const Twine &phase);

private:
  /// Takes the line away, so that something else can be printed; the next
  /// second brings it back.
  void clear();
  void run();

  ScopedDiagnosticHandler diagnostics;
  std::mutex mutex;
  std::condition_variable wake;
  std::string phase;
  bool isShown = false, isDone = false;
  std::thread thread;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TOOLS_PROGRESS_H
