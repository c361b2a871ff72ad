//===- ExplainText.cpp - Explanations as text -----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ExplainText.h"

#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Report/Metric.h"
#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir-roofline/Support/ProgramText.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

void ExplainText::line(const Twine &label, StringRef text, unsigned indent) {
  printWrapped(os, ("  " + label).str(), text, indent, options.width);
}

//===----------------------------------------------------------------------===//
// Formulas
//===----------------------------------------------------------------------===//

/// A factor of a product.
static std::string formatFactor(const Quantity &factor) {
  std::string text = factor.str();
  // A sum, but not a call with sums in it.
  bool isSum = !factor.isConstant() && StringRef(text).contains(" ");
  return isSum ? "(" + text + ")" : text;
}

std::string
ExplainText::multiply(WorkPerCount per,
                      llvm::function_ref<std::string(unsigned)> get) const {
  SmallVector<std::string> factors;
  for (auto [number, loop] : llvm::enumerate(*op.loops))
    if (per == WorkPerCount::iteration || loop.isParallel)
      factors.push_back(get(number));
  return factors.empty() ? "1" : llvm::join(factors, "*");
}

std::string
ExplainText::explainTerms(const std::vector<ExplainedTerm> &terms) const {
  bool isProduct =
      op.loops && llvm::all_of(terms, [](const ExplainedTerm &term) {
        return term.per != WorkPerCount::operation;
      });
  if (!isProduct || terms.empty())
    return "";
  auto write = [&](llvm::function_ref<std::string(unsigned)> get) {
    SmallVector<std::string> parts;
    for (const ExplainedTerm &term : terms)
      parts.push_back((term.each.isOne() ? "" : term.each.str() + "*") +
                      multiply(term.per, get));
    return llvm::join(parts, " + ");
  };
  std::string text =
      write([](unsigned loop) { return "d" + std::to_string(loop); });
  std::string open = write([&](unsigned loop) {
    return formatFactor((*op.loops)[loop].extent.open);
  });
  std::string value = write([&](unsigned loop) {
    return formatFactor((*op.loops)[loop].extent.value);
  });
  if (!op.loops->empty())
    text += " = " + open;
  if (value != open)
    text += " = " + value;
  return text;
}

/// `2*d0*d1 = 2*64*64 = 8,192`: the value behind how it comes about, once.
static std::string formatSum(const ExplainedCount &count, StringRef terms) {
  std::string value = formatGrouped(count.value);
  if (terms.empty())
    return count.open == count.value ? value : count.open.str() + " = " + value;
  // A single factor is the value already.
  terms.consume_back(" = " + count.value.str());
  return terms.str() + " = " + value;
}

//===----------------------------------------------------------------------===//
// Sections
//===----------------------------------------------------------------------===//

void ExplainText::printHead() {
  os << "Operation " << op.id << ": " << toVisibleText(op.op.op) << " at "
     << toVisibleText(op.op.location) << " in " << toVisibleText(op.op.function)
     << "\n";
  const Multiplicity &runs = op.op.multiplicity;
  if (runs.isExact() && runs.value.isOne())
    return;
  std::string text =
      formatGrouped(runs.value) + (runs.value.isOne() ? " time" : " times");
  if (runs.isEstimate)
    text = "~ " + text + ", which is an estimate";
  else if (!runs.isExact())
    text += " at most, " + formatGrouped(runs.lower) + " at least";
  os << "  runs " << text << "; what follows is of one run\n";
}

void ExplainText::printSizes() {
  if (op.symbols.empty() && op.op.sizes.empty())
    return;
  os << "\nSizes\n";
  for (const auto &[name, value] : op.op.sizes)
    line(name, "= " + value.str() + ", which calls pass");
  for (const Report::Symbol &symbol : op.symbols)
    line(symbol.name, (symbol.value    ? "= " + symbol.value->str() + ", "
                       : symbol.isOpen ? std::string("open, ")
                                       : std::string()) +
                          symbol.describe());
}

