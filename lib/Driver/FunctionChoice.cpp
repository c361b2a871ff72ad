//===- FunctionChoice.cpp - Choosing a function by name -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/FunctionChoice.h"

#include "mlir/IR/Diagnostics.h"

using namespace mlir;
using namespace mlir::roofline;

/// A name that may have been meant; empty if none is near.
static StringRef findSimilar(const Program &program, StringRef name) {
  unsigned nearest = name.size() / 3 + 1;
  StringRef similar;
  for (const ProgramFunction &function : program.getFunctions()) {
    unsigned distance =
        name.edit_distance(function.name, /*AllowReplacements=*/true, nearest);
    if (function.name.empty() || distance > nearest ||
        (!similar.empty() && distance == nearest))
      continue;
    nearest = distance;
    similar = function.name;
  }
  return similar;
}

FailureOr<unsigned> mlir::roofline::chooseFunction(const Program &program,
                                                   StringRef name,
                                                   Location loc) {
  name.consume_front("@");
  for (auto [number, function] : llvm::enumerate(program.getFunctions()))
    if (!name.empty() && function.name == name)
      return number;
  constexpr unsigned maxListed = 20;
  InFlightDiagnostic diag = emitError(loc)
                            << "expected the name of a function with a body, "
                               "found '"
                            << name << "'";
  if (StringRef similar = findSimilar(program, name); !similar.empty())
    diag << "; did you mean '" << similar << "'?";
  unsigned numNames = 0;
  std::string names;
  for (const ProgramFunction &function : program.getFunctions()) {
    if (function.name.empty() || ++numNames > maxListed)
      continue;
    names += (numNames == 1 ? "" : ", ") + function.name;
  }
  if (numNames == 0)
    diag << "; the program has none";
  else
    diag << "; the functions are: " << names;
  if (numNames > maxListed)
    diag << " and " << (numNames - maxListed) << " more";
  return failure();
}
