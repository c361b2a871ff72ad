//===- FrontEndDialects.cpp - What stands above linalg and TOSA -----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/FrontEndDialects.h"

#include "mlir/IR/Diagnostics.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;

static constexpr StringLiteral torchLowering =
    "torch-mlir-opt --torch-backend-to-linalg-on-tensors-backend-pipeline, or "
    "fx.export_and_import(..., output_type=\"linalg-on-tensors\")";
static constexpr StringLiteral stablehloLowering =
    "the passes chlo-legalize-to-stablehlo and stablehlo-legalize-to-linalg of "
    "StableHLO";
static constexpr StringLiteral stablehloForms =
    "the passes chlo-legalize-to-stablehlo and stablehlo-legalize-to-linalg of "
    "StableHLO, or print it in the generic form, which can be read";
static constexpr StringLiteral onnxLowering =
    "torch-mlir-import-onnx on the ONNX file, then torch-mlir-opt "
    "--torch-onnx-to-torch-backend-pipeline "
    "--torch-backend-to-linalg-on-tensors-backend-pipeline";
static constexpr StringLiteral tfliteLowering =
    "tosa-converter-for-tflite on the TFLite file";
static constexpr StringLiteral tensorflowLowering =
    "an export to TFLite, then tosa-converter-for-tflite";
static constexpr StringLiteral ireeLowering =
    "iree-compile --compile-to=input, whose functions mlir_roofline.analyze in "
    "Python makes functions of (docs/FromIREE.md)";

static constexpr FrontEndDialect dialects[] = {
    {"torch", torchLowering},
    {"torch_c", torchLowering},
    {"onnx", onnxLowering},
    {"stablehlo", stablehloForms},
    {"chlo", stablehloForms},
    {"mhlo", stablehloLowering},
    {"vhlo", stablehloLowering},
    {"tfl", tfliteLowering},
    {"tf", tensorflowLowering},
    {"tf_executor", tensorflowLowering},
    {"tf_saved_model", tensorflowLowering},
    {"util", ireeLowering},
    {"flow", ireeLowering},
    {"stream", ireeLowering},
    {"hal", ireeLowering},
    {"iree_linalg_ext", ireeLowering},
    {"iree_tensor_ext", ireeLowering},
    {"iree_input", ireeLowering},
    {"iree_encoding", ireeLowering},
};

static const FrontEndDialect *findByName(StringRef name) {
  for (const FrontEndDialect &dialect : dialects)
    if (dialect.name == name)
      return &dialect;
  return nullptr;
}

static bool isNamePart(char c) { return llvm::isAlnum(c) || c == '_'; }

const FrontEndDialect *mlir::roofline::findFrontEndDialect(StringRef text) {
  // A word that starts a name: nothing of one stands before it.
  for (size_t i = 0; i < text.size();) {
    if (!isNamePart(text[i])) {
      ++i;
      continue;
    }
    StringRef word = text.drop_front(i).take_while(isNamePart);
    char before = i == 0 ? ' ' : text[i - 1];
    i += word.size();
    char after = i == text.size() ? ' ' : text[i];
    // `torch.aten.mm`, `!torch.int`, `#stablehlo<...>`, "Dialect `torch'".
    bool isDialect =
        (after == '.' && before != '.' && before != '/') ||
        ((before == '!' || before == '#') && (after == '<' || after == '.')) ||
        (before == '`' && after == '\'');
    if (!isDialect)
      continue;
    if (const FrontEndDialect *dialect = findByName(word))
      return dialect;
  }
  return nullptr;
}

void mlir::roofline::warnOfFrontEndDialects(ModuleOp module, Location loc) {
  llvm::MapVector<const FrontEndDialect *, unsigned> counts;
  module.walk([&](Operation *op) {
    if (op->isRegistered())
      return;
    if (const FrontEndDialect *dialect =
            findByName(op->getName().getDialectNamespace()))
      ++counts[dialect];
  });
  for (auto [dialect, count] : counts)
    emitWarning(loc) << count << (count == 1 ? " operation" : " operations")
                     << " of the dialect " << dialect->name
                     << " will be unknown; lower the program first, by "
                     << dialect->lowering;
}
