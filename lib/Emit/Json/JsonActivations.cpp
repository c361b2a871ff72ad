//===- JsonActivations.cpp - Memory of a report as JSON -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "JsonWriter.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

static void emitLive(JsonWriter &writer,
                     const Report::Activations &activations) {
  if (!activations.live.empty())
    writer.json.attributeArray("live", [&] {
      for (const Report::Activations::Tensor &tensor : activations.live)
        writer.json.object([&] {
          writer.text("name", tensor.name);
          writer.text("location", tensor.location);
          if (tensor.place != tensor.location)
            writer.text("place", tensor.place);
          writer.text("type", tensor.type);
          writer.count("bytes", tensor.bytes);
        });
    });
  if (!activations.timeline.empty())
    writer.json.attributeArray("timeline", [&] {
      for (const auto &[position, bytes] : activations.timeline)
        writer.json.array([&, position = position, &bytes = bytes] {
          writer.json.value(position);
          writer.value(bytes);
        });
    });
}

void emit::emitActivations(
    JsonWriter &writer, const std::optional<Report::Activations> &activations,
    InputUse inputs, const std::optional<Report::Training> &training) {
  if (!activations)
    return;
  writer.json.attributeObject("activations", [&] {
    writer.count("peak_bytes", activations->peakBytes);
    writer.optionalText("peak_at", activations->peakAt);
    if (activations->peakPlace != activations->peakAt)
      writer.text("peak_place", activations->peakPlace);
    writer.optionalText("peak_op", activations->peakOp);
    writer.text("status", stringifyCountStatus(activations->status));
    writer.text("inputs", stringifyInputUse(inputs));
    writer.count("input_bytes", activations->inputBytes);
    writer.count("cache_bytes", activations->cacheBytes);
    writer.count("order_free_bytes", activations->orderFreeBytes);
    writer.count("sum_bytes", activations->sumBytes);
    if (activations->planBytes)
      writer.count("plan_bytes", *activations->planBytes);
    if (training)
      writer.count("training_bytes", training->savedBytes);
    emitLive(writer, *activations);
  });
}

void emit::emitTraining(JsonWriter &writer,
                        const std::optional<Report::Training> &training) {
  if (!training)
    return;
  writer.json.attributeObject("training", [&] {
    writer.text("optimizer", stringifyOptimizer(training->optimizer));
    writer.text("status", stringifyCountStatus(training->status));
    writer.count("saved_bytes", training->savedBytes);
    writer.count("mask_bytes", training->maskBytes);
    writer.count("position_bytes", training->positionBytes);
    writer.count("statistics_bytes", training->statisticsBytes);
    writer.count("selective_bytes", training->selectiveBytes);
    writer.count("full_bytes", training->fullBytes);
    writer.count("gradient_bytes", training->gradientBytes);
    writer.count("state_bytes", training->stateBytes);
  });
}

void emit::emitFits(JsonWriter &writer, ArrayRef<MemoryFit> fits) {
  if (fits.empty())
    return;
  writer.json.attributeArray("fits", [&] {
    for (const MemoryFit &fit : fits)
      writer.json.object([&] {
        writer.text("memory", fit.memory);
        if (fit.capacity)
          writer.count("capacity_bytes", *fit.capacity);
        writer.count("needed_bytes", fit.needed);
        if (fit.missing) {
          writer.json.attribute("fits", fit.missing->isZero());
          writer.count("missing_bytes", *fit.missing);
        }
        if (fit.largestBatch)
          writer.count("largest_batch", *fit.largestBatch);
      });
  });
}
