//===- SizeSources.cpp - Where sizes come from ----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The rule that applies to one question: the operation's own, then MLIR's
// interfaces, then a call; and the symbol where there is none.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Sizes/SizeAnalysis.h"

#include "Joins/VaryingValues.h"
#include "ReifiedSizes.h"
#include "SizeNames.h"
#include "UpstreamSizes.h"

#include "mlir-roofline/Interfaces/SizeOpInterface.h"
#include "mlir-roofline/Interfaces/Values/IntegerValues.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/ShapedOpInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;
using Kind = SizeQuestion::Kind;
using llvm::DynamicAPInt;

//===----------------------------------------------------------------------===//
// Rules
//===----------------------------------------------------------------------===//

std::optional<Quantity> SizeAnalysis::derive(const SizeQuestion &question) {
  if (isa<BlockArgument>(question.about))
    return deriveFromArgument(question);
  auto result = cast<OpResult>(question.about);
  std::optional<Quantity> size;
  switch (question.kind) {
  case Kind::dim:
    size = deriveDim(result, question.index);
    break;
  case Kind::value:
    size = deriveValue(result);
    break;
  case Kind::element:
    size = deriveElement(question);
    break;
  case Kind::stored:
    break;
  }
  return size ? size : deriveFromCall(question);
}

std::optional<Quantity> SizeAnalysis::deriveDim(OpResult result, unsigned dim) {
  bool hasRank = cast<ShapedType>(result.getType()).hasRank();
  unsigned number = result.getResultNumber();
  std::optional<Quantity> extent;
  if (auto model = dyn_cast<SizeOpInterface>(result.getOwner()))
    extent = hasRank ? model.getResultDim(number, dim, *this)
                     : model.getResultNumElements(number, *this);
  if (!extent)
    extent = hasRank ? getUpstreamDim(*this, result, dim)
                     : getUpstreamNumElements(*this, result);
  if (extent || !hasRank)
    return extent;
  if (!reified)
    reified = std::make_unique<ReifiedSizes>();
  return reified->getDim(*this, result, dim);
}

std::optional<Quantity> SizeAnalysis::deriveValue(OpResult result) {
  Operation *op = result.getOwner();
  IntegerAttr constant;
  if (matchPattern(op, m_Constant(&constant)))
    return getConstant(constant.getValue(), constant.getType());
  if (auto dimOp = dyn_cast<ShapedDimOpInterface>(op)) {
    std::optional<int64_t> dim = getValue(dimOp.getDimension()).getInt64();
    auto type = cast<ShapedType>(dimOp.getShapedValue().getType());
    if (dim && type.hasRank() && *dim >= 0 && *dim < type.getRank())
      return getDim(dimOp.getShapedValue(), *dim);
    return std::nullopt;
  }
  auto model = dyn_cast<SizeOpInterface>(op);
  if (!model)
    return std::nullopt;
  unsigned number = result.getResultNumber();
  if (std::optional<Quantity> value = model.getResultValue(number, *this))
    return value;
  if (!result.getType().isInteger(1))
    return std::nullopt;
  std::optional<Comparison> test = model.getResultComparison(number, *this);
  return test ? std::optional<Quantity>(test->getIndicator()) : std::nullopt;
}

std::optional<Quantity>
SizeAnalysis::deriveElement(const SizeQuestion &question) {
  DenseIntElementsAttr constant;
  if (matchPattern(question.about, m_Constant(&constant))) {
    if (constant.getType().getRank() != 1 || question.index < 0 ||
        question.index >= constant.getNumElements())
      return std::nullopt;
    return getConstant(
        constant.getValues<APInt>()[static_cast<size_t>(question.index)],
        constant.getElementType());
  }
  auto model = question.about.getDefiningOp<SizeOpInterface>();
  if (!model)
    return std::nullopt;
  return model.getResultElement(
      cast<OpResult>(question.about).getResultNumber(), question.index,
      question.reader, *this);
}

//===----------------------------------------------------------------------===//
// Symbols
//===----------------------------------------------------------------------===//

/// By rank, of two equal symbols, the one that stays: names that somebody has
/// given, then arguments in their order, before anything that the function
/// makes.
static uint64_t getArgumentRank(BlockArgument argument,
                                const SizeQuestion &question) {
  return (static_cast<uint64_t>(argument.getArgNumber() + 1) << 16) +
         (question.kind == Kind::dim ? question.index + 1 : 0);
}
static constexpr uint64_t opaqueRank = uint64_t(1) << 48;

