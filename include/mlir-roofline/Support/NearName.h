//===- NearName.h - What a mistyped name may mean ---------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SUPPORT_NEARNAME_H
#define MLIR_ROOFLINE_SUPPORT_NEARNAME_H

#include "mlir/Support/LLVM.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

#include <string>

namespace mlir::roofline {

/// The known names that are most likely meant by `name`, in their order; none
/// if there are too many to be of help.
///
/// The first of these rules that finds any, to which case and `_` for `-` make
/// no difference: equal; beginning with `name`; with all parts of `name` among
/// their letters, as `nvidia-h100-sxm` for `h100`; one or two letters off (one
/// for names of up to four letters). Those of the second and third that are one
/// or two letters off stand for all of them.
SmallVector<StringRef> findNearNames(StringRef name, ArrayRef<StringRef> known);

/// `, did you mean a or b?`, with the prefix before each name; empty if no name
/// is near.
std::string suggestNames(StringRef name, ArrayRef<StringRef> known,
                         StringRef prefix = "");

/// Likewise of names that the program gives: `; did you mean 'a' or 'b'?`.
std::string suggestProgramNames(StringRef name, ArrayRef<StringRef> known);

/// The names as in `a, b or c`.
std::string joinAlternatives(ArrayRef<StringRef> names, StringRef prefix = "");

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SUPPORT_NEARNAME_H
