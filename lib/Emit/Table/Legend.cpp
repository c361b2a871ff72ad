//===- Legend.cpp - What a table's columns and marks mean -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   >= at least, * declared by the user, - not known or open
//   k, M, G = 10^3, 10^6, 10^9; KiB, MiB = 2^10, 2^20 B; --legend explains more
//
//===----------------------------------------------------------------------===//

#include "TableText.h"
#include "mlir-roofline/Emit/TextTable.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
class LegendPrinter {
public:
  LegendPrinter(raw_ostream &os, unsigned width) : os(os), width(width) {}
  void entry(bool isShown, StringRef term, StringRef meaning) {
    if (isShown)
      emit::printLine(os, term, meaning, width);
  }

private:
  raw_ostream &os;
  unsigned width;
};
} // namespace

static StringRef getRowMeaning(const Report &report) {
  if (report.layerDepth)
    return "a layer with all that is in it; those that are not indented add up "
           "to the total";
  switch (report.groupBy) {
  case GroupBy::op:
    return "one operation, all its executions; id: its number in program "
           "order; "
           "with \xC3\x97n, n operations that look the same, the first's id, "
           "and * "
           "where their locations differ";
  case GroupBy::kind:
    return "all operations of one name";
  case GroupBy::layer:
    return "all operations of one layer: of a name, up to its last '/'; of one "
           "line of the model's code where the front end gave no names; "
           "--depth=N shows which layers are in which";
  case GroupBy::function:
    return "the operations in one function, its callees' not among them";
  }
  llvm_unreachable("covered switch");
}

static bool hasEstimates(const Report &report) {
  return llvm::any_of(report.targets, [](const Report::Target &target) {
    return !target.calibration.empty();
  });
}

static void addRows(LegendPrinter &legend, const Report &report,
                    const emit::TableColumns &shown) {
  bool hasEntries = !report.entries.empty();
  bool hasGroups = !hasEntries || !report.hasDefaultRows;
  legend.entry(hasGroups, "row", getRowMeaning(report));
  legend.entry(hasEntries, hasGroups ? "function" : "row",
               "a function that others can call, with all that it calls");
  legend.entry(hasGroups && report.groupBy == GroupBy::op, "location",
               "the name a front end gave, or file:line:column; line:column "
               "in the program's own file");
  legend.entry(
      hasGroups, "order",
      report.layerDepth  ? std::string("as the layers first run")
      : report.rows.sort ? "largest " + report.rows.sort->name.str() + " first"
      : report.isOrderedByTime() ? "largest time first, on the first target"
                                 : "most work first, then most bytes");
  legend.entry(hasGroups && !report.layerDepth && report.hasOpenSizes(), "",
               "as if every open size were " +
                   std::to_string(Report::orderingSize));
  legend.entry(hasGroups && shown.hasRuns && report.groupBy == GroupBy::op,
               "runs", "executions per call of the program");
  legend.entry(hasGroups && report.groupBy == GroupBy::op, "types",
               "shapes and element types of operands -> results");
  legend.entry(hasGroups && !report.parameters.count.isZero(), "params",
               "parameters that the row uses, each once; rows may share some");
}

static void addCounts(LegendPrinter &legend, const Report &report,
                      const emit::TableColumns &shown) {
  bool hasEntries = !report.entries.empty();
  bool hasGroups = !hasEntries || !report.hasDefaultRows;
  legend.entry(true, "MACs",
               "multiply-accumulates of contractions and convolutions; each "
               "is 2 of the FLOPs or int ops");
  legend.entry(true, "FLOPs",
               "floating-point additions, multiplications and divisions, a "
               "fused multiply-add as 2");
  legend.entry(shown.hasIntOps, "int ops", "the same on integers");
  legend.entry(shown.hasTranscendentals, "transc.",
               "transcendentals: exp, log, sqrt, tanh, erf, sin, ... on "
               "floats; not among the FLOPs");
  legend.entry(hasGroups && report.groupBy != GroupBy::op, "live",
               "what is held while the row's operations run, at most, without "
               "parameters");
  legend.entry(report.activations && !hasEntries, "peak",
               "the most that is held at once in the order of the program: "
               "inputs, intermediate and final tensors");
  legend.entry(true, "bytes",
               "distinct elements of each operand read and written, each op on "
               "its own from "
               "memory; 1 KiB = 1024 B");
  legend.entry(true, "intensity", "(FLOPs + int ops) per byte");
}

