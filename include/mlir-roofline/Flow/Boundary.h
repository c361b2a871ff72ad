//===- Boundary.h - What must enter and leave a program ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The traffic that no fusion and no schedule avoids: inputs, parameters and
// outputs, each once.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_FLOW_BOUNDARY_H
#define MLIR_ROOFLINE_FLOW_BOUNDARY_H

#include "mlir-roofline/Flow/ValueFlow.h"

namespace mlir::roofline {

/// What of a program's inputs is read and of its outputs written, at least.
///
/// An argument, constant or global counts as far as the operation that reads
/// most of it reads, through views, calls, branches and loops; what is never
/// read counts nothing, and neither does what the program itself has put there
/// before. A result counts as a whole, or, where it is an argument with a part
/// replaced, as far as it is replaced; a buffer that is returned counts as far
/// as the operation that writes most of it writes. Traffic that depends on data
/// (a lookup) may be less than it is counted as and is left out, as is what an
/// operation moves that may not execute. Equal constants are one memory.
class Boundary {
public:
  struct Transfer {
    /// The argument, the result of a constant, an access of the global, or the
    /// value that is returned.
    Value value;
    Quantity bytes;
    bool isWrite;
  };

  Boundary(const ModuleCost &cost, const ValueFlow &flow);

  /// Of one execution of every entry point, reads before writes.
  ArrayRef<Transfer> getTransfers() const { return transfers; }

private:
  std::vector<Transfer> transfers;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_FLOW_BOUNDARY_H
