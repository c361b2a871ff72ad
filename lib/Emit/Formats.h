//===- Formats.h - The emitters that there are ------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_FORMATS_H
#define MLIR_ROOFLINE_LIB_EMIT_FORMATS_H

#include "mlir-roofline/Emit/Emitter.h"

namespace mlir::roofline::emit {

std::unique_ptr<Emitter> makeTableEmitter();
std::unique_ptr<Emitter> makeCsvEmitter();
std::unique_ptr<Emitter> makeJsonEmitter();
std::unique_ptr<Emitter> makeMarkdownEmitter();
std::unique_ptr<Emitter> makeSvgEmitter();
std::unique_ptr<Emitter> makeChromeTraceEmitter();
/// Only of builds with Node.js, which define ROOFLINE_HTML.
std::unique_ptr<Emitter> makeHtmlEmitter();

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_FORMATS_H
