//===- Session.h - What every subcommand needs ------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TOOLS_SESSION_H
#define MLIR_ROOFLINE_TOOLS_SESSION_H

#include "mlir-roofline/IR/Roofline.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/IR/OwningOpRef.h"
#include "mlir/Support/LLVM.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/raw_ostream.h"

#include <memory>
#include <string>

namespace mlir::roofline {

/// A context with all dialects and cost models.
class Session {
public:
  Session() : Session(llvm::errs(), MLIRContext::Threading::ENABLED) {}
  /// Diagnostics go to this stream.
  Session(raw_ostream &diagnostics, MLIRContext::Threading threading);
  ~Session();

  MLIRContext &getContext() { return context; }
  /// For diagnostics about the command line.
  Location getCommandLine() { return UnknownLoc::get(&context); }

  /// Passes to run on what is read from now on; see `runPipeline`.
  void setPipeline(StringRef text) { pipeline = text; }

  /// Reads text or bytecode from a file or, for `-`, from standard input. Any
  /// number of files may be read.
  /// Failures are diagnosed.
  OwningOpRef<ModuleOp> read(StringRef file);
  /// The same for what was opened by somebody else.
  OwningOpRef<ModuleOp> read(std::unique_ptr<llvm::MemoryBuffer> input);

private:
  struct Handlers;

  MLIRContext context;
  std::string pipeline;
  llvm::SourceMgr sources;
  std::unique_ptr<Handlers> handlers;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TOOLS_SESSION_H
