//===- ModelMeasurements.h - Measured operations of a model -----*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TOOLS_MODELMEASUREMENTS_H
#define MLIR_ROOFLINE_TOOLS_MODELMEASUREMENTS_H

#include "Measurements.h"
#include "mlir-roofline/Driver/ReportRequest.h"

namespace mlir::roofline {

/// The operations of the module for which the file `request.measured` has a
/// time, as `report --measured` joins them, and the seconds of one execution.
/// What was measured of several operations together is of none of them. Costs
/// live as long as the module. Failures are diagnosed, at `loc` those of the
/// request; at least one measurement on success.
FailureOr<std::vector<Measurement>>
readModelMeasurements(ModuleOp module, const ReportRequest &request,
                      Location loc);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TOOLS_MODELMEASUREMENTS_H
