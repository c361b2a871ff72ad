//===- HtmlTemplate.h - The page without its report -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// web/build.mjs writes the definitions: the page with its program and style,
// in two halves, between which the report goes.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_HTML_HTMLTEMPLATE_H
#define MLIR_ROOFLINE_LIB_EMIT_HTML_HTMLTEMPLATE_H

#include <cstddef>

namespace mlir::roofline::emit {

extern const char htmlHead[], htmlTail[];
/// In bytes, without the 0 at the end.
extern const size_t htmlHeadSize, htmlTailSize;

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_HTML_HTMLTEMPLATE_H
