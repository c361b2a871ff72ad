//===- RuleFields.cpp - The fields of a rule ------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Those that speak of operands and loops are read in RuleLoops.cpp.
//
//===----------------------------------------------------------------------===//

#include "Foreign/Rules/RuleParser.h"

#include "mlir-roofline/Support/NearName.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::foreign;

//===----------------------------------------------------------------------===//
// Work and traffic
//===----------------------------------------------------------------------===//

LogicalResult RuleParser::parseWork(const YamlTree &tree, WorkItems &items) {
  if (failed(expectKind(tree, YamlTree::Kind::map)))
    return failure();
  for (auto [key, value] : llvm::zip_equal(tree.keys, tree.children)) {
    WorkItem &item = items.emplace_back();
    auto [name, type] = StringRef(key.text).split('.');
    item.workClass = symbolizeWorkClass(name);
    if (!item.workClass && name != "macs")
      return emit(key, "expected macs, mul, add, fma, div, special, compare, "
                       "convert, bit or index, found '" +
                           name + "'");
    if (!type.empty() && failed(parseValue(key, type, item.type.emplace())))
      return failure();
    if (failed(parseFormula(value, item.count)))
      return failure();
  }
  return success();
}

LogicalResult RuleParser::parseBody(const YamlTree &tree) {
  if (failed(expectKind(tree, YamlTree::Kind::list)))
    return failure();
  for (const YamlTree &each : tree.children)
    if (failed(parseFormula(each, rule.bodyTimes.emplace_back())))
      return failure();
  return success();
}

LogicalResult RuleParser::parseTraffic(const YamlTree &tree,
                                       std::vector<Traffic> &traffic) {
  if (failed(expectKind(tree, YamlTree::Kind::map)))
    return failure();
  for (auto [key, value] : llvm::zip_equal(tree.keys, tree.children)) {
    Traffic &entry = traffic.emplace_back();
    if (failed(parseValue(key, key.text, entry.value)) ||
        failed(parseFormula(value, entry.elements)))
      return failure();
  }
  return success();
}

/// `read.VALUE: ELEMENTS`, `write.VALUE: ELEMENTS`.
LogicalResult RuleParser::parseMemory(const YamlTree &tree) {
  if (failed(expectKind(tree, YamlTree::Kind::map)))
    return failure();
  for (auto [key, value] : llvm::zip_equal(tree.keys, tree.children)) {
    MemoryTraffic &entry = rule.memory.emplace_back();
    auto [direction, type] = StringRef(key.text).split('.');
    entry.isWritten = direction == "write";
    if (!entry.isWritten && direction != "read")
      return emit(key, "expected read.VALUE or write.VALUE, found '" +
                           key.text + "'");
    if (failed(parseValue(key, type, entry.type)) ||
        failed(parseFormula(value, entry.elements)))
      return failure();
  }
  return success();
}

LogicalResult RuleParser::parseStatus(const YamlTree &tree) {
  std::string text;
  if (failed(parseWord(tree, text)))
    return failure();
  std::optional<CountStatus> status = symbolizeCountStatus(text);
  if (!status || *status == CountStatus::unknown)
    return emit(tree, "expected exact, lower, upper, estimate or declared, "
                      "found '" +
                          text + "'");
  rule.status = *status;
  return success();
}

//===----------------------------------------------------------------------===//
// Contents, regions, sizes
//===----------------------------------------------------------------------===//

template <typename EnumT>
LogicalResult RuleParser::parseEnum(const YamlTree &tree, StringRef text,
                                    ArrayRef<std::pair<StringRef, EnumT>> names,
                                    EnumT &value) {
  SmallVector<StringRef> words;
  for (const auto &[name, each] : names) {
    if (name == text) {
      value = each;
      return success();
    }
    words.push_back(name);
  }
  return emit(tree,
              "expected " + joinAlternatives(words) + ", found '" + text + "'");
}

