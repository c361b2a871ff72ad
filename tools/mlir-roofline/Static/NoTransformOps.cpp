//===- NoTransformOps.cpp - A program without schedules -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// These take the place of the libraries' own. The operations of schedules bring
// the transformations that they stand for, an eighth of a program that runs
// none of them. The dialect transform itself is there.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Models/ProgramDialects.h"
#include "mlir-roofline/Schedules/RooflineTransformOps.h"

void mlir::roofline::registerTransformOps(DialectRegistry &) {}
void mlir::roofline::registerScheduleOps(DialectRegistry &) {}
