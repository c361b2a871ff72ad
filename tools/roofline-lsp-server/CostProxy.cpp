//===- CostProxy.cpp - Adds costs to what a server says -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CostProxy.h"

#include "mlir-roofline/Support/ProgramText.h"
#include "mlir-roofline/Support/Version.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::roofline;
namespace json = llvm::json;

static std::string toText(const json::Value &value) {
  std::string text;
  llvm::raw_string_ostream(text) << value;
  return text;
}

/// The document that parameters are about; empty if they do not tell.
static StringRef getDocument(const json::Value *params) {
  const json::Object *object = params ? params->getAsObject() : nullptr;
  const json::Object *document =
      object ? object->getObject("textDocument") : nullptr;
  return document ? document->getString("uri").value_or("") : "";
}

template <typename T>
static std::optional<T> read(const json::Value *value) {
  json::Path::Root root;
  T result;
  if (!value || !fromJSON(*value, result, root))
    return std::nullopt;
  return result;
}

//===----------------------------------------------------------------------===//
// Documents
//===----------------------------------------------------------------------===//

void CostProxy::updateDocument(StringRef method, const json::Value &params) {
  StringRef uri = getDocument(&params);
  std::scoped_lock lock(mutex);
  if (method == "textDocument/didClose") {
    documents.erase(uri);
    return;
  }
  Document &document = documents[uri];
  document.costs.reset();
  const json::Object &object = *params.getAsObject();
  if (method == "textDocument/didOpen") {
    document.text =
        object.getObject("textDocument")->getString("text").value_or("").str();
    return;
  }
  auto changes = read<std::vector<llvm::lsp::TextDocumentContentChangeEvent>>(
      object.get("contentChanges"));
  // What cannot be followed has no costs until it is sent anew.
  if (!changes || failed(llvm::lsp::TextDocumentContentChangeEvent::applyTo(
                      *changes, document.text)))
    document.text.clear();
}

CostProxy::Costs CostProxy::getCosts(StringRef uri) {
  std::string text;
  {
    std::scoped_lock lock(mutex);
    auto document = documents.find(uri);
    if (document == documents.end())
      return std::make_shared<std::vector<WrittenCost>>();
    if (document->second.costs)
      return document->second.costs;
    text = document->second.text;
  }
  Costs costs = std::make_shared<std::vector<WrittenCost>>(
      getWrittenCosts(text, registry));
  std::scoped_lock lock(mutex);
  auto document = documents.find(uri);
  if (document != documents.end() && document->second.text == text)
    document->second.costs = costs;
  return costs;
}

//===----------------------------------------------------------------------===//
// Messages of the editor
//===----------------------------------------------------------------------===//

json::Array CostProxy::getHints(const json::Value *params) {
  std::optional<llvm::lsp::Range> shown;
  if (const json::Object *object = params ? params->getAsObject() : nullptr)
    shown = read<llvm::lsp::Range>(object->get("range"));
  json::Array hints;
  for (const WrittenCost &cost : *getCosts(getDocument(params))) {
    if (shown && (cost.lineEnd.line < shown->start.line ||
                  cost.lineEnd.line > shown->end.line))
      continue;
    hints.push_back(json::Object{{"position", toJSON(cost.lineEnd)},
                                 {"label", toVisibleText(cost.text)},
                                 {"paddingLeft", true}});
  }
  return hints;
}

std::optional<std::string> CostProxy::fromEditor(StringRef message) {
  llvm::Expected<json::Value> parsed = json::parse(message);
  if (!parsed) {
    // The server answers to what is no JSON.
    llvm::consumeError(parsed.takeError());
    return std::nullopt;
  }
  const json::Object *object = parsed->getAsObject();
  if (!object)
    return std::nullopt;
  StringRef method = object->getString("method").value_or("");
  const json::Value *params = object->get("params");
  const json::Value *id = object->get("id");
  if (!id) {
    bool isText = method == "textDocument/didOpen" ||
                  method == "textDocument/didChange" ||
                  method == "textDocument/didClose";
    if (isText && !getDocument(params).empty())
      updateDocument(method, *params);
    return std::nullopt;
  }
  if (method == "textDocument/inlayHint")
    return toText(json::Object{
        {"jsonrpc", "2.0"}, {"id", *id}, {"result", getHints(params)}});
  std::scoped_lock lock(mutex);
  if (method == "initialize")
    initialize = toText(*id);
  if (method == "textDocument/hover" && params && params->getAsObject())
    if (auto position =
            read<llvm::lsp::Position>(params->getAsObject()->get("position")))
      hovers[toText(*id)] = {getDocument(params).str(), *position};
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Messages of the server
//===----------------------------------------------------------------------===//

void CostProxy::addName(json::Object &result) {
  result["serverInfo"] = json::Object{{"name", "roofline-lsp-server"},
                                      {"version", MLIR_ROOFLINE_VERSION}};
  if (json::Object *capabilities = result.getObject("capabilities"))
    (*capabilities)["inlayHintProvider"] = true;
}

void CostProxy::addCost(json::Value &result, const Hover &hover) {
  Costs costs = getCosts(hover.document);
  const WrittenCost *found = nullptr;
  const llvm::lsp::Range *place = nullptr;
  for (const WrittenCost &cost : *costs)
    for (const llvm::lsp::Range &range : cost.ranges)
      if (range.contains(hover.position)) {
        found = &cost;
        place = &range;
      }
  if (!found)
    return;
  // As code, so that no name in it is taken for formatting.
  std::string text =
      "One execution:\n```\n" + toVisibleText(found->text) + "\n```\n";
  json::Object *shown = result.getAsObject();
  if (!shown) {
    result = json::Object{
        {"contents", json::Object{{"kind", "markdown"}, {"value", text}}},
        {"range", toJSON(*place)}};
    return;
  }
  if (json::Object *contents = shown->getObject("contents"))
    (*contents)["value"] =
        text + "\n***\n" + contents->getString("value").value_or("").str();
}

std::string CostProxy::fromServer(StringRef message) {
  llvm::Expected<json::Value> parsed = json::parse(message);
  if (!parsed) {
    llvm::consumeError(parsed.takeError());
    return message.str();
  }
  json::Object *object = parsed->getAsObject();
  json::Value *id = object ? object->get("id") : nullptr;
  json::Value *result = object ? object->get("result") : nullptr;
  if (!id || !result)
    return message.str();
  std::string name = toText(*id);
  std::optional<Hover> hover;
  {
    std::scoped_lock lock(mutex);
    if (initialize == name && result->getAsObject()) {
      initialize.reset();
      addName(*result->getAsObject());
    }
    if (auto asked = hovers.find(name); asked != hovers.end()) {
      hover = std::move(asked->second);
      hovers.erase(asked);
    }
  }
  if (hover)
    addCost(*result, *hover);
  return toText(*parsed);
}
