//===- OpBinding.cpp - A rule put to one operation ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Values and formulas. Loops are found in LoopBinding.cpp.
//
//===----------------------------------------------------------------------===//

#include "Foreign/OpBinding.h"

#include "Foreign/Rules/RuleParser.h"

#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/SmallBitVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::foreign;

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

SmallVector<unsigned> foreign::getOperandNumbers(Operation *op,
                                                 const Rule &rule,
                                                 const ValueRef &ref) {
  SmallVector<unsigned> numbers;
  if (ref.kind == ValueRef::Kind::result || ref.kind == ValueRef::Kind::results)
    return numbers;
  unsigned end = op->getNumOperands();
  if (ref.kind == ValueRef::Kind::operand) {
    if (ref.index < end)
      numbers.push_back(ref.index);
    return numbers;
  }
  unsigned begin = 0, size = 0;
  for (const OperandGroup &group :
       ArrayRef(rule.operands).take_front(ref.index + 1)) {
    begin = std::min(begin + size, end);
    size = group.count == OperandGroup::Count::one         ? 1
           : group.count == OperandGroup::Count::perResult ? op->getNumResults()
                                                           : end - begin;
  }
  for (unsigned number = begin; number < std::min(begin + size, end); ++number)
    numbers.push_back(number);
  return numbers;
}

SmallVector<Value> foreign::getValues(Operation *op, const Rule &rule,
                                      const ValueRef &ref) {
  SmallVector<Value> values;
  if (ref.kind == ValueRef::Kind::result && ref.index < op->getNumResults())
    values.push_back(op->getResult(ref.index));
  if (ref.kind == ValueRef::Kind::results)
    llvm::append_range(values, op->getResults());
  for (unsigned number : getOperandNumbers(op, rule, ref))
    values.push_back(op->getOperand(number));
  return values;
}

bool foreign::contains(Operation *op, const Rule &rule, ArrayRef<ValueRef> refs,
                       unsigned number) {
  return llvm::any_of(refs, [&](const ValueRef &ref) {
    return llvm::is_contained(getOperandNumbers(op, rule, ref), number);
  });
}

//===----------------------------------------------------------------------===//
// Formulas
//===----------------------------------------------------------------------===//

OpBinding::OpBinding(const Rule &rule, Operation *op, SizeProvider &sizes,
                     bool operandsOnly)
    : rule(rule), op(op), sizes(sizes), operandsOnly(operandsOnly) {
  if (rule.isElementwise)
    bindElementwise();
  else if (rule.maps)
    bindMaps();
  else
    bindIndices();
  if (operandsOnly)
    return;
  for (const Loop &loop : loops)
    iterations *= loop.extent;
  for (const Definition &definition : rule.definitions) {
    std::optional<Quantity> value = evaluate(definition.formula);
    if (value && definition.isLogarithm) {
      std::optional<int64_t> number = value->getInt64();
      if (!number) {
        fail("the logarithm of an open size, '" + definition.name +
             "', has no formula");
        return;
      }
      value = *number <= 1 ? 0 : llvm::Log2_64_Ceil(*number);
    }
    if (!value)
      return;
    definitions[definition.name] = *value;
  }
}

void OpBinding::fail(const llvm::Twine &message) {
  if (failure.empty())
    failure = message.str();
}

std::optional<Quantity> OpBinding::evaluate(const Quantity &formula) {
  if (!failure.empty())
    return std::nullopt;
  bool isKnown = true;
  Quantity value =
      formula.substitute([&](StringRef name) -> std::optional<Quantity> {
        std::optional<Quantity> found = lookup(name);
        if (!found) {
          isKnown = false;
          fail("no '" + name + "' to count with");
        }
        return found;
      });
  if (!isKnown)
    return std::nullopt;
  return value;
}

