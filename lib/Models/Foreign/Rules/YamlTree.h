//===- YamlTree.h - A YAML file as a tree with places -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// LLVM's parser hands nodes over once, as it reads them; here they can be
// looked at in any order, and each knows where it stands.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_FOREIGN_RULES_YAMLTREE_H
#define MLIR_ROOFLINE_LIB_MODELS_FOREIGN_RULES_YAMLTREE_H

#include "mlir/IR/Diagnostics.h"

#include <string>
#include <vector>

namespace mlir::roofline::foreign {

struct YamlTree {
  enum class Kind { scalar, list, map };

  Kind kind = Kind::scalar;
  /// Of a scalar. Nothing at all is an empty one.
  std::string text;
  /// Of a list its elements, of a map its values.
  std::vector<YamlTree> children;
  /// Of a map, as many as there are children, all different.
  std::vector<YamlTree> keys;
  unsigned line = 1, column = 1;

  bool isScalar() const { return kind == Kind::scalar; }
  bool isList() const { return kind == Kind::list; }
  bool isMap() const { return kind == Kind::map; }
};

/// Parses the only document of a file. What is no YAML, names a key twice, uses
/// anchors, or nests deeper than any file of rules does is diagnosed in `file`.
FailureOr<YamlTree> parseYaml(StringRef text, StringRef file,
                              MLIRContext *context);

} // namespace mlir::roofline::foreign

#endif // MLIR_ROOFLINE_LIB_MODELS_FOREIGN_RULES_YAMLTREE_H
