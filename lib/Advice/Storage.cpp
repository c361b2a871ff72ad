//===- Storage.cpp - Tensors in narrower types ----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Weights that are stored in half the bytes halve the time of what waits for
// them, and of nothing else. An operation's memory time is scaled by what it
// moves then over what it moves now; where both factors of a product become
// narrower, so does the type in which the matrix unit multiplies them. Which
// half type that is depends on the target: bf16 if its matrix unit has it, else
// f16, else none.
//
//===----------------------------------------------------------------------===//

#include "Advisers.h"
#include "OpDemands.h"

#include "mlir-roofline/Flow/Assumptions.h"

using namespace mlir;
using namespace mlir::roofline;
using advice::OpDemands;

namespace {
class StorageAdviser : public Adviser {
public:
  StringRef getKind() const override { return "narrow-types"; }
  StringRef getDescription() const override {
    return "weights, caches or activations that narrower types would make "
           "faster (quantisation)";
  }
  void advise(const AdviceInput &input,
              std::vector<Advice> &pieces) const override;
};

/// What is supposed, in the words of --assume.
struct Supposition {
  std::string option, what;
  Assumptions assumptions;
  /// The type that both factors of a product get; null if only one does.
  Type factorType;
};
} // namespace

/// The type of 16 bits in which the matrix unit multiplies; null without one.
static FloatType getHalfType(MLIRContext *context,
                             const MachineModel &machine) {
  SmallVector<Roof> roofs = machine.getResources().getRoofs();
  for (FloatType type : {FloatType(BFloat16Type::get(context)),
                         FloatType(Float16Type::get(context))})
    if (llvm::any_of(roofs, [&](const Roof &roof) {
          return advice::isMatrixOf(roof.resource, type);
        }))
      return type;
  return nullptr;
}

static SmallVector<Supposition> getSuppositions(MLIRContext *context,
                                                const MachineModel &machine) {
  Type f16 = Float16Type::get(context);
  StorageAssumption byte{IntegerType::get(context, 8), 0, f16, nullptr};
  StorageAssumption nibble{IntegerType::get(context, 4), 128, f16, nullptr};
  // By ValueClass: weights, caches, activations.
  SmallVector<Supposition> all;
  if (FloatType type = getHalfType(context, machine)) {
    StorageAssumption half{type, 0, nullptr, nullptr};
    std::string name = type.isF16() ? "f16" : "bf16";
    all.push_back({"weights:" + name + ";activations:" + name,
                   "floats are wider than " + name +
                       ": hold weights and activations in " + name,
                   Assumptions("", {half, std::nullopt, half}), type});
  }
  all.push_back({"weights:i8,scale=f16",
                 "operations wait for weights: quantise these to 8 bits",
                 Assumptions("", {byte, std::nullopt, std::nullopt}), Type()});
  all.push_back({"weights:i4,group=128,scale=f16",
                 "operations wait for weights: quantise these to 4 bits, with "
                 "a scale for each 128",
                 Assumptions("", {nibble, std::nullopt, std::nullopt}),
                 Type()});
  all.push_back({"kv:i8,scale=f16",
                 "operations wait for a cache: quantise this to 8 bits",
                 Assumptions("", {std::nullopt, byte, std::nullopt}), Type()});
  return all;
}

/// What is moved of one operand if it is held otherwise.
static Quantity getBytes(const OperandTraffic &traffic,
                         const StorageAssumption *assumed) {
  Quantity bytes;
  for (const Quantity &moved : {traffic.bytesRead, traffic.bytesWritten}) {
    if (!assumed || moved.isZero())
      bytes += moved;
    else
      bytes += assumed->getBytes(
          Quantity::floorDiv(moved * 8, *getStorageBits(traffic.elementType)));
  }
  return bytes;
}

