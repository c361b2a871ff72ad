//===- MachineModel.h - Time from work and traffic --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The roofline itself: what a target needs for a cost. Knows targets and costs,
// no operation.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_MACHINEMODEL_H
#define MLIR_ROOFLINE_MACHINE_MACHINEMODEL_H

#include "mlir-roofline/IR/Roofline.h"
#include "mlir-roofline/Interfaces/Cost.h"
#include "mlir-roofline/Machine/Estimate.h"
#include "mlir-roofline/Machine/LevelSet.h"

namespace mlir::roofline {

class Formula;
class FormulaGraph;
class ModuleCost;
class ValueClasses;
template <typename Number>
class MacWork;
/// What counts are read as.
template <typename Number>
class Numbers;

/// The time one resource needs for one execution of an operation.
struct ResourceTime {
  /// `matrix.f16`, `vector.f32`, `special.f32`, with the accumulator where a
  /// type has several (`matrix.f16.f32`), or the name of a memory level.
  StringAttr resource;
  BoundKind kind;
  double seconds;
};

/// What one execution of an operation needs of one resource.
struct ResourceDemand {
  ResourceTime time;
  /// Operations of the resource's type, or bytes.
  double amount = 0;
  /// The part of it that stands in for work of other types.
  double standInAmount = 0;
  /// What the resource does of that in a second at its peak.
  double perSecond;
};

/// What is chosen about the machine's state and not said by the target.
struct MachineOptions {
  /// Where an operation finds what it reads. `cold`: in the outermost memory.
  /// `hot`: in the last cache as far as it fits, as in a loop that runs the
  /// operation again and again.
  CacheState cache = CacheState::cold;
  /// Lets the matrix unit round the factors of f32 products to tf32.
  bool allowTf32 = false;
};

/// A type that a unit cannot compute with and what it does instead.
struct StandIn {
  Type type;
  UnitKind unit;
  /// Whether several operations of the resource's narrower integers are one of
  /// these: that is what machines do, and no guess.
  bool isSplit = false;
  /// The resource whose type stands in; null if there is none and the work is
  /// not timed.
  StringAttr resource;

  bool operator==(const StandIn &other) const {
    return type == other.type && unit == other.unit &&
           isSplit == other.isSplit && resource == other.resource;
  }
};

/// The roofline of one operation: no schedule on the target beats it.
struct OpTime {
  /// The largest of the resources' times.
  double seconds = 0;
  BoundKind kind = BoundKind::none;
  /// The resource with the largest time; null if `kind` is none. A compute unit
  /// wins a tie against memory.
  StringAttr resource;
  /// The resource with the second largest time: how long the operation would
  /// take if the limit were lifted. Absent if only one resource is used.
  std::optional<ResourceTime> next;
  /// `lower` if some of the cost could not be timed (unknown work or traffic,
  /// an element type for which the target has no rate), else what the cost
  /// says.
  CountStatus status = CountStatus::exact;
  /// What the work takes for which the target has no rate, at most: one
  /// operation per cycle of its slowest unit. Not among `seconds`.
  double missingSeconds = 0;
  /// Absent if the target has no efficiencies or nothing takes time.
  std::optional<OpEstimate> estimate;

  /// seconds / (second largest time): how much faster another resource would
  /// allow; absent if only one resource is used.
  std::optional<double> getSlack() const {
    return next ? std::optional<double>(seconds / next->seconds) : std::nullopt;
  }
};

/// Peak / bandwidth of a unit, an element type and a memory level, in
/// operations per byte.
struct RidgePoint {
  StringAttr resource;
  StringAttr memory;
  double opsPerByte;
};

/// What a resource does at most: operations per second of a unit for an
/// element type, or bytes per second of a memory level.
struct Roof {
  StringAttr resource;
  /// Compute or memory.
  BoundKind kind;
  double perSecond;
};

class MachineModel {
public:
  explicit MachineModel(TargetAttr target, MachineOptions options = {});

