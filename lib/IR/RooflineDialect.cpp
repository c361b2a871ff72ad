//===- RooflineDialect.cpp - The roofline dialect -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Registration, the verifiers of discardable attributes, and the alias that
// keeps a target description out of the lines that use it. The attributes
// themselves are in TargetAttr.cpp and CostAttr.cpp.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/IR/Roofline.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/DialectImplementation.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::roofline;

#include "mlir-roofline/IR/RooflineDialect.cpp.inc"

namespace {
struct RooflineAsmInterface : OpAsmDialectInterface {
  using OpAsmDialectInterface::OpAsmDialectInterface;

  AliasResult getAlias(Attribute attr, raw_ostream &os) const override {
    auto target = dyn_cast<TargetAttr>(attr);
    if (!target)
      return AliasResult::NoAlias;
    for (char c : target.getName().getValue())
      os << (llvm::isAlnum(c) ? c : '_');
    return AliasResult::OverridableAlias;
  }
};
} // namespace

void RooflineDialect::initialize() {
  registerAttributes();
  addInterfaces<RooflineAsmInterface>();
}

/// Whether an operation can repeat something: what is in its regions, or the
/// blocks of a loop of which it is the branch.
static bool canRepeat(Operation *op) {
  if (isa<LoopLikeOpInterface>(op))
    return true;
  if (isa<FunctionOpInterface, RegionBranchOpInterface>(op) ||
      op->hasTrait<OpTrait::SymbolTable>())
    return false;
  return op->getNumRegions() != 0 || op->getNumSuccessors() != 0;
}

LogicalResult
RooflineDialect::verifyOperationAttribute(Operation *op,
                                          NamedAttribute attribute) {
  StringAttr name = attribute.getName();
  Attribute value = attribute.getValue();
  auto require = [&](bool holds, const Twine &expected) -> LogicalResult {
    if (holds)
      return success();
    return op->emitOpError() << "attribute '" << name.getValue() << "' expects "
                             << expected << ", found " << value;
  };
  if (name == getTargetAttrHelper().getName()) {
    if (!isa<ModuleOp>(op))
      return op->emitOpError() << "attribute '" << name.getValue()
                               << "' belongs on a builtin.module";
    return require(isa<TargetAttr>(value), "#roofline.target");
  }
  if (name == getCostAttrHelper().getName())
    return require(isa<CostAttr>(value), "#roofline.cost");
  if (name == getBoundAttrHelper().getName())
    return require(isa<BoundAttr>(value), "#roofline.bound");
  if (name == getDeclaredCostAttrHelper().getName()) {
    auto declared = dyn_cast<DeclaredCostAttr>(value);
    if (!declared)
      return require(false, "#roofline.declared_cost");
    if (isa<FunctionOpInterface>(op))
      return op->emitOpError() << "attribute '" << name.getValue()
                               << "' belongs on the operations that call a "
                                  "function, not on the function";
    return declared.verifySizes(op);
  }
  if (name == getTripCountAttrHelper().getName()) {
    auto integer = dyn_cast<IntegerAttr>(value);
    if (failed(require(integer && !integer.getValue().isNegative(),
                       "an integer >= 0")))
      return failure();
    if (canRepeat(op))
      return success();
    return op->emitOpError() << "attribute '" << name.getValue()
                             << "' belongs on a loop, or on the branch that "
                                "ends the first block of one";
  }
  if (name == getParamAttrHelper().getName())
    return op->emitOpError() << "attribute '" << name.getValue()
                             << "' belongs on a function argument";
  return op->emitOpError() << "unknown attribute '" << name.getValue()
                           << "' of the roofline dialect";
}

LogicalResult
RooflineDialect::verifyRegionArgAttribute(Operation *op, unsigned regionIndex,
                                          unsigned argIndex,
                                          NamedAttribute attribute) {
  StringRef name = attribute.getName().getValue();
  if (name != getParamAttrHelper().getName())
    return op->emitOpError() << "attribute '" << name << "' on argument "
                             << argIndex << " does not belong on an argument";
  if (!isa<mlir::UnitAttr>(attribute.getValue()))
    return op->emitOpError()
           << "attribute '" << name << "' on argument " << argIndex
           << " expects a unit attribute, found " << attribute.getValue();
  return success();
}

LogicalResult RooflineDialect::verifyRegionResultAttribute(
    Operation *op, unsigned regionIndex, unsigned resultIndex,
    NamedAttribute attribute) {
  return op->emitOpError() << "attribute '" << attribute.getName().getValue()
                           << "' on result " << resultIndex
                           << " does not belong on a result";
}