LogicalResult RuleParser::parseView(const YamlTree &tree) {
  std::string text;
  if (failed(parseWord(tree, text)))
    return failure();
  auto [kind, value] = StringRef(text).split(' ');
  ViewOf &view = rule.view.emplace();
  return failure(
      failed(parseEnum<ContentsKind>(tree, kind,
                                     {{"whole", ContentsKind::whole},
                                      {"part", ContentsKind::part},
                                      {"drawn", ContentsKind::drawn}},
                                     view.kind)) ||
      failed(parseValue(tree, value.trim(), view.operands)));
}

LogicalResult RuleParser::parseRegions(const YamlTree &tree) {
  std::string text;
  return failure(failed(parseWord(tree, text)) ||
                 failed(parseEnum<RegionUse>(tree, text,
                                             {{"body", RegionUse::body},
                                              {"once", RegionUse::once},
                                              {"one", RegionUse::one},
                                              {"loop", RegionUse::loop}},
                                             rule.regions)));
}

LogicalResult RuleParser::parseSizes(const YamlTree &tree) {
  std::string text;
  if (failed(parseWord(tree, text)))
    return failure();
  SmallVector<StringRef> words;
  StringRef(text).split(words, ' ', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  using Kind = SizeRule::Kind;
  SizeRule &sizes = rule.sizes.emplace();
  if (failed(parseEnum<Kind>(tree, words.empty() ? "" : words.front(),
                             {{"like", Kind::sameAs},
                              {"held_by", Kind::heldBy},
                              {"concatenated", Kind::concatenated}},
                             sizes.kind)))
    return failure();
  bool needsDim = sizes.kind == Kind::concatenated;
  if (words.size() != (needsDim ? 3u : 2u))
    return emit(tree, "expected 'like VALUE', 'held_by VALUE' or 'concatenated "
                      "VALUES DIMENSION', found '" +
                          text + "'");
  return failure(
      failed(parseValue(tree, words[1], sizes.operands)) ||
      (needsDim && failed(parseAttr(tree, words[2], sizes.dimension))));
}

LogicalResult RuleParser::parseComparison(const YamlTree &tree) {
  if (failed(expectKind(tree, YamlTree::Kind::map)))
    return failure();
  using Kind = Comparison::Kind;
  for (auto [key, value] : llvm::zip_equal(tree.keys, tree.children)) {
    if (key.text == "attribute") {
      if (failed(parseWord(value, rule.comparisonAttr)))
        return failure();
      continue;
    }
    ComparisonCase &entry = rule.comparisons.emplace_back();
    entry.text = key.text;
    std::string text;
    if (failed(parseWord(value, text)))
      return failure();
    auto [sum, test] = StringRef(text).rsplit(' ');
    sum = sum.rtrim();
    StringRef relation;
    for (StringRef word : {">=", "==", "!="})
      if (sum.consume_back(word))
        relation = word;
    if (relation.empty() || test != "0")
      return emit(value, "expected 'FORMULA >= 0', '== 0' or '!= 0', found '" +
                             text + "'");
    entry.kind = relation == ">="   ? Kind::nonNegative
                 : relation == "==" ? Kind::zero
                                    : Kind::nonZero;
    std::string reason;
    FailureOr<Quantity> parsed = Quantity::parse(sum.trim(), &reason);
    if (failed(parsed))
      return emit(value, reason + ", found '" + sum + "'");
    entry.difference = *parsed;
    formulas.emplace_back(*parsed, &value);
  }
  return success();
}

LogicalResult RuleParser::parseRoles(const YamlTree &tree) {
  if (failed(expectKind(tree, YamlTree::Kind::list)))
    return failure();
  for (const YamlTree &each : tree.children) {
    std::string text;
    if (failed(parseWord(each, text)) ||
        failed(parseEnum<SumRole>(each, text,
                                  {{"none", SumRole::none},
                                   {"converted", SumRole::converted},
                                   {"moved", SumRole::moved},
                                   {"term", SumRole::term},
                                   {"factor", SumRole::factor},
                                   {"summed", SumRole::summed}},
                                  rule.roles.emplace_back())))
      return failure();
  }
  return success();
}

//===----------------------------------------------------------------------===//
// The table of fields
//===----------------------------------------------------------------------===//

// NOLINTNEXTLINE(readability-function-size): a table.
ArrayRef<RuleParser::NamedField> RuleParser::getFields() {
  using P = RuleParser;
  using T = YamlTree;
  static constexpr NamedField fields[] = {
      {"when", [](P &p, const T &t) { return p.parseWhen(t); }},
      {"loops", [](P &p, const T &t) { return p.parseLoops(t); }},
      {"extents", [](P &p, const T &t) { return p.parseExtents(t); }},
      {"maps",
       [](P &p, const T &t) { return p.parseAttr(t, p.rule.maps.emplace()); }},
      {"define", [](P &p, const T &t) { return p.parseDefinitions(t); }},
      {"window", [](P &p, const T &t) { return p.parseWindow(t); }},
      {"each", [](P &p, const T &t) { return p.parseWork(t, p.rule.each); }},
      {"int",
       [](P &p, const T &t) {
         return p.parseWork(t, p.rule.eachInt.emplace());
       }},
      {"bool",
       [](P &p, const T &t) {
         return p.parseWork(t, p.rule.eachBool.emplace());
       }},
      {"complex",
       [](P &p, const T &t) {
         return p.parseWork(t, p.rule.eachComplex.emplace());
       }},
      {"work", [](P &p, const T &t) { return p.parseWork(t, p.rule.work); }},
      {"body", [](P &p, const T &t) { return p.parseBody(t); }},
      {"reads",
       [](P &p, const T &t) { return p.parseTraffic(t, p.rule.reads); }},
      {"writes",
       [](P &p, const T &t) { return p.parseTraffic(t, p.rule.writes); }},
      {"updates",
       [](P &p, const T &t) { return p.parseTraffic(t, p.rule.updates); }},
      {"memory", [](P &p, const T &t) { return p.parseMemory(t); }},
      {"uncertain",
       [](P &p, const T &t) { return p.parseValues(t, p.rule.uncertain); }},
      {"free", [](P &p, const T &t) { return p.parseFlag(t, p.rule.isFree); }},
      {"terminator",
       [](P &p, const T &t) { return p.parseFlag(t, p.rule.isTerminator); }},
      {"effects",
       [](P &p, const T &t) { return p.parseFlag(t, p.rule.hasEffects); }},
      {"unknown",
       [](P &p, const T &t) { return p.parseWord(t, p.rule.unknown); }},
      {"status", [](P &p, const T &t) { return p.parseStatus(t); }},
      {"reason",
       [](P &p, const T &t) { return p.parseWord(t, p.rule.reason); }},
      {"view", [](P &p, const T &t) { return p.parseView(t); }},
      {"splat",
       [](P &p, const T &t) { return p.parseFlag(t, p.rule.makesSplat); }},
      {"allocates",
       [](P &p, const T &t) { return p.parseFlag(t, p.rule.allocates); }},
      {"constant",
       [](P &p, const T &t) { return p.parseWord(t, p.rule.constant); }},
      {"positions",
       [](P &p, const T &t) { return p.parseValues(t, p.rule.positions); }},
      {"regions", [](P &p, const T &t) { return p.parseRegions(t); }},
      {"sizes", [](P &p, const T &t) { return p.parseSizes(t); }},
      {"value",
       [](P &p, const T &t) {
         return p.parseFormula(t, p.rule.value.emplace());
       }},
      {"comparison", [](P &p, const T &t) { return p.parseComparison(t); }},
      {"roles", [](P &p, const T &t) { return p.parseRoles(t); }},
  };
  return fields;
}
