//===- Progress.cpp - What long work is at --------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Progress.h"

#include "mlir-roofline/Support/ProgramText.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

#include <chrono>
#include <unistd.h>

using namespace mlir;
using namespace mlir::roofline;

/// To the start of the line, which is then empty.
static constexpr StringLiteral clearLine = "\r\x1B[K";

/// LLVM's stream is not to be shared between threads.
static void print(const Twine &text) {
  llvm::raw_fd_ostream os(STDERR_FILENO, /*shouldClose=*/false);
  os << text;
  os.flush();
  os.clear_error();
}

Progress::Progress(MLIRContext &context)
    : diagnostics(&context, [this](Diagnostic &) {
        clear();
        return failure();
      }) {
  if (llvm::sys::Process::StandardErrIsDisplayed())
    thread = std::thread([this] { run(); });
}

Progress::~Progress() {
  if (!thread.joinable())
    return;
  {
    std::lock_guard<std::mutex> lock(mutex);
    isDone = true;
  }
  wake.notify_one();
  thread.join();
  clear();
}

void Progress::start(const Twine &newPhase) {
  std::lock_guard<std::mutex> lock(mutex);
  phase = newPhase.str();
}

void Progress::clear() {
  std::lock_guard<std::mutex> lock(mutex);
  if (std::exchange(isShown, false))
    print(clearLine);
}

void Progress::run() {
  std::unique_lock<std::mutex> lock(mutex);
  for (unsigned seconds = 1;; ++seconds) {
    if (wake.wait_for(lock, std::chrono::seconds(1), [&] { return isDone; }))
      return;
    print(clearLine + toVisibleText(phase) + " (" + Twine(seconds) + " s)");
    isShown = true;
  }
}
