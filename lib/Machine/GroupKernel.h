//===- GroupKernel.h - What a library has a kernel for ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MACHINE_GROUPKERNEL_H
#define MLIR_ROOFLINE_LIB_MACHINE_GROUPKERNEL_H

#include "mlir-roofline/Machine/MachineModel.h"
#include "mlir-roofline/Movement/FusionGroups.h"

namespace mlir::roofline {

/// Whether a group is attention and one kernel on the machine: who has measured
/// that has kernels for it. Products in a row without sums of what lies between
/// (a narrow MLP, convolutions of one tap) are none. Every size of `cost` has a
/// value.
bool isAttentionKernel(const FusionGroups::Group &group, const ModuleCost &cost,
                       const MachineModel &machine);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MACHINE_GROUPKERNEL_H
