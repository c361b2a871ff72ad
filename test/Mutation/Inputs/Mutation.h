//===- Mutation.h - Expressions that can be wrong ---------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Included before the sources with switches, see mutate.py. A mutant is an
// expression with a number; the environment variable ROOFLINE_MUTANT says which
// of them computes something else, ROOFLINE_MUTANTS_REACHED names a file that
// gets the numbers of those that were computed.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TEST_MUTATION_MUTATION_H
#define MLIR_ROOFLINE_TEST_MUTATION_MUTATION_H

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <utility>

namespace mutation {

/// Adds a number to the file, once per process. Appending a line is atomic, so
/// that processes may share the file.
inline void logReached(int number, const char *path) {
  static std::atomic<bool> reached[1 << 14];
  if (reached[number].exchange(true))
    return;
  if (std::FILE *file = std::fopen(path, "a")) {
    std::fprintf(file, "%d\n", number);
    std::fclose(file);
  }
}

inline bool isOn(int number) {
  static const int active = [] {
    const char *text = std::getenv("ROOFLINE_MUTANT");
    return text ? std::atoi(text) : 0;
  }();
  static const char *const log = std::getenv("ROOFLINE_MUTANTS_REACHED");
  if (log)
    logReached(number, log);
  return number == active;
}

/// `right` unless the mutant is on, then `wrong`: constants, statuses, choices
/// of an operand.
template <typename T>
T pick(int number, T right, T wrong) {
  return isOn(number) ? wrong : right;
}

/// A condition that the mutant negates.
inline bool test(int number, bool condition) {
  return isOn(number) != condition;
}

/// A binary operator between two copies of which the mutant was put:
/// `a < b` became `a < mutation::swap<less, lessEqual>(17) < b`, which keeps
/// the precedence.
template <typename Right, typename Wrong>
struct Swap {
  int number;
};
template <typename Right, typename Wrong>
Swap<Right, Wrong> swap(int number) {
  return {number};
}

/// Its left operand, waiting for the right one.
template <typename Left, typename Right, typename Wrong>
struct Half {
  Left left;
  int number;

  template <typename Operand>
  auto apply(Operand &&right) const {
    using Result = decltype(Right()(left, right));
    return isOn(number) ? Result(Wrong()(left, right))
                        : Result(Right()(left, right));
  }
};

#define MUTATION_OPERATOR(SYMBOL)                                              \
  template <typename Left, typename Right, typename Wrong>                     \
  Half<const Left &, Right, Wrong> operator SYMBOL(const Left &left,           \
                                                   Swap<Right, Wrong> swap) {  \
    return {left, swap.number};                                                \
  }                                                                            \
  template <typename Left, typename Right, typename Wrong, typename Operand>   \
  auto operator SYMBOL(const Half<Left, Right, Wrong> &half,                   \
                       const Operand &right) {                                 \
    return half.apply(right);                                                  \
  }
MUTATION_OPERATOR(<)
MUTATION_OPERATOR(<=)
MUTATION_OPERATOR(>)
MUTATION_OPERATOR(>=)
MUTATION_OPERATOR(==)
MUTATION_OPERATOR(!=)
MUTATION_OPERATOR(+)
MUTATION_OPERATOR(-)
MUTATION_OPERATOR(*)
#undef MUTATION_OPERATOR

using less = std::less<>;
using lessEqual = std::less_equal<>;
using greater = std::greater<>;
using greaterEqual = std::greater_equal<>;
using equal = std::equal_to<>;
using notEqual = std::not_equal_to<>;
using plus = std::plus<>;
using minus = std::minus<>;
using times = std::multiplies<>;

template <typename T>
T minOf(int number, const T &a, const T &b) {
  return isOn(number) ? std::max(a, b) : std::min(a, b);
}
template <typename T>
T maxOf(int number, const T &a, const T &b) {
  return isOn(number) ? std::min(a, b) : std::max(a, b);
}

} // namespace mutation

#endif // MLIR_ROOFLINE_TEST_MUTATION_MUTATION_H
