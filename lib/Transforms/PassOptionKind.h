//===- PassOptionKind.h - Options of passes ---------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_TRANSFORMS_PASSOPTIONKIND_H
#define MLIR_ROOFLINE_LIB_TRANSFORMS_PASSOPTIONKIND_H

#include "mlir/Pass/Pass.h"

namespace mlir::roofline {

/// Lets options be declared outside of the pass that has them.
struct PassWithOptions : Pass {
  using Pass::ListOption;
  using Pass::Option;
};

/// What passes share with commands, as in Driver/Options/OptionKinds.h. A pass
/// that is copied gets its options anew, and their values from MLIR.
struct PassOptionKind {
  using Owner = Pass &;
  template <typename T>
  using Option = PassWithOptions::Option<T>;
  template <typename T>
  using List = PassWithOptions::ListOption<T>;
  template <typename T>
  using Repeated = PassWithOptions::ListOption<T>;

  /// Who prints a pipeline prints all values, of which the defaults are none
  /// that somebody has given when it is read again.
  template <typename OptionT>
  static bool isGiven(const OptionT &option) {
    using T = std::decay_t<decltype(option.getValue())>;
    const auto &usual = option.getDefault();
    return usual.hasValue() ? !usual.compare(option.getValue())
                            : option.getValue() != T();
  }
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_TRANSFORMS_PASSOPTIONKIND_H
