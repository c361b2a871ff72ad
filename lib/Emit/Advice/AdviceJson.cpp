//===- AdviceJson.cpp - Advice as JSON ------------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// {"schema": "mlir-roofline/advice/v1", "target": "tiny", "totals": {…},
//  "advice": [{"kind": "precompute", "metric": "latency_bound_s",
//              "predicted": {"seconds": 1e-6, "bytes": 64, "flops": 0},
//              "found": {…}, "error": 0, "remedy": {"kind": …, "text": …},
//              "places": [{"id": 3, "op": …, "saving": {…}}]}]}
//
// docs/advice-v1.schema.json says what each key is.
//
//===----------------------------------------------------------------------===//

#include "../Json/JsonWriter.h"
#include "mlir-roofline/Emit/AdviceEmitter.h"
#include "mlir-roofline/Support/Version.h"

#include "llvm/Config/llvm-config.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

static void emitSaving(JsonWriter &writer, StringRef key,
                       const AdviceSaving &saving) {
  writer.json.attributeObject(key, [&] {
    writer.number("seconds", saving.seconds);
    if (saving.bytes)
      writer.count("bytes", *saving.bytes);
    if (saving.flops)
      writer.count("flops", *saving.flops);
  });
}

static void emitPlace(JsonWriter &writer, const AdvicePlace &place) {
  writer.json.object([&] {
    writer.json.attribute("id", place.id);
    writer.text("op", place.op);
    writer.text("function", place.function);
    writer.text("location", place.location);
    emitSaving(writer, "saving", place.saving);
  });
}

static void emitPiece(JsonWriter &writer, const Advice &piece,
                      std::optional<double> share) {
  writer.json.object([&] {
    writer.text("kind", piece.kind);
    writer.text("what", piece.what);
    writer.text("metric", stringifyAdviceMetric(piece.metric));
    emitSaving(writer, "predicted", piece.predicted);
    writer.number("share", share);
    if (piece.found)
      emitSaving(writer, "found", *piece.found);
    writer.number("error", piece.getError());
    writer.optionalText("failure", piece.failure);
    if (piece.items) {
      writer.json.attribute("items_before", *piece.itemsBefore);
      writer.json.attribute("items", *piece.items);
    }
    writer.json.attributeObject("remedy", [&] {
      writer.text("kind", stringifyRemedyKind(piece.remedy.kind));
      writer.text("text", piece.remedy.text);
    });
    writer.json.attributeArray("places", [&] {
      for (const AdvicePlace &place : piece.places)
        emitPlace(writer, place);
    });
  });
}

void mlir::roofline::emitAdviceJson(raw_ostream &os, const AdviceList &list) {
  JsonWriter writer(os);
  writer.json.object([&] {
    writer.text("schema", "mlir-roofline/advice/v1");
    writer.json.attributeObject("tool", [&] {
      writer.text("name", MLIR_ROOFLINE_NAME);
      writer.text("version", MLIR_ROOFLINE_VERSION);
      writer.text("mlir", LLVM_VERSION_STRING);
    });
    writer.json.attributeObject("input",
                                [&] { writer.text("file", list.file); });
    writer.text("target", list.target);
    writer.json.attributeObject("totals", [&] {
      writer.number("latency_bound_s", list.latencyBound);
      writer.number("latency_fused_s", list.latencyFused);
      writer.number("latency_floor_s", list.latencyFloor);
      writer.count("bytes", list.bytes);
      writer.count("flops", list.flops);
    });
    writer.json.attribute("verified", list.isVerified);
    writer.json.attributeArray("advice", [&] {
      for (const Advice &piece : list.pieces)
        emitPiece(writer, piece, piece.getShare(list.latencyBound));
    });
  });
  os << "\n";
}