  /// The same for what is part of this program: on a target with levels that
  /// hold a part of the data only, it says what is a parameter. Otherwise
  /// everything is taken for activations there. Valid as long as the costs.
  MachineModel forProgram(const ModuleCost &cost) const;

  TargetAttr getTarget() const { return target; }
  const MachineOptions &getOptions() const { return options; }

  /// The roofline of one execution; nothing while a count is symbolic.
  ///
  /// Multiply-accumulates run on the matrix unit where it has a rate for their
  /// operand type (2 operations each), transcendentals on the special unit
  /// where the target has one, everything else, and both otherwise, on the
  /// vector unit under the type of the scalar operation (1 operation each, an
  /// fma 2). Where a unit has no rate for a type, the narrowest type that holds
  /// every value of it stands in. An integer that none holds is k of the widest
  /// that the unit has: k operations, k * k of a multiplication or division.
  /// Without either, that work is not timed and the status says so. A rate with
  /// an accumulator type needs one that holds the accumulator. A stand-in on
  /// the matrix unit is used only where it beats the vector unit. `index` work
  /// is free.
  ///
  /// A stand-in is no faster than the machine may be: where it decides, the
  /// time is an upper bound. So it is where multiply-accumulates of narrow
  /// factors run on the vector unit in the type of the accumulator, for which
  /// a machine may have operations that nobody has stated.
  ///
  /// What is a guess (`isGuess`), work or traffic of an operand, takes no time:
  /// the rest is a lower bound.
  ///
  /// Every byte of the compulsory traffic passes the memory levels that are on
  /// the way to its tensor or buffer, see `getLevels`; a level without a
  /// bandwidth takes no time. From a hot cache, what an operand has
  /// more than the last cache holds comes from the outermost level; if nobody
  /// has stated the bandwidth of that cache, the time is a lower bound.
  ///
  /// Units, types and levels are resources that work at the same time.
  std::optional<OpTime> getTime(const OpCost &cost) const;
  /// The same, by resource that is used, in the order units, levels.
  std::optional<SmallVector<ResourceTime>>
  getResourceTimes(const OpCost &cost) const;

  /// The seconds of every resource, used or not, as formulas of the sizes that
  /// are open; nothing if they are beyond what a graph holds.
  std::optional<SmallVector<Formula, 0>> getFormulas(const OpCost &cost,
                                                     FormulaGraph &graph) const;

  /// The same for every resource, used or not, with what takes that time.
  std::optional<SmallVector<ResourceDemand>>
  getDemands(const OpCost &cost) const;

  /// Which of the target's efficiencies an estimate of the cost uses, and for
  /// what element type, which need not be that of the entry; nothing without
  /// one.
  std::optional<std::pair<unsigned, Type>>
  getEfficiencyUse(const OpCost &cost) const;

  /// What `bytes` that are moved of an operand are on the target: as many,
  /// unless its elements take a byte each there and are counted as packed.
  /// Nothing while symbolic.
  std::optional<double> getMovedBytes(const OperandTraffic &operand,
                                      const Quantity &bytes) const;

  /// Which of the target's memory levels pass what is read of, or written to, a
  /// tensor or buffer; it is in the outermost of them.
  ///
  /// A buffer is in the level that names its memory space, else in the
  /// innermost if only a group of threads or less shares the space; it passes
  /// that one and those inside that hold its class, or none on the chip of a
  /// target with nothing there. All else passes the levels that hold its class.
  /// What an operation writes is no parameter.
  LevelSet getLevels(Value value, bool isWrite) const;

