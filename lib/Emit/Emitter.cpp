//===- Emitter.cpp - Reports as text --------------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Emit/Emitter.h"

#include "Formats.h"

#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;

Emitter::~Emitter() = default;

ArrayRef<std::unique_ptr<Emitter>> mlir::roofline::getEmitters() {
  static const std::unique_ptr<Emitter> emitters[] = {
      emit::makeTableEmitter(), emit::makeCsvEmitter(),
      emit::makeJsonEmitter(),  emit::makeMarkdownEmitter(),
      emit::makeSvgEmitter(),   emit::makeChromeTraceEmitter(),
#ifdef ROOFLINE_HTML
      emit::makeHtmlEmitter(),
#endif
  };
  return emitters;
}

const Emitter *mlir::roofline::findEmitter(StringRef name) {
  auto *found = llvm::find_if(getEmitters(),
                              [&](const std::unique_ptr<Emitter> &emitter) {
                                return emitter->getName() == name;
                              });
  return found == getEmitters().end() ? nullptr : found->get();
}

StringRef mlir::roofline::stringifyReportPart(ReportPart part) {
  switch (part) {
  case ReportPart::fusion:
    return "fusion";
  case ReportPart::levels:
    return "levels";
  case ReportPart::assume:
    return "assume";
  case ReportPart::training:
    return "training";
  case ReportPart::grid:
    return "grid";
  case ReportPart::csv:
    return "csv";
  case ReportPart::depth:
    return "depth";
  case ReportPart::measured:
    return "measured";
  case ReportPart::inputs:
    return "inputs";
  case ReportPart::batchSymbol:
    return "batch-symbol";
  case ReportPart::devices:
    return "devices";
  case ReportPart::energy:
    return "energy";
  }
  llvm_unreachable("every part has a name");
}

StringRef mlir::roofline::stringifyRowFlag(RowFlag flag) {
  switch (flag) {
  case RowFlag::all:
    return "all";
  case RowFlag::top:
    return "top";
  case RowFlag::sort:
    return "sort";
  case RowFlag::filter:
    return "filter";
  case RowFlag::columns:
    return "columns";
  case RowFlag::legend:
    return "legend";
  case RowFlag::plot:
    return "plot";
  }
  llvm_unreachable("every flag has a name");
}
