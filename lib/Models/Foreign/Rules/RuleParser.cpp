//===- RuleParser.cpp - Reading a rule ------------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The pieces that fields are made of, and what holds of a rule as a whole. The
// fields themselves are read in RuleFields.cpp.
//
//===----------------------------------------------------------------------===//

#include "Foreign/Rules/RuleParser.h"

#include "mlir-roofline/Support/NearName.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::foreign;

//===----------------------------------------------------------------------===//
// Words, formulas and names
//===----------------------------------------------------------------------===//

LogicalResult RuleParser::emit(const YamlTree &tree,
                               const llvm::Twine &message) {
  return emitError(FileLineColLoc::get(context, file, tree.line, tree.column),
                   message);
}

LogicalResult RuleParser::expectKind(const YamlTree &tree,
                                     YamlTree::Kind kind) {
  if (tree.kind == kind)
    return success();
  auto name = [](YamlTree::Kind kind) {
    return kind == YamlTree::Kind::scalar ? "a word"
           : kind == YamlTree::Kind::list ? "a list"
                                          : "a map";
  };
  return emit(tree, llvm::Twine("expected ") + name(kind) + ", found " +
                        name(tree.kind));
}

LogicalResult RuleParser::parseWord(const YamlTree &tree, std::string &word) {
  if (failed(expectKind(tree, YamlTree::Kind::scalar)))
    return failure();
  if (tree.text.empty())
    return emit(tree, "expected a word, found nothing");
  word = tree.text;
  return success();
}

LogicalResult RuleParser::parseFlag(const YamlTree &tree, bool &flag) {
  if (tree.isScalar() && (tree.text == "true" || tree.text == "false")) {
    flag = tree.text == "true";
    return success();
  }
  return emit(tree, "expected true or false");
}

LogicalResult RuleParser::parseFormula(const YamlTree &tree,
                                       Quantity &formula) {
  std::string text;
  if (failed(parseWord(tree, text)))
    return failure();
  std::string reason;
  FailureOr<Quantity> parsed = Quantity::parse(text, &reason);
  if (failed(parsed))
    return emit(tree, reason + ", found '" + text + "'");
  formula = *parsed;
  formulas.emplace_back(formula, &tree);
  return success();
}

LogicalResult RuleParser::parseAttr(const YamlTree &tree, StringRef text,
                                    AttrPath &path) {
  SmallVector<StringRef> parts;
  text.split(parts, '.');
  for (StringRef part : parts)
    if (part.empty() || !llvm::all_of(part, [](char c) {
          return llvm::isAlnum(c) || c == '_' || c == '$';
        }))
      return emit(tree, "expected an attribute such as 'dimension' or "
                        "'dimension_numbers.offset_dims', found '" +
                            text + "'");
  path.name = parts.front().str();
  path.parts.assign(parts.begin() + 1, parts.end());
  return success();
}

LogicalResult RuleParser::parseAttr(const YamlTree &tree, AttrPath &path) {
  std::string text;
  return failure(failed(parseWord(tree, text)) ||
                 failed(parseAttr(tree, text, path)));
}

std::optional<ValueRef> foreign::findValue(ArrayRef<OperandGroup> groups,
                                           StringRef name) {
  for (auto [index, group] : llvm::enumerate(groups))
    if (group.name == name)
      return ValueRef{ValueRef::Kind::group, static_cast<unsigned>(index)};
  ValueRef value;
  if (name == "results")
    return ValueRef{ValueRef::Kind::results, 0};
  if (name.consume_front("result"))
    value.kind = ValueRef::Kind::result;
  else if (!name.consume_front("operand"))
    return std::nullopt;
  if (name.consumeInteger(10, value.index) || !name.empty())
    return std::nullopt;
  return value;
}

LogicalResult RuleParser::parseValue(const YamlTree &tree, StringRef text,
                                     ValueRef &value) {
  std::optional<ValueRef> found = findValue(rule.operands, text);
  if (!found)
    return emit(tree, "expected operand0, result0 or a name among 'operands', "
                      "found '" +
                          text + "'");
  value = *found;
  return success();
}

LogicalResult RuleParser::parseValues(const YamlTree &tree,
                                      std::vector<ValueRef> &values) {
  if (failed(expectKind(tree, YamlTree::Kind::list)))
    return failure();
  for (const YamlTree &each : tree.children) {
    std::string text;
    if (failed(parseWord(each, text)) ||
        failed(parseValue(each, text, values.emplace_back())))
      return failure();
  }
  return success();
}

//===----------------------------------------------------------------------===//
// Rules
//===----------------------------------------------------------------------===//

