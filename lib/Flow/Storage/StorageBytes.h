//===- StorageBytes.h - How large memory is ---------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The bytes of a storage in an instance of its function: by type, by the sizes
// of arguments, or by what an operation writes.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_FLOW_STORAGEBYTES_H
#define MLIR_ROOFLINE_LIB_FLOW_STORAGEBYTES_H

#include "ArgumentSizes.h"
#include "mlir-roofline/Flow/Storages.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

namespace mlir::roofline {

class StorageBytes {
public:
  /// `bindings`: values of open sizes, beside those that `cost` has.
  StorageBytes(const ModuleCost &cost, const Storages &storages,
               const SizeBindings &bindings);

  struct Size {
    Quantity bytes;
    /// Otherwise at least so many.
    bool isExact = true;
  };
  Size get(unsigned storage, unsigned function);
  /// What any tensor or buffer of a function has at least.
  Quantity getLower(Value value, unsigned function);
  /// What has a size in a callee, for the function that calls it.
  Size pass(const Size &size, const ExecutionTree::Node &call,
            unsigned function) const {
    return settle({put(substitute(size.bytes, call), function), size.isExact},
                  function);
  }

private:
  Quantity put(const Quantity &size, unsigned function) const;
  Size getByTraffic(unsigned storage, unsigned function);
  Size settle(Size size, unsigned function) const;
  void addTraffic();

  const ModuleCost &cost;
  const Storages &storages;
  const SizeBindings &bindings;
  ArgumentSizes sizes;
  /// By function, what its calls agree on for its sizes.
  std::vector<llvm::StringMap<Quantity>> passed;
  /// What calls pass, by the names of arguments.
  llvm::StringSet<> formals;
  /// Whether a size may depend on an iteration.
  bool countsIterations = false;
  bool hasTraffic = false;
  llvm::DenseMap<std::pair<unsigned, unsigned>, Size> byTraffic;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_FLOW_STORAGEBYTES_H
