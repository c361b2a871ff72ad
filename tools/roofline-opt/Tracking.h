//===- Tracking.h - What passes change, as flags ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TOOLS_ROOFLINE_OPT_TRACKING_H
#define MLIR_ROOFLINE_TOOLS_ROOFLINE_OPT_TRACKING_H

#include "mlir/IR/DialectRegistry.h"
#include "llvm/Support/CommandLine.h"

#include <string>

namespace mlir::roofline {

/// The flags of mlir-opt that track passes. They exist as long as this does.
class TrackingFlags {
public:
  TrackingFlags();

  bool isAsked() const { return track.getNumOccurrences() != 0; }
  /// Fails, with a message, where a flag has no effect without another.
  LogicalResult check() const;
  /// What mlir-opt's own main function does after it has read its flags, with
  /// passes tracked.
  LogicalResult runMain(StringRef inputFile, StringRef outputFile,
                        DialectRegistry &registry);

private:
  llvm::cl::OptionCategory category;
  llvm::cl::opt<std::string> track;
  llvm::cl::opt<bool> peak;
  llvm::cl::opt<std::string> target;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TOOLS_ROOFLINE_OPT_TRACKING_H
