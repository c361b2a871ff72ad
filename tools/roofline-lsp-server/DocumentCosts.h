//===- DocumentCosts.h - Costs of the operations of a document --*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TOOLS_ROOFLINE_LSP_SERVER_DOCUMENTCOSTS_H
#define MLIR_ROOFLINE_TOOLS_ROOFLINE_LSP_SERVER_DOCUMENTCOSTS_H

#include "mlir/IR/DialectRegistry.h"
#include "llvm/Support/LSP/Protocol.h"

#include <string>
#include <vector>

namespace mlir::roofline {

/// What one execution of an operation costs, and where it is written.
struct WrittenCost {
  /// Its name, and the names of its results.
  std::vector<llvm::lsp::Range> ranges;
  /// Behind the line in which its name stands.
  llvm::lsp::Position lineEnd;
  /// One line: `512 MACs, 1.02 kFLOPs, 1.00 KiB, memory-bound 306 ps`.
  std::string text;
};

/// The costs of all operations of a document that are not free, with bounds
/// where a module carries a target. Parts between lines of `// -----` are
/// modules of their own; one that cannot be read has no costs, and says nothing
/// about it: the server does.
std::vector<WrittenCost> getWrittenCosts(StringRef document,
                                         const DialectRegistry &registry);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TOOLS_ROOFLINE_LSP_SERVER_DOCUMENTCOSTS_H