void ExplainText::printLoops() {
  os << "\nLoops: ";
  if (!op.loops) {
    os << "unknown; the operation does not say as which loops it runs, or they "
          "differ from run to run\n";
    return;
  }
  if (op.loops->empty()) {
    os << "none, one iteration\n";
    return;
  }
  os << formatSum(op.iterations, explainTerms({{1, WorkPerCount::iteration}}))
     << (op.iterations.value.isOne() ? " iteration\n" : " iterations\n");
  TextTable table(options.width, options.color);
  table.addColumn({"  loop"});
  TextTable::Column extent{"extent"};
  extent.alignRight = true;
  table.addColumn(extent);
  table.addColumn({""});
  for (auto [number, loop] : llvm::enumerate(*op.loops)) {
    const ExplainedCount &count = loop.extent;
    std::string text = count.open == count.value
                           ? count.value.str()
                           : count.open.str() + " = " + count.value.str();
    table.addRow({"  d" + std::to_string(number), text,
                  std::string(loop.isParallel ? "parallel" : "reduction")});
  }
  table.print(os);
}

/// `4,608 = 1 per iteration + 1 per result`.
static std::string formatShare(const ExplainedWork &work) {
  std::string text = formatGrouped(work.count.value);
  SmallVector<std::string> parts;
  for (const ExplainedTerm &term : work.terms)
    if (term.per != WorkPerCount::operation)
      parts.push_back(term.each.str() + (term.per == WorkPerCount::iteration
                                             ? " per iteration"
                                             : " per result"));
  if (!parts.empty())
    text += " = " + llvm::join(parts, " + ");
  if (work.necessary != work.count.value)
    text += "; necessary: " + formatGrouped(work.necessary);
  return text;
}

void ExplainText::printFormula(const ExplainedFormula &formula) {
  const Metric *metric = findMetric(formula.metric);
  line(metric ? metric->title : StringRef(formula.metric),
       formatSum(formula.count, explainTerms(formula.terms)));
  if (formula.effective)
    line("  effective",
         markStatus(formatGrouped(*formula.effective), op.effectiveStatus) +
             ": without padding, inserted zeros and elements that are not "
             "stored");
  if (formula.necessary)
    line("  necessary",
         formatGrouped(*formula.necessary) +
             ": what every schedule computes, of which bounds are made");
}

void ExplainText::printWork() {
  os << "\nWork";
  if (op.op.counts.workStatus == CountStatus::unknown) {
    os << ": unknown\n";
    return;
  }
  if (op.work.empty()) {
    os << ": none, the operation only moves data\n";
    return;
  }
  os << "\n";
  for (const ExplainedWork &work : op.work)
    line(stringifyWorkClass(work.workClass) + " " + toVisibleText(work.type),
         formatShare(work));
  for (const ExplainedFormula &formula : op.formulas)
    printFormula(formula);
  if (!op.macOperandType.empty())
    line("MAC types", toVisibleText(op.macOperandType + " factors, " +
                                    op.macAccumulatorType + " sums"));
}

static std::string formatList(ArrayRef<unsigned> loops) {
  return llvm::join(
      llvm::map_range(loops,
                      [](unsigned loop) { return "d" + std::to_string(loop); }),
      ", ");
}

/// What one entry of a map meets.
static std::string formatReach(const ExplainedReach &reach) {
  std::string text = llvm::join(reach.positions, ", ") + ": ";
  if (!reach.isExact)
    text += "at most ";
  text += formatGrouped(reach.met) + " of " + formatGrouped(reach.extent) +
          " positions";
  if (!reach.inside)
    text += "; some may be outside, in padding";
  else if (*reach.inside != reach.iterations)
    text += "; " + formatGrouped(*reach.inside) + " of " +
            formatGrouped(reach.iterations) + " iterations of " +
            formatList(reach.loops) + " are inside, the others in padding";
  else if (reach.loops.size() > 1)
    text += " in " + formatGrouped(reach.iterations) + " iterations of " +
            formatList(reach.loops);
  return text;
}

void ExplainText::printAccess(const ExplainedOperand::Access &access) {
  if (access.map.empty())
    return;
  if (access.isWritten)
    line("  writes", access.map, /*indent=*/11);
  else
    line("  reads", access.map, /*indent=*/10);
  for (const ExplainedReach &reach : access.reaches)
    if (!reach.isPlain)
      line("  ", formatReach(reach), /*indent=*/6);
}

