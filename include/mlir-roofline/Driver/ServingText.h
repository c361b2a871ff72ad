//===- ServingText.h - Reading what a server is asked -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_DRIVER_SERVINGTEXT_H
#define MLIR_ROOFLINE_DRIVER_SERVINGTEXT_H

#include "mlir-roofline/Driver/ReportRequest.h"
#include "mlir-roofline/Sweep/Serving.h"

namespace mlir::roofline {

/// What is asked of a server, each as text, as it was given.
struct ServingRequest {
  /// Its file is that of the function that reads prompts; without a function.
  ReportRequest report;
  /// `input=1024,output=256,batch=1..256,devices=2`.
  std::string serve;
  /// The functions that read prompts and make tokens; empty: those of the names
  /// below, in a file of its own the whole file.
  std::string prefill, decode;
  /// The file of the latter; empty: the same.
  std::string decodeFile;
  /// Names of metrics; empty: the usual ones.
  std::vector<std::string> metrics;
};

/// What functions are called unless somebody says otherwise, and what sizes
/// have to be called.
inline constexpr StringLiteral defaultPrefill = "prefill",
                               defaultDecode = "decode", servedBatch = "batch",
                               servedSequence = "sequence",
                               servedCache = "cache";

/// Requests may be so long, more tokens than any model takes.
inline constexpr int64_t maxServedTokens = int64_t(1) << 24;

/// Reads `KEY=VALUE` items: `input` and `output` are numbers of tokens, `batch`
/// lists values as `parseSweepValues` reads them, `devices` is a number and may
/// be missing. The error says what was expected and found.
llvm::Expected<ServingOptions> parseServing(StringRef text);

/// Analyses both functions and serves. The modules may be one. Failures are
/// diagnosed: at `loc` what is wrong with the request, elsewhere in the modules
/// what is wrong there.
FailureOr<Serving> makeServing(ModuleOp prefill, ModuleOp decode,
                               const ServingRequest &request, Location loc);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_DRIVER_SERVINGTEXT_H
