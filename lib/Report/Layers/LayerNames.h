//===- LayerNames.h - Layers as people read them ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_REPORT_LAYERNAMES_H
#define MLIR_ROOFLINE_LIB_REPORT_LAYERNAMES_H

#include "LayerPaths.h"

#include <string>

namespace mlir::roofline::report {

/// What operations without a name and a line are in.
inline constexpr StringRef noLocation = "(no location)";
/// What operations of the program itself are in.
inline constexpr StringRef noLayer = "(outside any layer)";

/// Texts for the layers of a program. Files go by the last part of their path,
/// and by more of it where several files end in that.
class LayerNames {
public:
  explicit LayerNames(const LayerPaths &paths);

  /// A step on its own: `self_attn`, `model.py:7`, `forward (model.py:7)`.
  std::string getStep(unsigned layer) const;

  /// The way from `outer`, which `layer` is in, to it: `encoder.layers`,
  /// `model.py:7 > 92 > linear.py:134`. Of more than `maxFrames` frames, the
  /// first and the last; 0: all.
  std::string getWay(unsigned outer, unsigned layer,
                     unsigned maxFrames = 0) const;

  /// Whether `layer` is a frame of a library, called by one of the model's
  /// code.
  bool isCalledByModel(unsigned layer) const;

  /// One name for each of these layers, different ones for different layers.
  /// A named layer has its whole name. Of a call stack, the name starts at the
  /// innermost frame of the model's code, or further out where others end
  /// alike.
  std::vector<std::string>
  nameApart(ArrayRef<std::optional<unsigned>> layers) const;

private:
  void nameFiles();
  void findLibraries();
  unsigned getModelFrame(unsigned layer) const;

  const LayerPaths &paths;
  llvm::DenseMap<StringAttr, std::string> files;
  /// Files of a library: what the model calls, and not what it is.
  llvm::DenseMap<StringAttr, bool> isLibrary;
};

} // namespace mlir::roofline::report

#endif // MLIR_ROOFLINE_LIB_REPORT_LAYERNAMES_H
