//===- RooflineTargetAttrs.td - What machines can do -------*- tablegen -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_IR_ROOFLINETARGETATTRS
#define MLIR_ROOFLINE_IR_ROOFLINETARGETATTRS

include "mlir-roofline/IR/RooflineAttrBase.td"
include "mlir/Interfaces/DataLayoutInterfaces.td"

def Roofline_RateAttr : Roofline_Attr<"Rate", "rate"> {
  let summary = "operations per cycle of one compute unit for one element type";
  let description = [{
    `ops_per_cycle` counts a fused multiply-add as 2 and dense operands only.
    `accumulate` is the accumulator type the rate holds for, where it matters: an
    element type may then have one rate per accumulator type.
    `source` says where the figure comes from; without one the unit's source
    covers it.

    ```mlir
    #roofline.rate<f16 = 4096, accumulate = f32, source = "H100 datasheet">
    ```
  }];
  let parameters = (ins
    "::mlir::Type":$elementType,
    "::mlir::FloatAttr":$opsPerCycleAttr,
    OptionalParameter<"::mlir::Type">:$accumulateType,
    OptionalParameter<"::mlir::StringAttr">:$source
  );
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    double getOpsPerCycle() const {
      return getOpsPerCycleAttr().getValueAsDouble();
    }
  }];
}

def Roofline_UnitAttr : Roofline_Attr<"Unit", "unit", [
    DeclareAttrInterfaceMethods<DLTIQueryInterface>]> {
  let summary = "the compute units of one kind";
  let description = [{
    `count` units that each run at `clock_hz` and do `rates` operations per
    cycle; the peak for an element type is the product of the three. `kind` says
    what work may use it: `matrix` does multiply-accumulates of contractions,
    `special` transcendental functions, `vector` everything. Units of one kind
    with different counts or clocks stand apart, each type in one of them.

    ```mlir
    #roofline.unit<matrix, count = 132, clock_hz = 1.83e9,
                   rates = [<f16 = 4096>, <f8E4M3FN = 8192>],
                   source = "NVIDIA H100 datasheet">
    ```
  }];
  let parameters = (ins
    "::mlir::roofline::UnitKind":$kind,
    "int64_t":$count,
    "::mlir::FloatAttr":$clockHzAttr,
    ArrayRefParameter<"::mlir::roofline::RateAttr">:$rates,
    OptionalParameter<"::mlir::StringAttr">:$source
  );
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    double getClockHz() const { return getClockHzAttr().getValueAsDouble(); }
    /// Peak operations per second for operands of `elementType` (FMA = 2), with
    /// the fastest accumulator, or nothing if the unit has no rate for exactly
    /// this type.
    std::optional<double> getPeakOpsPerSecond(::mlir::Type elementType) const;
    /// The same of one of the unit's rates.
    double getPeakOpsPerSecond(::mlir::roofline::RateAttr rate) const;
  }];
}

def Roofline_MemoryAttr : Roofline_Attr<"Memory", "memory", [
    DeclareAttrInterfaceMethods<DLTIQueryInterface>]> {
  let summary = "one level of the memory hierarchy";
  let description = [{
    The capacity of the level, all instances together, and the bandwidth with
    which it feeds the level below it (or the compute units), in bytes per
    second. `capacity_bytes` or `bandwidth_bytes_per_s` may be left out where no
    source has it, but the outermost level must have a bandwidth.

    `instances` equal parts may make up the level, each private to a part of the
    compute units (the L1 caches of multiprocessors); without it the level is
    shared as a whole. `line_bytes` is the least that it hands over at a time (a
    cache line, or a sector of one): single elements with larger strides take as
    much each.

    `spaces` are the memory spaces of buffers that live in this level, whatever
    it holds otherwise: what accesses them passes this level and those inside of
    it that hold such data, and no other. A
    buffer in a space that no level names lives in the outermost one, except that
    what a dialect calls memory of a workgroup or of a thread
    (`#gpu.address_space<workgroup>`, `<private>`) lives in the innermost.

    `holds` lists what is kept in this level: `parameters`, `caches`,
    `activations`; without it, everything is. Data passes only the levels that
    hold it: of flash beside SRAM, weights take the bandwidth of the flash and
    nothing else does. What an operation writes is an activation, or a cache.
    Some level with a bandwidth must hold each of them.

    ```mlir
    #roofline.memory<"HBM3", capacity_bytes = 80e9,
                     bandwidth_bytes_per_s = 3352e9, source = "…">
    #roofline.memory<"flash", bandwidth_bytes_per_s = 0.5e9, holds = [parameters]>
    #roofline.memory<"L1", spaces = [3, #gpu.address_space<workgroup>]>
    ```
  }];
  let parameters = (ins
    "::mlir::StringAttr":$name,
    OptionalParameter<"::mlir::FloatAttr">:$capacityBytesAttr,
    OptionalParameter<"::mlir::FloatAttr">:$bandwidthBytesPerSecondAttr,
    OptionalArrayRefParameter<"::mlir::Attribute">:$spaces,
    OptionalArrayRefParameter<"::mlir::roofline::ValueClass">:$held,
    DefaultValuedParameter<"int64_t", "1">:$instances,
    OptionalParameter<"::mlir::FloatAttr">:$lineBytesAttr,
    OptionalParameter<"::mlir::StringAttr">:$source
  );
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    bool holds(::mlir::roofline::ValueClass valueClass) const {
      return getHeld().empty() || ::llvm::is_contained(getHeld(), valueClass);
    }
    /// Whether this level holds everything that `other` does.
    bool holdsAllOf(::mlir::roofline::MemoryAttr other) const;
    std::optional<double> getLineBytes() const {
      ::mlir::FloatAttr attr = getLineBytesAttr();
      return attr ? std::optional<double>(attr.getValueAsDouble())
                  : std::nullopt;
    }
    std::optional<double> getCapacityBytes() const {
      ::mlir::FloatAttr attr = getCapacityBytesAttr();
      return attr ? std::optional<double>(attr.getValueAsDouble())
                  : std::nullopt;
    }
    std::optional<double> getBandwidthBytesPerSecond() const {
      ::mlir::FloatAttr attr = getBandwidthBytesPerSecondAttr();
      return attr ? std::optional<double>(attr.getValueAsDouble())
                  : std::nullopt;
    }
  }];
}