  /// Rates and levels, in the order of the target's.
  size_t getNumResources() const { return rates.size() + levels.size(); }
  /// The resource with this number, and a time for it.
  ResourceTime getResource(size_t number, double seconds) const;
  /// Adds `factor` times the seconds that each compute unit needs for `cost` to
  /// its resource's. False while a count is symbolic. With `atLeast`, as long
  /// as `seconds`, what stand-ins do goes there instead, to the resource that
  /// stands in, at the fastest rate of any unit: more than that no machine has
  /// that the target describes.
  bool addComputeSeconds(const OpCost &cost, double factor,
                         MutableArrayRef<double> seconds,
                         MutableArrayRef<double> atLeast = {}) const;
  /// The same for each level and the traffic of `cost`.
  bool addMemorySeconds(const OpCost &cost,
                        MutableArrayRef<double> seconds) const;
  /// Says which resource is the limit, given the seconds of each, and which
  /// would be if there were no such limit.
  void setLimit(OpTime &time, ArrayRef<double> seconds) const;

  /// What of an operand the last cache holds before an operation; 0 if it is
  /// cold, or nobody knows how large it is.
  double getResidentBytes() const { return residentBytes; }

  /// The fast memory of one core: an instance of the innermost level, or a
  /// core's share of the only one. Of a target that has no
  /// level inside of the outermost, or no capacity there, the default: between
  /// the 128 KiB first-level cache of an Apple core and the 228 KiB of shared
  /// memory of an NVIDIA Hopper multiprocessor.
  double getCoreMemoryBytes() const;
  static constexpr double defaultCoreMemoryBytes = 192 * 1024;

  /// What an estimate of one execution is made of; nothing while a count that
  /// matters is symbolic.
  std::optional<EstimateTerms> getEstimateTerms(const OpCost &cost) const;
  /// What the estimate of operations that run as one is made of. `seconds`: by
  /// resource, what all their work and the traffic of `boundary` need. The
  /// class is that of the whole: a contraction if any of them is one, movement
  /// if none computes. The element type is that of the first operation of that
  /// class; the chains of multiply-accumulates are waited for one after
  /// another.
  EstimateTerms getGroupTerms(ArrayRef<const OpCost *> ops,
                              const OpCost &boundary,
                              ArrayRef<double> seconds) const;
  /// The expected time for these terms, or `bound` seconds if the target has no
  /// efficiency for their class. At least `bound`, if that is the longest time
  /// among the terms.
  OpEstimate getEstimate(const EstimateTerms &terms, double bound) const;
  bool hasEfficiencies() const { return !efficiencies.empty(); }
  /// Whether kernels of a class have been measured, be it on another type.
  bool hasEfficiency(OpClass opClass) const;

  /// The type in which a matrix unit does the cost's macs; null if none does.
  Type getMatrixType(const OpCost &cost) const;

  /// The types of the cost's work for which the target has no rate of their
  /// own. The macs of a type that the matrix unit lacks but the vector unit has
  /// are none of them.
  SmallVector<StandIn, 1> getStandIns(const OpCost &cost) const;

  /// In the order of the target's units and rates, for each the levels from the
  /// outermost on.
  SmallVector<RidgePoint> getRidgePoints() const;
  /// All resources, in their order.
  SmallVector<Roof> getRoofs() const;

private:
  /// What one unit does for one element type.
  struct Rate {
    UnitKind kind;
    Type elementType;
    /// Null if any accumulator will do.
    Type accumulateType;
    double opsPerSecond;
    StringAttr resource;
  };

  /// Work of one type on one resource.
  template <typename Number>
  struct UnitWork {
    /// Null: the target has none that could do it.
    const Rate *rate;
    /// Of the program's operations.
    Type type;
    UnitKind unit;
    /// Operations of the rate's type; of the program's without a rate.
    Number numOps;
    bool isStandIn = false;
    bool isSplit = false;
    /// Of a stand-in, operations that even a unit made for them would do.
    Number certainOps = 0;
  };
  /// What resources need for a cost.
  template <typename Number>
  struct Needs {
    /// By resource.
    SmallVector<Number, 32> seconds;
    /// The part that stand-ins have in it.
    SmallVector<Number, 32> standInSeconds;
    Number missingSeconds = 0;
  };

