//===- ServingJson.cpp - Serving as JSON ----------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Schema `mlir-roofline/serving/v1`, which docs/serving-v1.schema.json
// describes.
//
//===----------------------------------------------------------------------===//

#include "../Json/JsonWriter.h"
#include "ServingFormats.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

static void emitRequest(JsonWriter &writer, const Serving &serving) {
  writer.json.attributeObject("request", [&] {
    writer.json.attribute("input_tokens", serving.request.inputTokens);
    writer.json.attribute("output_tokens", serving.request.outputTokens);
    writer.list("batches", serving.request.batches);
    writer.json.attribute("devices", serving.request.numDevices);
  });
  writer.json.attributeObject("prefill", [&] {
    writer.text("file", serving.file);
    writer.text("name", serving.prefillName);
  });
  writer.json.attributeObject("decode", [&] {
    writer.text("file", serving.decodeFile);
    writer.text("name", serving.decodeName);
    auto [first, last] = serving.getContexts();
    if (first > last)
      return;
    writer.json.attribute("first_context", first);
    writer.json.attribute("last_context", last);
  });
}

static void emitMemory(JsonWriter &writer, const Serving &serving) {
  writer.json.attributeObject("memory", [&] {
    writer.count("parameter_bytes", serving.parameters.bytes);
    if (serving.cacheBytesPerToken)
      writer.count("cache_bytes_per_token", *serving.cacheBytesPerToken);
    writer.json.attributeArray("batches", [&] {
      for (auto [number, batch] : llvm::enumerate(serving.request.batches))
        writer.json.object([&, number = number, batch = batch] {
          writer.json.attribute("batch", batch);
          if (!serving.cacheBytes.empty())
            writer.count("cache_bytes", serving.cacheBytes[number]);
          if (!serving.neededBytes.empty())
            writer.count("needed_bytes", serving.neededBytes[number]);
        });
    });
  });
}

static void emitLimits(JsonWriter &writer, StringRef key,
                       const Serving::Limits &limits) {
  writer.json.attributeObject(key, [&] {
    if (limits.largestBatch)
      writer.count("largest_batch", *limits.largestBatch);
    if (limits.turns)
      writer.json.attributeArray("operations_turn", [&] {
        writer.json.value(limits.turns->first);
        writer.json.value(limits.turns->second);
      });
    if (limits.computeBound)
      writer.json.attributeArray("compute_bound", [&] {
        for (auto [low, high] : *limits.computeBound)
          writer.json.array([&, low = low, high = high] {
            writer.json.value(low);
            writer.json.value(high);
          });
      });
  });
}

static void emitFigure(JsonWriter &writer, const Serving &serving,
                       const Serving::Figure &figure, size_t batch) {
  writer.json.object([&] {
    writer.text("metric", figure.metric->name);
    writer.text("status", stringifyCountStatus(figure.getStatus(batch)));
    writer.text("prefill_status",
                stringifyCountStatus(figure.getPrefillStatus(batch)));
    if (!figure.decode.empty())
      writer.text("decode_status",
                  stringifyCountStatus(figure.getDecodeStatus(batch)));
    writer.number("prefill", getAt(figure.prefill, batch));
    writer.number("decode", getAt(figure.decode, batch));
    if (!isTime(figure)) {
      writer.number("per_token",
                    toOptional(serving.getPerToken(figure, batch)));
      return;
    }
    double tokens = serving.getTokensPerSecond(figure, batch);
    writer.number("tokens_per_s", toOptional(tokens));
    writer.number("tokens_per_s_all_devices",
                  toOptional(tokens * serving.request.numDevices));
  });
}

static void emitTarget(JsonWriter &writer, const Serving &serving,
                       const Serving::Target &target) {
  writer.json.object([&] {
    writer.text("name", target.name);
    writer.optionalText("memory", target.memory);
    if (target.capacity)
      writer.count("capacity_bytes", *target.capacity);
    emitLimits(writer, "prefill", target.prefill);
    emitLimits(writer, "decode", target.decode);
    writer.json.attributeArray("batches", [&] {
      for (auto [number, batch] : llvm::enumerate(serving.request.batches))
        writer.json.object([&, number = number, batch = batch] {
          writer.json.attribute("batch", batch);
          writer.optionalText("prefill_bound_by",
                              getLimit(target.prefill, number));
          writer.optionalText("decode_bound_by",
                              getLimit(target.decode, number));
          writer.json.attributeArray("figures", [&] {
            for (const Serving::Figure &figure : target.figures)
              emitFigure(writer, serving, figure, number);
          });
        });
    });
  });
}

void emit::printServingJson(raw_ostream &os, const Serving &serving) {
  JsonWriter writer(os);
  writer.json.object([&] {
    writer.text("schema", "mlir-roofline/serving/v1");
    emitRequest(writer, serving);
    emitMemory(writer, serving);
    writer.json.attributeArray("left_out", [&] {
      for (const Metric *metric : serving.leftOut)
        writer.json.value(metric->name);
    });
    writer.json.attribute("analysed_contexts",
                          static_cast<int64_t>(serving.numAnalysedContexts));
    writer.json.attributeArray("targets", [&] {
      for (const Serving::Target &target : serving.targets)
        emitTarget(writer, serving, target);
    });
  });
  os << '\n';
}
