//===- RooflineTransformOps.cpp - Costs for schedules ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Schedules/RooflineTransformOps.h"

#include "mlir-roofline/IR/Roofline.h"
#include "mlir-roofline/Models/CostModels.h"
#include "mlir-roofline/Schedules/ScheduleCost.h"
#include "mlir-roofline/Support/NearName.h"
#include "mlir-roofline/Targets/ModuleTarget.h"
#include "mlir-roofline/Targets/TargetRegistry.h"
#include "mlir/IR/Builders.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;
using transform::ApplyToEachResultList;

#define GET_OP_CLASSES
#include "mlir-roofline/Schedules/RooflineTransformOps.cpp.inc"

//===----------------------------------------------------------------------===//
// Numbers as parameters
//===----------------------------------------------------------------------===//

/// The integer type that a parameter is said to have; null if any will do.
static IntegerType getIntegerType(Type result) {
  auto param = dyn_cast<transform::ParamType>(result);
  return param ? cast<IntegerType>(param.getType()) : nullptr;
}

/// How many of the unit of integers there are in the metric's; nothing if it is
/// not counted in integers.
static std::optional<double> getIntegerScale(MetricUnit unit) {
  switch (unit) {
  case MetricUnit::count:
  case MetricUnit::bytes:
    return 1;
  case MetricUnit::seconds:
    return 1e12;
  case MetricUnit::joules:
  case MetricUnit::share:
  case MetricUnit::perByte:
  case MetricUnit::perSecond:
  case MetricUnit::bytesPerSecond:
    return std::nullopt;
  }
  llvm_unreachable("covered switch");
}

/// The number as an attribute of a parameter of that type; null if it does not
/// fit.
static Attribute makeParameter(const MetricValue &value, MetricUnit unit,
                               Type result) {
  Builder builder(result.getContext());
  IntegerType type = getIntegerType(result);
  if (!type)
    return builder.getF64FloatAttr(*value.getNumber());
  int64_t integer;
  if (const auto *count = std::get_if<Quantity>(&value.value)) {
    if (!count->getInt64())
      return nullptr;
    integer = *count->getInt64();
  } else {
    double scaled = *value.getNumber() * *getIntegerScale(unit);
    if (!(scaled < std::ldexp(1.0, 63)))
      return nullptr;
    // Nothing is only what is nothing.
    integer = static_cast<int64_t>(
        scaled > 0 ? std::max(std::round(scaled), 1.0) : scaled);
  }
  if (!llvm::isIntN(type.getWidth(), integer))
    return nullptr;
  return builder.getIntegerAttr(type, integer);
}

/// Adds the number, or says why there is none to be had.
static DiagnosedSilenceableFailure
addNumber(transform::TransformOpInterface op, Operation *payload,
          const std::optional<MetricValue> &value, MetricUnit unit,
          StringRef name, bool takesUncertain, ApplyToEachResultList &results) {
  auto fail = [&](const Twine &found) {
    DiagnosedSilenceableFailure failure =
        op.emitSilenceableError() << "expected " << name << " of '"
                                  << payload->getName() << "', found " << found;
    failure.attachNote(payload->getLoc()) << "payload op";
    return failure;
  };
  if (!value || value->status == CountStatus::unknown)
    return fail("that it is not known");
  if (!value->getNumber())
    return fail("a formula of open sizes");
  if (value->status == CountStatus::lower && !takesUncertain)
    return fail("no more than a lower bound, which `uncertain` accepts");
  Attribute attribute = makeParameter(*value, unit, op->getResult(0).getType());
  if (!attribute)
    return fail("a number that the parameter's type does not hold");
  results.push_back(attribute);
  return DiagnosedSilenceableFailure::success();
}

/// The cost of a payload operation on the target that a schedule names. What is
/// wrong is diagnosed.
static FailureOr<ScheduleCost> getCost(Operation *payload,
                                       std::optional<StringRef> target) {
  auto module = payload->getParentOfType<ModuleOp>();
  if (auto self = dyn_cast<ModuleOp>(payload))
    module = self;
  // Copies that a schedule tries out are in none.
  FailureOr<TargetAttr> chosen = TargetAttr();
  if (module)
    chosen = chooseTarget(module, target.value_or(""));
  else if (target)
    chosen = getTarget(*target, payload->getLoc());
  if (failed(chosen))
    return failure();
  return ScheduleCost::get(payload, *chosen);
}