std::optional<Quantity> OpBinding::lookup(StringRef name) {
  if (name == "iterations")
    return iterations;
  if (name == subgroupSize.name)
    return Quantity(subgroupSize);
  if (name.consume_front("loops."))
    return lookupLoops(name);
  if (auto *found = definitions.find(name); found != definitions.end())
    return found->second;
  if (auto *found = groups.find(name); found != groups.end()) {
    Quantity product = 1;
    for (unsigned loop : found->second)
      product *= loops[loop].extent;
    return product;
  }
  if (name.consume_front("attr.")) {
    AttrPath path;
    SmallVector<StringRef> parts;
    name.split(parts, '.');
    path.name = parts.front().str();
    for (StringRef part : ArrayRef(parts).drop_front())
      path.parts.push_back(part.str());
    std::optional<Integers> integers = getIntegers(op, path);
    if (!integers)
      return std::nullopt;
    Quantity product = 1;
    for (int64_t integer : *integers)
      product *= Quantity(integer);
    return product;
  }
  return lookupSize(name);
}

/// `query.key`: the iterations of the loops that run along any of these.
std::optional<Quantity> OpBinding::lookupLoops(StringRef names) {
  llvm::SmallBitVector isMeant(loops.size());
  SmallVector<StringRef> words;
  names.split(words, '.');
  for (StringRef word : words) {
    std::optional<ValueRef> ref = findValue(rule.operands, word);
    SmallVector<Value> values =
        ref ? getValues(op, rule, *ref) : SmallVector<Value>();
    for (const IndexedValue &value : indexed)
      if (llvm::is_contained(values, value.value))
        for (const DimIndex &dim : value.dims)
          if (dim.loop)
            isMeant.set(*dim.loop);
  }
  Quantity product = 1;
  for (unsigned loop : isMeant.set_bits())
    product *= loops[loop].extent;
  return product;
}

/// `operand0`, `operand0.size`, `operand0.d1`, `operand0.last`. A group that
/// has no operand here has no elements.
std::optional<Quantity> OpBinding::lookupSize(StringRef name) {
  auto [valueName, part] = name.split('.');
  std::optional<ValueRef> ref = findValue(rule.operands, valueName);
  if (!ref)
    return std::nullopt;
  SmallVector<Value> values = getValues(op, rule, *ref);
  if (values.empty())
    return ref->kind == ValueRef::Kind::group && part == "size"
               ? std::optional<Quantity>(0)
               : std::nullopt;
  Value value = values.front();
  auto type = dyn_cast<ShapedType>(value.getType());
  if (part.empty()) {
    bool isNumber = value.getType().isIntOrIndex() ||
                    (type && type.hasRank() && type.getRank() == 0 &&
                     type.getElementType().isIntOrIndex());
    return isNumber ? std::optional<Quantity>(sizes.getValue(value))
                    : std::nullopt;
  }
  if (part == "size")
    return sizes.getNumElements(value);
  if (!type || !type.hasRank())
    return std::nullopt;
  int64_t rank = type.getRank(), dim = 0;
  if (part == "last" || part == "last2")
    dim = rank - (part == "last" ? 1 : 2);
  else if (!part.consume_front("d") || part.getAsInteger(10, dim))
    return std::nullopt;
  if (dim < 0 || dim >= rank)
    return std::nullopt;
  return sizes.getDim(value, dim);
}

//===----------------------------------------------------------------------===//
// Loops as a whole
//===----------------------------------------------------------------------===//

bool OpBinding::hasReductions() const {
  return llvm::any_of(loops, [](const Loop &loop) { return !loop.isParallel; });
}

std::optional<Quantity> OpBinding::getResultDim(Value result,
                                                unsigned dim) const {
  for (const IndexedValue &value : indexed) {
    if (value.value != result || dim >= value.dims.size())
      continue;
    const DimIndex &index = value.dims[dim];
    if (!index.loop)
      return Quantity(1);
    if (index.hasFactor || index.taps || !loops[*index.loop].isKnown)
      return std::nullopt;
    return loops[*index.loop].extent;
  }
  return std::nullopt;
}

Footprint OpBinding::getFootprint(const IndexedValue &value) const {
  Footprint footprint{1, true};
  for (auto [dim, index] : llvm::enumerate(value.dims)) {
    if (!index.window) {
      footprint.elements *= sizes.getDim(value.value, dim);
      continue;
    }
    Footprint touched = getTouched(windows[*index.window]);
    footprint.elements *= touched.elements;
    footprint.isExact &= touched.isExact;
  }
  return footprint;
}

Quantity OpBinding::getIterationsOutsideWindows() const {
  Quantity product = 1;
  for (auto [number, loop] : llvm::enumerate(loops))
    if (!windowLoops.contains(number))
      product *= loop.extent;
  return product;
}