static void addTimes(LegendPrinter &legend, const Report &report) {
  bool hasTargets = !report.targets.empty();
  bool hasEntries = !report.entries.empty();
  legend.entry(hasTargets, "bound by",
               "what needs the most time: a compute unit and its element type, "
               "or a memory level");
  legend.entry(hasTargets, "time",
               "roofline: the larger of compute time at peak and memory time "
               "at full bandwidth; nothing is faster");
  legend.entry(hasTargets && !hasEntries, "share", "of the latency bound");
  legend.entry(hasEstimates(report), "estimate",
               "expected time: the bound at the efficiencies the target was "
               "measured to reach, with overhead per op; in totals per "
               "group of ops that can run as one; no bound");
}

static void addMeasured(LegendPrinter &legend) {
  legend.entry(true, "measured",
               "what the file says of the row, of one run of the program; >= "
               "where some of its operations were not measured");
  legend.entry(true, "of bound",
               "bound / measured, of what was measured; n % !: faster than the "
               "bound, which nothing is: the measurement, what it was joined "
               "with or the target is wrong");
  legend.entry(true, "lost", "measured - bound, of what was measured");
  legend.entry(true, "reached",
               "(FLOPs + int ops) or bytes of what was measured per second");
}

static void addTotals(LegendPrinter &legend, const Report &report) {
  bool hasTargets = !report.targets.empty();
  bool hasEntries = !report.entries.empty();
  bool isCompared = report.targets.size() > 1;
  legend.entry(isCompared, "fastest",
               "the target with the smallest time, the first of equals");
  legend.entry(isCompared && !hasEntries, "slowdown",
               "latency bound over the smallest of all targets");
  legend.entry(hasTargets && !hasEntries, "latency bound",
               "time of all ops one after another, each from cold memory; no "
               "schedule that keeps them apart is faster");
  legend.entry(hasTargets && !hasEntries, "fused",
               "time of groups of ops that can run as one, where only what "
               "enters and leaves a group moves; what depends on parameters "
               "alone is left out");
  legend.entry(hasTargets && !hasEntries, "throughput",
               "calls of the program per second, at the latency bound, at the "
               "floor and at the estimate");
}

void emit::printLegend(raw_ostream &os, const Report &report,
                       const TableColumns &shown, const EmitOptions &options) {
  os << "\nLegend\n";
  LegendPrinter legend(os, options.width);
  addRows(legend, report, shown);
  addCounts(legend, report, shown);
  addTimes(legend, report);
  if (report.measured)
    addMeasured(legend);
  addTotals(legend, report);
  legend.entry(true, "k, M, G, ...", "powers of 1000");
  legend.entry(true, "-", "not known, or open as long as a size is");
  legend.entry(shown.hasLower, ">= n", "at least n: something is unknown");
  legend.entry(shown.hasUpper, "<= n",
               "at most n: the larger of alternatives, or data-dependent");
  legend.entry(shown.hasEstimate || hasEstimates(report), "~ n",
               "an estimate, no bound");
  legend.entry(shown.hasDeclared, "n*", "declared by the user, not derived");
}

//===----------------------------------------------------------------------===//
// Key
//===----------------------------------------------------------------------===//

namespace {
/// `sign` stands in front of a number, behind one, or alone.
struct Mark {
  StringRef sign, meaning;
  bool (*isIn)(StringRef text);
};

/// A power behind a number, in front of a unit.
struct Prefix {
  StringRef sign, power;
};
} // namespace

static bool isDigit(char c) { return llvm::isDigit(c); }

/// Whether `sign` is in `text` where `isBefore` and `isAfter` are true of what
/// is around it; the ends count as spaces.
static bool hasSign(StringRef text, StringRef sign, bool (*isBefore)(char),
                    bool (*isAfter)(char)) {
  for (size_t at = text.find(sign); at != StringRef::npos;
       at = text.find(sign, at + 1)) {
    size_t end = at + sign.size();
    if (isBefore(at == 0 ? ' ' : text[at - 1]) &&
        isAfter(end == text.size() ? ' ' : text[end]))
      return true;
  }
  return false;
}

static bool isSpace(char c) { return c == ' ' || c == '\n'; }
static bool isNoName(char c) { return !llvm::isAlnum(c) && c != '_'; }

/// `12` in `4.1 G`, `902 nJ`.
static bool isNumber(StringRef word) {
  return !word.empty() && isDigit(word.front()) &&
         word.find_first_not_of("0123456789.,e+-") == StringRef::npos;
}

