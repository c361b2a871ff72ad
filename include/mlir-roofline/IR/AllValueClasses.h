//===- AllValueClasses.h - What programs keep in memory ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_IR_ALLVALUECLASSES_H
#define MLIR_ROOFLINE_IR_ALLVALUECLASSES_H

#include "mlir-roofline/IR/Roofline.h"
#include "llvm/ADT/Sequence.h"

namespace mlir::roofline {

inline auto getAllValueClasses() {
  return llvm::enum_seq_inclusive(ValueClass::weight, ValueClass::activation,
                                  llvm::force_iteration_on_noniterable_enum);
}

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_IR_ALLVALUECLASSES_H
