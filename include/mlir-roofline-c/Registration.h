//===- Registration.h - C API: dialects, passes, targets ----------*- C -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_C_REGISTRATION_H
#define MLIR_ROOFLINE_C_REGISTRATION_H

#include "mlir-c/IR.h"
#include "mlir-c/Support.h"

#ifdef __cplusplus
extern "C" {
#endif

/// The dialect of targets and annotations, as MLIR's C API knows dialects. A
/// context has to have loaded it before a target is looked up.
MLIR_DECLARE_CAPI_DIALECT_REGISTRATION(Roofline, roofline);

/// The cost models of MLIR's dialects: one is attached when its dialect is
/// loaded.
MLIR_CAPI_EXPORTED void
mlirRooflineRegisterCostModels(MlirDialectRegistry registry);

/// All dialects of MLIR that programs may be in, the models, this project's
/// dialect, and dialects that stand in for those of which only rules are known
/// (StableHLO and others). For tools that read programs; no pass is
/// registered.
MLIR_CAPI_EXPORTED void
mlirRooflineRegisterProgramDialects(MlirDialectRegistry registry);

/// The passes `roofline-...`, for pipelines as text.
MLIR_CAPI_EXPORTED void mlirRooflineRegisterPasses(void);

/// How many targets are known by name, and the name of each, sorted; empty of a
/// number that there is none of. The names live as long as the program.
MLIR_CAPI_EXPORTED intptr_t mlirRooflineGetNumKnownTargets(void);
MLIR_CAPI_EXPORTED MlirStringRef mlirRooflineGetKnownTarget(intptr_t index);

/// The target of a name, `host` for this machine, or the one in the file at
/// that path. Null on failure, which is diagnosed in the context. One that is
/// written out as text is parsed by `mlirAttributeParseGet`.
MLIR_CAPI_EXPORTED MlirAttribute
mlirRooflineTargetLookUp(MlirContext context, MlirStringRef nameOrFile);

/// Whether the attribute is a target; false of null.
MLIR_CAPI_EXPORTED bool mlirRooflineAttributeIsATarget(MlirAttribute attribute);

/// The name that the target has itself; lives as long as its context.
MLIR_CAPI_EXPORTED MlirStringRef
mlirRooflineTargetGetName(MlirAttribute target);

#ifdef __cplusplus
}
#endif

#endif // MLIR_ROOFLINE_C_REGISTRATION_H
