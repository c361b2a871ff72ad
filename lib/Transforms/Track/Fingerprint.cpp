//===- Fingerprint.cpp - Whether an operation has changed -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Fingerprint.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// Multiplies two words and folds the product, as fast hashes of strings do:
/// any bit that differs changes about half of the result.
struct Mixer {
  uint64_t state = 0x9e3779b97f4a7c15;

  void add(uint64_t a, uint64_t b = 0) {
    __extension__ using Wide = unsigned __int128;
    Wide product = Wide(state ^ a) * (b ^ 0xa0761d6478bd642f);
    state = uint64_t(product) ^ uint64_t(product >> 64) ^ (a + 3 * b);
  }
  void add(const void *a, const void *b = nullptr) {
    add(reinterpret_cast<uintptr_t>(a), reinterpret_cast<uintptr_t>(b));
  }
};
} // namespace

/// Inline all the way but for properties: this runs after every pass.
static void addOp(Mixer &mixer, Operation &op) {
  mixer.add(&op, op.getName().getAsOpaquePointer());
  size_t properties =
      op.getPropertiesStorageSize() ? size_t(op.hashProperties()) : 0;
  mixer.add(reinterpret_cast<uintptr_t>(
                op.getRawDictionaryAttrs().getAsOpaquePointer()),
            properties);
  for (OpOperand &operand : op.getOpOperands())
    mixer.add(operand.get().getAsOpaquePointer());
  for (OpResult result : op.getResults())
    mixer.add(result.getType().getAsOpaquePointer());
  if (LLVM_UNLIKELY(op.getNumSuccessors()))
    for (Block *successor : op.getSuccessors())
      mixer.add(successor);
}

uint64_t mlir::roofline::getFingerprint(Operation *root) {
  Mixer mixer;
  // Program order; a block counts where it ends, too, so that what moves out of
  // a region is seen.
  SmallVector<std::pair<Block::iterator, Block *>> open;
  auto enter = [&](Operation &op) {
    addOp(mixer, op);
    for (Region &region : llvm::reverse(op.getRegions()))
      for (Block &block : llvm::reverse(region))
        open.push_back({block.begin(), &block});
  };
  enter(*root);
  while (!open.empty()) {
    auto &[next, block] = open.back();
    if (next == block->begin()) {
      mixer.add(block, block->getParent());
      for (BlockArgument argument : block->getArguments())
        mixer.add(argument.getType().getAsOpaquePointer());
    }
    // Without anything nested, nothing has to be remembered.
    Block::iterator op = next, end = block->end();
    while (op != end && op->getNumRegions() == 0)
      addOp(mixer, *op++);
    if (op == end) {
      mixer.add(uint64_t(1));
      open.pop_back();
      continue;
    }
    open.back().first = std::next(op);
    enter(*op);
  }
  return mixer.state;
}
