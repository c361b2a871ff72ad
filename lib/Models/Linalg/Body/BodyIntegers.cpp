//===- BodyIntegers.cpp - What bodies make of indices ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Sums stay sums. What else is made of one index is computed for each of its
// values; what is the one or the other number of two is told apart by case.
//
//===----------------------------------------------------------------------===//

#include "Linalg/Body/BodyIntegers.h"

#include "Linalg/StructuredOps.h"
#include "Scalar/Known/PointRules.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::linalg;
using namespace mlir::roofline;
using llvm::APInt;
using llvm::DynamicAPInt;

/// Deeper expressions of indices are left alone.
static constexpr unsigned maxDepth = 16;
/// Of one integer.
static constexpr unsigned maxCases = 4;

BodyIntegers::BodyIntegers(LinalgOp op, const KnownContents &known)
    : op(op), known(known),
      extents(known.extents.empty()
                  ? getLargestExtents(op.getStaticLoopRanges())
                  : SmallVector<int64_t>(known.extents)) {}

std::optional<IndexFunction> BodyIntegers::get(Value value) {
  const Cases &cases = getCases(value, 0);
  if (cases.size() != 1 || !cases.front().where.empty())
    return std::nullopt;
  return cases.front().function;
}

BodyIntegers::Cases BodyIntegers::getOne(IndexFunction function) const {
  Cases one;
  one.push_back({std::move(function), {}});
  return one;
}

const BodyIntegers::Cases &BodyIntegers::getCases(Value value, unsigned depth) {
  if (auto known = found.find(value); known != found.end())
    return *known->second;
  auto cases = std::make_unique<Cases>(evaluate(value, depth));
  return *(found[value] = std::move(cases));
}

BodyIntegers::Cases BodyIntegers::evaluateArgument(BlockArgument argument) {
  if (argument.getOwner() != op.getBlock() ||
      argument.getArgNumber() >= getFirstOutput(op))
    return {};
  OpOperand &operand = op->getOpOperand(argument.getArgNumber());
  if (Attribute number = known.getNumber(operand)) {
    std::optional<int64_t> value = getSmallInteger(number);
    return value ? getOne(IndexFunction::getConstant(extents.size(),
                                                     DynamicAPInt(*value)))
                 : Cases();
  }
  std::optional<IndexFunction> function = known.getInteger(operand);
  return function ? getOne(std::move(*function)) : Cases();
}

BodyIntegers::Cases BodyIntegers::evaluate(Value value, unsigned depth) {
  if (!value.getType().isIntOrIndexOrFloat())
    return {};
  Attribute number;
  if (matchPattern(value, m_Constant(&number))) {
    std::optional<int64_t> constant = getSmallInteger(number);
    // An integer that is compared alone, not summed up, may be any.
    if (auto integer = dyn_cast<IntegerAttr>(number);
        integer && !constant && integer.getValue().getSignificantBits() <= 64)
      constant = integer.getValue().getSExtValue();
    return constant ? getOne(IndexFunction::getConstant(
                          extents.size(), DynamicAPInt(*constant)))
                    : Cases();
  }
  if (!op->getRegion(0).isAncestor(value.getParentRegion())) {
    std::optional<int64_t> captured = value.getType().isIntOrIndex()
                                          ? known.getCaptured(value)
                                          : std::nullopt;
    return captured ? getOne(IndexFunction::getConstant(
                          extents.size(), DynamicAPInt(*captured)))
                    : Cases();
  }
  if (auto argument = dyn_cast<BlockArgument>(value))
    return evaluateArgument(argument);
  Operation *def = value.getDefiningOp();
  if (def->getBlock() != op.getBlock() || def->getNumResults() != 1 ||
      depth == maxDepth)
    return {};
  if (auto index = dyn_cast<IndexOp>(def))
    return getOne(IndexFunction::getIndex(extents.size(), index.getDim()));
  return evaluateOp(def, depth);
}

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

