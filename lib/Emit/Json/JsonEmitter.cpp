//===- JsonEmitter.cpp - Reports as JSON ----------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Schema `mlir-roofline/report/v1`, which docs/report-v1.schema.json describes.
// Constant counts are JSON integers of any size, symbolic ones strings, and
// what is not known is left out.
//
//===----------------------------------------------------------------------===//

#include "../Formats.h"
#include "JsonWriter.h"
#include "mlir-roofline/Support/Version.h"

#include "llvm/Config/llvm-config.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
class JsonReport : public emit::JsonWriter {
public:
  JsonReport(raw_ostream &os, const Report &report)
      : JsonWriter(os), report(report) {}
  void emit();

private:
  void emitHeader();
  void emitCoverage();
  void emitWork(const Work &work);
  void emitCounts(const Totals &totals);
  void emitRange(const Totals &totals, const Multiplicity &multiplicity);
  void emitTotals(const Totals &totals, std::optional<double> intensity);
  void emitParameters(const Report::ParameterSum &parameters);
  void emitProgram();
  void emitSizes(ArrayRef<std::pair<std::string, Quantity>> sizes);
  void emitFunctions();
  void emitOp(unsigned id, const Report::Op &op);
  void emitOperands(ArrayRef<Report::Operand> operands);
  void emitFastest(std::optional<size_t> fastest);
  void emitSum(const Report::Group &group);
  void emitGroups();
  void emitLayers();
  void emitWhatIf();

  const Report &report;
};

/// A count of `Totals` and its key.
struct NamedCount {
  StringRef key;
  BoundedCount Totals::*count;
};
} // namespace

static constexpr NamedCount workCounts[] = {
    {"macs", &Totals::macs},
    {"effective_macs", &Totals::effectiveMacs},
    {"flops", &Totals::flops},
    {"effective_flops", &Totals::effectiveFlops},
    {"int_ops", &Totals::intOps},
    {"effective_int_ops", &Totals::effectiveIntOps},
    {"transcendentals", &Totals::transcendentals}};
static constexpr NamedCount trafficCounts[] = {
    {"bytes_read", &Totals::bytesRead},
    {"bytes_written", &Totals::bytesWritten},
    {"bytes", &Totals::bytes}};

/// Effective counts appear only where they differ from the others.
static bool isShown(const NamedCount &named, const Totals &totals) {
  std::optional<BoundedCount> all = totals.getCountOfEffective(named.count);
  return !all || all->value != (totals.*named.count).value;
}

void JsonReport::emitHeader() {
  text("schema", "mlir-roofline/report/v1");
  json.attributeObject("tool", [&] {
    text("name", MLIR_ROOFLINE_NAME);
    text("version", MLIR_ROOFLINE_VERSION);
    text("mlir", LLVM_VERSION_STRING);
  });
  json.attributeObject("input", [&] { text("file", report.file); });
}

void JsonReport::emitCoverage() {
  json.attributeObject("coverage", [&] {
    number("ops", report.coverage.getOps());
    number("bytes", report.coverage.bytes);
    json.attributeArray("unknown", [&] {
      for (const Coverage::Unknown &unknown : report.coverage.unknown)
        json.object([&] {
          text("op", unknown.op);
          json.attribute("count", unknown.count);
          text("reason", unknown.reason);
        });
    });
  });
}

void JsonReport::emitWork(const Work &work) {
  llvm::MapVector<Type, std::vector<const Work::Entry *>> byType;
  for (const Work::Entry &entry : work.getEntries())
    byType[entry.type].push_back(&entry);
  json.attributeObject("work", [&] {
    for (auto &[type, entries] : byType) {
      std::string name;
      llvm::raw_string_ostream(name) << type;
      json.attributeObject(name, [&, &entries = entries] {
        llvm::sort(entries, [](const Work::Entry *a, const Work::Entry *b) {
          return a->workClass < b->workClass;
        });
        for (const Work::Entry *entry : entries)
          count(stringifyWorkClass(entry->workClass), entry->count);
      });
    }
  });
}

