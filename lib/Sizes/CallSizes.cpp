//===- CallSizes.cpp - Sizes that calls pass and return -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a function returns is known once, in terms of its own arguments; each
// call puts in what it passes.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Sizes/OpenDims.h"
#include "mlir-roofline/Sizes/RegionExits.h"
#include "mlir-roofline/Sizes/SizeAnalysis.h"

#include "SizeNames.h"

#include "llvm/ADT/StringSet.h"

using namespace mlir;
using namespace mlir::roofline;
using Kind = SizeQuestion::Kind;

SmallVector<std::pair<std::string, Quantity>>
SizeAnalysis::bindArguments(Region &callee, ValueRange operands) {
  SmallVector<std::pair<std::string, Quantity>> bindings;
  llvm::StringSet<> bound;
  auto bind = [&](const Quantity &formal, const Quantity &actual) {
    // A size that equations give another form needs no value of its own.
    std::string name = formal.isConstant() ? "" : formal.str();
    if (meanings.contains(name) && bound.insert(name).second &&
        formal != actual)
      bindings.emplace_back(name, actual);
  };
  for (auto [operand, argument] : llvm::zip(operands, callee.getArguments())) {
    for (unsigned dim : getOpenDims(argument))
      bind(getDim(argument, dim), getDim(operand, dim));
    if (argument.getType().isIntOrIndex())
      bind(getValue(argument), getValue(operand));
  }
  return bindings;
}

Operation *SizeAnalysis::resolveCallee(CallOpInterface call) {
  Operation *table = SymbolTable::getNearestSymbolTable(call);
  // What stands beside the root may be changing while this runs.
  if (!table || !root->isAncestor(table))
    return nullptr;
  return call.resolveCallableInTable(&symbolTables);
}

std::optional<Quantity>
SizeAnalysis::deriveFromCall(const SizeQuestion &question) {
  auto result = cast<OpResult>(question.about);
  auto call = dyn_cast<CallOpInterface>(result.getOwner());
  if (!call || (question.kind != Kind::dim && question.kind != Kind::value))
    return std::nullopt;
  auto callee = dyn_cast_if_present<CallableOpInterface>(resolveCallee(call));
  Region *body = callee ? callee.getCallableRegion() : nullptr;
  Operation *exit = body ? getOnlyExit(*body) : nullptr;
  if (!exit || exit->getNumOperands() <= result.getResultNumber())
    return std::nullopt;
  Value returned = exit->getOperand(result.getResultNumber());
  if (returned.getType() != result.getType())
    return std::nullopt;
  Quantity inside = question.kind == Kind::dim
                        ? getDim(returned, question.index)
                        : getValue(returned);
  auto operands = call.getArgOperands();
  bool isBound = true;
  Quantity outside =
      inside.substitute([&](StringRef name) -> std::optional<Quantity> {
        auto isMachineSize = [&](const MachineSize &machine) {
          return machine.name == name;
        };
        if (llvm::any_of(machineSizes, isMachineSize))
          return std::nullopt;
        auto found = meanings.find(name);
        auto argument = found == meanings.end()
                            ? BlockArgument()
                            : dyn_cast<BlockArgument>(found->second.about);
        // Anything else in the callee has no name out here.
        if (!argument || argument.getOwner() != &body->front() ||
            argument.getArgNumber() >= operands.size()) {
          isBound = false;
          return std::nullopt;
        }
        Value passed = operands[argument.getArgNumber()];
        if (found->second.kind == Kind::dim)
          return getDim(passed, found->second.index);
        // Symbols of arguments are sizes: for what is negative, a formula of
        // them may not hold.
        if (found->second.kind != Kind::value) {
          isBound = false;
          return std::nullopt;
        }
        Quantity value = getValue(passed);
        isBound &= value.isKnownNonNegative() ||
                   !getValue(argument).isKnownNonNegative();
        return value;
      });
  return isBound ? std::optional<Quantity>(outside) : std::nullopt;
}
