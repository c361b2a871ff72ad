//===- Passes.h - Passes of the executed-counts oracle ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ROOFLINE_TEST_EXECUTED_PASSES_H
#define ROOFLINE_TEST_EXECUTED_PASSES_H

namespace executed {

void registerCountExecutedPass();
void registerHideConstantsPass();
void registerListOpsPass();

} // namespace executed

#endif // ROOFLINE_TEST_EXECUTED_PASSES_H
