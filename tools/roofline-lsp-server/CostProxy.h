//===- CostProxy.h - Adds costs to what a server says -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// MLIR's language server is one closed function: it has no place for hovers or
// hints of others, not even for a name. This stands between it and the editor,
// passes on all messages, and adds to some of them:
//
//   initialize              the server's name; that it has inlay hints
//   textDocument/hover      the cost of the operation under the cursor
//   textDocument/inlayHint  answered here: costs behind the lines
//
// Costs come from the text that the editor sends, which is read a second time.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TOOLS_ROOFLINE_LSP_SERVER_COSTPROXY_H
#define MLIR_ROOFLINE_TOOLS_ROOFLINE_LSP_SERVER_COSTPROXY_H

#include "DocumentCosts.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/Support/JSON.h"

#include <memory>
#include <mutex>
#include <optional>

namespace mlir::roofline {

/// Safe for one thread that reads from the editor and one that reads from the
/// server.
class CostProxy {
public:
  explicit CostProxy(const DialectRegistry &registry) : registry(registry) {}

  /// Looks at a message of the editor. The answer, if it is not the server's to
  /// give.
  std::optional<std::string> fromEditor(StringRef message);
  /// A message of the server as the editor should have it.
  std::string fromServer(StringRef message);

private:
  using Costs = std::shared_ptr<const std::vector<WrittenCost>>;
  struct Document {
    std::string text;
    /// Absent until somebody asks.
    Costs costs;
  };
  struct Hover {
    std::string document;
    llvm::lsp::Position position;
  };

  void updateDocument(StringRef method, const llvm::json::Value &params);
  Costs getCosts(StringRef document);
  llvm::json::Array getHints(const llvm::json::Value *params);
  void addName(llvm::json::Object &result);
  void addCost(llvm::json::Value &result, const Hover &hover);

  const DialectRegistry &registry;
  /// Guards all below.
  std::mutex mutex;
  llvm::StringMap<Document> documents;
  /// Requests without an answer, by the text of their id.
  std::optional<std::string> initialize;
  llvm::StringMap<Hover> hovers;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TOOLS_ROOFLINE_LSP_SERVER_COSTPROXY_H
