//===- FunctionChoice.cpp - Choosing a function by name -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/FunctionChoice.h"

#include "mlir-roofline/Support/NearName.h"

#include "mlir/IR/Diagnostics.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;

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
  std::vector<StringRef> names;
  for (const ProgramFunction &function : program.getFunctions())
    if (!function.name.empty())
      names.emplace_back(function.name);
  diag << suggestProgramNames(name, names);
  if (names.empty())
    return diag << "; the program has none";
  diag << "; the functions are: "
       << llvm::join(ArrayRef(names).take_front(maxListed), ", ");
  if (names.size() > maxListed)
    diag << " and " << (names.size() - maxListed) << " more";
  return failure();
}