/// What is made of sums is a sum where nothing wraps or is cut off; nothing of
/// truth values, whose sign depends on who reads it.
std::optional<IndexFunction>
BodyIntegers::combine(Operation *def,
                      ArrayRef<const IndexFunction *> operands) {
  using Found = std::optional<IndexFunction>;
  IndexFunction first = *operands[0];
  auto add = [&](int64_t factor) {
    return first.add(*operands[1], factor) ? Found(first) : std::nullopt;
  };
  Found sum =
      llvm::TypeSwitch<Operation *, Found>(def)
          .Case<arith::AddIOp, arith::AddFOp>([&](auto) { return add(1); })
          .Case<arith::SubIOp, arith::SubFOp>([&](auto) { return add(-1); })
          .Case<arith::MulIOp, arith::MulFOp>([&](auto) -> Found {
            IndexFunction second = *operands[1];
            if (!first.isConstant())
              std::swap(first, second);
            if (!first.isConstant())
              return std::nullopt;
            second.scale(first.constant);
            return second;
          })
          .Case<arith::IndexCastOp, arith::ExtSIOp, arith::TruncIOp,
                arith::SIToFPOp, arith::FPToSIOp, arith::ExtFOp,
                arith::TruncFOp>([&](auto) { return first; })
          .Case<arith::IndexCastUIOp, arith::ExtUIOp, arith::UIToFPOp,
                arith::FPToUIOp>([&](auto) -> Found {
            return first.getRange(extents).first >= 0 ? Found(first)
                                                      : std::nullopt;
          })
          .Case([&](arith::NegFOp) {
            first.scale(DynamicAPInt(-1));
            return first;
          })
          .Default([](Operation *) { return std::nullopt; });
  bool isSum = !isa<arith::MulIOp, arith::TruncIOp>(def);
  return sum && holdsAll(def->getResult(0).getType(), isSum, *sum, extents)
             ? sum
             : std::nullopt;
}

/// What a function of one index makes of it, for each of its values.
std::optional<IndexFunction>
BodyIntegers::combinePoints(Operation *def,
                            ArrayRef<const IndexFunction *> operands) {
  std::optional<unsigned> index;
  for (const IndexFunction *operand : operands) {
    if (operand->isConstant())
      continue;
    std::optional<unsigned> only = operand->getOnlyIndex();
    if (!only || (index && *index != *only))
      return std::nullopt;
    index = only;
  }
  PointRule rule = getPointRule(def);
  if (!rule || (!index && extents.empty()))
    return std::nullopt;
  int64_t extent = index ? extents[*index] : 1;
  SmallVector<std::vector<int64_t>, 3> numbers;
  SmallVector<APInt, 3> point;
  for (auto [operand, value] : llvm::zip_equal(operands, def->getOperands())) {
    std::optional<std::vector<int64_t>> column =
        operand->getNumbers(index.value_or(0), extent);
    std::optional<unsigned> width = getIntegerWidth(value.getType());
    if (!column || !width || *width > 64)
      return std::nullopt;
    numbers.push_back(std::move(*column));
    point.emplace_back(*width, 0);
  }
  std::vector<int64_t> results;
  results.reserve(extent);
  for (int64_t i = 0; i < extent; ++i) {
    for (auto [number, column] : llvm::zip_equal(point, numbers))
      number = APInt(number.getBitWidth(), column[i], /*isSigned=*/true,
                     /*implicitTrunc=*/true);
    std::optional<APInt> result = rule(point);
    if (!result || result->getBitWidth() > 64)
      return std::nullopt;
    results.push_back(result->getBitWidth() == 1 ? result->getZExtValue()
                                                 : result->getSExtValue());
  }
  return IndexFunction::getLookup(extents.size(), index.value_or(0), results);
}

static bool isTruth(Value value) { return value.getType().isInteger(1); }

/// Every way to take a case of each operand.
static void forEachCombination(
    ArrayRef<BodyIntegers::Cases> operands,
    llvm::function_ref<void(ArrayRef<const BodyIntegers::Case *>)> visit) {
  size_t all = 1;
  for (const BodyIntegers::Cases &cases : operands)
    all *= cases.size();
  SmallVector<const BodyIntegers::Case *, 3> chosen(operands.size());
  for (size_t number = 0; number < std::min<size_t>(all, maxCases); ++number) {
    size_t rest = number;
    for (auto [choice, cases] : llvm::zip_equal(chosen, operands)) {
      choice = &cases[rest % cases.size()];
      rest /= cases.size();
    }
    visit(chosen);
  }
}

BodyIntegers::Cases BodyIntegers::evaluateOp(Operation *def, unsigned depth) {
  if (def->getNumOperands() == 0 || def->getNumOperands() > 3)
    return {};
  SmallVector<Cases, 3> operands;
  for (Value operand : def->getOperands()) {
    operands.push_back(getCases(operand, depth + 1));
    if (operands.back().empty())
      return choose(def, depth);
  }
  bool hasTruth =
      isTruth(def->getResult(0)) || llvm::any_of(def->getOperands(), isTruth);
  Cases results;
  forEachCombination(operands, [&](ArrayRef<const Case *> chosen) {
    SmallVector<const IndexFunction *, 3> functions;
    Case result;
    for (const Case *each : chosen) {
      functions.push_back(&each->function);
      result.where.append(each->where);
    }
    std::optional<IndexFunction> function;
    if (!hasTruth)
      function = combine(def, functions);
    if (!function)
      function = combinePoints(def, functions);
    if (!function)
      return;
    result.function = std::move(*function);
    results.push_back(std::move(result));
  });
  return results.empty() ? choose(def, depth) : results;
}