  /// The level that names the memory space of a value, or where such a space
  /// is; nothing for what is in the memory of the device.
  std::optional<unsigned> findLevelOfSpace(Value value) const;

  template <typename Number>
  std::optional<Number> getMovedBytes(const OperandTraffic &operand,
                                      const Quantity &bytes,
                                      const Numbers<Number> &numbers) const;
  /// Adds what passes each of `levels`; false if a count is no `Number`.
  template <typename Number>
  bool addMemoryBytes(const OpCost &cost, const Numbers<Number> &numbers,
                      MutableArrayRef<Number> bytes) const;
  template <typename Number>
  bool addMemorySeconds(const OpCost &cost, const Numbers<Number> &numbers,
                        MutableArrayRef<Number> seconds) const;

  /// The fastest rate of units of `kind` for `type`, or for the narrowest type
  /// that holds it; null if there is none.
  const Rate *findRate(UnitKind kind, Type type, Type accumulator) const;
  /// The rate at which a matrix unit would do the cost's macs, if it should.
  const Rate *findMatrixRate(const OpCost &cost) const;
  /// The fastest vector rate for the widest integers that are narrower than
  /// `type`; null if there is none.
  const Rate *findNarrowRate(Type type) const;
  /// Where `count` operations of scalar work run.
  template <typename Number>
  UnitWork<Number> getScalarWork(WorkClass workClass, Type type,
                                 const Number &count) const;
  /// Multiply-accumulates of narrow factors, on the vector unit in the type of
  /// the accumulator; nothing if that is not where they run. They are part of
  /// `work`.
  template <typename Number>
  std::optional<UnitWork<Number>>
  getWidenedMacs(const OpCost &cost, const MacWork<Number> &macs,
                 const Work &work, const Numbers<Number> &numbers) const;
  /// False if a count is no `Number`.
  template <typename Number>
  bool
  forEachWork(const OpCost &cost, const Numbers<Number> &numbers,
              llvm::function_ref<void(const UnitWork<Number> &)> visit) const;
  bool
  forEachWork(const OpCost &cost,
              llvm::function_ref<void(const UnitWork<double> &)> visit) const;
  /// What each rate, and behind them each level, needs for `cost`; nothing if a
  /// count is no `Number`.
  template <typename Number>
  std::optional<Needs<Number>> getNeeds(const OpCost &cost,
                                        const Numbers<Number> &numbers) const;
  std::optional<Needs<double>> getNeeds(const OpCost &cost) const;

  /// The terms, from the seconds that `getNeeds` has found.
  EstimateTerms getTerms(const OpCost &cost, ArrayRef<double> seconds) const;

  /// One of the target's efficiencies.
  struct ClassEfficiency {
    OpClass opClass;
    /// Null: of any type.
    Type elementType;
    Efficiency efficiency;
  };
  /// The entry for the class and this very type, else the first of the class;
  /// null if there is none.
  const ClassEfficiency *findEfficiency(OpClass opClass,
                                        Type elementType) const;

  TargetAttr target;
  /// In the target's order.
  SmallVector<ClassEfficiency, 0> efficiencies;
  /// In the order of the target's units and their rates.
  SmallVector<Rate, 0> rates;
  struct Level {
    StringAttr name;
    double bytesPerSecond;
    /// Among all levels of the target.
    unsigned number;
  };
  /// Those with a bandwidth, the outermost first.
  SmallVector<Level, 0> levels;
  MachineOptions options;
  /// Of all compute units; 0 without any.
  double slowestClockHz = 0, fastestOpsPerSecond = 0;
  /// What of an operand the last cache holds from the start: its capacity if it
  /// is hot, else 0.
  double residentBytes = 0;
  /// Whether nobody has said how fast that cache is.
  bool hidesResident = false;
  /// Whether a level holds a part of the data only.
  bool holdsParts = false;
  /// Null: everything is an activation.
  const ValueClasses *classes = nullptr;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_MACHINEMODEL_H
