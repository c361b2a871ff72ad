//===- FormulaBudget.h - How large formulas may become ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The one budget for formulas. Products and sums over iterations can grow
// exponentially with the program; beyond these sizes an answer is a fresh
// symbol (of a sum, bounds) instead, so that every analysis ends. No flag
// changes them: the same program has the same answer everywhere.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SUPPORT_FORMULA_FORMULABUDGET_H
#define MLIR_ROOFLINE_SUPPORT_FORMULA_FORMULABUDGET_H

#include <cstdint>

namespace mlir::roofline::budget {

/// Terms of a polynomial. The longest formula of the models in the corpus has
/// some 60; nobody reads 256, and a program with n open sizes has n such sums.
inline constexpr unsigned maxTerms = 256;
/// Terms of a formula that stands in a list with one for each operation, as
/// what is alive there: n operations on tensors of n open sizes would have n *
/// n.
inline constexpr unsigned maxListedTerms = 64;
/// The degree of a polynomial, and so every exponent: seven nested loops over
/// products of three sizes have 21.
inline constexpr unsigned maxDegree = 64;
/// Atoms of a formula with its operands' formulas, each occurrence counted,
/// which bounds the text, too: some 50 pages of it at most.
inline constexpr unsigned maxNodes = 8192;
/// How deep functions nest in each other: the text is read back by a recursive
/// parser.
inline constexpr unsigned maxDepth = 64;
/// Bits of a coefficient or constant: far beyond what a double holds, so that
/// nothing that a program really counts is ever lost.
inline constexpr unsigned maxBits = 4096;
/// Iterations that a sum without a closed form evaluates one by one, of all
/// loops of a nest together: some 10 ms.
inline constexpr int64_t maxIterations = 1 << 16;
/// Characters of a formula that is read.
inline constexpr unsigned maxCharacters = 1 << 20;

} // namespace mlir::roofline::budget

#endif // MLIR_ROOFLINE_SUPPORT_FORMULA_FORMULABUDGET_H