/// What is known of the contents before the program is called.
static StringRef formatClass(const ExplainedOperand &operand) {
  if (!operand.valueClass || !operand.traffic)
    return "";
  switch (*operand.valueClass) {
  case ValueClass::weight:
    return operand.isParameter ? ", a parameter"
                               : ", made of parameters and constants alone";
  case ValueClass::cache:
    return ", a cache";
  case ValueClass::activation:
    return "";
  }
  llvm_unreachable("covered switch");
}

/// `256 of 400 elements, 1,024 B read`.
static std::string formatTraffic(const ExplainedOperand &operand) {
  const ExplainedOperand::Traffic &traffic = *operand.traffic;
  auto format = [&](const ExplainedCount &count) {
    return (count.open == count.value ? "" : count.open.str() + " = ") +
           formatGrouped(count.value);
  };
  std::string text = format(traffic.footprint);
  if (operand.elements)
    text += " of " + formatGrouped(*operand.elements);
  text += " elements";
  if (!traffic.bytesRead.value.isZero())
    text += ", " + format(traffic.bytesRead) + " B read";
  if (!traffic.bytesWritten.value.isZero())
    text += ", " + format(traffic.bytesWritten) + " B written";
  if (traffic.bytesRead.value.isZero() && traffic.bytesWritten.value.isZero())
    text += ", 0 B";
  if (traffic.status != CountStatus::exact)
    text += " (" + stringifyCountStatus(traffic.status).str() + ")";
  return text;
}

void ExplainText::printOperand(const ExplainedOperand &operand) {
  std::string text = toVisibleText(operand.type);
  if (!operand.source.empty())
    text += ", " + toVisibleText(operand.source);
  text += formatClass(operand);
  line(stringifyOperandRole(operand.role) + " " + Twine(operand.index), text);
  for (const ExplainedOperand::Access &access : operand.accesses)
    printAccess(access);
  if (operand.traffic)
    line(" ", formatTraffic(operand), /*indent=*/4);
  for (const std::string &note : operand.notes)
    line(" ", toVisibleText(note), /*indent=*/4);
}

void ExplainText::printOperands() {
  if (op.operands.empty())
    return;
  os << "\nOperands\n";
  for (const ExplainedOperand &operand : op.operands)
    printOperand(operand);
}

static StringRef describe(CountStatus status) {
  switch (status) {
  case CountStatus::exact:
    return "exact";
  case CountStatus::lower:
    return "lower: at least this much";
  case CountStatus::upper:
    return "upper: at most this much";
  case CountStatus::estimate:
    return "estimate: a guess, which enters no bound";
  case CountStatus::declared:
    return "declared by the user";
  case CountStatus::unknown:
    return "unknown";
  }
  llvm_unreachable("covered switch");
}

void ExplainText::printStatus() {
  os << "\nStatus\n";
  line("work", describe(op.op.counts.workStatus));
  line("traffic", describe(op.op.counts.trafficStatus));
  if (!op.op.reason.empty())
    line("because", toVisibleText(op.op.reason));
  if (op.op.isIterated)
    line("", "one run differs from the next: counts depend on the iteration "
             "of a loop around");
}

void ExplainText::print() {
  printHead();
  printSizes();
  printLoops();
  printWork();
  printOperands();
  printStatus();
  for (const ExplainedTarget &target : op.targets)
    printExplainedTarget(os, op, target, options);
  if (!op.targets.empty())
    return;
  os << "\nWithout a target\n";
  line("time", "unknown; --target=NAME says on which machine");
  if (op.fusion)
    printExplainedGroup(os, op.id, *op.fusion, options.width);
}

void mlir::roofline::emitExplanationText(raw_ostream &os,
                                         const Explanation &explanation,
                                         const EmitOptions &options) {
  for (auto [number, op] : llvm::enumerate(explanation.ops)) {
    if (number != 0)
      os << "\n";
    ExplainText(os, op, options).print();
  }
  if (explanation.others.empty())
    return;
  constexpr size_t maxListed = 20;
  std::string ids;
  for (unsigned id : ArrayRef(explanation.others).take_front(maxListed))
    ids += (ids.empty() ? "" : ", ") + std::to_string(id);
  if (explanation.others.size() > maxListed)
    ids += ", ...";
  os << "\n";
  printWrapped(os, "",
               "'" + toVisibleText(explanation.choice) + "' stands for " +
                   std::to_string(explanation.others.size()) +
                   " more: --op=ID explains one of " + ids,
               /*indent=*/0, options.width);
}
