//===- DocumentCosts.cpp - Costs of the operations of a document ----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "DocumentCosts.h"

#include "mlir-roofline/Machine/MachineModel.h"
#include "mlir-roofline/Program/ModuleCost.h"
#include "mlir-roofline/Report/Metric.h"
#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir-roofline/Targets/ModuleTarget.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/AsmParser/AsmParserState.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Support/ToolUtilities.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/SourceMgr.h"

using namespace mlir;
using namespace mlir::roofline;

/// As the table of reports has it; empty if there is none.
static std::string format(StringRef name, const MetricSubject &subject,
                          StringRef unit) {
  const Metric *metric = findMetric(name);
  std::optional<MetricValue> value = metric->get(subject);
  if (!value)
    return "";
  if (const auto *count = std::get_if<Quantity>(&value->value);
      count && count->isZero())
    return "";
  std::string text = metric->format(value);
  // `1.02 kFLOPs`, `512 MACs`.
  bool hasPrefix = text.size() > 1 && text[text.size() - 2] == ' ' &&
                   llvm::isAlpha(text.back());
  return text + (unit.empty() || hasPrefix ? "" : " ") + unit.str();
}

static std::string getText(const OpCost &cost, const MachineModel *machine) {
  if (cost.workStatus == CountStatus::unknown)
    return "cost unknown: " + cost.reason;
  Totals totals = Totals::get(cost);
  MetricSubject subject;
  subject.counts = &totals;
  std::string text;
  for (auto [name, unit] : {std::pair("macs", "MACs"),
                            {"flops", "FLOPs"},
                            {"int_ops", "int ops"},
                            {"transcendentals", "transcendentals"},
                            {"bytes", ""}})
    if (std::string part = format(name, subject, unit); !part.empty())
      text += (text.empty() ? "" : ", ") + part;
  std::optional<OpTime> time = machine ? machine->getTime(cost) : std::nullopt;
  if (time && time->kind != BoundKind::none)
    text += ", " + markStatus(formatSI(time->seconds, "s"), time->status) +
            " on " + machine->getTarget().getName().str() + " (" +
            stringifyBoundKind(time->kind).str() + ": " + time->resource.str() +
            ")";
  return text;
}

/// Where the line of `place` ends, which is at `position`.
static llvm::lsp::Position getLineEnd(llvm::lsp::Position place,
                                      const char *position,
                                      const char *textEnd) {
  place.character +=
      StringRef(position, textEnd - position)
          .take_until([](char c) { return c == '\n' || c == '\r'; })
          .size();
  return place;
}

static void addCosts(std::vector<WrittenCost> &costs, StringRef chunk,
                     unsigned firstLine, MLIRContext &context) {
  llvm::SourceMgr sources;
  sources.AddNewSourceBuffer(llvm::MemoryBuffer::getMemBufferCopy(chunk), {});
  StringRef text = sources.getMemoryBuffer(1)->getBuffer();
  OwningOpRef<ModuleOp> outer = ModuleOp::create(UnknownLoc::get(&context));
  AsmParserState state;
  if (failed(parseAsmSourceFile(sources, outer->getBody(),
                                ParserConfig(&context), &state)))
    return;
  // Most documents are one module, which may carry a target.
  ModuleOp module = *outer;
  auto modules = module.getOps<ModuleOp>();
  if (llvm::hasSingleElement(module.getBody()->getOperations()) &&
      !modules.empty())
    module = *modules.begin();
  std::optional<MachineModel> machine;
  if (FailureOr<TargetAttr> target = getModuleTarget(module);
      succeeded(target) && *target)
    machine.emplace(*target);

  ModuleCost cost(module);
  if (machine)
    machine = machine->forProgram(cost);
  cost.forEachCost([&](Operation *op, const OpCost &opCost) {
    const AsmParserState::OperationDefinition *written = state.getOpDef(op);
    if (!written || !written->loc.isValid())
      return;
    WrittenCost added;
    auto addRange = [&](SMRange range) {
      llvm::lsp::Range place(sources, range);
      place.start.line += firstLine;
      place.end.line += firstLine;
      added.ranges.push_back(place);
    };
    addRange(written->loc);
    for (const auto &group : written->resultGroups)
      addRange(group.definition.loc);
    added.lineEnd = getLineEnd(added.ranges.front().start,
                               written->loc.Start.getPointer(), text.end());
    added.text = getText(opCost, machine ? &*machine : nullptr);
    costs.push_back(std::move(added));
  });
}

std::vector<WrittenCost>
mlir::roofline::getWrittenCosts(StringRef document,
                                const DialectRegistry &registry) {
  MLIRContext context(registry, MLIRContext::Threading::DISABLED);
  context.allowUnregisteredDialects();
  // The server itself tells what is wrong.
  ScopedDiagnosticHandler handler(&context, [](Diagnostic &) {});
  std::vector<WrittenCost> costs;
  SmallVector<StringRef, 1> chunks;
  document.split(chunks, kDefaultSplitMarker);
  unsigned line = 0;
  for (StringRef chunk : chunks) {
    addCosts(costs, chunk, line, context);
    line += chunk.count('\n');
  }
  return costs;
}
