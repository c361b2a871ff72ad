//===- ServingCsv.cpp - Serving as comma-separated values -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../Csv/CsvRow.h"
#include "ServingFormats.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

static void printRow(raw_ostream &os, const Serving &serving,
                     const Serving::Target &target,
                     const Serving::Figure &figure, size_t batch) {
  CsvRow row(os);
  row.add(Quantity(serving.request.batches[batch]));
  row.add(target.name);
  row.add(figure.metric->name);
  row.add(stringifyCountStatus(figure.getStatus(batch)));
  row.add(stringifyCountStatus(figure.getPrefillStatus(batch)));
  row.add(figure.decode.empty()
              ? StringRef()
              : stringifyCountStatus(figure.getDecodeStatus(batch)));
  row.add(getAt(figure.prefill, batch));
  row.add(getAt(figure.decode, batch));
  std::optional<double> tokens, joules;
  if (isTime(figure))
    tokens = toOptional(serving.getTokensPerSecond(figure, batch));
  else
    joules = toOptional(serving.getPerToken(figure, batch));
  row.add(tokens);
  row.add(tokens ? std::optional(*tokens * serving.request.numDevices)
                 : std::nullopt);
  row.add(joules);
  row.add(getLimit(target.prefill, batch));
  row.add(getLimit(target.decode, batch));
  for (const auto *bytes : {&serving.cacheBytes, &serving.neededBytes}) {
    if (bytes->empty())
      row.add(std::optional<double>());
    else
      row.add((*bytes)[batch]);
  }
}

void emit::printServingCsv(raw_ostream &os, const Serving &serving) {
  {
    CsvRow row(os);
    for (StringRef name :
         {"batch", "target", "metric", "status", "prefill_status",
          "decode_status", "prefill", "decode", "tokens_per_s",
          "tokens_per_s_all_devices", "joules_per_token", "prefill_bound_by",
          "decode_bound_by", "cache_bytes", "needed_bytes"})
      row.add(name);
  }
  for (size_t batch = 0; batch < serving.request.batches.size(); ++batch)
    for (const Serving::Target &target : serving.targets)
      for (const Serving::Figure &figure : target.figures)
        printRow(os, serving, target, figure, batch);
}
