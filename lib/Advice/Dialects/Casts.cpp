//===- Casts.cpp - Casts that undo each other ---------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   %1 = arith.extf %0 : tensor<8xf16> to tensor<8xf32>
//   %2 = arith.truncf %1 : tensor<8xf32> to tensor<8xf16>    // is %0
//
// A cast to a wider type of the same kind loses nothing: the cast back gives
// what was there, and so neither is needed, unless something else reads the
// wide one. The casts of TOSA are the same, but nothing folds these.
//
//===----------------------------------------------------------------------===//

#include "../Advisers.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
class CastAdviser : public Adviser {
public:
  StringRef getKind() const override { return "cast-pairs"; }
  StringRef getDescription() const override {
    return "casts that another cast undoes";
  }
  void advise(const AdviceInput &input,
              std::vector<Advice> &pieces) const override;
};
} // namespace

/// Whether every value of a type is one of another of the same kind.
static bool fits(Type from, Type to) {
  auto narrow = dyn_cast<FloatType>(from), wide = dyn_cast<FloatType>(to);
  if (narrow && wide) {
    const llvm::fltSemantics &a = narrow.getFloatSemantics();
    const llvm::fltSemantics &b = wide.getFloatSemantics();
    return llvm::APFloat::semanticsPrecision(a) <=
               llvm::APFloat::semanticsPrecision(b) &&
           llvm::APFloat::semanticsMaxExponent(a) <=
               llvm::APFloat::semanticsMaxExponent(b) &&
           llvm::APFloat::semanticsMinExponent(a) >=
               llvm::APFloat::semanticsMinExponent(b);
  }
  auto few = dyn_cast<IntegerType>(from), many = dyn_cast<IntegerType>(to);
  // A truth value becomes 1, which is no sign.
  return few && many && few.getWidth() > 1 && few.getWidth() <= many.getWidth();
}

/// The cast that `back` undoes; null if there is none.
static Operation *getUndone(Operation *back) {
  if (!isa<tosa::CastOp, arith::TruncFOp, arith::TruncIOp>(back))
    return nullptr;
  Operation *first = back->getOperand(0).getDefiningOp();
  bool isPair =
      isa_and_nonnull<tosa::CastOp>(first)
          ? isa<tosa::CastOp>(back)
          : isa_and_nonnull<arith::ExtFOp, arith::ExtSIOp, arith::ExtUIOp>(
                first) &&
                !isa<tosa::CastOp>(back);
  if (!isPair)
    return nullptr;
  Type narrow = getElementTypeOrSelf(first->getOperand(0));
  return narrow == getElementTypeOrSelf(back->getResult(0)) &&
                 fits(narrow, getElementTypeOrSelf(first->getResult(0)))
             ? first
             : nullptr;
}

/// Those that go, with the casts that they undo and nothing else reads.
static llvm::DenseSet<Operation *> findPairs(const AdviceInput &input,
                                             bool ofTosa) {
  llvm::DenseSet<Operation *> gone, undone;
  for (const CostedOp &op : input.cost.getOps())
    if (Operation *first = getUndone(op.op);
        first && isa<tosa::CastOp>(first) == ofTosa) {
      gone.insert(op.op);
      undone.insert(first);
    }
  // Among them may be one that goes itself.
  SmallVector<Operation *> unread;
  for (Operation *first : undone)
    if (llvm::all_of(first->getUsers(),
                     [&](Operation *user) { return gone.contains(user); }))
      unread.push_back(first);
  gone.insert(unread.begin(), unread.end());
  return gone;
}

void CastAdviser::advise(const AdviceInput &input,
                         std::vector<Advice> &pieces) const {
  for (bool ofTosa : {false, true}) {
    Advice piece;
    piece.what =
        "a cast gives back what an earlier cast has widened: read that";
    if (ofTosa)
      piece.remedy.text = "MLIR folds such casts of arith, not those of tosa";
    else
      piece.remedy = {Remedy::Kind::passes, "builtin.module(canonicalize)"};
    llvm::DenseSet<Operation *> gone = findPairs(input, ofTosa);
    for (auto [number, op] : llvm::enumerate(input.cost.getOps())) {
      if (!gone.contains(op.op))
        continue;
      AdvicePlace place = input.getPlace(number);
      place.saving = input.getWhole(number);
      addPlace(piece, std::move(place));
    }
    pieces.push_back(std::move(piece));
  }
}

std::unique_ptr<Adviser> advice::makeCastAdviser() {
  return std::make_unique<CastAdviser>();
}