/// What is assumed of the elements, if it makes them narrower.
static const StorageAssumption *getNarrower(const OperandTraffic &traffic,
                                            const Assumptions &assumptions,
                                            const ValueClasses &classes,
                                            bool &isWidened) {
  if (!traffic.value || !isa_and_nonnull<FloatType>(traffic.elementType))
    return nullptr;
  const StorageAssumption *assumed =
      assumptions.get(classes.get(traffic.value));
  if (assumed)
    isWidened |=
        *getStorageBits(assumed->type) > *getStorageBits(traffic.elementType);
  return assumed;
}

/// The bytes that a cost moves less; nothing where nothing changes.
static std::optional<Quantity> getSavedBytes(const OpCost &cost,
                                             const Assumptions &assumptions,
                                             const ValueClasses &classes,
                                             bool &isWidened) {
  Quantity after;
  bool isChanged = false;
  for (const OperandTraffic &traffic : cost.traffic) {
    const StorageAssumption *assumed =
        getNarrower(traffic, assumptions, classes, isWidened);
    isChanged |= assumed && assumed->type != traffic.elementType;
    after += getBytes(traffic, assumed);
  }
  if (!isChanged)
    return std::nullopt;
  return cost.getBytes() - after;
}

/// What one execution takes less, if that is known.
static std::optional<double> getSavedSeconds(const AdviceInput &input,
                                             unsigned number,
                                             const Supposition &supposition,
                                             const Quantity &saved) {
  const OpCost &cost = input.cost.getOps()[number].cost;
  std::optional<double> seconds = input.getSeconds(number);
  std::optional<double> before = cost.getBytes().getDouble();
  std::optional<double> after = (cost.getBytes() - saved).getDouble();
  auto demands = OpDemands::get(cost, input.machine);
  if (!seconds || !before || !after || !demands || *before == 0)
    return std::nullopt;
  demands->scaleMemory(*after / *before);
  if (supposition.factorType && cost.macOperandType &&
      cost.macOperandType.isF32())
    demands->moveMacs(supposition.factorType);
  return *seconds - demands->getSeconds();
}

/// Of all executions; nothing where nothing changes.
static std::optional<AdviceSaving> getSaving(const AdviceInput &input,
                                             unsigned number,
                                             const Supposition &supposition,
                                             bool &isWidened) {
  const ModuleCost &cost = input.cost;
  const CostedOp &op = cost.getOps()[number];
  const ValueClasses &classes = ValueClasses::get(cost);
  auto getBytes = [&](const OpCost &counts) {
    return getSavedBytes(counts, supposition.assumptions, classes, isWidened);
  };
  std::optional<Quantity> saved = getBytes(op.cost);
  if (!saved)
    return std::nullopt;
  AdviceSaving saving = input.getExecuted(
      number, {getSavedSeconds(input, number, supposition, *saved), *saved,
               Quantity(0)});
  // Executions differ: of one call of the function they are known together.
  if (const OpCost *all = cost.getIteratedCost(number))
    saving.bytes =
        *getBytes(*all) * cost.getFunctions()[op.function].multiplicity.value;
  return saving;
}

void StorageAdviser::advise(const AdviceInput &input,
                            std::vector<Advice> &pieces) const {
  MLIRContext *context = input.cost.getRoot()->getContext();
  for (const Supposition &supposition :
       getSuppositions(context, input.machine)) {
    Advice piece;
    piece.what = supposition.what;
    piece.remedy = {Remedy::Kind::option, "--assume=" + supposition.option};
    bool isWidened = false;
    for (unsigned op = 0, e = input.cost.getOps().size(); op != e; ++op) {
      std::optional<AdviceSaving> saving =
          getSaving(input, op, supposition, isWidened);
      if (!saving)
        continue;
      AdvicePlace place = input.getPlace(op);
      place.saving = std::move(*saving);
      addPlace(piece, std::move(place));
    }
    // It is no advice to make a part of the program wider.
    if (!isWidened)
      pieces.push_back(std::move(piece));
  }
}

std::unique_ptr<Adviser> advice::makeStorageAdviser() {
  return std::make_unique<StorageAdviser>();
}
