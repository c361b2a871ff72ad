//===- Program.cpp - What a program consists of ---------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Program/Program.h"

#include "ProgramBuilder.h"

using namespace mlir;
using namespace mlir::roofline;

std::shared_ptr<const Program> Program::get(Operation *root) {
  return ProgramBuilder(root).run();
}

void Coverage::addUnknown(StringRef op, StringRef reason, unsigned count) {
  numUnknownOps += count;
  for (Unknown &entry : unknown)
    if (entry.op == op && entry.reason == reason) {
      entry.count += count;
      return;
    }
  unknown.push_back({op.str(), reason.str(), count});
}

Coverage &Coverage::operator+=(const Coverage &other) {
  numOps += other.numOps;
  for (const Unknown &entry : other.unknown)
    addUnknown(entry.op, entry.reason, entry.count);
  return *this;
}