/// An error unless the parameter's type can hold numbers of that unit.
static LogicalResult checkResult(Operation *op, MetricUnit unit,
                                 StringRef name) {
  Type result = op->getResult(0).getType();
  if (isa<transform::AnyParamType>(result))
    return success();
  if (!getIntegerType(result))
    return op->emitOpError("expected a result of type '!transform.any_param' "
                           "or '!transform.param<...>', found ")
           << result;
  if (!getIntegerScale(unit))
    return op->emitOpError("expected a result of type '!transform.any_param' "
                           "for the metric '")
           << name << "', which is no whole number, found " << result;
  return success();
}

//===----------------------------------------------------------------------===//
// Costs
//===----------------------------------------------------------------------===//

LogicalResult RooflineCostOp::verify() {
  llvm::Expected<const Metric *> metric =
      lookUpMetric(getMetric(), MetricUse::programs);
  if (!metric)
    return emitOpError(llvm::toString(metric.takeError()));
  return checkResult(*this, (*metric)->unit, (*metric)->name);
}

DiagnosedSilenceableFailure
RooflineCostOp::applyToOne(transform::TransformRewriter &, Operation *payload,
                           ApplyToEachResultList &results,
                           transform::TransformState &) {
  FailureOr<ScheduleCost> cost = ::getCost(payload, getTarget());
  if (failed(cost))
    return DiagnosedSilenceableFailure::definiteFailure();
  const Metric &metric = *findMetric(getMetric());
  return addNumber(*this, payload, cost->getMetric(metric), metric.unit,
                   metric.name, getUncertain(), results);
}

void RooflineCostOp::getEffects(
    SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  transform::onlyReadsHandle(getSubjectMutable(), effects);
  transform::producesHandle(getOperation()->getOpResults(), effects);
  transform::onlyReadsPayload(effects);
}

//===----------------------------------------------------------------------===//
// Traffic
//===----------------------------------------------------------------------===//

LogicalResult RooflineTrafficOp::verify() {
  if (!symbolizeTrafficKind(getKind()))
    return emitOpError(
               "expected the kind written, lower or attainable, found '")
           << getKind() << "'";
  return checkResult(*this, MetricUnit::bytes, "bytes");
}

DiagnosedSilenceableFailure RooflineTrafficOp::applyToOne(
    transform::TransformRewriter &, Operation *payload,
    ApplyToEachResultList &results, transform::TransformState &) {
  FailureOr<ScheduleCost> cost = ::getCost(payload, getTarget());
  if (failed(cost))
    return DiagnosedSilenceableFailure::definiteFailure();
  TargetAttr target = cost->getTarget();
  if (!target)
    return emitDefiniteFailure("expected a target, found none");
  SmallVector<StringRef> names;
  for (MemoryAttr level : target.getMemory())
    names.push_back(level.getName());
  const auto *found = llvm::find(names, getLevel());
  if (found == names.end())
    return emitDefiniteFailure("expected a level of ")
           << target.getName().getValue() << ", " << joinAlternatives(names)
           << ", found '" << getLevel() << "'";
  std::optional<MetricValue> bytes =
      cost->getTraffic(found - names.begin(), *symbolizeTrafficKind(getKind()));
  return addNumber(*this, payload, bytes, MetricUnit::bytes,
                   (getKind() + " traffic of " + getLevel()).str(),
                   getUncertain(), results);
}

void RooflineTrafficOp::getEffects(
    SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  transform::onlyReadsHandle(getSubjectMutable(), effects);
  transform::producesHandle(getOperation()->getOpResults(), effects);
  transform::onlyReadsPayload(effects);
}

//===----------------------------------------------------------------------===//
// Bounds
//===----------------------------------------------------------------------===//

DiagnosedSilenceableFailure
RooflineBoundOp::applyToOne(transform::TransformRewriter &, Operation *payload,
                            ApplyToEachResultList &results,
                            transform::TransformState &) {
  FailureOr<ScheduleCost> cost = ::getCost(payload, getTarget());
  if (failed(cost))
    return DiagnosedSilenceableFailure::definiteFailure();
  StringRef boundBy = cost->getBoundBy();
  if (boundBy.empty()) {
    DiagnosedSilenceableFailure failure =
        emitSilenceableError() << "expected what limits '" << payload->getName()
                               << "', found nothing that is known to take time";
    failure.attachNote(payload->getLoc()) << "payload op";
    return failure;
  }
  results.push_back(StringAttr::get(getContext(), boundBy));
  return DiagnosedSilenceableFailure::success();
}

void RooflineBoundOp::getEffects(
    SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  transform::onlyReadsHandle(getSubjectMutable(), effects);
  transform::producesHandle(getOperation()->getOpResults(), effects);
  transform::onlyReadsPayload(effects);
}
