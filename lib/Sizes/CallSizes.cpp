//===- CallSizes.cpp - Sizes that calls pass and return -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Sizes/RegionExits.h"
#include "mlir-roofline/Sizes/SizeAnalysis.h"

#include "mlir/Interfaces/CallInterfaces.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::roofline;

SmallVector<std::pair<std::string, Quantity>>
SizeAnalysis::bindArguments(Region &callee, ValueRange operands) {
  SmallVector<std::pair<std::string, Quantity>> bindings;
  auto bind = [&](const Quantity &formal, const Quantity &actual) {
    if (!formal.isConstant() && formal != actual)
      bindings.emplace_back(formal.str(), actual);
  };
  for (auto [operand, argument] : llvm::zip(operands, callee.getArguments())) {
    if (auto type = dyn_cast<ShapedType>(argument.getType())) {
      for (int64_t dim = 0; type.hasRank() && dim < type.getRank(); ++dim)
        if (type.isDynamicDim(dim))
          bind(getDim(argument, dim), getDim(operand, dim));
    } else if (argument.getType().isIntOrIndex()) {
      // Symbols are sizes: a callee has folded what is negative to nothing.
      Quantity actual = getValue(operand);
      if (!actual.isKnownNonNegative())
        actual = Quantity::max(0, actual);
      bind(getValue(argument), actual);
    }
  }
  return bindings;
}

/// The size in terms of the callee's arguments, with what the call passes for
/// them. Nothing if it depends on anything else inside, or on the function
/// itself.
std::optional<Quantity> SizeAnalysis::getCallResult(
    OpResult result,
    llvm::function_ref<Quantity(SizeAnalysis &, Value)> getSize) {
  auto call = dyn_cast<CallOpInterface>(result.getOwner());
  auto callee =
      call ? dyn_cast_or_null<CallableOpInterface>(call.resolveCallable())
           : nullptr;
  Region *body = callee ? callee.getCallableRegion() : nullptr;
  Operation *exit = body ? getOnlyExit(*body) : nullptr;
  if (!exit || llvm::is_contained(callees, callee.getOperation()) ||
      exit->getNumOperands() <= result.getResultNumber())
    return std::nullopt;
  SizeAnalysis inside(qualify);
  inside.callees = callees;
  inside.callees.push_back(callee);
  Quantity size = getSize(inside, exit->getOperand(result.getResultNumber()));
  SmallVector<std::pair<std::string, Quantity>> bindings =
      bindArguments(*body, call.getArgOperands());
  bool isBound = true;
  Quantity bound =
      size.substitute([&](StringRef name) -> std::optional<Quantity> {
        for (const auto &[formal, actual] : bindings)
          if (formal == name)
            return actual;
        isBound &= llvm::any_of(machineSizes, [&](const MachineSize &machine) {
          return machine.name == name;
        });
        return std::nullopt;
      });
  return isBound ? std::optional<Quantity>(bound) : std::nullopt;
}
