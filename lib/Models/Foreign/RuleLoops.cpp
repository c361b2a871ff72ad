//===- RuleLoops.cpp - The loops of a rule --------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Foreign/Rules/RuleParser.h"

#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::foreign;

//===----------------------------------------------------------------------===//
// Operands and loops
//===----------------------------------------------------------------------===//

LogicalResult RuleParser::parseWhen(const YamlTree &tree) {
  if (failed(expectKind(tree, YamlTree::Kind::map)))
    return failure();
  for (auto [key, value] : llvm::zip_equal(tree.keys, tree.children)) {
    std::string word;
    if (failed(parseWord(value, word)))
      return failure();
    unsigned number;
    StringRef argument = key.text;
    if (argument.consume_front("argument") &&
        !argument.getAsInteger(10, number) && word != "used" &&
        word != "unused")
      return emit(value, "expected used or unused, found '" + word + "'");
    rule.when.emplace_back(key.text, word);
  }
  return success();
}

LogicalResult RuleParser::parseOperands(const YamlTree &tree) {
  if (failed(expectKind(tree, YamlTree::Kind::list)))
    return failure();
  for (const YamlTree &each : tree.children) {
    std::string text;
    if (failed(parseWord(each, text)))
      return failure();
    auto [name, count] = StringRef(text).split('*');
    OperandGroup group{name.str()};
    if (count == "results")
      group.count = OperandGroup::Count::perResult;
    else if (count == "rest")
      group.count = OperandGroup::Count::rest;
    else if (StringRef(text).contains('*'))
      return emit(each, "expected NAME, NAME*results or NAME*rest, found '" +
                            text + "'");
    if (name.empty() || findValue(rule.operands, name) ||
        !llvm::all_of(name,
                      [](char c) { return llvm::isAlpha(c) || c == '_'; }))
      return emit(each, "expected a new name of letters, found '" + name + "'");
    if (!rule.operands.empty() &&
        rule.operands.back().count == OperandGroup::Count::rest)
      return emit(each, "expected nothing behind the rest");
    rule.operands.push_back(std::move(group));
  }
  return success();
}

/// `LOOPS`, `LOOPS@ATTR`, `LOOPS@3`, `LOOPS@-1,-2`, `LOOPS*FACTOR@...`,
/// `LOOPS~TAPS@...`.
LogicalResult RuleParser::parseEntry(const YamlTree &tree, IndexEntry &entry) {
  std::string text;
  if (failed(parseWord(tree, text)))
    return failure();
  auto [loops, dims] = StringRef(text).split('@');
  auto [product, taps] = loops.split('~');
  auto [name, factor] = product.split('*');
  auto isName = [](StringRef word) {
    return !word.empty() && llvm::all_of(word, [](char c) {
      return llvm::isAlpha(c) || c == '_';
    });
  };
  if (!isName(name) || (loops.contains('~') && !isName(taps)))
    return emit(tree, "expected loops such as 'rows', 'rows@dimensions', "
                      "'out~tap@-1', found '" +
                          text + "'");
  entry.loops = name.str();
  entry.taps = taps.str();
  if (!factor.empty() &&
      failed(parseAttr(tree, factor, entry.factor.emplace())))
    return failure();
  if (dims.empty())
    return success();
  SmallVector<StringRef> numbers;
  dims.split(numbers, '+');
  int64_t number;
  if (numbers.front().getAsInteger(10, number))
    return parseAttr(tree, dims, entry.dimsOfAttr.emplace());
  for (StringRef each : numbers) {
    if (each.getAsInteger(10, number))
      return emit(tree, "expected dimensions such as '0+1' or '-1', found '" +
                            dims + "'");
    entry.dims.push_back(number);
  }
  return success();
}

LogicalResult RuleParser::parseLoops(const YamlTree &tree) {
  if (tree.isScalar() && tree.text == "elementwise") {
    rule.isElementwise = true;
    return success();
  }
  if (!tree.isMap())
    return emit(tree, "expected 'elementwise' or a map from values to loops");
  for (auto [key, value] : llvm::zip_equal(tree.keys, tree.children)) {
    ValueIndex &index = rule.indices.emplace_back();
    if (failed(parseValue(key, key.text, index.value)) ||
        failed(expectKind(value, YamlTree::Kind::list)))
      return failure();
    for (const YamlTree &entry : value.children)
      if (failed(parseEntry(entry, index.entries.emplace_back())))
        return failure();
  }
  return success();
}

LogicalResult RuleParser::parseExtents(const YamlTree &tree) {
  if (failed(expectKind(tree, YamlTree::Kind::map)))
    return failure();
  for (auto [key, value] : llvm::zip_equal(tree.keys, tree.children)) {
    AttrPath path;
    if (failed(parseAttr(value, path)))
      return failure();
    rule.extents.emplace_back(key.text, path);
  }
  return success();
}

LogicalResult RuleParser::parseDefinitions(const YamlTree &tree) {
  if (failed(expectKind(tree, YamlTree::Kind::map)))
    return failure();
  for (auto [key, value] : llvm::zip_equal(tree.keys, tree.children)) {
    Definition definition;
    definition.name = key.text;
    std::string text;
    if (failed(parseWord(value, text)))
      return failure();
    StringRef inner = text;
    definition.isLogarithm =
        inner.consume_front("log2(") && inner.consume_back(")");
    std::string reason;
    FailureOr<Quantity> formula =
        Quantity::parse(definition.isLogarithm ? inner : text, &reason);
    if (failed(formula))
      return emit(value, reason + ", found '" + text + "'");
    definition.formula = *formula;
    formulas.emplace_back(*formula, &value);
    rule.definitions.push_back(std::move(definition));
  }
  return success();
}

LogicalResult RuleParser::parseWindow(const YamlTree &tree) {
  if (failed(expectKind(tree, YamlTree::Kind::map)))
    return failure();
  for (auto [key, value] : llvm::zip_equal(tree.keys, tree.children)) {
    AttrPath *path = llvm::StringSwitch<AttrPath *>(key.text)
                         .Case("strides", &rule.strides)
                         .Case("dilations", &rule.dilations)
                         .Case("base_dilations", &rule.baseDilations)
                         .Case("padding", &rule.padding)
                         .Default(nullptr);
    if (!path)
      return emit(key, "expected strides, dilations, base_dilations or "
                       "padding, found '" +
                           key.text + "'");
    if (failed(parseAttr(value, *path)))
      return failure();
  }
  return success();
}
