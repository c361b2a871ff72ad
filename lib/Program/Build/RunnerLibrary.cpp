//===- RunnerLibrary.cpp - MLIR's runner libraries ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RunnerLibrary.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"

using namespace mlir;

namespace {
struct Name {
  llvm::StringLiteral text;
  /// Whether other names begin with it, one for each element type or rank.
  bool isPrefix = false;
};
} // namespace

/// What mlir/lib/ExecutionEngine of LLVM 22 defines in these files and does no
/// work of the program. Copies, allocations and sparse tensors are not here:
/// lowerings put calls of them in the place of operations.
static constexpr Name names[] = {
    // CRunnerUtils.cpp
    {"printI64"},
    {"printU64"},
    {"printF16"},
    {"printBF16"},
    {"printF32"},
    {"printF64"},
    {"printString"},
    {"printOpen"},
    {"printClose"},
    {"printComma"},
    {"printNewline"},
    {"printFlops"},
    {"rtclock"},
    {"rtsrand"},
    {"rtrand"},
    {"rtdrand"},
    // RunnerUtils.cpp; print_memref_f32 and the like before LLVM 16
    {"printMemref", /*isPrefix=*/true},
    {"print_memref_", /*isPrefix=*/true},
    {"verifyMemRef", /*isPrefix=*/true},
    {"nanoTime"},
    // ArmRunnerUtils.cpp
    {"setArmVLBits"},
    {"setArmSVLBits"},
    // The Vulkan runner's wrappers
    {"fillResource", /*isPrefix=*/true},
};

bool roofline::isRunnerLibraryFunction(StringRef name) {
  name.consume_front("_mlir_ciface_");
  return llvm::any_of(names, [&](const Name &known) {
    return known.isPrefix ? name.starts_with(known.text) : name == known.text;
  });
}
