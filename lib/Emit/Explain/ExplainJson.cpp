//===- ExplainJson.cpp - Explanations as JSON -----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// {"schema": "mlir-roofline/explain/v1", "choice": "linalg.matmul",
//  "ops": [{"id": 0, "op": "linalg.matmul", "loops": [{"extent": 64,
//  "iterator": "parallel"}, …], "formulas": […], "operands": […],
//  "targets": [{"target": …, "resources": […]}]}], "other_ids": []}
//
// docs/explain-v1.schema.json says what each key is.
//
//===----------------------------------------------------------------------===//

#include "../Json/JsonWriter.h"
#include "mlir-roofline/Emit/ExplanationEmitter.h"
#include "mlir-roofline/Support/Version.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

namespace {
class ExplainJson {
public:
  explicit ExplainJson(raw_ostream &os) : writer(os), json(writer.json) {}

  void emit(const Explanation &explanation);

private:
  void emitOp(const ExplainedOp &op);
  void emitLoops(const ExplainedOp &op);
  void emitWork(const ExplainedOp &op);
  void emitTerms(ArrayRef<ExplainedTerm> terms);
  void emitOperand(const ExplainedOperand &operand);
  void emitReach(const ExplainedReach &reach);
  void emitTarget(const ExplainedTarget &target);
  void emitTime(const ReportTime &time);
  void emitGroup(const ExplainedGroup &fusion);
  /// The value, and the formula under `KEY_formula` where that says more.
  void emitCount(StringRef key, const ExplainedCount &count);

  JsonWriter writer;
  llvm::json::OStream &json;
};
} // namespace

static StringRef stringify(WorkPerCount per) {
  switch (per) {
  case WorkPerCount::iteration:
    return "iteration";
  case WorkPerCount::result:
    return "result";
  case WorkPerCount::operation:
    return "operation";
  }
  llvm_unreachable("covered switch");
}

static StringRef stringify(ValueClass valueClass) {
  switch (valueClass) {
  case ValueClass::weight:
    return "weight";
  case ValueClass::cache:
    return "cache";
  case ValueClass::activation:
    return "activation";
  }
  llvm_unreachable("covered switch");
}

void ExplainJson::emitCount(StringRef key, const ExplainedCount &count) {
  writer.count(key, count.value);
  if (count.open != count.value)
    writer.text((key + "_formula").str(), count.open.str());
}

void ExplainJson::emitTerms(ArrayRef<ExplainedTerm> terms) {
  json.attributeArray("terms", [&] {
    for (const ExplainedTerm &term : terms)
      json.object([&] {
        writer.count("each", term.each);
        writer.text("per", stringify(term.per));
      });
  });
}

void ExplainJson::emitLoops(const ExplainedOp &op) {
  if (!op.loops)
    return;
  json.attributeArray("loops", [&] {
    for (const ExplainedLoop &loop : *op.loops)
      json.object([&] {
        emitCount("extent", loop.extent);
        writer.text("iterator", loop.isParallel ? "parallel" : "reduction");
      });
  });
  emitCount("iterations", op.iterations);
}

void ExplainJson::emitWork(const ExplainedOp &op) {
  if (op.op.counts.workStatus == CountStatus::unknown)
    return;
  json.attributeArray("work", [&] {
    for (const ExplainedWork &work : op.work)
      json.object([&] {
        writer.text("class", stringifyWorkClass(work.workClass));
        writer.text("type", work.type);
        emitCount("count", work.count);
        emitTerms(work.terms);
        if (work.necessary != work.count.value)
          writer.count("necessary", work.necessary);
      });
  });
  json.attributeArray("formulas", [&] {
    for (const ExplainedFormula &formula : op.formulas)
      json.object([&] {
        writer.text("metric", formula.metric);
        emitCount("count", formula.count);
        emitTerms(formula.terms);
        if (formula.effective)
          writer.count("effective", *formula.effective);
        if (formula.necessary)
          writer.count("necessary", *formula.necessary);
      });
  });
  writer.optionalText("mac_operand_type", op.macOperandType);
  writer.optionalText("mac_accumulator_type", op.macAccumulatorType);
}

void ExplainJson::emitReach(const ExplainedReach &reach) {
  json.object([&] {
    writer.list("positions", reach.positions);
    writer.list("loops", reach.loops);
    writer.count("extent", reach.extent);
    writer.count("iterations", reach.iterations);
    if (reach.inside)
      writer.count("inside", *reach.inside);
    writer.count("met", reach.met);
    json.attribute("exact", reach.isExact);
  });
}

void ExplainJson::emitOperand(const ExplainedOperand &operand) {
  writer.text("role", stringifyOperandRole(operand.role));
  json.attribute("index", operand.index);
  writer.optionalText("type", operand.type);
  writer.optionalText("source", operand.source);
  if (operand.valueClass)
    writer.text("class", stringify(*operand.valueClass));
  if (operand.elements)
    writer.count("elements", *operand.elements);
  if (!operand.accesses.empty())
    json.attributeArray("accesses", [&] {
      for (const ExplainedOperand::Access &access : operand.accesses)
        json.object([&] {
          writer.optionalText("map", access.map);
          json.attribute("written", access.isWritten);
          json.attributeArray("reaches", [&] {
            for (const ExplainedReach &reach : access.reaches)
              emitReach(reach);
          });
        });
    });
  if (operand.traffic) {
    emitCount("footprint", operand.traffic->footprint);
    emitCount("bytes_read", operand.traffic->bytesRead);
    emitCount("bytes_written", operand.traffic->bytesWritten);
    writer.text("status", stringifyCountStatus(operand.traffic->status));
  }
  writer.list("notes", operand.notes);
}

