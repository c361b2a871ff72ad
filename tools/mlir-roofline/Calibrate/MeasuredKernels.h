//===- MeasuredKernels.h - What kernels that people time do -----*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TOOLS_MEASUREDKERNELS_H
#define MLIR_ROOFLINE_TOOLS_MEASUREDKERNELS_H

#include "mlir-roofline/Interfaces/Cost.h"

namespace mlir::roofline {

/// The types of a product: of both factors, of the sum, and of what is written.
struct ProductTypes {
  Type operand, accumulator, result;
};

/// By the names that frameworks and MLIR have for the type of the factors;
/// nothing for another name.
std::optional<ProductTypes> findProductTypes(StringRef name,
                                             MLIRContext *context);
/// These names, for a message.
StringRef getProductTypeNames();

/// `batch` products of m x k and k x n elements.
OpCost getProductCost(const ProductTypes &types, int64_t batch, int64_t m,
                      int64_t n, int64_t k);

/// A convolution of `batch` images of `channels` x `height` x `width` with
/// `filters` filters. Padding is computed, as by an implicit product.
struct ConvolutionSizes {
  int64_t batch, channels, height, width, filters, kernelHeight, kernelWidth,
      padHeight, padWidth, strideHeight, strideWidth;
};
/// Nothing if the filter is larger than the padded image.
std::optional<OpCost> getConvolutionCost(const ProductTypes &types,
                                         const ConvolutionSizes &sizes);

/// softmax(Q K^T) V in one kernel, of `heads` heads that share `cacheHeads`
/// keys and values; K and V of `cacheType`. `isCausal`: queries are the last
/// positions and see none behind them. `window`: each query sees that many
/// positions at most; 0 for all.
struct AttentionSizes {
  int64_t batch, queries, keys, heads, cacheHeads, headSize, window;
  bool isCausal;
};
OpCost getAttentionCost(const ProductTypes &types, Type cacheType,
                        const AttentionSizes &sizes);

/// An f32 kernel that is no product, on `rows` x `columns` elements; nothing
/// for an unknown name. `opClass`: what such a kernel is an example of.
struct RowKernel {
  OpCost cost;
  OpClass opClass;
};
std::optional<RowKernel> findRowKernel(StringRef name, int64_t rows,
                                       int64_t columns, MLIRContext *context);
/// Their names, separated by commas.
std::string getRowKernelNames();

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TOOLS_MEASUREDKERNELS_H
