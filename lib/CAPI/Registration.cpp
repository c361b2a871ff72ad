//===- Registration.cpp - C API: dialects, passes, targets ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline-c/Registration.h"

#include "mlir-roofline/IR/Roofline.h"
#include "mlir-roofline/Models/CostModels.h"
#include "mlir-roofline/Models/ForeignCosts.h"
#include "mlir-roofline/Models/ProgramDialects.h"
#include "mlir-roofline/Targets/TargetRegistry.h"
#include "mlir-roofline/Transforms/Passes.h"
#include "mlir/CAPI/IR.h"
#include "mlir/CAPI/Registration.h"

using namespace mlir;
using namespace mlir::roofline;

MLIR_DEFINE_CAPI_DIALECT_REGISTRATION(Roofline, roofline, RooflineDialect)

void mlirRooflineRegisterCostModels(MlirDialectRegistry registry) {
  registerAllCostModels(*unwrap(registry));
}

void mlirRooflineRegisterProgramDialects(MlirDialectRegistry registry) {
  registerProgramDialects(*unwrap(registry));
  registerForeignDialects(*unwrap(registry));
}

void mlirRooflineRegisterPasses() { registerRooflinePasses(); }

intptr_t mlirRooflineGetNumKnownTargets() {
  return getKnownTargetNames().size();
}

MlirStringRef mlirRooflineGetKnownTarget(intptr_t index) {
  auto names = getKnownTargetNames();
  return wrap(index >= 0 && size_t(index) < names.size() ? names[index]
                                                         : StringRef());
}

MlirAttribute mlirRooflineTargetLookUp(MlirContext context,
                                       MlirStringRef nameOrFile) {
  FailureOr<TargetAttr> target =
      getTarget(unwrap(nameOrFile), UnknownLoc::get(unwrap(context)));
  return wrap(failed(target) ? Attribute() : *target);
}

bool mlirRooflineAttributeIsATarget(MlirAttribute attribute) {
  return isa_and_nonnull<TargetAttr>(unwrap(attribute));
}

MlirStringRef mlirRooflineTargetGetName(MlirAttribute target) {
  return wrap(cast<TargetAttr>(unwrap(target)).getName().getValue());
}
