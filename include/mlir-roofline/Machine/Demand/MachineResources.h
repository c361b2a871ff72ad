//===- MachineResources.h - What a target works with ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The compute units and memory levels of a target as a list of resources, and
// which of them does what: chosen by element type and by where data lives.
// Knows no counts.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_DEMAND_MACHINERESOURCES_H
#define MLIR_ROOFLINE_MACHINE_DEMAND_MACHINERESOURCES_H

#include "mlir-roofline/IR/Roofline.h"
#include "mlir-roofline/Machine/LevelSet.h"

namespace mlir::roofline {

class ModuleCost;
class ValueClasses;

/// What is chosen about the machine's state and not said by the target.
struct MachineOptions {
  /// Where an operation finds what it reads. `cold`: in the outermost memory.
  /// `hot`: in the last cache as far as it fits, as in a loop that runs the
  /// operation again and again.
  CacheState cache = CacheState::cold;
  /// Lets the matrix unit round the factors of f32 products to tf32.
  bool allowTf32 = false;
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
  /// `matrix.f16`, `vector.f32`, `special.f32`, with the accumulator where a
  /// type has several (`matrix.f16.f32`), or the name of a memory level.
  StringAttr resource;
  /// Compute or memory.
  BoundKind kind;
  double perSecond;
};

class MachineResources {
public:
  /// What one unit does for one element type.
  struct Rate {
    UnitKind kind;
    Type elementType;
    /// Null if any accumulator will do.
    Type accumulateType;
    double opsPerSecond;
    StringAttr resource;
  };

  /// How fast a memory level is, if somebody has stated it.
  struct Bandwidth {
    StringAttr resource;
    double bytesPerSecond;
    /// Of the level, among all levels of the target.
    unsigned level;
  };

  explicit MachineResources(TargetAttr target, MachineOptions options = {});

  /// The same for what is part of this program: on a target with levels that
  /// hold a part of the data only, it says what is a parameter. Otherwise
  /// everything is taken for activations there. Valid as long as the costs.
  MachineResources forProgram(const ModuleCost &cost) const;

  TargetAttr getTarget() const { return target; }
  const MachineOptions &getOptions() const { return options; }

  //===--------------------------------------------------------------------===//
  // All of them
  //===--------------------------------------------------------------------===//

  /// Resources are numbered: the rates in the order of the target's units and
  /// their rates, then the bandwidths from the outermost level on.
  size_t size() const { return rates.size() + bandwidths.size(); }
  Roof getRoof(size_t number) const;
  SmallVector<Roof> getRoofs() const;
  /// For each rate the levels from the outermost on.
  SmallVector<RidgePoint> getRidgePoints() const;

  ArrayRef<Rate> getRates() const { return rates; }
  ArrayRef<Bandwidth> getBandwidths() const { return bandwidths; }
  /// The number of a rate of this target.
  size_t getNumber(const Rate *rate) const { return rate - rates.begin(); }
  /// That of the outermost level; nothing if nobody has stated it.
  std::optional<double> getOutermostBandwidth() const {
    return !bandwidths.empty() && bandwidths.front().level == 0
               ? std::optional<double>(bandwidths.front().bytesPerSecond)
               : std::nullopt;
  }
  /// Of all compute units; 0 without any.
  double getSlowestClockHz() const { return slowestClockHz; }
  double getFastestOpsPerSecond() const { return fastestOpsPerSecond; }

  //===--------------------------------------------------------------------===//
  // Units, by element type
  //===--------------------------------------------------------------------===//

  /// The fastest rate of units of `kind` for `type`, or for the narrowest type
  /// that holds every value of it; null if there is none. The rate's
  /// accumulator, if it has one, holds `accumulator`, unless that is null.
  const Rate *findRate(UnitKind kind, Type type, Type accumulator) const;
  /// The fastest vector rate for the widest integers that are narrower than
  /// `type`, whose operations take several of theirs; null if there is none.
  const Rate *findNarrowRate(Type type) const;
  /// The rate at which a matrix unit does multiply-accumulates; null if none
  /// should: where the unit has another type only, it has to beat the vector
  /// unit. With `allowTf32` it may round f32 factors.
  const Rate *findMatrixRate(Type operand, Type accumulator) const;

  //===--------------------------------------------------------------------===//
  // Memory levels, by value
  //===--------------------------------------------------------------------===//

  /// Which of the target's memory levels pass what is read of, or written to, a
  /// tensor or buffer; it is in the outermost of them.
  ///
  /// A buffer is in the level that names its memory space, else in the
  /// innermost if only a group of threads or less shares the space; it passes
  /// that one and those inside that hold its class, or none on the chip of a
  /// target with nothing there. All else passes the levels that hold its class.
  /// What an operation writes is no parameter.
  LevelSet getLevels(Value value, bool isWrite) const;
  /// Whether a value passes all levels, whatever it is and whether it is read
  /// or written.
  bool passesAllLevels(Value value) const {
    return !holdsParts && findLevelOfSpace(value).value_or(0) == 0;
  }

  /// What of an operand the last cache holds before an operation; 0 if it is
  /// cold, or nobody knows how large it is.
  double getResidentBytes() const { return residentBytes; }
  /// Whether the last cache holds some, and nobody has said how fast it is.
  bool hidesResident() const { return residentTimeIsUnknown; }

  /// The fast memory of one core: an instance of the innermost level, or a
  /// core's share of the only one. Of a target that has no
  /// level inside of the outermost, or no capacity there, the default: between
  /// the 128 KiB first-level cache of an Apple core and the 228 KiB of shared
  /// memory of an NVIDIA Hopper multiprocessor.
  double getCoreMemoryBytes() const;
  static constexpr double defaultCoreMemoryBytes = 192 * 1024;

private:
  /// The level that names the memory space of a value, or where such a space
  /// is; nothing for what is in the memory of the device.
  std::optional<unsigned> findLevelOfSpace(Value value) const;

  TargetAttr target;
  MachineOptions options;
  SmallVector<Rate, 0> rates;
  SmallVector<Bandwidth, 0> bandwidths;
  double slowestClockHz = 0, fastestOpsPerSecond = 0;
  /// The last cache's capacity if it is hot, else 0.
  double residentBytes = 0;
  bool residentTimeIsUnknown = false;
  /// Whether a level holds a part of the data only.
  bool holdsParts = false;
  /// Null: everything is an activation.
  const ValueClasses *classes = nullptr;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_DEMAND_MACHINERESOURCES_H
