//===- DialectRules.cpp - The rules of a dialect --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Foreign/AttributeIntegers.h"
#include "Foreign/ForeignModels.h"

#include "mlir/IR/Dialect.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::foreign;

void DialectRules::add(const std::shared_ptr<const RuleTable> &table) {
  tables.push_back(table);
  StringRef dialect = getDialect()->getNamespace();
  for (const Rule &rule : table->rules) {
    if (StringRef(rule.op).split('.').first != dialect)
      continue;
    auto [found, isNew] = rules.try_emplace(rule.op);
    found->second.push_back(&rule);
    if (isNew)
      ops.push_back(found->first());
  }
}

ArrayRef<const Rule *> DialectRules::lookup(StringRef op) const {
  auto found = rules.find(op);
  if (found == rules.end())
    return {};
  return found->second;
}

/// Whether an argument of the first region is used as `word` says, or the text
/// of an attribute has the word.
static bool holds(Operation *op, StringRef name, StringRef word) {
  unsigned number;
  StringRef rest = name;
  if (!rest.consume_front("argument") || rest.getAsInteger(10, number))
    return hasWord(op, name, word);
  if (op->getNumRegions() == 0 || op->getRegion(0).empty() ||
      number >= op->getRegion(0).getNumArguments())
    return false;
  return op->getRegion(0).getArgument(number).use_empty() == (word == "unused");
}

const Rule *foreign::findRule(Operation *op) {
  Dialect *dialect = op->getDialect();
  auto *rules =
      dialect ? dialect->getRegisteredInterface<DialectRules>() : nullptr;
  if (!rules)
    return nullptr;
  for (const Rule *rule : rules->lookup(op->getName().getStringRef()))
    if (llvm::all_of(rule->when, [&](const auto &condition) {
          return holds(op, condition.first, condition.second);
        }))
      return rule;
  return nullptr;
}
