//===- ForeignRule.h - What a data file says of an operation ----*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Costs of operations by name, as files say them: plain data, without a
// context. docs/ForeignOps.md explains the language.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_FOREIGN_RULES_FOREIGNRULE_H
#define MLIR_ROOFLINE_LIB_MODELS_FOREIGN_RULES_FOREIGNRULE_H

#include "mlir-roofline/IR/RooflineEnums.h"
#include "mlir-roofline/Interfaces/AccumulationOpInterface.h"
#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Interfaces/Cost.h"

#include <string>
#include <vector>

namespace mlir::roofline::foreign {

/// Operands that a rule names together, in the order of the operands.
struct OperandGroup {
  enum class Count { one, perResult, rest };

  std::string name;
  Count count = Count::one;
};

/// One value of an operation, the operands of a group, or all results.
struct ValueRef {
  enum class Kind { operand, result, group, results };

  Kind kind = Kind::operand;
  unsigned index = 0;
};

/// Integers that an attribute holds: `a`, or `a.b.c` for what is found in it.
struct AttrPath {
  std::string name;
  std::vector<std::string> parts;

  std::string str() const;
};

/// Some dimensions of a value, and the loops that run along them.
struct IndexEntry {
  /// The loops; of a window, those over its positions.
  std::string loops;
  /// Of a window, the loops over its taps; otherwise empty.
  std::string taps;
  /// The dimensions: from an attribute, or numbers, from behind if negative.
  /// Neither: those that nothing else names, in order.
  std::optional<AttrPath> dimsOfAttr;
  std::vector<int64_t> dims;
  /// The dimension is this many times as long as the loop.
  std::optional<AttrPath> factor;

  bool isRest() const { return !dimsOfAttr && dims.empty(); }
};

struct ValueIndex {
  ValueRef value;
  std::vector<IndexEntry> entries;
};

/// A number of operations of one class, or of multiply-accumulates.
struct WorkItem {
  /// Nothing: multiply-accumulates.
  std::optional<WorkClass> workClass;
  Quantity count;
  /// Whose element type computes; nothing: as for any elementwise operation.
  std::optional<ValueRef> type;
};
using WorkItems = std::vector<WorkItem>;

/// A name for a formula, or for its logarithm to base 2, rounded up.
struct Definition {
  std::string name;
  Quantity formula;
  bool isLogarithm = false;
};

struct Traffic {
  ValueRef value;
  Quantity elements;
};

/// Elements of a value's type in memory that no operand is the name of.
struct MemoryTraffic {
  bool isWritten = false;
  ValueRef type;
  Quantity elements;
};

struct ComparisonCase {
  std::string text;
  Comparison::Kind kind;
  Quantity difference;
};

/// How the regions of an operation run.
enum class RegionUse {
  /// As the body of the operation's loops; its cost covers them.
  body,
  /// Each once, in order.
  once,
  /// One of them, once.
  one,
  /// The second as long as the first holds.
  loop
};

/// Where the results come from: result i from operand i of `operands`, or all
/// of them from one.
struct ViewOf {
  ContentsKind kind;
  ValueRef operands;
};

/// The extents of the results.
struct SizeRule {
  enum class Kind { sameAs, heldBy, concatenated };

  Kind kind;
  ValueRef operands;
  /// Of what is put together, the dimension.
  AttrPath dimension;
};

struct Rule {
  std::string op;
  /// Where the rule stands.
  std::string file;
  unsigned line = 0;
  /// Whether a user has given it.
  bool isGiven = false;
  /// Attributes whose text must have this word for the rule to apply; or an
  /// argument of the first region, `argument0`, and `used` or `unused`.
  std::vector<std::pair<std::string, std::string>> when;

  std::vector<OperandGroup> operands;
  bool isElementwise = false;
  std::vector<ValueIndex> indices;
  /// Loops whose extents an attribute says.
  std::vector<std::pair<std::string, AttrPath>> extents;
  std::optional<AttrPath> maps;
  std::vector<Definition> definitions;

  /// Of each iteration, by what kind of numbers the operation is of; the first
  /// for what has no entry of its own.
  WorkItems each;
  std::optional<WorkItems> eachInt, eachBool, eachComplex;
  /// Of all iterations.
  WorkItems work;
  /// How often each region runs as a body; nothing: once per iteration.
  std::vector<Quantity> bodyTimes;

  std::vector<Traffic> reads, writes, updates;
  std::vector<MemoryTraffic> memory;
  /// Operands of which at most as much is touched as is counted.
  std::vector<ValueRef> uncertain;

  AttrPath strides, dilations, baseDilations, padding;

  bool isFree = false;
  bool isTerminator = false;
  bool hasEffects = false;
  /// Why nothing can be said of the work; empty if it can.
  std::string unknown;
  CountStatus status = CountStatus::exact;
  std::string reason;

  std::optional<ViewOf> view;
  bool makesSplat = false, allocates = false;
  /// The attribute that holds what a constant is; empty for other operations.
  std::string constant;
  std::vector<ValueRef> positions;

  RegionUse regions = RegionUse::body;
  std::optional<SizeRule> sizes;
  std::optional<Quantity> value;
  std::string comparisonAttr;
  std::vector<ComparisonCase> comparisons;
  std::vector<SumRole> roles;
};

/// The rules of some files; of several for one operation the first that
/// applies counts.
struct RuleTable {
  std::vector<Rule> rules;
};

/// Reads a file of rules. Failures are diagnosed where they stand in it.
FailureOr<RuleTable> readRules(StringRef text, StringRef file,
                               MLIRContext *context);

} // namespace mlir::roofline::foreign

#endif // MLIR_ROOFLINE_LIB_MODELS_FOREIGN_RULES_FOREIGNRULE_H