std::string SizeAnalysis::describeArgument(const SizeQuestion &question) {
  auto argument = cast<BlockArgument>(question.about);
  std::string what;
  if (question.kind == Kind::stored)
    what = "stored elements of";
  else if (question.kind == Kind::value)
    what = "value of";
  else if (!cast<ShapedType>(argument.getType()).hasRank())
    what = "number of elements of";
  else
    what = "extent " + std::to_string(question.index) + " of";
  return what + " argument " + std::to_string(argument.getArgNumber()) +
         " of @" +
         getFunctionName(
             cast<FunctionOpInterface>(argument.getOwner()->getParentOp()));
}

SymbolFacts SizeAnalysis::getArgumentFacts(const SizeQuestion &question) const {
  SymbolFacts facts;
  auto argument = cast<BlockArgument>(question.about);
  Operation *function = argument.getOwner()->getParentOp();
  // A program is given sizes; what a function of its own is given, anything.
  auto symbolOp = dyn_cast<SymbolOpInterface>(function);
  if (question.kind == Kind::value && argument.getType().isInteger(1))
    facts.max = Quantity(1);
  else if (question.kind == Kind::value && symbolOp && symbolOp.isPrivate() &&
           function != onlyEntryPoint)
    facts.min = std::nullopt;
  return facts;
}

std::optional<Quantity>
SizeAnalysis::deriveFromArgument(const SizeQuestion &question) {
  auto argument = cast<BlockArgument>(question.about);
  if (reified)
    if (Value original = reified->getOriginal(argument))
      return question.kind == Kind::dim ? getDim(original, question.index)
                                        : getValue(original);
  if (!isFunctionArgument(argument) || question.kind == Kind::element)
    return std::nullopt;
  std::string suffix;
  if (question.kind == Kind::stored)
    suffix = ".nnz";
  else if (question.kind == Kind::dim)
    suffix = cast<ShapedType>(argument.getType()).hasRank()
                 ? ".d" + std::to_string(question.index)
                 : ".size";
  std::string name = getArgumentName(
      argument, suffix, argument.getOwner()->getParentOp() != onlyEntryPoint);
  symbols.push_back({name, describeArgument(question)});
  SymbolFacts facts = getArgumentFacts(question);
  symbols.back().mayBeNegative = !facts.min && !statedRanges.contains(name);
  Quantity symbol = getStatedSymbol(name, facts);
  equations.declare(name, symbol, getArgumentRank(argument, question));
  meanings[name] = question;
  return symbol;
}

Quantity SizeAnalysis::createSymbol(const Twine &meaning, StringRef stem,
                                    const SymbolFacts &facts) {
  std::string name;
  do
    name = (stem + Twine(numCreated[stem]++)).str();
  while (givenNames.contains(name));
  symbols.push_back({name, meaning.str()});
  Quantity symbol = Quantity::symbol(name, facts);
  equations.declare(name, symbol, opaqueRank + symbols.size());
  return symbol;
}

Quantity SizeAnalysis::createIteration(Operation *loop) {
  Quantity counter =
      createSymbol("iteration of " + loop->getName().getStringRef() +
                       describeLine(loop->getLoc()) + ", from 0",
                   "iter");
  symbols.back().isIteration = true;
  return counter;
}

void SizeAnalysis::setSymbol(StringRef name, const Quantity &value) {
  if (!equations.isDefined(name))
    equations.define(name, value, /*origin=*/"");
}

Value SizeAnalysis::getSymbolSource(StringRef symbol) const {
  auto meaning = meanings.find(symbol);
  return meaning == meanings.end() ? Value() : meaning->second.about;
}

Operation *SizeAnalysis::getVaryingLoop(StringRef symbol) const {
  Value source = getSymbolSource(symbol);
  return source ? roofline::getVaryingLoop(source) : nullptr;
}

SymbolFacts SizeAnalysis::getOpaqueFacts(const SizeQuestion &question) {
  SymbolFacts facts;
  if (question.kind != Kind::value)
    return facts;
  // Loaded, selected or subtracted: it may be negative.
  if (question.about.getType().isInteger(1))
    facts.max = Quantity(1);
  else
    facts.min = std::nullopt;
  return facts;
}

Quantity SizeAnalysis::getOpaque(const SizeQuestion &question) {
  if (auto known = opaque.find(question); known != opaque.end())
    return known->second;
  std::string meaning, stem = "s";
  switch (question.kind) {
  case Kind::dim:
    meaning = "extent " + std::to_string(question.index) + " of ";
    break;
  case Kind::stored:
    meaning = "stored elements of ";
    stem = "nnz";
    break;
  default:
    meaning = "value of ";
    break;
  }
  Quantity symbol = createSymbol(meaning + describe(question.about), stem,
                                 getOpaqueFacts(question));
  symbols.back().variesIn = roofline::getVaryingLoop(question.about);
  opaque[question] = symbol;
  meanings[symbols.back().name] = question;
  return symbol;
}
