//===- RuleParser.h - Reading the fields of a rule --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_FOREIGN_RULES_RULEPARSER_H
#define MLIR_ROOFLINE_LIB_MODELS_FOREIGN_RULES_RULEPARSER_H

#include "Foreign/Rules/ForeignRule.h"
#include "Foreign/Rules/YamlTree.h"

namespace mlir::roofline::foreign {

/// Reads one rule. Every failure is diagnosed where it stands in the file.
class RuleParser {
public:
  RuleParser(StringRef file, MLIRContext *context)
      : file(file), context(context) {}

  /// Reads the rule for all operations that `tree` names, one after the other.
  LogicalResult parse(const YamlTree &tree, std::vector<Rule> &rules);

private:
  using Field = LogicalResult (*)(RuleParser &, const YamlTree &);
  struct NamedField {
    StringLiteral name;
    Field read;
  };
  static ArrayRef<NamedField> getFields();

  // Pieces of fields.
  LogicalResult emit(const YamlTree &tree, const llvm::Twine &message);
  LogicalResult expectKind(const YamlTree &tree, YamlTree::Kind kind);
  LogicalResult parseFlag(const YamlTree &tree, bool &flag);
  LogicalResult parseWord(const YamlTree &tree, std::string &word);
  LogicalResult parseFormula(const YamlTree &tree, Quantity &formula);
  LogicalResult parseAttr(const YamlTree &tree, AttrPath &path);
  LogicalResult parseAttr(const YamlTree &tree, StringRef text, AttrPath &path);
  LogicalResult parseValue(const YamlTree &tree, StringRef text,
                           ValueRef &value);
  LogicalResult parseValues(const YamlTree &tree,
                            std::vector<ValueRef> &values);
  LogicalResult parseEntry(const YamlTree &tree, IndexEntry &entry);
  LogicalResult parseWork(const YamlTree &tree, WorkItems &items);
  LogicalResult parseTraffic(const YamlTree &tree,
                             std::vector<Traffic> &traffic);
  template <typename EnumT>
  LogicalResult parseEnum(const YamlTree &tree, StringRef text,
                          ArrayRef<std::pair<StringRef, EnumT>> names,
                          EnumT &value);

  // Fields.
  LogicalResult parseWhen(const YamlTree &tree);
  LogicalResult parseOperands(const YamlTree &tree);
  LogicalResult parseLoops(const YamlTree &tree);
  LogicalResult parseExtents(const YamlTree &tree);
  LogicalResult parseDefinitions(const YamlTree &tree);
  LogicalResult parseBody(const YamlTree &tree);
  LogicalResult parseWindow(const YamlTree &tree);
  LogicalResult parseMemory(const YamlTree &tree);
  LogicalResult parseView(const YamlTree &tree);
  LogicalResult parseRegions(const YamlTree &tree);
  LogicalResult parseSizes(const YamlTree &tree);
  LogicalResult parseComparison(const YamlTree &tree);
  LogicalResult parseRoles(const YamlTree &tree);
  LogicalResult parseStatus(const YamlTree &tree);

  // Checks of the whole.
  bool isKnownName(StringRef name) const;
  LogicalResult checkNames();
  LogicalResult checkParts(const YamlTree &tree);

  StringRef file;
  MLIRContext *context;
  Rule rule;
  /// The formulas of the rule, with the places where they stand.
  std::vector<std::pair<Quantity, const YamlTree *>> formulas;
};

/// The value that a name stands for in formulas and fields, and what follows
/// it: `operand0`, `result1`, the name of a group.
std::optional<ValueRef> findValue(ArrayRef<OperandGroup> groups,
                                  StringRef name);

} // namespace mlir::roofline::foreign

#endif // MLIR_ROOFLINE_LIB_MODELS_FOREIGN_RULES_RULEPARSER_H
