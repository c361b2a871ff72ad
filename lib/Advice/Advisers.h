//===- Advisers.h - The advisers that there are -----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One line for each; a further one is made in a file of its own.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_ADVICE_ADVISERS_H
#define MLIR_ROOFLINE_LIB_ADVICE_ADVISERS_H

#include "mlir-roofline/Advice/Adviser.h"

namespace mlir::roofline::advice {

std::unique_ptr<Adviser> makePrecomputeAdviser();
std::unique_ptr<Adviser> makeFusionAdviser();
std::unique_ptr<Adviser> makeEqualOpsAdviser();
std::unique_ptr<Adviser> makeDeadOpsAdviser();
std::unique_ptr<Adviser> makeLayoutAdviser();
std::unique_ptr<Adviser> makeGroupAdviser();
std::unique_ptr<Adviser> makePaddingAdviser();
std::unique_ptr<Adviser> makeCastAdviser();
std::unique_ptr<Adviser> makeInvariantAdviser();
std::unique_ptr<Adviser> makeTf32Adviser();
std::unique_ptr<Adviser> makeBatchAdviser();
std::unique_ptr<Adviser> makeStorageAdviser();

} // namespace mlir::roofline::advice

#endif // MLIR_ROOFLINE_LIB_ADVICE_ADVISERS_H
