//===- Cost.h - What one operation costs ------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The value types that CostModelOpInterface answers with: scalar work by class
// and element type, memory traffic by operand, and how far to trust both. No
// hardware appears here, and no operation is named.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_COST_H
#define MLIR_ROOFLINE_INTERFACES_COST_H

#include "mlir-roofline/IR/RooflineEnums.h"
#include "mlir-roofline/Support/Formula/Quantity.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/Types.h"
#include "mlir/IR/Value.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"

#include <memory>
#include <string>

namespace mlir::roofline {

/// The status of a sum. The statuses form a lattice, with a row for each pair
/// in docs/CostModel.md; whatever is summed is summed by this:
///   - exact if both are; declared if one is declared and the other exact;
///   - lower (upper) if one is and the other no worse than declared;
///   - lower if one is unknown and the other a lower bound or better;
///   - estimate in all other cases, unknown if both are.
CountStatus combine(CountStatus a, CountStatus b);

/// Whether a count is never larger than what happens, so that it may enter a
/// lower bound.
inline bool isCertain(CountStatus status) {
  return status == CountStatus::exact || status == CountStatus::lower ||
         status == CountStatus::declared;
}

/// Whether a count is a guess: it may be larger or smaller than what happens,
/// and enters no bound.
inline bool isGuess(CountStatus status) {
  return status == CountStatus::estimate || status == CountStatus::unknown;
}

//===----------------------------------------------------------------------===//
// Work
//===----------------------------------------------------------------------===//

/// A histogram of executed scalar operations: (work class, element type) ->
/// count. Entries stand in the order in which they were first added, which
/// makes every derived text deterministic; `addScaled` and `==` do not depend
/// on it.
class Work {
public:
  struct Entry {
    Type type;
    WorkClass workClass;
    Quantity count;
  };

  Work() = default;

  /// Adds `count` operations. A vector type counts its elements (for a scalable
  /// one the model must multiply by `vscale` itself); `index` operands put the
  /// operation into WorkClass::index whatever the class says.
  void add(WorkClass workClass, Type elementType, const Quantity &count);
  /// Adds `factor` times everything in `other`.
  void addScaled(const Work &other, const Quantity &factor = 1);
  /// Every count replaced by `transform` of it.
  Work
  transformed(llvm::function_ref<Quantity(const Quantity &)> transform) const;
  /// Entry by entry the larger (smaller) of both.
  static Work max(const Work &a, const Work &b);
  static Work min(const Work &a, const Work &b);

  Quantity get(WorkClass workClass, Type elementType) const;
  ArrayRef<Entry> getEntries() const { return entries; }
  bool empty() const { return entries.empty(); }

  /// add + mul + div + 2*fma over floating-point types.
  Quantity getFlops() const;
  /// The same over integer types other than `index`.
  Quantity getIntOps() const;
  /// `special` over floating-point types; never part of the flops.
  Quantity getTranscendentals() const;

  friend bool operator==(const Work &a, const Work &b);

private:
  SmallVector<Entry, 2> entries;
};

//===----------------------------------------------------------------------===//
// Traffic
//===----------------------------------------------------------------------===//

/// What the operation does with one of its tensors or buffers.
struct OperandTraffic {
  /// Position among the operands or the results; for a value used inside a
  /// region but defined outside (`captured`), a running number.
  unsigned index = 0;
  OperandRole role = OperandRole::operand;
  /// The tensor or buffer. Null for one that is no value (a variable).
  Value value;
  /// Of the elements that move; decides the storage size. Null only for values
  /// whose type has no size that MLIR can tell (opaque types).
  Type elementType;
  /// Distinct elements touched.
  Quantity footprint;
  /// Compulsory traffic: distinct elements read and written, in bytes, packed
  /// (sub-byte types are rounded up once per tensor).
  Quantity bytesRead;
  Quantity bytesWritten;
  /// How far `footprint` and the bytes are to be trusted.
  CountStatus status = CountStatus::exact;
  /// Of a slice that moves with loops around the operation: the bytes of the
  /// tensor or buffer that all their iterations touch together, each once, at
  /// least. Nothing if that is not seen to be more than one iteration touches.
  std::optional<Quantity> touchedInLoops;
};

/// The bytes that `elements` values of `elementType` occupy, packed and rounded
/// up once. `index` counts 64 bits, a complex type twice its part, a quantised
/// type its storage type, a vector its elements. Nothing for types without a
/// size (memrefs of opaque things, tokens, tuples).
std::optional<Quantity> getStorageBytes(Type elementType,
                                        const Quantity &elements);
/// The storage size of one element in bits, as above.
std::optional<unsigned> getStorageBits(Type elementType);

//===----------------------------------------------------------------------===//
// OpCost
//===----------------------------------------------------------------------===//

/// What is left of an operation's work without the iterations whose product or
/// addend is known to be neutral: taps that hit padding or inserted zeros, and
/// products with elements that a sparse tensor does not store.
struct EffectiveWork {
  Quantity macs, flops, intOps;
  /// How far these are to be trusted, whatever the status of the work is.
  CountStatus status = CountStatus::exact;
};

/// What of an operation's work a schedule of the same algorithm can leave out:
/// what depends on fewer loops than it stands in is needed once per iteration
/// of those, and taps that hit padding are not needed.
struct AvoidableWork {
  Work work;
  Quantity macs;
};

/// The cost of one execution of one operation.
struct OpCost {
  Work work;
  /// Multiplications of two different, non-constant values whose product is
  /// added to the accumulator of a reduction. Their `mul` and `add` (or `fma`)
  /// are part of `work`; this says how many of them a matrix unit could do.
  Quantity macs;
  /// The type of the values that `macs` multiplies, before any widening cast:
  /// what selects a matrix unit. The wider one if both differ. Null without
  /// macs.
  Type macOperandType;
  /// The type in which `macs` accumulates: the key of their entries in `work`.
  Type macAccumulatorType;
  /// Present where it differs from the work: padded convolution and pooling,
  /// transposed convolution by inserted zeros, sparse contractions.
  std::optional<EffectiveWork> effective;
  /// Part of `work` and `macs`; null if all of it is necessary, for all that is
  /// known. Bounds are made of the rest.
  std::shared_ptr<const AvoidableWork> avoidable;
  SmallVector<OperandTraffic, 3> traffic;
  /// How far `work`, `macs` are to be trusted, and how far the sum of
  /// `traffic`: no further than each operand of it.
  CountStatus workStatus = CountStatus::exact;
  CountStatus trafficStatus = CountStatus::exact;
  /// Why a status is not exact; empty if both are.
  std::string reason;