def Roofline_EfficiencyAttr : Roofline_Attr<"Efficiency", "efficiency"> {
  let summary = "what of a target's peaks one class of operations reaches";
  let description = [{
    Turns the bound of an operation into an estimate: its compute time is divided
    by `compute`, its memory time by `memory` (shares of the peak, at most 1); the
    shorter of both adds its `exposed` share, each step of a reduction
    `reduction_step_s`, and each execution `overhead_s`. A field that is left out
    changes nothing. An entry with an `element_type` is for that type of operand.

    Of kernels that start from a hot cache, as much as fits in `cache_share` of
    the last cache comes from there, at `cache_bytes_per_s` if that is stated,
    and the rest from the outermost memory.

    `error` is the calibration's own: the mean of |estimate / measured - 1| over
    `rows` measurements that the fit has not seen.

    ```mlir
    #roofline.efficiency<contraction, element_type = bf16, compute = 0.79,
                         memory = 0.84, exposed = 0.14, overhead_s = 2.8e-06,
                         error = 0.093, rows = 1000, source = "measured, …">
    ```
  }];
  let parameters = (ins
    "::mlir::roofline::OpClass":$opClass,
    OptionalParameter<"::mlir::Type">:$elementType,
    OptionalParameter<"::mlir::FloatAttr">:$compute,
    OptionalParameter<"::mlir::FloatAttr">:$memory,
    OptionalParameter<"::mlir::FloatAttr">:$exposed,
    OptionalParameter<"::mlir::FloatAttr">:$reductionStepSeconds,
    OptionalParameter<"::mlir::FloatAttr">:$overheadSeconds,
    OptionalParameter<"::mlir::FloatAttr">:$cacheShare,
    OptionalParameter<"::mlir::FloatAttr">:$cacheBytesPerSecond,
    OptionalParameter<"::mlir::FloatAttr">:$error,
    DefaultValuedParameter<"int64_t", "0">:$rows,
    OptionalParameter<"::mlir::StringAttr">:$source
  );
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
}

//===----------------------------------------------------------------------===//
// Energy
//===----------------------------------------------------------------------===//

def Roofline_OpEnergyAttr : Roofline_Attr<"OpEnergy", "op_energy"> {
  let summary = "what one scalar operation takes, in picojoules";
  let description = [{
    Either of a work class, one such operation on this element type (what a
    circuit of that kind switches), or of a unit, `matrix` or `vector`, one
    operation of it (a fused multiply-add is 2 of them): what a whole machine
    takes for it. `index` work is free.

    ```mlir
    #roofline.op_energy<mul, f32 = 3.7, source = "…">
    #roofline.op_energy<matrix, bf16 = 0.75, source = "…">
    ```
  }];
  let parameters = (ins
    OptionalParameter<"::std::optional<::mlir::roofline::WorkClass>">:$workClass,
    OptionalParameter<"::std::optional<::mlir::roofline::UnitKind>">:$unit,
    "::mlir::Type":$elementType,
    "::mlir::FloatAttr":$picojoulesAttr,
    OptionalParameter<"::mlir::StringAttr">:$source
  );
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    double getPicojoules() const {
      return getPicojoulesAttr().getValueAsDouble();
    }
    /// The word for the work class or the unit.
    ::llvm::StringRef getKey() const;
    /// `mul.f32`, `matrix.bf16`: how queries and reports call the entry.
    std::string getName() const { return getName(getKey(), getElementType()); }
    static std::string getName(::llvm::StringRef key,
                               ::mlir::Type elementType);
  }];
}