void JsonReport::emitCounts(const Totals &totals) {
  text("status", stringifyCountStatus(totals.workStatus));
  text("bytes_status", stringifyCountStatus(totals.trafficStatus));
  if (totals.workStatus != CountStatus::unknown) {
    for (const NamedCount &named : workCounts)
      if (isShown(named, totals))
        count(named.key, (totals.*named.count).value);
    emitWork(totals.work);
  }
  if (totals.trafficStatus != CountStatus::unknown)
    for (const NamedCount &named : trafficCounts)
      count(named.key, (totals.*named.count).value);
}

/// Bounds of everything that is not one number.
void JsonReport::emitRange(const Totals &totals,
                           const Multiplicity &multiplicity) {
  struct Range {
    StringRef key;
    Quantity lower;
    std::optional<Quantity> upper;
  };
  std::vector<Range> ranges;
  auto collect = [&](ArrayRef<NamedCount> counts, CountStatus status,
                     bool isUnbounded) {
    if (status == CountStatus::unknown)
      return;
    for (const NamedCount &named : counts) {
      const BoundedCount &count = totals.*named.count;
      if (!isShown(named, totals) ||
          (!isUnbounded && count.value == count.lower))
        continue;
      ranges.push_back(
          {named.key, count.lower,
           isUnbounded ? std::nullopt : std::optional<Quantity>(count.value)});
    }
  };
  if (!multiplicity.isExact())
    ranges.push_back({"multiplicity", multiplicity.lower, multiplicity.value});
  collect(workCounts, totals.workStatus, totals.isWorkUnbounded());
  collect(trafficCounts, totals.trafficStatus, totals.isTrafficUnbounded());
  if (ranges.empty())
    return;
  json.attributeObject("range", [&] {
    for (const Range &range : ranges)
      json.attributeArray(range.key, [&] {
        value(range.lower);
        if (range.upper)
          value(*range.upper);
        else
          json.value(nullptr);
      });
  });
}

void JsonReport::emitTotals(const Totals &totals,
                            std::optional<double> intensity) {
  json.attributeObject("totals", [&] {
    json.attribute("ops", totals.numOps);
    json.attribute("unknown_ops", totals.numUnknownOps);
    emitCounts(totals);
    number("intensity", intensity);
    emitRange(totals, Multiplicity());
  });
}

void JsonReport::emitParameters(const Report::ParameterSum &parameters) {
  json.attributeObject("parameters", [&] {
    count("count", parameters.count);
    count("bytes", parameters.bytes);
    json.attributeObject("types", [&] {
      for (const Report::ParameterSum::OfType &each : parameters.types)
        json.attributeObject(each.type, [&] {
          count("count", each.count);
          count("bytes", each.bytes);
        });
    });
  });
}

void JsonReport::emitProgram() {
  json.attributeObject("program", [&] {
    optionalText("function", report.function);
    list("sums", report.summed);
    json.attribute("unreferenced_functions", report.numUnreferenced);
    json.attribute("ops_without_effect", report.numDeadOps);
  });
}

void JsonReport::emitSizes(ArrayRef<std::pair<std::string, Quantity>> sizes) {
  if (sizes.empty())
    return;
  json.attributeObject("sizes", [&] {
    for (const auto &[name, size] : sizes)
      count(name, size);
  });
}

void JsonReport::emitFunctions() {
  json.attributeArray("functions", [&] {
    for (const Report::Function &function : report.functions)
      json.object([&] {
        text("name", function.name);
        json.attribute("entry", function.isEntry);
        emitSizes(function.sizes);
        count("multiplicity", function.multiplicity.value);
        emitTotals(function.totals, function.totals.getIntensity());
        emitRange(Totals(), function.multiplicity);
        emit::emitActivations(*this, function.activations, report.inputs);
        emit::emitLatencies(*this, function.targets);
      });
  });
}

void JsonReport::emitOperands(ArrayRef<Report::Operand> operands) {
  json.attributeArray("operands", [&] {
    for (const Report::Operand &operand : operands)
      json.object([&] {
        json.attribute("index", operand.index);
        text("role", stringifyOperandRole(operand.role));
        count("footprint", operand.footprint);
        count("bytes_read", operand.bytesRead);
        count("bytes_written", operand.bytesWritten);
        if (operand.status != CountStatus::exact)
          text("status", stringifyCountStatus(operand.status));
      });
  });
}

void JsonReport::emitFastest(std::optional<size_t> fastest) {
  if (fastest)
    text("fastest", report.targets[*fastest].name);
}