  /// A cost of which nothing is known. Traffic may still be added, as a guess.
  static OpCost unknown(StringRef reason);

  /// What every schedule of the algorithm computes.
  Work getNecessaryWork() const;
  Quantity getNecessaryMacs() const {
    return avoidable ? macs - avoidable->macs : macs;
  }
  /// Says of more of the work that it is avoidable.
  void addAvoidable(const Work &work, const Quantity &macs = 0);

  /// Lowers the trust in the traffic of every operand.
  void limitTraffic(CountStatus status);
  /// The same cost with every count replaced by `transform` of it.
  OpCost
  transformed(llvm::function_ref<Quantity(const Quantity &)> transform) const;

  Quantity getBytesRead() const;
  Quantity getBytesWritten() const;
  Quantity getBytes() const { return getBytesRead() + getBytesWritten(); }
  /// The trust in the traffic of the operands that are no guesses, of which
  /// bounds are made; unknown if there are only guesses.
  CountStatus getTrafficStatusWithoutGuesses() const;
  /// Whether something that it does is not counted: everything, or an operation
  /// in its body.
  bool missesWork() const {
    return workStatus == CountStatus::unknown ||
           workStatus == CountStatus::lower;
  }
  /// True if nothing is computed and nothing moves, and that is certain. A part
  /// that is put where it is already moves nothing, but is not free: it says
  /// what the tensor is made of.
  bool isFree() const;
};

//===----------------------------------------------------------------------===//
// Sizes
//===----------------------------------------------------------------------===//

/// A size that the machine settles and no program says, as a symbol.
struct MachineSize {
  llvm::StringLiteral name;
  llvm::StringLiteral meaning;

  /*implicit*/ operator Quantity() const { return Quantity::symbol(name); }
};
/// By how much a scalable vector is longer than its type says.
inline constexpr MachineSize vscale = {"vscale",
                                       "multiple of the scalable vectors"};
/// The threads of a GPU that execute one instruction together.
inline constexpr MachineSize subgroupSize = {"subgroup_size",
                                             "threads of a subgroup"};
/// All of them.
inline constexpr MachineSize machineSizes[] = {vscale, subgroupSize};

/// What a test of integers says, in terms of one of them: for `a < b`, that
/// `b - a - 1` is not negative.
struct Comparison {
  enum class Kind { nonNegative, zero, nonZero };
  Kind kind;
  Quantity difference;

  /// 1 where it holds, else 0.
  Quantity getIndicator() const;
  /// Whether it holds, or does not, whatever the symbols stand for.
  std::optional<bool> getOutcome() const;
  Comparison negated() const;
};

/// Two sizes that are equal if the program is valid.
using EqualSizes = std::pair<Quantity, Quantity>;

/// Answers what extents and index values are. A model asks it for everything
/// that a type does not say, and so yields polynomials on dynamic shapes
/// without knowing where the symbols come from.
class SizeProvider {
public:
  virtual ~SizeProvider();

  /// The extent of dimension `dim` of a shaped value. An unranked one is asked
  /// for dimension 0, which then stands for its number of elements.
  virtual Quantity getDim(Value shaped, unsigned dim) = 0;
  /// The value of an integer or index SSA value.
  virtual Quantity getValue(Value integer) = 0;
  /// How many elements a tensor with a sparse encoding stores.
  virtual Quantity getStoredElements(Value sparse) = 0;
  /// What a condition tests, if it is a comparison of integers or follows from
  /// some; nothing if it is data.
  virtual std::optional<Comparison> getComparison(Value condition);
  /// Element `index` of integers held in one dimension by a tensor, a shape, or
  /// a buffer as `reader` finds it; nothing if it cannot be told.
  virtual std::optional<Quantity> getElement(Value numbers, int64_t index,
                                             Operation *reader);
  /// What `name` means where `user` stands; null if it is nowhere in what is
  /// analysed.
  virtual Operation *lookupSymbol(Operation *user, SymbolRefAttr name);
  Quantity getValue(OpFoldResult integer);
  /// The number of elements of a value: the product of the extents of a shaped
  /// type, 1 for any other. Scalable vectors count `vscale`.
  Quantity getNumElements(Value value);

  /// What models find out about the program once and are asked about op by op:
  /// made empty when first asked for, kept as long as the provider. Holds only
  /// while the program stays as it is.
  template <typename FactsT>
  FactsT &getFacts() {
    std::shared_ptr<void> &slot = facts[TypeID::get<FactsT>()];
    if (!slot)
      slot = std::make_shared<FactsT>();
    return *static_cast<FactsT *>(slot.get());
  }

private:
  llvm::SmallDenseMap<TypeID, std::shared_ptr<void>, 2> facts;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_INTERFACES_COST_H
