//===- ClashingPlugin.cpp - A dialect with a name that is taken -----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir/IR/Dialect.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/Tools/Plugins/DialectPlugin.h"
#include "llvm/Config/llvm-config.h"

using namespace mlir;

namespace {
class OtherTosaDialect : public Dialect {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(OtherTosaDialect)
  explicit OtherTosaDialect(MLIRContext *context)
      : Dialect(getDialectNamespace(), context,
                TypeID::get<OtherTosaDialect>()) {}
  static constexpr StringRef getDialectNamespace() { return "tosa"; }
};
} // namespace

extern "C" DialectPluginLibraryInfo mlirGetDialectPluginInfo() {
  return {
      MLIR_PLUGIN_API_VERSION, "Clashing", LLVM_VERSION_STRING,
      [](DialectRegistry *registry) { registry->insert<OtherTosaDialect>(); }};
}
