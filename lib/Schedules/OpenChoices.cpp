//===- OpenChoices.cpp - What a schedule leaves open ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpenChoices.h"

#include "mlir/Dialect/Transform/TuneExtension/TuneExtensionOps.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/SymbolTable.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::roofline::schedules;
using transform::tune::AlternativesOp;
using transform::tune::KnobOp;

void OpenChoice::choose(uint64_t index) const {
  for (Operation *op : ops) {
    if (auto knob = dyn_cast<KnobOp>(op))
      knob.setSelectedAttr(options[index]);
    else
      cast<AlternativesOp>(op).setSelectedRegionAttrAttr(
          Builder(op->getContext()).getI64IntegerAttr(index));
  }
}

void OpenChoice::reopen() const {
  for (Operation *op : ops) {
    if (auto knob = dyn_cast<KnobOp>(op))
      knob.removeSelectedAttr();
    else
      cast<AlternativesOp>(op).removeSelectedRegionAttrAttr();
  }
}

std::string OpenChoice::describe(uint64_t index) const {
  std::string text;
  llvm::raw_string_ostream os(text);
  if (options)
    options[index].print(os, /*elideType=*/true);
  else
    os << index;
  return text;
}

/// The sequence, and all that it includes, directly or not.
static llvm::SetVector<Operation *>
findSequences(transform::NamedSequenceOp sequence) {
  llvm::SetVector<Operation *> sequences;
  sequences.insert(sequence);
  for (size_t next = 0; next < sequences.size(); ++next) {
    Operation *op = sequences[next];
    std::optional<SymbolTable::UseRange> uses = SymbolTable::getSymbolUses(op);
    if (!uses)
      continue;
    for (SymbolTable::SymbolUse use : *uses)
      if (Operation *used = SymbolTable::lookupNearestSymbolFrom(
              op->getParentOp(), use.getSymbolRef());
          isa_and_nonnull<transform::NamedSequenceOp>(used))
        sequences.insert(used);
  }
  return sequences;
}

static LogicalResult addChoice(llvm::MapVector<StringAttr, OpenChoice> &choices,
                               Operation *op, StringAttr name,
                               ArrayAttr options, uint64_t number) {
  auto [found, isNew] = choices.try_emplace(name);
  OpenChoice &choice = found->second;
  if (isNew) {
    choice.name = name;
    choice.options = options;
    choice.number = number;
  } else if (choice.options != options || choice.number != number) {
    return op->emitError("expected ")
           << name << " to have the options that it has elsewhere";
  }
  choice.ops.push_back(op);
  return success();
}

FailureOr<std::vector<OpenChoice>> mlir::roofline::schedules::findOpenChoices(
    transform::NamedSequenceOp sequence) {
  llvm::MapVector<StringAttr, OpenChoice> choices;
  auto addOp = [&](Operation *op) -> LogicalResult {
    if (auto knob = dyn_cast<KnobOp>(op); knob && !knob.getSelectedAttr()) {
      auto options = dyn_cast<ArrayAttr>(knob.getOptions());
      if (!options || options.empty())
        return op->emitError("expected a list of options, found ")
               << knob.getOptions();
      return addChoice(choices, op, knob.getNameAttr(), options,
                       options.size());
    }
    if (auto either = dyn_cast<AlternativesOp>(op);
        either && !either.getSelectedRegionAttrAttr() &&
        !either.getSelectedRegionParam())
      return addChoice(choices, op, either.getNameAttr(), /*options=*/nullptr,
                       either->getNumRegions());
    return success();
  };
  for (Operation *each : findSequences(sequence)) {
    WalkResult result = each->walk<WalkOrder::PreOrder>([&](Operation *op) {
      return failed(addOp(op)) ? WalkResult::interrupt()
                               : WalkResult::advance();
    });
    if (result.wasInterrupted())
      return failure();
  }
  std::vector<OpenChoice> list;
  for (auto &[name, choice] : choices)
    list.push_back(std::move(choice));
  return list;
}
