//===- TrainingMemory.h - What a backward pass needs ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a program that is trained keeps from the forward to the backward pass,
// though the backward pass is not written yet.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_FLOW_TRAININGMEMORY_H
#define MLIR_ROOFLINE_FLOW_TRAININGMEMORY_H

#include "mlir-roofline/Flow/Parameters.h"
#include "mlir-roofline/Flow/ValueClasses.h"

namespace mlir::roofline {

/// What updates the parameters; nothing where a program is not trained. The
/// names are those of `--training`.
enum class Optimizer { none, sgd, adam };

StringRef stringifyOptimizer(Optimizer optimizer);

/// The bytes that operations save for their gradients, by their
/// DerivativeOpInterface, if parameters and inputs of float type have
/// gradients. What several operations need is saved once, and so is what is a
/// view of it, or its elements in another order. Parameters are there anyway.
/// Results that depend on no parameter and no input have no gradient.
///
/// Of operations that execute several times each execution saves its own, and
/// of the sides of a choice the one that saves most counts.
class TrainingMemory {
public:
  explicit TrainingMemory(const ModuleCost &cost);

  enum class Kind {
    /// Elements of tensors.
    contents,
    /// The same of what a reduction makes and what is made of that alone: the
    /// mean or the variance of a row. Published formulas leave it out.
    statistics,
    /// Tensors that are no floats, at their own width.
    masks,
    /// 8 B for each element that was the largest of some.
    positions
  };
  struct Saved {
    /// What others are views of.
    Value value;
    Quantity bytes;
    Kind kind;
    /// The operation of `ModuleCost::getOps` that needs it first.
    unsigned op;
    /// Whether it is computed again with selective checkpointing: between two
    /// products of activations, as in attention.
    bool isRecomputed = false;
    /// The place in the nest of choices, for sums; 0 stands for none.
    unsigned place = 0;
  };

  /// In the order in which it is needed.
  ArrayRef<Saved> getSaved() const { return saved; }
  Quantity getBytes(Kind kind) const;
  /// Everything; without what selective checkpointing computes again; inputs
  /// alone, if everything is computed again.
  Quantity getBytes() const;
  Quantity getSelectiveBytes() const;
  const Quantity &getFullBytes() const { return fullBytes; }
  /// `lower` if something with a gradient does not say what it needs; `upper`
  /// if what is saved depends on the way that the program takes.
  CountStatus getStatus() const { return status; }

private:
  friend class SavedFinder;
  /// A choice, or one side of it, which stands behind what it is in.
  struct Place {
    unsigned around = 0;
    bool isChoice = false;
  };
  Quantity sum(llvm::function_ref<bool(const Saved &)> isCounted) const;

  std::vector<Saved> saved;
  std::vector<Place> places = {Place()};
  Quantity fullBytes;
  CountStatus status = CountStatus::exact;
};

/// The gradients of float parameters, each of the parameter's type.
Quantity getGradientBytes(ArrayRef<Parameter> parameters);
/// What an optimiser keeps of each float parameter: nothing of plain gradient
/// descent; two moments in f32 of Adam, and a copy in f32 of what is narrower.
Quantity getStateBytes(ArrayRef<Parameter> parameters, Optimizer optimizer);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_FLOW_TRAININGMEMORY_H
