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

#include "mlir-roofline/IR/MemoryAttrs.h"
#include "mlir-roofline/Support/SizeText.h"

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

/// What bounds an operation on several targets, by their names.
static bool areBounds(Attribute attribute) {
  auto bounds = dyn_cast<DictionaryAttr>(attribute);
  return bounds && !bounds.empty() &&
         llvm::all_of(bounds, [](NamedAttribute bound) {
           return isa<BoundAttr>(bound.getValue());
         });
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
    return require(isa<BoundAttr>(value) || areBounds(value),
                   "#roofline.bound, or one for each of several targets");
  if (name == GroupAttr::name)
    return require(isa<GroupAttr>(value), "#roofline.group");
  if (name == LiveAttr::name)
    return require(isa<LiveAttr>(value), "#roofline.live");
  if (name == PeakAttr::name) {
    if (!isa<FunctionOpInterface>(op))
      return op->emitOpError()
             << "attribute '" << name.getValue() << "' belongs on a function";
    return require(isa<PeakAttr>(value), "#roofline.peak");
  }
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
  if (name == getParamAttrHelper().getName() ||
      name == getSizeAttrHelper().getName() ||
      name == getRangeAttrHelper().getName())
    return op->emitOpError() << "attribute '" << name.getValue()
                             << "' belongs on a function argument";
  return op->emitOpError() << "unknown attribute '" << name.getValue()
                           << "' of the roofline dialect";
}

/// What `roofline.size` and `roofline.range` say of an argument of a function:
/// a text for its only open size, or one for each dimension, or none ("").
static LogicalResult
verifySizeTexts(Type type, Attribute attribute,
                llvm::function_ref<InFlightDiagnostic()> emit,
                llvm::function_ref<llvm::Error(StringRef)> check) {
  auto shaped = dyn_cast<ShapedType>(type);
  if (!shaped && !type.isIntOrIndex())
    return emit() << "expects an integer or a shape, found " << type;
  auto verify = [&](StringRef text) -> LogicalResult {
    if (llvm::Error error = check(text))
      return emit() << llvm::toString(std::move(error));
    return success();
  };
  if (auto text = dyn_cast<StringAttr>(attribute)) {
    if (shaped && shaped.hasRank() && shaped.getNumDynamicDims() > 1)
      return emit() << "expects a list of " << shaped.getRank()
                    << " strings, since " << shaped.getNumDynamicDims()
                    << " sizes of " << type << " are open, found " << text;
    return verify(text.getValue());
  }
  auto list = dyn_cast<ArrayAttr>(attribute);
  if (!list || !llvm::all_of(list, llvm::IsaPred<StringAttr>))
    return emit() << "expects a string or a list of strings, found "
                  << attribute;
  if (!shaped || !shaped.hasRank() ||
      static_cast<int64_t>(list.size()) != shaped.getRank())
    return emit() << "expects as many strings as " << type
                  << " has dimensions, found " << list.size();
  for (auto text : list.getAsRange<StringAttr>())
    if (!text.empty() && failed(verify(text.getValue())))
      return failure();
  return success();
}

LogicalResult
RooflineDialect::verifyRegionArgAttribute(Operation *op, unsigned regionIndex,
                                          unsigned argIndex,
                                          NamedAttribute attribute) {
  StringRef name = attribute.getName().getValue();
  Attribute value = attribute.getValue();
  auto emit = [&] {
    return op->emitOpError()
           << "attribute '" << name << "' on argument " << argIndex << " ";
  };
  if (name == getParamAttrHelper().getName()) {
    if (isa<mlir::UnitAttr>(value))
      return success();
    return emit() << "expects a unit attribute, found " << value;
  }
  bool isSize = name == getSizeAttrHelper().getName();
  if (!isSize && name != getRangeAttrHelper().getName())
    return emit() << "does not belong on an argument";
  auto function = dyn_cast<FunctionOpInterface>(op);
  if (!function || argIndex >= function.getNumArguments())
    return emit() << "belongs on an argument of a function";
  if (isSize)
    return verifySizeTexts(function.getArgumentTypes()[argIndex], value, emit,
                           checkSizeName);
  return verifySizeTexts(
      function.getArgumentTypes()[argIndex], value, emit,
      [](StringRef text) { return parseSizeRange(text).takeError(); });
}

LogicalResult RooflineDialect::verifyRegionResultAttribute(
    Operation *op, unsigned regionIndex, unsigned resultIndex,
    NamedAttribute attribute) {
  return op->emitOpError() << "attribute '" << attribute.getName().getValue()
                           << "' on result " << resultIndex
                           << " does not belong on a result";
}
