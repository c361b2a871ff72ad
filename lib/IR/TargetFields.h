//===- TargetFields.h - Names of the fields of a target ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The fields' names, shared by the grammar, the verifiers and DLTI queries.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_IR_TARGETFIELDS_H
#define MLIR_ROOFLINE_LIB_IR_TARGETFIELDS_H

#include "llvm/ADT/StringRef.h"

namespace mlir::roofline::target_field {

inline constexpr llvm::StringLiteral name("name");
inline constexpr llvm::StringLiteral accumulate("accumulate");
inline constexpr llvm::StringLiteral source("source");
inline constexpr llvm::StringLiteral count("count");
inline constexpr llvm::StringLiteral clockHz("clock_hz");
inline constexpr llvm::StringLiteral rates("rates");
inline constexpr llvm::StringLiteral capacityBytes("capacity_bytes");
inline constexpr llvm::StringLiteral
    bandwidthBytesPerSecond("bandwidth_bytes_per_s");
inline constexpr llvm::StringLiteral spaces("spaces");
inline constexpr llvm::StringLiteral holds("holds");
inline constexpr llvm::StringLiteral instances("instances");
inline constexpr llvm::StringLiteral lineBytes("line_bytes");
inline constexpr llvm::StringLiteral vendor("vendor");
inline constexpr llvm::StringLiteral units("units");
inline constexpr llvm::StringLiteral memory("memory");
inline constexpr llvm::StringLiteral bytePerElement("byte_per_element");
inline constexpr llvm::StringLiteral efficiency("efficiency");
inline constexpr llvm::StringLiteral elementType("element_type");
inline constexpr llvm::StringLiteral compute("compute");
inline constexpr llvm::StringLiteral exposed("exposed");
inline constexpr llvm::StringLiteral reductionStepSeconds("reduction_step_s");
inline constexpr llvm::StringLiteral overheadSeconds("overhead_s");
inline constexpr llvm::StringLiteral cacheShare("cache_share");
inline constexpr llvm::StringLiteral cacheBytesPerSecond("cache_bytes_per_s");
inline constexpr llvm::StringLiteral error("error");
inline constexpr llvm::StringLiteral rows("rows");
inline constexpr llvm::StringLiteral energy("energy");
inline constexpr llvm::StringLiteral picojoulesPerOp("pj_per_op");
inline constexpr llvm::StringLiteral picojoulesPerByte("pj_per_byte");
inline constexpr llvm::StringLiteral staticWatts("static_w");
inline constexpr llvm::StringLiteral extra("extra");

} // namespace mlir::roofline::target_field

#endif // MLIR_ROOFLINE_LIB_IR_TARGETFIELDS_H