bool RuleParser::isKnownName(StringRef name) const {
  if (name == "iterations" || name == subgroupSize.name ||
      name.starts_with("attr."))
    return true;
  if (name.consume_front("loops.")) {
    SmallVector<StringRef> values;
    name.split(values, '.');
    return llvm::all_of(values, [&](StringRef value) {
      return findValue(rule.operands, value).has_value();
    });
  }
  for (const Definition &definition : rule.definitions)
    if (definition.name == name)
      return true;
  for (const ValueIndex &index : rule.indices)
    for (const IndexEntry &entry : index.entries)
      if (entry.loops == name || entry.taps == name)
        return true;
  auto [value, part] = name.split('.');
  if (!findValue(rule.operands, value))
    return false;
  unsigned dim;
  return part.empty() || part == "size" || part == "last" || part == "last2" ||
         (part.consume_front("d") && !part.getAsInteger(10, dim));
}

LogicalResult RuleParser::checkNames() {
  for (const auto &[formula, tree] : formulas) {
    llvm::SetVector<StringRef> names;
    formula.collectSymbols(names);
    for (StringRef name : names)
      if (!isKnownName(name))
        return emit(*tree, "expected a loop, a definition, 'iterations', "
                           "'attr.NAME', 'loops.VALUE', 'subgroup_size' or "
                           "a size such as 'operand0.d1', 'result0.size', "
                           "found '" +
                               name + "'");
    if (formula.isConstant() && !formula.isKnownNonNegative())
      return emit(*tree, "expected a count >= 0, found " + formula.str());
  }
  return success();
}

/// What is given without what it is about.
LogicalResult RuleParser::checkParts(const YamlTree &tree) {
  bool hasLoops =
      rule.isElementwise || !rule.indices.empty() || rule.maps.has_value();
  bool needsLoops = !rule.each.empty() || rule.eachInt || rule.eachBool ||
                    rule.eachComplex || !rule.extents.empty();
  if (needsLoops && !hasLoops)
    return emit(tree, "expected 'loops' or 'maps' for what is told of each "
                      "iteration");
  if (rule.isFree && (hasLoops || !rule.work.empty() || !rule.reads.empty() ||
                      !rule.writes.empty() || !rule.updates.empty()))
    return emit(tree, "expected no work and no traffic of what is free");
  return success();
}

LogicalResult RuleParser::parse(const YamlTree &tree,
                                std::vector<Rule> &rules) {
  if (failed(expectKind(tree, YamlTree::Kind::map)))
    return failure();
  rule = Rule();
  rule.file = file.str();
  rule.line = tree.line;
  formulas.clear();
  std::vector<std::string> ops;
  // What others refer to comes first, wherever it stands.
  for (auto [key, value] : llvm::zip_equal(tree.keys, tree.children))
    if (key.text == "operands" && failed(parseOperands(value)))
      return failure();
  SmallVector<StringRef> names = {"op", "ops"};
  for (const NamedField &field : getFields())
    names.push_back(field.name);
  for (auto [key, value] : llvm::zip_equal(tree.keys, tree.children)) {
    if (key.text == "operands")
      continue;
    if (key.text == "op") {
      if (failed(parseWord(value, ops.emplace_back())))
        return failure();
      continue;
    }
    if (key.text == "ops") {
      if (failed(expectKind(value, YamlTree::Kind::list)))
        return failure();
      for (const YamlTree &each : value.children)
        if (failed(parseWord(each, ops.emplace_back())))
          return failure();
      continue;
    }
    const NamedField *field = llvm::find_if(
        getFields(), [&, name = StringRef(key.text)](const NamedField &field) {
          return field.name == name;
        });
    if (field == getFields().end())
      return emit(key, "unknown field '" + key.text + "'" +
                           suggestNames(key.text, names));
    if (failed(field->read(*this, value)))
      return failure();
  }
  if (ops.empty())
    return emit(tree, "expected 'op' or 'ops'");
  if (failed(checkParts(tree)) || failed(checkNames()))
    return failure();
  for (const std::string &op : ops) {
    auto [dialect, rest] = StringRef(op).split('.');
    if (dialect.empty() || rest.empty())
      return emit(tree, "expected the name of an operation with its dialect, "
                        "found '" +
                            op + "'");
    rule.op = op;
    rules.push_back(rule);
  }
  return success();
}

FailureOr<RuleTable> foreign::readRules(StringRef text, StringRef file,
                                        MLIRContext *context) {
  FailureOr<YamlTree> tree = parseYaml(text, file, context);
  if (failed(tree))
    return failure();
  if (!tree->isList())
    return emitError(
        FileLineColLoc::get(context, file, tree->line, tree->column),
        "expected a list of rules, each with 'op'");
  RuleTable table;
  RuleParser parser(file, context);
  for (const YamlTree &rule : tree->children)
    if (failed(parser.parse(rule, table.rules)))
      return failure();
  return table;
}
