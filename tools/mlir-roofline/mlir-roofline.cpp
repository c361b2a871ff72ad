//===- mlir-roofline.cpp - The driver for people and scripts --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Subcommands.h"
#include "mlir-roofline/Support/Version.h"

#include "llvm/Config/llvm-config.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/raw_ostream.h"

#include <csignal>
#include <cstdlib>

using namespace mlir::roofline;
namespace cl = llvm::cl;

static constexpr llvm::StringLiteral overview =
    "The roofline of MLIR programs: work, memory traffic, time on a target\n"
    "\n"
    "  mlir-roofline report MODEL   what each operation costs, what bounds it\n"
    "  mlir-roofline diff OLD NEW   what changes between two models or "
    "reports\n"
    "  mlir-roofline check MODEL    whether it stays within limits\n"
    "  mlir-roofline targets        the targets that are known\n"
    "  mlir-roofline calibrate CSV  a target's efficiencies from "
    "measurements\n";

/// What the libraries print themselves, such as --version, ends the program in
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
  const Subcommand subcommands[] = {
      getReportSubcommand(), getDiffSubcommand(), getCheckSubcommand(),
      getTargetsSubcommand(), getCalibrateSubcommand()};
  // Loaded libraries bring options of their own, which are nobody's business.
  cl::OptionCategory none("mlir-roofline");
  cl::HideUnrelatedOptions(none);
  for (const Subcommand &subcommand : subcommands)
    subcommand.hideUnrelatedOptions();
  cl::SetVersionPrinter([](llvm::raw_ostream &os) {
    os << MLIR_ROOFLINE_NAME << " " << MLIR_ROOFLINE_VERSION << " (MLIR "
       << LLVM_VERSION_STRING << ")\n";
  });
  if (!cl::ParseCommandLineOptions(argc, argv, overview, &llvm::errs(),
                                   /*VFS=*/nullptr, /*EnvVar=*/nullptr,
                                   /*LongOptionsUseDoubleDash=*/true))
    return ExitStatus::badInput;
  for (const Subcommand &subcommand : subcommands)
    if (*subcommand.command)
      return subcommand.run();
  llvm::errs() << "mlir-roofline: error: expected a command: report, diff, "
                  "check, targets or "
                  "calibrate (see --help)\n";
  return ExitStatus::badInput;
}
