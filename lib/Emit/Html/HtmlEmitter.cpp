//===- HtmlEmitter.cpp - Reports as a page --------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One file that needs nothing else, offline or online:
//
//   <!doctype html>
//   ... style, and a place for each part of the page ...
//   <script type="application/json" id="report">{"schema":...}</script>
//   <script>the program of web/src, bundled</script>
//
// The report is the JSON of `--format=json`; the page shows and computes
// nothing that is not in it. The page's policy lets the browser load nothing
// and run no other script than that one.
//
//===----------------------------------------------------------------------===//

#include "../Formats.h"
#include "HtmlTemplate.h"
#include "ScriptDataStream.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
class HtmlEmitter : public Emitter {
  StringRef getName() const override { return "html"; }
  StringRef getDescription() const override {
    return "one page to look at in a browser, that needs nothing else";
  }
  void emit(raw_ostream &os, const Report &report,
            const EmitOptions &options) const override {
    os << StringRef(emit::htmlHead, emit::htmlHeadSize);
    {
      emit::ScriptDataStream data(os);
      findEmitter("json")->emit(data, report, options);
    }
    os << StringRef(emit::htmlTail, emit::htmlTailSize);
  }
};
} // namespace

std::unique_ptr<Emitter> emit::makeHtmlEmitter() {
  return std::make_unique<HtmlEmitter>();
}
