//===- Plugins.h - Dialects and passes of one's own -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// MLIR's plugins: shared libraries that were built against the same MLIR. With
// those of a dialect its programs can be read; with those of passes, programs
// can be lowered before they are looked at. A build that is linked statically
// (ROOFLINE_PLUGINS undefined) has the options and says that it takes none.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TOOLS_PLUGINS_H
#define MLIR_ROOFLINE_TOOLS_PLUGINS_H

#include "mlir/IR/BuiltinOps.h"
#include "llvm/Support/CommandLine.h"

namespace mlir::roofline {

/// The options of every command that reads a program. A command makes one for
/// itself as a global variable.
struct PluginOptions {
  PluginOptions(llvm::cl::SubCommand &command,
                llvm::cl::OptionCategory &category);

  bool isGiven() const;

  /// Loads what these options name, before any program is read. Failures are
  /// diagnosed at `loc`: what is no plugin, or brings a dialect of a name that
  /// another one has.
  LogicalResult load(MLIRContext &context, Location loc) const;

  llvm::cl::list<std::string> dialects, passes;
  llvm::cl::opt<std::string> pipeline;
};

/// Runs passes, MLIR's own of StockPasses.h and those that were loaded.
/// Failures are diagnosed: at `loc` what is wrong with the pipeline.
LogicalResult runPipeline(ModuleOp module, StringRef pipeline, Location loc);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TOOLS_PLUGINS_H