void JsonReport::emitOp(unsigned id, const Report::Op &op) {
  json.object([&] {
    json.attribute("id", id);
    text("op", op.op);
    text("function", op.function);
    text("location", op.location);
    text("layer", op.layer);
    if (op.place != op.location)
      text("place", op.place);
    optionalText("types", op.types);
    emitSizes(op.sizes);
    count("multiplicity", op.multiplicity.value);
    count("live_bytes", op.liveBytes);
    if (report.training)
      count("saved_bytes", op.savedBytes);
    if (!op.parameters.count.isZero())
      emitParameters(op.parameters);
    emitCounts(op.counts);
    if (op.isIterated)
      json.attributeObject("executed", [&] { emitCounts(op.executed); });
    optionalText("reason", op.reason);
    number("intensity", op.intensity);
    emitRange(op.counts, op.multiplicity);
    if (op.necessary)
      json.attributeObject("necessary", [&] {
        count("macs", op.necessary->macs);
        count("flops", op.necessary->flops);
        count("int_ops", op.necessary->intOps);
        count("transcendentals", op.necessary->transcendentals);
      });
    emitOperands(op.operands);
    emit::emitTimes(*this, report, op.times);
    emitFastest(op.fastest);
  });
}

/// Only where the user asked for groups; ops are always there.
void JsonReport::emitGroups() {
  if (report.groupBy == GroupBy::op)
    return;
  json.attribute("group_by", stringifyGroupBy(report.groupBy));
  json.attributeArray("groups", [&] {
    for (const Report::Group &group : report.groups)
      json.object([&] {
        text("name", group.name);
        list("ops", group.ops);
        emitSum(group);
      });
  });
}

void JsonReport::emitSum(const Report::Group &group) {
  emitTotals(group.counts, group.intensity);
  emitParameters(group.parameters);
  count("live_bytes", group.liveBytes);
  emit::emitTimes(*this, report, group.times);
  emitFastest(group.fastest);
}

void JsonReport::emitLayers() {
  if (report.layers.empty())
    return;
  json.attributeArray("layers", [&] {
    for (const Report::Layer &layer : report.layers)
      json.object([&] {
        text("name", layer.name);
        list("path", layer.path);
        json.attribute("depth", layer.depth);
        if (layer.parent)
          json.attribute("parent", *layer.parent);
        list("ops", layer.own);
        emitSum(layer.sum);
      });
  });
}

void JsonReport::emitWhatIf() {
  if (!report.whatIf)
    return;
  json.attributeObject("what_if", [&] {
    text("assume", report.whatIf->assumptions);
    emitTotals(report.whatIf->totals, report.whatIf->intensity);
    json.attributeObject("parameters", [&] {
      count("count", report.parameters.count);
      count("bytes", report.whatIf->parameterBytes);
    });
    if (!report.whatIf->targets.empty())
      emit::emitTargets(*this, report.whatIf->targets);
  });
}

void JsonReport::emit() {
  json.object([&] {
    emitHeader();
    emit::emitSymbols(*this, report.symbols);
    emitTotals(report.totals, report.intensity);
    emitParameters(report.parameters);
    emit::emitActivations(*this, report.activations, report.inputs,
                          report.training);
    emit::emitTraining(*this, report.training);
    emitProgram();
    emitCoverage();
    emitFunctions();
    json.attributeArray("ops", [&] {
      for (auto [id, op] : llvm::enumerate(report.ops))
        emitOp(id, op);
    });
    emitGroups();
    emitLayers();
    if (report.fusion)
      emit::emitFusion(*this, *report.fusion);
    emit::emitTargets(*this, report);
    emit::emitLoops(*this, report);
    emit::emitMeasured(*this, report);
    emitWhatIf();
  });
}

namespace {
class JsonEmitter : public Emitter {
  StringRef getName() const override { return "json"; }
  StringRef getDescription() const override {
    return "schema mlir-roofline/report/v1";
  }
  Sequence getSequence() const override { return Sequence::json; }
  bool listsOps() const override { return false; }
  void emit(raw_ostream &os, const Report &report,
            const EmitOptions &options) const override {
    JsonReport(os, report).emit();
    os << '\n';
  }
};
} // namespace

std::unique_ptr<Emitter> emit::makeJsonEmitter() {
  return std::make_unique<JsonEmitter>();
}
