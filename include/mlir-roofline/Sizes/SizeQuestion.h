//===- SizeQuestion.h - What may be asked about sizes -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SIZES_SIZEQUESTION_H
#define MLIR_ROOFLINE_SIZES_SIZEQUESTION_H

#include "mlir/IR/Value.h"
#include "llvm/ADT/DenseMapInfo.h"
#include "llvm/ADT/Hashing.h"

namespace mlir::roofline {

/// A size that belongs to an SSA value; the identity of a symbol, too.
struct SizeQuestion {
  enum class Kind : uint8_t {
    /// The extent of dimension `index`; of an unranked value, with index 0, the
    /// number of elements.
    dim,
    /// The value of an integer.
    value,
    /// How many elements a sparse tensor stores.
    stored,
    /// Element `index` of integers held in one dimension, as `reader` finds it.
    element,
  };
  Kind kind = Kind::dim;
  Value about;
  int64_t index = 0;
  Operation *reader = nullptr;

  friend bool operator==(const SizeQuestion &a, const SizeQuestion &b) {
    return a.about == b.about && a.kind == b.kind && a.index == b.index &&
           a.reader == b.reader;
  }
};

} // namespace mlir::roofline

template <>
struct llvm::DenseMapInfo<mlir::roofline::SizeQuestion> {
  using Question = mlir::roofline::SizeQuestion;
  using ValueInfo = DenseMapInfo<mlir::Value>;
  static Question getEmptyKey() { return {{}, ValueInfo::getEmptyKey()}; }
  static Question getTombstoneKey() {
    return {{}, ValueInfo::getTombstoneKey()};
  }
  static unsigned getHashValue(const Question &question) {
    return static_cast<unsigned>(
        hash_combine(question.about, static_cast<uint8_t>(question.kind),
                     question.index, question.reader));
  }
  static bool isEqual(const Question &a, const Question &b) { return a == b; }
};

#endif // MLIR_ROOFLINE_SIZES_SIZEQUESTION_H
