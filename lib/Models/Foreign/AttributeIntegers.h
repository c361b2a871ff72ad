//===- AttributeIntegers.h - Integers in any attribute ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Attributes of dialects that are not linked are text. What they hold is found
// in it as it is printed, which is the same where the dialect is linked.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_FOREIGN_ATTRIBUTEINTEGERS_H
#define MLIR_ROOFLINE_LIB_MODELS_FOREIGN_ATTRIBUTEINTEGERS_H

#include "Foreign/Rules/ForeignRule.h"

#include "mlir/IR/Operation.h"

namespace mlir::roofline::foreign {

using Integers = SmallVector<int64_t, 4>;

/// The integers at `path` of an attribute of `op`; nothing if there is no such
/// attribute or it holds something else.
///
///   dimension                 = 1 : i64, array<i64: 1>, [1], dense<[1]>   -> 1
///   dims.lhs_batching         of #a.dot<lhs_batching = [0, 2], n = 1>     ->
///   0, 2 dims.n -> 1 layout.0.b                of #a.conv<[b, 1, 0, f]x[...]>
///   -> 0 layout.0.spatial -> 2, 1
///
/// The number chooses a list; a letter says where in it that letter stands, and
/// `spatial` where 0, 1, 2, ... stand. A key that the text does not have is an
/// empty list: printers leave out what is empty.
std::optional<Integers> getIntegers(Operation *op, const AttrPath &path);

/// Whether the text of an attribute of `op` has `word`.
bool hasWord(Operation *op, StringRef attribute, StringRef word);

} // namespace mlir::roofline::foreign

#endif // MLIR_ROOFLINE_LIB_MODELS_FOREIGN_ATTRIBUTEINTEGERS_H