/// Of what is the one or the other of several numbers, each where it is that.
BodyIntegers::Cases BodyIntegers::choose(Operation *def, unsigned depth) {
  Cases results;
  auto add = [&](const Case &from, const HalfSpace &where) {
    if (results.size() == maxCases)
      return;
    results.push_back(from);
    if (!where.isEverywhere())
      results.back().where.push_back(where);
  };
  if (auto select = dyn_cast<arith::SelectOp>(def)) {
    Operation *condition = select.getCondition().getDefiningOp();
    if (!condition || condition->getBlock() != op.getBlock())
      return {};
    for (const TestOutcome &outcome : getOutcomes(condition, depth + 1))
      for (const Case &each : getCases(outcome.holds ? select.getTrueValue()
                                                     : select.getFalseValue(),
                                       depth + 1))
        add(each, outcome.part);
    return results;
  }
  bool isLargest =
      isa<arith::MaxSIOp, arith::MaxUIOp, arith::MaximumFOp, arith::MaxNumFOp>(
          def);
  bool isAbsolute = isa<math::AbsIOp, math::AbsFOp>(def);
  // The sign of a truth value depends on who reads it.
  if (isTruth(def->getResult(0)))
    return {};
  if (!isLargest && !isAbsolute &&
      !isa<arith::MinSIOp, arith::MinUIOp, arith::MinimumFOp, arith::MinNumFOp>(
          def))
    return {};
  Cases first = getCases(def->getOperand(0), depth + 1), second = first;
  if (!isAbsolute)
    second = getCases(def->getOperand(1), depth + 1);
  if (first.size() != 1 || second.size() != 1)
    return {};
  IndexFunction bound = second.front().function;
  if (isAbsolute) {
    second.front().function.scale(DynamicAPInt(-1));
    bound = IndexFunction::getConstant(extents.size(), DynamicAPInt(0));
  }
  OrderTest isLarger = {/*less=*/false, /*same=*/true, /*greater=*/true,
                        isa<arith::MaxUIOp, arith::MinUIOp>(def)};
  for (const TestOutcome &outcome : roofline::getOutcomes(
           isLarger, first.front().function, bound, extents)) {
    bool isFirst = outcome.holds != (!isLargest && !isAbsolute);
    // Both have been compared, so both are what they are taken to be.
    Case chosen = first.front();
    chosen.where.append(second.front().where);
    if (!isFirst)
      chosen.function = second.front().function;
    add(chosen, outcome.part);
  }
  return results;
}

//===----------------------------------------------------------------------===//
// Comparisons
//===----------------------------------------------------------------------===//

ArrayRef<TestOutcome> BodyIntegers::getOutcomes(Operation *comparison) {
  auto [entry, isFirst] = outcomes.try_emplace(comparison);
  if (isFirst)
    entry->second = getOutcomes(comparison, 0);
  return entry->second;
}

/// Keeps what holds in one case only where that case is known to be the one.
static void addOutcome(const TestOutcome &outcome,
                       ArrayRef<const HalfSpace *> where,
                       SmallVectorImpl<TestOutcome> &outcomes) {
  auto isIn = [](const HalfSpace &part, ArrayRef<const HalfSpace *> where) {
    return llvm::all_of(where, [&](const HalfSpace *condition) {
      return condition->contains(part);
    });
  };
  if (isIn(outcome.part, where))
    outcomes.push_back(outcome);
  else if (outcome.part.isEverywhere())
    for (const HalfSpace *condition : where)
      if (isIn(*condition, where)) {
        outcomes.push_back({*condition, outcome.holds});
        return;
      }
}

SmallVector<TestOutcome, 2> BodyIntegers::getOutcomes(Operation *comparison,
                                                      unsigned depth) {
  std::optional<OrderTest> test = getOrderTest(comparison);
  if (!test || depth >= maxDepth)
    return {};
  // Whether a truth value is less than another depends on its sign.
  if (isTruth(comparison->getOperand(0)) && test->less != test->greater)
    return {};
  Cases first = getCases(comparison->getOperand(0), depth + 1);
  Cases second = getCases(comparison->getOperand(1), depth + 1);
  SmallVector<TestOutcome, 2> outcomes;
  for (const Case &a : first)
    for (const Case &b : second) {
      SmallVector<const HalfSpace *, 2> where;
      for (const Case *each : {&a, &b})
        for (const HalfSpace &condition : each->where)
          where.push_back(&condition);
      for (const TestOutcome &outcome :
           roofline::getOutcomes(*test, a.function, b.function, extents))
        addOutcome(outcome, where, outcomes);
    }
  return outcomes;
}
