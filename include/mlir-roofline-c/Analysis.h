//===- Analysis.h - C API: what a program costs -------------------*- C -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Counts and times are asked for by the names that they have in JSON reports:
// `macs`, `flops`, `bytes_read`, `bytes`, `time_s`, `intensity`, `live_bytes`
// and all others that docs/CostModel.md and docs/Time.md define. Counts are in
// operations and bytes, times in seconds.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_C_ANALYSIS_H
#define MLIR_ROOFLINE_C_ANALYSIS_H

#include "mlir-c/IR.h"
#include "mlir-c/Support.h"

#ifdef __cplusplus
extern "C" {
#endif

/// How far to trust a number.
typedef enum MlirRooflineStatus {
  MlirRooflineStatusExact = 0,
  /// The true number is at least this.
  MlirRooflineStatusLower = 1,
  /// The true number is at most this.
  MlirRooflineStatusUpper = 2,
  MlirRooflineStatusEstimate = 3,
  /// Somebody has said so.
  MlirRooflineStatusDeclared = 4,
  /// Nothing is known: there is no number.
  MlirRooflineStatusUnknown = 5
} MlirRooflineStatus;

/// A count or a time.
typedef struct MlirRooflineNumber {
  MlirRooflineStatus status;
  /// Whether `value` is the number. False where nothing is known, and while
  /// the number is a formula of open sizes.
  bool hasValue;
  /// Rounded where the count does not fit: 0 without a value.
  double value;
} MlirRooflineNumber;

/// A value for a size that the program leaves open, by the name that reports
/// give it.
typedef struct MlirRooflineSize {
  MlirStringRef name;
  int64_t value;
} MlirRooflineSize;

/// What is asked. All zero: of the whole program with open sizes, on the target
/// that the module carries, if any.
typedef struct MlirRooflineOptions {
  intptr_t numTargets;
  const MlirAttribute *targets;
  intptr_t numSizes;
  const MlirRooflineSize *sizes;
  /// This function alone, with what it calls.
  MlirStringRef function;
} MlirRooflineOptions;

/// A program and what it costs. It points into the module, which must live as
/// long and not change.
typedef struct MlirRooflineAnalysis {
  void *ptr;
} MlirRooflineAnalysis;

/// Analyses a module and changes nothing in it. Null on failure, which is
/// diagnosed: an unknown function or size, what is no target, two different
/// targets of one name.
MLIR_CAPI_EXPORTED MlirRooflineAnalysis
mlirRooflineAnalysisCreate(MlirModule module, MlirRooflineOptions options);
MLIR_CAPI_EXPORTED void
mlirRooflineAnalysisDestroy(MlirRooflineAnalysis analysis);
static inline bool mlirRooflineAnalysisIsNull(MlirRooflineAnalysis analysis) {
  return !analysis.ptr;
}

/// The targets: those of the options, or the module's own.
MLIR_CAPI_EXPORTED intptr_t
mlirRooflineAnalysisGetNumTargets(MlirRooflineAnalysis analysis);

/// Operations, functions, sizes and targets are numbered from 0. Of a number
/// that there is none of, functions that may fail do, which is diagnosed; a
/// name or reason is empty, an operation null, and a number unknown.

/// A number of the program: its total, or what is so of the whole. One that
/// depends on a target is of `target`, all others ignore it. Failure, which is
/// diagnosed: there is no metric of this name, or no such target.
MLIR_CAPI_EXPORTED MlirLogicalResult mlirRooflineAnalysisGetNumber(
    MlirRooflineAnalysis analysis, MlirStringRef metric, intptr_t target,
    MlirRooflineNumber *number);

/// The same in full, by callback: an integer of any size, or a formula of open
/// sizes; nothing where nothing is known, or while a time is a formula.
MLIR_CAPI_EXPORTED MlirLogicalResult mlirRooflineAnalysisPrintNumber(
    MlirRooflineAnalysis analysis, MlirStringRef metric, intptr_t target,
    MlirStringCallback callback, void *userData);

/// The functions of the program that have anything to say, in program order;
/// one that is called with several sets of sizes is several.
MLIR_CAPI_EXPORTED intptr_t
mlirRooflineAnalysisGetNumFunctions(MlirRooflineAnalysis analysis);
/// Lives as long as the analysis. What stands outside of functions has a name
/// in parentheses.
MLIR_CAPI_EXPORTED MlirStringRef mlirRooflineAnalysisGetFunctionName(
    MlirRooflineAnalysis analysis, intptr_t function);
/// Whether it is a program of its own: only such functions have numbers that
/// depend on a target. False of a number that there is none of.
MLIR_CAPI_EXPORTED bool
mlirRooflineAnalysisFunctionIsEntry(MlirRooflineAnalysis analysis,
                                    intptr_t function);
/// How often it is called in one execution of the program.
MLIR_CAPI_EXPORTED MlirRooflineNumber mlirRooflineAnalysisGetFunctionExecutions(
    MlirRooflineAnalysis analysis, intptr_t function);
/// A number of one execution of a function, what it calls included: its total,
/// or what is so of the whole. Fails as that of a program.
MLIR_CAPI_EXPORTED MlirLogicalResult mlirRooflineAnalysisGetFunctionNumber(
    MlirRooflineAnalysis analysis, intptr_t function, MlirStringRef metric,
    intptr_t target, MlirRooflineNumber *number);
/// The same in full, as that of a program.
MLIR_CAPI_EXPORTED MlirLogicalResult mlirRooflineAnalysisPrintFunctionNumber(
    MlirRooflineAnalysis analysis, intptr_t function, MlirStringRef metric,
    intptr_t target, MlirStringCallback callback, void *userData);

/// The operations that are not free, or of which nothing is known, in program
/// order. A function that is called with several sets of sizes has its
/// operations several times.
MLIR_CAPI_EXPORTED intptr_t
mlirRooflineAnalysisGetNumOps(MlirRooflineAnalysis analysis);
MLIR_CAPI_EXPORTED MlirOperation
mlirRooflineAnalysisGetOp(MlirRooflineAnalysis analysis, intptr_t op);

/// A number of one execution of an operation; fails as that of a program.
MLIR_CAPI_EXPORTED MlirLogicalResult mlirRooflineAnalysisGetOpNumber(
    MlirRooflineAnalysis analysis, intptr_t op, MlirStringRef metric,
    intptr_t target, MlirRooflineNumber *number);
/// The same in full, by callback: an integer of any size, or a formula of open
/// sizes; nothing where nothing is known.
MLIR_CAPI_EXPORTED MlirLogicalResult mlirRooflineAnalysisPrintOpNumber(
    MlirRooflineAnalysis analysis, intptr_t op, MlirStringRef metric,
    intptr_t target, MlirStringCallback callback, void *userData);

/// How often an operation executes in one execution of the program.
MLIR_CAPI_EXPORTED MlirRooflineNumber
mlirRooflineAnalysisGetOpExecutions(MlirRooflineAnalysis analysis, intptr_t op);

/// Why a status is not exact; empty if all are. Lives as long as the analysis.
MLIR_CAPI_EXPORTED MlirStringRef
mlirRooflineAnalysisGetOpReason(MlirRooflineAnalysis analysis, intptr_t op);
/// The resource that is the limit on a target, such as `matrix.f16` or `HBM`;
/// empty if there is no such target, or nothing is known to take time. Lives
/// as long as the analysis.
MLIR_CAPI_EXPORTED MlirStringRef mlirRooflineAnalysisGetOpBoundBy(
    MlirRooflineAnalysis analysis, intptr_t op, intptr_t target);

/// Sizes that the program leaves open, whether they have been given values or
/// not: their names, and what they mean. Both live as long as the analysis.
MLIR_CAPI_EXPORTED intptr_t
mlirRooflineAnalysisGetNumSizes(MlirRooflineAnalysis analysis);
MLIR_CAPI_EXPORTED MlirStringRef
mlirRooflineAnalysisGetSizeName(MlirRooflineAnalysis analysis, intptr_t size);
MLIR_CAPI_EXPORTED MlirStringRef mlirRooflineAnalysisGetSizeMeaning(
    MlirRooflineAnalysis analysis, intptr_t size);

/// The report in a format of `mlir-roofline report`: `json`, `csv`, `md`, ...
/// The callback gets it in pieces. Failure, which is diagnosed before anything
/// is written: there is no such format, or the report lacks what it shows.
MLIR_CAPI_EXPORTED MlirLogicalResult mlirRooflineAnalysisWriteReport(
    MlirRooflineAnalysis analysis, MlirStringRef format,
    MlirStringCallback callback, void *userData);

#ifdef __cplusplus
}
#endif

#endif // MLIR_ROOFLINE_C_ANALYSIS_H
