//===- YamlTree.cpp - A YAML file as a tree with places -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Foreign/Rules/YamlTree.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::foreign;

/// Rules need five levels. The parser recurses once per level.
static constexpr unsigned maxDepth = 16;

namespace {
class Converter {
public:
  Converter(StringRef text, StringRef file, MLIRContext *context)
      : text(text), file(file), context(context) {
    sources.setDiagHandler(
        [](const llvm::SMDiagnostic &diagnostic, void *self) {
          (void)static_cast<Converter *>(self)->emit(
              diagnostic.getLineNo(), diagnostic.getColumnNo() + 1,
              diagnostic.getMessage());
        },
        this);
  }

  FailureOr<YamlTree> run();

private:
  LogicalResult convert(llvm::yaml::Node *node, unsigned depth, YamlTree &tree);
  LogicalResult convertMap(llvm::yaml::MappingNode &map, unsigned depth,
                           YamlTree &tree);
  LogicalResult emit(unsigned line, unsigned column,
                     const llvm::Twine &message);
  LogicalResult emitAt(const YamlTree &tree, const llvm::Twine &message) {
    return emit(tree.line, tree.column, message);
  }
  void setPlace(llvm::yaml::Node &node, YamlTree &tree);

  StringRef text, file;
  MLIRContext *context;
  llvm::SourceMgr sources;
  llvm::yaml::Stream *stream = nullptr;
  bool isDiagnosed = false;
};
} // namespace

/// The first error says what is wrong; others follow from it.
LogicalResult Converter::emit(unsigned line, unsigned column,
                              const llvm::Twine &message) {
  if (std::exchange(isDiagnosed, true))
    return failure();
  return emitError(FileLineColLoc::get(context, file, std::max(line, 1u),
                                       std::max(column, 1u)),
                   message);
}

void Converter::setPlace(llvm::yaml::Node &node, YamlTree &tree) {
  const char *place = node.getSourceRange().Start.getPointer();
  unsigned buffer =
      sources.FindBufferContainingLoc(node.getSourceRange().Start);
  if (!place || buffer == 0)
    return;
  std::tie(tree.line, tree.column) =
      sources.getLineAndColumn(node.getSourceRange().Start, buffer);
}

LogicalResult Converter::convertMap(llvm::yaml::MappingNode &map,
                                    unsigned depth, YamlTree &tree) {
  tree.kind = YamlTree::Kind::map;
  llvm::StringSet<> seen;
  for (llvm::yaml::KeyValueNode &entry : map) {
    YamlTree key, value;
    if (failed(convert(entry.getKey(), depth + 1, key)))
      return failure();
    if (!key.isScalar())
      return emitAt(key, "expected a word before ':'");
    if (!seen.insert(key.text).second)
      return emitAt(key, "expected one '" + key.text + "', found two");
    if (failed(convert(entry.getValue(), depth + 1, value)))
      return failure();
    // What is empty stands where its key does.
    if (value.isScalar() && value.text.empty())
      std::tie(value.line, value.column) = std::tie(key.line, key.column);
    tree.keys.push_back(std::move(key));
    tree.children.push_back(std::move(value));
  }
  return success(!stream->failed());
}

LogicalResult Converter::convert(llvm::yaml::Node *node, unsigned depth,
                                 YamlTree &tree) {
  if (!node || stream->failed())
    return emit(1, 1, "expected YAML");
  setPlace(*node, tree);
  if (depth > maxDepth)
    return emitAt(tree, "expected at most " + llvm::Twine(maxDepth) +
                            " levels of lists and maps");
  if (!node->getAnchor().empty() || isa<llvm::yaml::AliasNode>(node))
    return emitAt(tree, "expected no anchors or aliases");
  if (auto *scalar = dyn_cast<llvm::yaml::ScalarNode>(node)) {
    SmallString<64> storage;
    tree.text = scalar->getValue(storage).str();
    return success(!stream->failed());
  }
  if (auto *block = dyn_cast<llvm::yaml::BlockScalarNode>(node)) {
    tree.text = block->getValue().str();
    return success(!stream->failed());
  }
  if (auto *list = dyn_cast<llvm::yaml::SequenceNode>(node)) {
    tree.kind = YamlTree::Kind::list;
    for (llvm::yaml::Node &element : *list)
      if (failed(convert(&element, depth + 1, tree.children.emplace_back())))
        return failure();
    return success(!stream->failed());
  }
  if (auto *map = dyn_cast<llvm::yaml::MappingNode>(node))
    return convertMap(*map, depth, tree);
  return success(!stream->failed()); // nothing at all
}

FailureOr<YamlTree> Converter::run() {
  // The parser takes bytes for characters of UTF-8, and stops at zeros.
  if (text.contains('\0') || !llvm::json::isUTF8(text))
    return emit(1, 1, "expected text in UTF-8");
  llvm::yaml::Stream yaml(llvm::MemoryBufferRef(text, file), sources);
  stream = &yaml;
  YamlTree tree;
  llvm::yaml::document_iterator document = yaml.begin();
  if (document == yaml.end() || failed(convert(document->getRoot(), 0, tree)))
    return emit(1, 1, "expected YAML");
  ++document;
  if (yaml.failed())
    return emit(1, 1, "expected YAML");
  if (document != yaml.end())
    return emit(1, 1, "expected one document, found several");
  return tree;
}

FailureOr<YamlTree> foreign::parseYaml(StringRef text, StringRef file,
                                       MLIRContext *context) {
  return Converter(text, file, context).run();
}
