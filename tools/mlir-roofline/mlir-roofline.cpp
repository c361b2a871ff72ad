//===- mlir-roofline.cpp - The driver for people and scripts --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CommandLine/CommandLine.h"
#include "CommandLine/Help.h"
#include "CommandLine/Subcommands.h"
#include "Output.h"
#include "mlir-roofline/Support/Version.h"

#include "llvm/Config/llvm-config.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/StringSaver.h"
#include "llvm/Support/raw_ostream.h"

#include <csignal>
#include <cstdlib>

using namespace mlir;
using namespace mlir::roofline;
namespace cl = llvm::cl;

SmallVector<Subcommand> mlir::roofline::getSubcommands() {
  return {getReportSubcommand(),    getExplainSubcommand(),
          getDiffSubcommand(),      getCheckSubcommand(),
          getSweepSubcommand(),     getAdviseSubcommand(),
          getTargetsSubcommand(),   getCalibrateSubcommand(),
          getCompletionSubcommand()};
}

static ExitStatus print(StringRef text) {
  return failed(Output{"-"}.write(text)) ? ExitStatus::badInput
                                         : ExitStatus::success;
}

/// What the libraries print themselves, such as --help-all, ends the program in
/// their own words if it cannot be written, unless somebody looks before.
static void checkStandardOutput() {
  llvm::outs().flush();
  std::error_code error = llvm::outs().error();
  if (!error)
    return;
  llvm::outs().clear_error();
  llvm::errs() << "mlir-roofline: error: cannot write to standard output: "
               << error.message() << "\n";
  std::_Exit(ExitStatus::badInput);
}

int main(int argc, char **argv) {
  // A reader that goes away is an error like any other.
  llvm::InitLLVM init(argc, argv, /*InstallPipeSignalExitHandler=*/false);
  std::signal(SIGPIPE, SIG_IGN);
  llvm::outs(); // lives longer than what is registered after it
  std::atexit(checkStandardOutput);
  // `@FILE` stands for what is in the file.
  llvm::BumpPtrAllocator allocator;
  llvm::StringSaver saver(allocator);
  SmallVector<const char *> words(argv, argv + argc);
  cl::ExpandResponseFiles(saver, cl::TokenizeGNUCommandLine, words);

  SmallVector<Subcommand> subcommands = getSubcommands();
  llvm::Expected<Invocation> invocation =
      readCommandLine(ArrayRef(words).drop_front(), subcommands);
  if (!invocation) {
    (void)reportError(llvm::toString(invocation.takeError()));
    return ExitStatus::badInput;
  }
  const Subcommand *command = invocation->command;
  if (invocation->action == Invocation::help)
    return print(command ? formatHelp(*command) : formatHelp(subcommands));

  if (invocation->action == Invocation::fullHelp) {
    printFullHelp(*command);
    return ExitStatus::success;
  }

  if (invocation->action == Invocation::version)
    return print(MLIR_ROOFLINE_NAME " " MLIR_ROOFLINE_VERSION
                                    " (MLIR " LLVM_VERSION_STRING ")\n");
  if (!cl::ParseCommandLineOptions(words.size(), words.data(),
                                   /*Overview=*/"", &llvm::errs(),
                                   /*VFS=*/nullptr, /*EnvVar=*/nullptr,
                                   /*LongOptionsUseDoubleDash=*/true))
    return ExitStatus::badInput;
  return command->run();
}
