//===- NamedFormulas.h - A summary with named parts -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_TABLE_NAMEDFORMULAS_H
#define MLIR_ROOFLINE_LIB_EMIT_TABLE_NAMEDFORMULAS_H

#include "mlir-roofline/Report/Report.h"
#include "mlir-roofline/Support/Formula/NamedParts.h"

namespace mlir::roofline::emit {

/// The report with names for what occurs again and again in the formulas of its
/// summary; without a copy where there is none.
class NamedSummary {
public:
  explicit NamedSummary(const Report &report);

  const Report &get() const { return copy ? *copy : report; }
  ArrayRef<NamedParts::Definition> getParts() const {
    return parts.getDefinitions();
  }

private:
  const Report &report;
  NamedParts parts;
  std::optional<Report> copy;
};

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_TABLE_NAMEDFORMULAS_H
