//===- RegionExits.cpp - Where control leaves a region --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Sizes/RegionExits.h"

#include "mlir/IR/Block.h"

using namespace mlir;

Operation *mlir::roofline::getOnlyExit(Region &body) {
  Operation *exit = nullptr;
  for (Block &block : body) {
    if (!block.mightHaveTerminator() || block.getNumSuccessors() != 0)
      continue;
    if (exit)
      return nullptr;
    exit = block.getTerminator();
  }
  return exit;
}
