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
/// Multiplies and folds, as fast hashes of strings do: any bit that differs
/// changes about half of the result.
struct Mixer {
  uint64_t state = 0x9e3779b97f4a7c15;

  void add(uint64_t number) {
    __extension__ using Wide = unsigned __int128;
    Wide product = Wide(state ^ number) * 0xa0761d6478bd642f;
    state = uint64_t(product) ^ uint64_t(product >> 64) ^ (number << 1);
  }
  void add(const void *address) { add(reinterpret_cast<uintptr_t>(address)); }
};
} // namespace

static void addOp(Mixer &mixer, Operation &op) {
  mixer.add(&op);
  mixer.add(op.getName().getAsOpaquePointer());
  mixer.add(op.getRawDictionaryAttrs().getAsOpaquePointer());
  if (op.getPropertiesStorageSize())
    mixer.add(size_t(op.hashProperties()));
  for (OpOperand &operand : op.getOpOperands())
    mixer.add(operand.get().getAsOpaquePointer());
  for (Type type : op.getResultTypes())
    mixer.add(type.getAsOpaquePointer());
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
      mixer.add(block);
      mixer.add(block->getParent());
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
