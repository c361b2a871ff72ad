//===- MovedBytes.h - What elements take where they move --------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MACHINE_DEMAND_MOVEDBYTES_H
#define MLIR_ROOFLINE_LIB_MACHINE_DEMAND_MOVEDBYTES_H

#include "../Numbers.h"
#include "mlir-roofline/IR/Roofline.h"
#include "mlir-roofline/Interfaces/Cost.h"

namespace mlir::roofline {

/// `getMovedBytes` of Demand.h as a number or a formula; nothing if a count is
/// no `Number`.
template <typename Number>
std::optional<Number> readMovedBytes(const OperandTraffic &operand,
                                     const Quantity &bytes, TargetAttr target,
                                     const Numbers<Number> &numbers) {
  using std::floor;
  using std::min;
  std::optional<Number> packed = numbers.read(bytes);
  if (!packed || !operand.elementType || !target.takesByte(operand.elementType))
    return packed;
  // Rounding up may have added elements that are none.
  std::optional<Number> elements = numbers.read(operand.footprint);
  if (!elements)
    return std::nullopt;
  Number bits = operand.elementType.getIntOrFloatBitWidth();
  return min(floor(*packed * Number(8) / bits), *elements);
}

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MACHINE_DEMAND_MOVEDBYTES_H
