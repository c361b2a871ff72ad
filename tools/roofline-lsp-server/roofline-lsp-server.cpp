//===- roofline-lsp-server.cpp - Language server for editors --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CostProxy.h"

#include "mlir-roofline/Models/ForeignCosts.h"
#include "mlir-roofline/Models/ProgramDialects.h"
#include "mlir-roofline/Schedules/RooflineTransformOps.h"
#include "mlir/Tools/mlir-lsp-server/MlirLspServerMain.h"
#include "llvm/Support/LSP/Transport.h"
#include "llvm/Support/Process.h"

#include <thread>

#ifdef LLVM_ON_UNIX
#include <csignal>
#include <unistd.h>
#endif

using namespace mlir;
using namespace mlir::roofline;

#ifdef LLVM_ON_UNIX
/// Whoever reads may be gone; that is no reason to end with a crash.
static void writeMessage(llvm::raw_fd_ostream &os, std::mutex &mutex,
                         StringRef message) {
  std::scoped_lock lock(mutex);
  os << "Content-Length: " << message.size() << "\r\n\r\n" << message;
  os.flush();
  os.clear_error();
}

/// Hands each message that comes from `file` to `handle`, until there are no
/// more.
static void readMessages(FILE *file,
                         llvm::function_ref<void(StringRef)> handle) {
  llvm::lsp::JSONTransportInputOverFile input(file);
  std::string message;
  while (!input.isEndOfInput() && !input.hasError()) {
    message.clear();
    if (succeeded(input.readMessage(message)))
      handle(message);
  }
}

/// MLIR's server reads and writes the standard streams. It gets pipes in their
/// place, and the proxy has what was there. Does not return.
static void runWithCosts(int argc, char **argv, DialectRegistry &registry) {
  int toServer[2], fromServer[2];
  int editorIn = dup(STDIN_FILENO), editorOut = dup(STDOUT_FILENO);
  if (editorIn < 0 || editorOut < 0 || pipe(toServer) || pipe(fromServer) ||
      dup2(toServer[0], STDIN_FILENO) < 0 ||
      dup2(fromServer[1], STDOUT_FILENO) < 0) {
    llvm::errs() << "error: expected pipes, found none\n";
    llvm::sys::Process::Exit(2);
  }
  close(toServer[0]);
  close(fromServer[1]);
  // An editor that is gone shows when reading from it.
  std::signal(SIGPIPE, SIG_IGN);

  CostProxy proxy(registry);
  std::mutex mutex;
  llvm::raw_fd_ostream editor(editorOut, /*shouldClose=*/false);
  std::thread readEditor([&] {
    llvm::raw_fd_ostream server(toServer[1], /*shouldClose=*/true);
    std::mutex serverMutex;
    readMessages(fdopen(editorIn, "r"), [&](StringRef message) {
      if (std::optional<std::string> answer = proxy.fromEditor(message))
        writeMessage(editor, mutex, *answer);
      else
        writeMessage(server, serverMutex, message);
    });
  });
  std::thread readServer([&] {
    readMessages(fdopen(fromServer[0], "r"), [&](StringRef message) {
      writeMessage(editor, mutex, proxy.fromServer(message));
    });
  });
  bool hasFailed = failed(MlirLspServerMain(argc, argv, registry));
  llvm::outs().flush();
  close(STDOUT_FILENO);
  readServer.join();
  // The other thread may wait for an editor that says nothing more.
  editor.flush();
  llvm::sys::Process::Exit(hasFailed, /*NoCleanup=*/true);
}
#endif

int main(int argc, char **argv) {
  DialectRegistry registry;
  registerProgramDialects(registry);
  registerForeignDialects(registry);
  registerScheduleOps(registry);
#ifdef LLVM_ON_UNIX
  // Flags are for help, tests and logs of MLIR's server alone.
  if (argc == 1)
    runWithCosts(argc, argv, registry);
#endif
  return failed(MlirLspServerMain(argc, argv, registry));
}
