//===- SymbolValue.h - A quantity with a value for one symbol ---*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SUPPORT_FORMULA_SYMBOLVALUE_H
#define MLIR_ROOFLINE_SUPPORT_FORMULA_SYMBOLVALUE_H

#include "mlir-roofline/Support/Formula/Quantity.h"

namespace mlir::roofline {

/// `quantity` where `symbol` is `value`; all other symbols stay.
inline Quantity putIn(const Quantity &quantity, StringRef symbol,
                      const Quantity &value) {
  return quantity.substitute([&](StringRef name) {
    return name == symbol ? std::optional(value) : std::nullopt;
  });
}

/// `quantity` with the values put in that a map from names has.
template <typename MapT>
Quantity putIn(const Quantity &quantity, const MapT &values) {
  return quantity.substitute([&](StringRef name) -> std::optional<Quantity> {
    auto found = values.find(name);
    return found == values.end() ? std::nullopt
                                 : std::optional<Quantity>(found->second);
  });
}

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SUPPORT_FORMULA_SYMBOLVALUE_H
