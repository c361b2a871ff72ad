//===- ScriptDataStream.h - JSON inside a page ------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_HTML_SCRIPTDATASTREAM_H
#define MLIR_ROOFLINE_LIB_EMIT_HTML_SCRIPTDATASTREAM_H

#include "mlir/Support/LLVM.h"
#include "llvm/Support/raw_ostream.h"

namespace mlir::roofline::emit {

/// Passes valid JSON on so that it can stand in a `<script>` of a page: the
/// same values, without white space between them. `<` becomes `\u003c`, since
/// `</script` would end the script and `<!--` would change how it ends; the
/// line separators of Unicode, which scripts once took for ends of lines,
/// become escapes, too.
class ScriptDataStream : public llvm::raw_ostream {
public:
  explicit ScriptDataStream(raw_ostream &os) : os(os) {
    SetBufferSize(1 << 16);
  }
  ~ScriptDataStream() override;

private:
  void write_impl(const char *data, size_t size) override;
  uint64_t current_pos() const override { return position; }
  /// A byte inside of a string.
  void writeText(char byte);

  raw_ostream &os;
  /// Bytes taken.
  uint64_t position = 0;
  bool isInString = false, isAfterBackslash = false;
  /// How many bytes of `E2 80` are held back: what follows decides.
  unsigned numHeld = 0;
};

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_HTML_SCRIPTDATASTREAM_H
