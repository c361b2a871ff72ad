//===- StandInOps.cpp - Operations of dialects that are not linked --------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An operation that stands in for one whose dialect is not linked: it is read
// and printed in the generic form, keeps its properties as they are written,
// and has the traits and models that its rules speak of. With them, nothing
// else has to know that its dialect is not there.
//
//===----------------------------------------------------------------------===//

#include "Foreign/ForeignModels.h"

#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::foreign;

namespace {
/// What is asked of an operation without a class. Properties are one attribute,
/// a dictionary, as MLIR keeps those of unregistered operations.
class StandInOp : public OperationName::Impl {
public:
  StandInOp(StringRef name, Dialect *dialect, TypeID id,
            ArrayRef<const Rule *> rules)
      : Impl(StringAttr::get(dialect->getContext(), name), dialect, id,
             mlir::detail::InterfaceMap()) {
    for (const Rule *rule : rules) {
      isTerminator |= rule->isTerminator;
      if (!rule->constant.empty())
        constant = rule->constant;
    }
  }

  LogicalResult foldHook(Operation *op, ArrayRef<Attribute>,
                         SmallVectorImpl<OpFoldResult> &results) final {
    Attribute value = constant.empty() ? Attribute() : op->getAttr(constant);
    if (!value || op->getNumResults() != 1)
      return failure();
    results.push_back(value);
    return success();
  }
  void getCanonicalizationPatterns(RewritePatternSet &, MLIRContext *) final {}
  bool hasTrait(TypeID trait) final {
    return (isTerminator && trait == TypeID::get<OpTrait::IsTerminator>()) ||
           (!constant.empty() && trait == TypeID::get<OpTrait::ConstantLike>());
  }
  OperationName::ParseAssemblyFn getParseAssemblyFn() final {
    return [](OpAsmParser &parser, OperationState &state) -> ParseResult {
      return parser.emitError(parser.getNameLoc())
             << "expected the generic form of '" << state.name.getStringRef()
             << "': its dialect is not linked here";
    };
  }
  void populateDefaultAttrs(const OperationName &, NamedAttrList &) final {}
  void printAssembly(Operation *op, OpAsmPrinter &printer, StringRef) final {
    printer.printGenericOp(op);
  }
  LogicalResult verifyInvariants(Operation *) final { return success(); }
  LogicalResult verifyRegionInvariants(Operation *) final { return success(); }

  std::optional<Attribute> getInherentAttr(Operation *op,
                                           StringRef name) final {
    auto properties =
        dyn_cast_if_present<DictionaryAttr>(getPropertiesAsAttr(op));
    Attribute attr = properties ? properties.get(name) : Attribute();
    return attr ? std::optional(attr) : std::nullopt;
  }
  void setInherentAttr(Operation *op, StringAttr name, Attribute value) final {
    auto properties =
        dyn_cast_if_present<DictionaryAttr>(getPropertiesAsAttr(op));
    NamedAttrList attrs(properties);
    attrs.set(name, value);
    *op->getPropertiesStorage().as<Attribute *>() =
        attrs.getDictionary(op->getContext());
  }
  void populateInherentAttrs(Operation *op, NamedAttrList &attrs) final {
    if (auto properties =
            dyn_cast_if_present<DictionaryAttr>(getPropertiesAsAttr(op)))
      attrs.append(properties.getValue());
  }
  LogicalResult verifyInherentAttrs(OperationName, NamedAttrList &,
                                    function_ref<InFlightDiagnostic()>) final {
    return success();
  }
  int getOpPropertyByteSize() final { return sizeof(Attribute); }
  void initProperties(OperationName, OpaqueProperties storage,
                      OpaqueProperties init) final {
    new (storage.as<Attribute *>())
        Attribute(init ? *init.as<Attribute *>() : Attribute());
  }
  void deleteProperties(OpaqueProperties) final {}
  void populateDefaultProperties(OperationName, OpaqueProperties) final {}
  LogicalResult
  setPropertiesFromAttr(OperationName, OpaqueProperties properties,
                        Attribute attr,
                        function_ref<InFlightDiagnostic()> emitError) final {
    if (!isa<DictionaryAttr>(attr))
      return emitError() << "expected a dictionary of properties, found "
                         << attr;
    *properties.as<Attribute *>() = attr;
    return success();
  }
  Attribute getPropertiesAsAttr(Operation *op) final {
    return *op->getPropertiesStorage().as<Attribute *>();
  }
  void copyProperties(OpaqueProperties to, OpaqueProperties from) final {
    *to.as<Attribute *>() = *from.as<Attribute *>();
  }
  bool compareProperties(OpaqueProperties a, OpaqueProperties b) final {
    return *a.as<Attribute *>() == *b.as<Attribute *>();
  }
  llvm::hash_code hashProperties(OpaqueProperties properties) final {
    return hash_value(*properties.as<Attribute *>());
  }

private:
  bool isTerminator = false;
  std::string constant;
};

/// Operations on tensors do nothing else. Of those on memory nothing is said.
struct NoEffects : MemoryEffectOpInterface::FallbackModel<NoEffects> {
  void getEffects(Operation *,
                  SmallVectorImpl<MemoryEffects::EffectInstance> &) const {}
};
} // namespace

void foreign::defineStandInOps(Dialect *dialect, DialectRules &rules) {
  MLIRContext *context = dialect->getContext();
  for (StringRef op : rules.getOps()) {
    TypeID id = rules.makeTypeID();
    RegisteredOperationName::insert(
        std::make_unique<StandInOp>(op, dialect, id, rules.lookup(op)),
        /*attrNames=*/{});
    OperationName name(op, context);
    attachModels(name, rules.lookup(op));
    bool hasEffects = llvm::any_of(
        rules.lookup(op), [](const Rule *rule) { return rule->hasEffects; });
    if (!hasEffects)
      name.attachInterface<NoEffects>();
  }
}