/// Whether a number ends in `*`, with its unit or without: names do, too, of
/// which a part is left out (`add_1*`).
static bool hasStar(StringRef text) {
  for (size_t at = text.find('*'); at != StringRef::npos;
       at = text.find('*', at + 1)) {
    if (at + 1 < text.size() && !isSpace(text[at + 1]))
      continue;
    auto [before, word] = text.take_front(at).rsplit(' ');
    bool isUnit =
        !word.empty() && word.size() <= 4 &&
        llvm::all_of(word, [](char c) { return llvm::isAlpha(c) || c == '/'; });
    if (isNumber(word) || (isUnit && isNumber(before.rsplit(' ').second)))
      return true;
  }
  return false;
}

/// Whether estimates of rows stand above a total.
static bool hasTotalEstimate(StringRef text) {
  SmallVector<StringRef> lines;
  text.split(lines, '\n');
  bool hasColumn = llvm::any_of(lines, [](StringRef line) {
    return hasSign(line, "time", isSpace, isSpace) &&
           hasSign(line, "estimate", isSpace, isSpace);
  });
  // The headline has a line of this name, too.
  return hasColumn && llvm::any_of(lines, [](StringRef line) {
           bool isTotal = line.starts_with("total ") ||
                          line.ltrim().starts_with("total, ");
           return isTotal && hasSign(line, "~ ", isSpace, isDigit);
         });
}

static constexpr Mark marks[] = {
    {">=", "at least",
     [](StringRef text) { return hasSign(text, ">= ", isSpace, isDigit); }},
    {"<=", "at most",
     [](StringRef text) { return hasSign(text, "<= ", isSpace, isDigit); }},
    {"~", "an estimate, no bound",
     [](StringRef text) { return hasSign(text, "~ ", isSpace, isDigit); }},
    {"estimate of the total",
     "of groups of ops that can run as one, not the sum of the rows",
     hasTotalEstimate},
    {"n*", "declared by the user",
     [](StringRef text) { return hasStar(text); }},
    {"!", "faster than the bound, which nothing is",
     [](StringRef text) { return hasSign(text, "!", isSpace, isSpace); }},
    {"-", "not known, or open as long as a size is",
     [](StringRef text) { return hasSign(text, "-", isSpace, isSpace); }},
    {"\xC3\x97n", "n operations that look the same; id: the first",
     [](StringRef text) {
       return hasSign(text, "\xC3\x97", isSpace, isDigit);
     }}};

/// `k, M = 10^3, 10^6`; `isAfter` a prefix and `unit` is true of the next.
static std::string namePrefixes(StringRef text, ArrayRef<Prefix> prefixes,
                                StringRef unit, bool (*isAfter)(char)) {
  SmallVector<std::string> signs, powers;
  for (const Prefix &prefix : prefixes) {
    std::string sign = (" " + prefix.sign + unit).str();
    if (!hasSign(text, sign, isDigit, isAfter))
      continue;
    signs.push_back((prefix.sign + unit).str());
    powers.push_back(prefix.power.str());
  }
  return signs.empty()
             ? ""
             : llvm::join(signs, ", ") + " = " + llvm::join(powers, ", ");
}

void emit::printKey(raw_ostream &os, StringRef text,
                    const EmitOptions &options) {
  static constexpr Prefix large[] = {
      {"k", "10^3"},  {"M", "10^6"},  {"G", "10^9"},  {"T", "10^12"},
      {"P", "10^15"}, {"E", "10^18"}, {"Z", "10^21"}, {"Y", "10^24"},
      {"R", "10^27"}, {"Q", "10^30"}};
  static constexpr Prefix binary[] = {
      {"Ki", "2^10"}, {"Mi", "2^20"}, {"Gi", "2^30"}, {"Ti", "2^40"},
      {"Pi", "2^50"}, {"Ei", "2^60"}, {"Zi", "2^70"}, {"Yi", "2^80"}};
  SmallVector<std::string> meanings;
  for (const Mark &mark : marks)
    if (mark.isIn(text))
      meanings.push_back((mark.sign + ": " + mark.meaning).str());
  os << '\n';
  if (!meanings.empty())
    printWrapped(os, "", llvm::join(meanings, "; "), /*indent=*/0,
                 options.width);
  SmallVector<std::string> units;
  if (std::string names = namePrefixes(text, large, "", isNoName);
      !names.empty())
    units.push_back(names);
  if (std::string names = namePrefixes(text, binary, "B", isNoName);
      !names.empty())
    units.push_back(names + " B");
  units.push_back("--legend explains columns and lines");
  printWrapped(os, "", llvm::join(units, "; "), /*indent=*/0, options.width);
}
