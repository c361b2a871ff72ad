//===- ContentsModels.h - Models of contents --------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Parametric models of ContentsOpInterface, for operations of which one thing
// is to be said, and the models of each dialect.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_STORAGE_CONTENTSMODELS_H
#define MLIR_ROOFLINE_LIB_MODELS_STORAGE_CONTENTSMODELS_H

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"

namespace mlir::roofline {

/// The only result is operand 0, seen in the way of `Kind`.
template <typename OpTy, ContentsKind Kind>
struct SourceContents
    : ContentsOpInterface::ExternalModel<SourceContents<OpTy, Kind>, OpTy> {
  std::optional<ContentsSource> getContentsSource(Operation *op,
                                                  unsigned) const {
    return ContentsSource{&op->getOpOperand(0), Kind};
  }
};

/// The result is memory that holds nothing yet.
template <typename OpTy>
struct AllocationContents
    : ContentsOpInterface::ExternalModel<AllocationContents<OpTy>, OpTy> {
  bool isAllocation(Operation *, unsigned) const { return true; }
};

/// The result is new memory with contents, although the operation allocates.
template <typename OpTy>
struct CopyContents
    : ContentsOpInterface::ExternalModel<CopyContents<OpTy>, OpTy> {
  std::optional<ContentsSource> getContentsSource(Operation *, unsigned) const {
    return std::nullopt;
  }
  bool isAllocation(Operation *, unsigned) const { return false; }
};

/// The result is one scalar everywhere.
template <typename OpTy>
struct SplatContents
    : ContentsOpInterface::ExternalModel<SplatContents<OpTy>, OpTy> {
  bool makesSplat(Operation *, unsigned) const { return true; }
};

/// Replaces a part of operand `Dest`; operand `Position` says where, beside
/// those of type `index`.
template <typename OpTy, unsigned Dest, unsigned Position = ~0u>
struct PartWriteContents : ContentsOpInterface::ExternalModel<
                               PartWriteContents<OpTy, Dest, Position>, OpTy> {
  OpOperand *getPartlyWritten(Operation *op) const {
    OpOperand &dest = op->getOpOperand(Dest);
    return isa<TensorType>(dest.get().getType()) ? &dest : nullptr;
  }
  bool holdsPositions(Operation *op, unsigned operand) const {
    return operand == Position ||
           detail::holdsUpstreamPositions(op->getOpOperand(operand));
  }
};

/// Looks something up: operand `Position` says where.
template <typename OpTy, unsigned Position>
struct LookupContents
    : ContentsOpInterface::ExternalModel<LookupContents<OpTy, Position>, OpTy> {
  bool holdsPositions(Operation *, unsigned operand) const {
    return operand == Position;
  }
};

/// Looks up elements of operand 0 and makes nothing else: operand `Position`
/// says which.
template <typename OpTy, unsigned Position>
struct GatherContents
    : ContentsOpInterface::ExternalModel<GatherContents<OpTy, Position>, OpTy> {
  std::optional<ContentsSource> getContentsSource(Operation *op,
                                                  unsigned) const {
    return ContentsSource{&op->getOpOperand(0), ContentsKind::drawn};
  }
  bool holdsPositions(Operation *, unsigned operand) const {
    return operand == Position;
  }
};

/// Hands every operand to the argument at the same place, from operand
/// `FirstInput` on, and what its regions yield to its results.
template <typename OpTy, unsigned FirstInput>
struct RegionContents
    : ContentsOpInterface::ExternalModel<RegionContents<OpTy, FirstInput>,
                                         OpTy> {
  void getForwarded(Operation *op, SmallVectorImpl<Forwarding> &values) const {
    for (Region &region : op->getRegions()) {
      if (region.empty())
        continue;
      for (auto [operand, argument] : llvm::zip(
               op->getOperands().drop_front(FirstInput), region.getArguments()))
        values.push_back({operand, argument});
      for (auto [yielded, result] : llvm::zip(
               region.back().getTerminator()->getOperands(), op->getResults()))
        values.push_back({yielded, result});
    }
  }
};

template <ContentsKind Kind, typename... Ops>
void attachSourceModels(MLIRContext *ctx) {
  (Ops::template attachInterface<SourceContents<Ops, Kind>>(*ctx), ...);
}

// The models of a dialect, attached when its costs are.

void attachArithContents(MLIRContext *ctx);
void attachBufferizationContents(MLIRContext *ctx);
void attachGPUContents(MLIRContext *ctx);
void attachLinalgContents(MLIRContext *ctx);
void attachMemRefContents(MLIRContext *ctx);
void attachMLProgramContents(MLIRContext *ctx);
void attachQuantContents(MLIRContext *ctx);
void attachSCFContents(MLIRContext *ctx);
void attachSparseTensorContents(MLIRContext *ctx);
void attachTensorContents(MLIRContext *ctx);
void attachTosaContents(MLIRContext *ctx);
void attachVectorContents(MLIRContext *ctx);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_STORAGE_CONTENTSMODELS_H