void ExplainJson::emitTime(const ReportTime &time) {
  if (time.seconds) {
    writer.optionalText("bound_by", time.boundBy);
    writer.text("kind", stringifyBoundKind(time.kind));
    writer.number("time_s", time.seconds);
    writer.number("estimate_s", time.estimate);
    writer.optionalText("next_bound_by", time.nextBoundBy);
    writer.number("time_if_lifted_s", time.nextSeconds);
    writer.number("slack", time.slack);
    writer.number("share", time.share);
    if (time.missingSeconds > 0)
      writer.number("untimed_s", time.missingSeconds);
  }
  writer.text("status", stringifyCountStatus(time.status));
  emitOpFormula(writer, time.formula.get());
}

void ExplainJson::emitGroup(const ExplainedGroup &fusion) {
  json.attributeObject("fusion", [&] {
    writer.number("capacity_bytes", fusion.capacityBytes);
    json.attribute("precomputable", fusion.isPrecomputable);
    if (fusion.isPrecomputable)
      return;
    writer.list("ops", fusion.group.ops);
    writer.count("bytes_as_written", fusion.group.bytesAsWritten);
    writer.count("bytes", fusion.group.bytes);
    writer.number("time_as_written_s", fusion.group.secondsAsWritten);
    writer.number("time_s", fusion.group.seconds);
    writer.number("estimate_s", fusion.group.estimate);
    writer.optionalText("bound_by", fusion.group.boundBy);
    json.attribute("tiled", fusion.group.isRealised);
    if (!fusion.conditional.empty())
      json.attributeArray("conditional", [&] {
        for (const ReportFusion::Group &group : fusion.conditional)
          emit::emitConditional(writer, group, fusion.capacityBytes);
      });
  });
}

void ExplainJson::emitTarget(const ExplainedTarget &target) {
  writer.text("target", target.name);
  emitTime(target.time);
  if (!target.resources.empty())
    json.attributeArray("resources", [&] {
      for (const ExplainedResource &resource : target.resources)
        json.object([&] {
          writer.text("name", resource.name);
          writer.text("kind", stringifyBoundKind(resource.kind));
          writer.number("amount", resource.amount);
          if (resource.standInAmount > 0)
            writer.number("stand_in_amount", resource.standInAmount);
          writer.number("per_second", resource.perSecond);
          writer.number("time_s", resource.seconds);
          writer.optionalText("source", resource.source);
        });
    });
  writer.number("ridge", target.ridge);
  if (!target.standIns.empty())
    json.attributeArray("stand_ins", [&] {
      for (const ReportTarget::StandIn &standIn : target.standIns)
        json.object([&] {
          writer.text("type", standIn.type);
          writer.text("unit", stringifyUnitKind(standIn.unit));
          writer.optionalText("resource", standIn.resource);
          json.attribute("split", standIn.isSplit);
        });
    });
  if (target.time.levels)
    emitHierarchy(writer, *target.time.levels);
  emitGroup(target.fusion);
}

void ExplainJson::emitOp(const ExplainedOp &op) {
  json.attribute("id", op.id);
  writer.text("op", op.op.op);
  writer.text("function", op.op.function);
  writer.text("location", op.op.location);
  writer.count("executions", op.op.multiplicity.value);
  if (!op.op.multiplicity.isExact())
    writer.count("executions_lower", op.op.multiplicity.lower);
  if (!op.symbols.empty())
    emitSymbols(writer, op.symbols);
  emitLoops(op);
  emitWork(op);
  writer.text("work_status", stringifyCountStatus(op.op.counts.workStatus));
  writer.text("traffic_status",
              stringifyCountStatus(op.op.counts.trafficStatus));
  writer.optionalText("reason", op.op.reason);
  writer.number("intensity", op.op.intensity);
  json.attributeArray("operands", [&] {
    for (const ExplainedOperand &operand : op.operands)
      json.object([&] { emitOperand(operand); });
  });
  if (op.fusion)
    emitGroup(*op.fusion);
  json.attributeArray("targets", [&] {
    for (const ExplainedTarget &target : op.targets)
      json.object([&] { emitTarget(target); });
  });
}

void ExplainJson::emit(const Explanation &explanation) {
  json.object([&] {
    writer.text("schema", "mlir-roofline/explain/v1");
    json.attributeObject("tool", [&] {
      writer.text("name", MLIR_ROOFLINE_NAME);
      writer.text("version", MLIR_ROOFLINE_VERSION);
    });
    json.attributeObject("input",
                         [&] { writer.text("file", explanation.file); });
    writer.optionalText("function", explanation.function);
    writer.text("choice", explanation.choice);
    json.attributeArray("ops", [&] {
      for (const ExplainedOp &op : explanation.ops)
        json.object([&] { emitOp(op); });
    });
    writer.list("other_ids", explanation.others);
  });
}

void mlir::roofline::emitExplanationJson(raw_ostream &os,
                                         const Explanation &explanation) {
  ExplainJson(os).emit(explanation);
  os << "\n";
}
