//===- StaticSizes.h - What types alone say of sizes ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_VALUES_STATICSIZES_H
#define MLIR_ROOFLINE_INTERFACES_VALUES_STATICSIZES_H

#include "mlir-roofline/Interfaces/Cost.h"

namespace mlir::roofline {

/// How many elements values of a type with static extents have, which may be
/// more than 64 bits hold; nothing for other types.
std::optional<Quantity> getStaticElements(Type type);

/// The bytes of these; nothing also if an element has no size.
std::optional<Quantity> getStaticBytes(Type type);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_INTERFACES_VALUES_STATICSIZES_H