def Roofline_ByteEnergyAttr : Roofline_Attr<"ByteEnergy", "byte_energy"> {
  let summary = "what a byte takes to pass a memory level, in picojoules";
  let description = [{
    Reading or writing, from the level to the one below it.

    ```mlir
    #roofline.byte_energy<"HBM3e" = 122, source = "…">
    ```
  }];
  let parameters = (ins
    "::mlir::StringAttr":$name,
    "::mlir::FloatAttr":$picojoulesAttr,
    OptionalParameter<"::mlir::StringAttr">:$source
  );
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    double getPicojoules() const {
      return getPicojoulesAttr().getValueAsDouble();
    }
  }];
}

def Roofline_EnergyAttr : Roofline_Attr<"Energy", "energy", [
    DeclareAttrInterfaceMethods<DLTIQueryInterface>]> {
  let summary = "what operations, bytes and time take";
  let description = [{
    Picojoules per operation and per byte, and the power that flows whatever is
    done, in watts. An entry that is missing makes an energy a lower bound;
    nothing stands in for it. `source` covers what has none of its own.

    As part of a target, `pj_per_byte` names memory levels of this target. On
    its own it is a table for any target, of which the entry `dram` is for the
    outermost level.

    ```mlir
    #roofline.energy<"measured board", static_w = 105,
      pj_per_op = [<vector, f32 = 5.8>, <matrix, bf16 = 0.75, source = "…">],
      pj_per_byte = [<"HBM3e" = 122>], source = "…">
    ```
    `dlti.query` reaches every figure by name: `"static_w"`, `"vector.f32"`,
    `"HBM3e"`, `"name"`, `"source"`.
  }];
  let parameters = (ins
    "::mlir::StringAttr":$name,
    OptionalArrayRefParameter<"::mlir::roofline::OpEnergyAttr">:$ops,
    OptionalArrayRefParameter<"::mlir::roofline::ByteEnergyAttr">:$memory,
    OptionalParameter<"::mlir::FloatAttr">:$staticWattsAttr,
    OptionalParameter<"::mlir::StringAttr">:$source
  );
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    /// Null if there is no entry for the level.
    ::mlir::roofline::ByteEnergyAttr findLevel(::llvm::StringRef level) const;
    /// How queries and reports call the static power.
    static ::llvm::StringRef getStaticWattsName();
    std::optional<double> getStaticWatts() const {
      ::mlir::FloatAttr attr = getStaticWattsAttr();
      return attr ? std::optional<double>(attr.getValueAsDouble())
                  : std::nullopt;
    }
  }];
}

//===----------------------------------------------------------------------===//
// The whole target
//===----------------------------------------------------------------------===//

def Roofline_TargetAttr : Roofline_Attr<"Target", "target", [
    DeclareAttrInterfaceMethods<DLTIQueryInterface>]> {
  let summary = "what a machine can do at most";
  let description = [{
    Compute units and memory levels, the outermost (largest) level first.
    `efficiency` says what of the peaks is reached; without it there are bounds
    and no estimates. `byte_per_element` lists element types narrower than a
    byte of which each element takes a byte in memory; all others are packed.
    `energy` says what operations, bytes and time take; it
    names levels of this target. The optional `extra` dictionary carries figures
    that this version gives no meaning to (power, links); it is kept and can be
    queried.

    ```mlir
    #roofline.target<"tiny", vendor = "example",
      units = [<vector, count = 4, clock_hz = 1e9, rates = [<f32 = 16>], source = "made up">],
      memory = [<"DRAM", capacity_bytes = 8e9, bandwidth_bytes_per_s = 16e9, source = "made up">]>
    ```
    `dlti.query` reaches every figure by name: `["DRAM", "bandwidth_bytes_per_s"]`,
    `["matrix", "f16"]` or `["matrix", f16]` (operations per second),
    `["matrix", "count"]`, `["energy", "vector.f32"]` (picojoules), `["name"]`,
    `["byte_per_element"]` (the types), and the entries of `extra`. Of several
    units of a kind it answers with the count and clock of the first and the
    peaks of all. What the target does not say fails the query.
  }];
  let parameters = (ins
    "::mlir::StringAttr":$name,
    OptionalParameter<"::mlir::StringAttr">:$vendor,
    ArrayRefParameter<"::mlir::roofline::UnitAttr">:$units,
    ArrayRefParameter<"::mlir::roofline::MemoryAttr">:$memory,
    OptionalArrayRefParameter<"::mlir::Type">:$bytePerElement,
    OptionalArrayRefParameter<"::mlir::roofline::EfficiencyAttr">:$efficiency,
    OptionalParameter<"::mlir::roofline::EnergyAttr">:$energy,
    OptionalParameter<"::mlir::DictionaryAttr">:$extra
  );
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    /// Peak operations per second on units of `kind` for operands of exactly
    /// `elementType`, all such units together.
    std::optional<double> getPeakOpsPerSecond(::mlir::roofline::UnitKind kind,
                                              ::mlir::Type elementType) const;
    bool hasUnit(::mlir::roofline::UnitKind kind) const;
    /// Whether an element of this type takes a byte although it is narrower.
    bool takesByte(::mlir::Type elementType) const {
      return ::llvm::is_contained(getBytePerElement(), elementType);
    }
  }];
}

#endif // MLIR_ROOFLINE_IR_ROOFLINETARGETATTRS
