//===- StaticPage.h - Pages that run nothing --------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_STATICPAGE_H
#define MLIR_ROOFLINE_LIB_EMIT_STATICPAGE_H

#include "mlir/Support/LLVM.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

namespace mlir::roofline::emit {

/// One page that loads nothing and runs nothing, whatever models are called:
/// its policy does not let it. `emitBody` writes what stands below the heading,
/// in HTML. The titles are text.
void emitStaticPage(raw_ostream &os, StringRef title, StringRef heading,
                    llvm::function_ref<void()> emitBody);

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_STATICPAGE_H
