//===- LayerPaths.h - The layer of each location ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What front ends write into locations, as ways from the program to a layer.
//
// Names are ways of their own; the last part after a `/` is the operation's and
// left out:
//   torch    encoder.layers.0.mlp/aten.mm.default   encoder, layers, 0, mlp
//   ONNX     /layers.0/mlp/MatMul                   layers, 0, mlp
//   TFLite   model/conv/BiasAdd;model/conv/Conv2D   model, conv
//   JAX      jit(f)/jit(main)/Dense_0/dot_general   jit(f), jit(main), Dense_0
// Without a name, the frames of a call stack are the way, the outermost first:
// a caller is the layer, and what it calls is in it.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_REPORT_LAYERPATHS_H
#define MLIR_ROOFLINE_LIB_REPORT_LAYERPATHS_H

#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/Location.h"
#include "llvm/ADT/DenseMap.h"

#include <vector>

namespace mlir::roofline::report {

/// One step of a way: a named layer, or a frame of a call stack.
struct LayerPart {
  /// Of a frame, its function; empty if that is not known.
  StringRef name;
  /// Of a name, what stands before it in its text: `.` or `/`.
  char separator = '/';
  /// Null if it is no frame. Line 0 is not known.
  StringAttr file;
  unsigned line = 0;

  bool isFrame() const { return file != nullptr; }
};

/// Layers by number, each a step further than its parent; 0 is the program.
/// Parents have smaller numbers than what is in them.
class LayerPaths {
public:
  static constexpr unsigned program = 0;
  /// Of a longer way, the steps to here and the last one are kept.
  static constexpr unsigned maxDepth = 64;

  LayerPaths() : nodes(1) {}

  /// What a location says.
  struct Origin {
    /// The innermost name and the innermost line; null if it has none. In a
    /// call the callee's come first, and of fused locations those of the first
    /// that has one.
    NameLoc name;
    FileLineColRange file;
    /// Of all names in a call, those of the callee in those of the caller; of
    /// fused locations, the layer of the first that has a name. Nothing if
    /// there is neither a name nor a line.
    std::optional<unsigned> layer;
  };

  /// Found once for each location, however they share others. Deep chains of
  /// locations cost no stack.
  Origin get(Location location);

  size_t getNumLayers() const { return nodes.size(); }
  unsigned getParent(unsigned layer) const { return nodes[layer].parent; }
  unsigned getDepth(unsigned layer) const { return nodes[layer].depth; }
  /// The last step; the program has none.
  const LayerPart &getPart(unsigned layer) const { return nodes[layer].part; }
  /// All steps.
  std::vector<LayerPart> getParts(unsigned layer) const;

private:
  struct Node {
    unsigned parent = 0, depth = 0;
    LayerPart part;
  };
  /// A name without separators above a line is a function's in a call stack,
  /// and a layer's elsewhere: then it has both numbers.
  struct Facts {
    NameLoc name;
    FileLineColRange file;
    std::optional<unsigned> named, frames;
  };

  Facts find(Location location) const;
  Facts makeFacts(Location location);
  Facts makeNamed(NameLoc name, const Facts &child);
  Facts makeCall(const Facts &callee, const Facts &caller);
  std::optional<unsigned> parseName(StringRef text);
  unsigned addPart(unsigned parent, const LayerPart &part);
  /// The steps of `layer` from `base` on.
  unsigned append(unsigned base, unsigned layer);
  bool isWithin(unsigned layer, unsigned outer) const;

  std::vector<Node> nodes;
  using Key = std::tuple<unsigned, StringRef, const void *, unsigned>;
  llvm::DenseMap<Key, unsigned> numbers;
  llvm::DenseMap<Location, Facts> known;
};

} // namespace mlir::roofline::report

#endif // MLIR_ROOFLINE_LIB_REPORT_LAYERPATHS_H
