//===- LoopNest.cpp - What decides how much a nest moves ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Movement/LoopNest.h"

#include "mlir-roofline/Interfaces/Access/Footprint.h"
#include "mlir-roofline/Interfaces/Values/StaticSizes.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "llvm/Support/MathExtras.h"

#include <algorithm>
#include <cmath>

using namespace mlir;
using namespace mlir::roofline;

static constexpr size_t maxLoops = 16, maxAccesses = 12;

//===----------------------------------------------------------------------===//
// Counting
//===----------------------------------------------------------------------===//

/// The box that linear functions span, gaps included.
static double getSpan(const NestPart &part, ArrayRef<int64_t> sizes) {
  double span = 1;
  size_t numLoops = part.loops.size();
  for (size_t first = 0; first < part.steps.size(); first += numLoops) {
    double length = 1;
    for (size_t i = 0; i < numLoops; ++i)
      length += static_cast<double>(part.steps[first + i]) *
                static_cast<double>(sizes[part.loops[i]] - 1);
    span *= length;
  }
  return span;
}

double NestPart::count(ArrayRef<int64_t> sizes) const {
  double all = 1;
  for (unsigned loop : loops)
    all *= static_cast<double>(sizes[loop]);
  switch (kind) {
  case Kind::distinct:
  case Kind::any:
    return all;
  case Kind::chain: {
    double continued = 1;
    for (auto [loop, step] : llvm::zip_equal(loops, steps))
      continued *=
          static_cast<double>(std::max<int64_t>(0, sizes[loop] - step));
    return all - continued;
  }
  case Kind::quotient: {
    int64_t size = sizes[loops.front()];
    // A tile of any other size may start within a quotient.
    if (size % divisor == 0 || divisor % size == 0)
      return static_cast<double>(llvm::divideCeil(size, divisor));
    return std::min(all, static_cast<double>((size - 2) / divisor + 2));
  }
  case Kind::remainder:
    return std::min(all, static_cast<double>(divisor));
  case Kind::spanned:
    return std::min(all, getSpan(*this, sizes));
  }
  llvm_unreachable("every kind returns");
}

double NestPart::getMultiplicity(ArrayRef<int64_t> extents) const {
  auto get = [&](unsigned i) { return extents[loops[i]]; };
  switch (kind) {
  case Kind::distinct:
    return 1;
  case Kind::chain: {
    int64_t length = std::numeric_limits<int64_t>::max();
    for (unsigned i = 0; i < loops.size(); ++i)
      if (steps[i] != 0)
        length = std::min<int64_t>(length, llvm::divideCeil(get(i), steps[i]));
    return static_cast<double>(length);
  }
  case Kind::quotient:
    return static_cast<double>(std::min(divisor, get(0)));
  case Kind::remainder:
    return static_cast<double>(llvm::divideCeil(get(0), divisor));
  case Kind::spanned:
  case Kind::any: {
    // Where all loops but one stand, a linear function that depends on that one
    // takes a value once.
    double all = 1, longest = 1;
    for (unsigned i = 0; i < loops.size(); ++i) {
      all *= static_cast<double>(get(i));
      if (kind == Kind::spanned)
        longest = std::max(longest, static_cast<double>(get(i)));
    }
    return all / longest;
  }
  }
  llvm_unreachable("every kind returns");
}

double NestOperand::getFootprint(ArrayRef<int64_t> sizes) const {
  double elements = 1;
  if (isAffine)
    for (const NestPart &part : parts)
      elements *= part.count(sizes);
  else
    for (int64_t size : sizes)
      elements *= static_cast<double>(size);
  return std::min(elements, numElements);
}

double LoopNest::getIterations() const {
  double all = 1;
  for (int64_t extent : extents)
    all *= static_cast<double>(extent);
  return all;
}

double LoopNest::getCompulsoryBytes() const {
  SmallVector<double, 4> read, written, whole;
  for (const NestOperand &operand : operands) {
    size_t size = std::max<size_t>(read.size(), operand.tensor + 1);
    read.resize(size);
    written.resize(size);
    whole.resize(size);
    double bytes =
        std::ceil(operand.getFootprint(extents) * operand.elementBytes);
    whole[operand.tensor] =
        std::ceil(operand.numElements * operand.elementBytes);
    if (operand.isRead)
      read[operand.tensor] += bytes;
    if (operand.isWritten)
      written[operand.tensor] += bytes;
  }
  double sum = 0;
  for (auto [r, w, all] : llvm::zip_equal(read, written, whole))
    sum += std::min(r, all) + std::min(w, all);
  return sum;
}

bool LoopNest::isExact() const {
  return llvm::all_of(operands, [&](const NestOperand &operand) {
    return operand.isAffine && operand.isAlwaysInside &&
           llvm::all_of(operand.parts,
                        [](const NestPart &part) { return part.isExact(); }) &&
           llvm::count_if(operands, [&](const NestOperand &other) {
             return other.tensor == operand.tensor;
           }) == 1;
  });
}

//===----------------------------------------------------------------------===//
// From maps
//===----------------------------------------------------------------------===//

static std::optional<int64_t> getInt64(const llvm::DynamicAPInt &value) {
  return Quantity::get(value).getInt64();
}

/// floordiv and mod of a loop by a positive constant.
static std::optional<NestPart> getQuotient(const MapComponent &component) {
  auto binary = dyn_cast<AffineBinaryOpExpr>(component.results.front());
  if (component.results.size() != 1 || !binary ||
      !isa<AffineDimExpr>(binary.getLHS()))
    return std::nullopt;
  auto divisor = dyn_cast<AffineConstantExpr>(binary.getRHS());
  if (!divisor || divisor.getValue() <= 0)
    return std::nullopt;
  NestPart part;
  part.divisor = divisor.getValue();
  if (binary.getKind() == AffineExprKind::FloorDiv)
    part.kind = NestPart::Kind::quotient;
  else if (binary.getKind() == AffineExprKind::Mod)
    part.kind = NestPart::Kind::remainder;
  else
    return std::nullopt;
  return part;
}

/// Nothing if a stride is too large.
static std::optional<NestPart> getLinear(ArrayRef<LinearFunction> functions,
                                         unsigned numLoops) {
  NestPart part;
  Kernel kernel = getKernel(functions, numLoops);
  if (kernel.rank == 0)
    return part;
  part.kind =
      kernel.rank == 1 ? NestPart::Kind::chain : NestPart::Kind::spanned;
  auto add = [&](ArrayRef<llvm::DynamicAPInt> steps) {
    for (const llvm::DynamicAPInt &step : steps) {
      std::optional<int64_t> small = getInt64(abs(step));
      if (!small)
        return false;
      part.steps.push_back(*small);
    }
    return true;
  };
  if (kernel.rank == 1)
    return add(kernel.vector) ? std::optional(part) : std::nullopt;
  for (const LinearFunction &function : functions)
    if (!add(function.coefficients))
      return std::nullopt;
  return part;
}

static NestPart getPart(const MapComponent &component, unsigned numLoops) {
  std::optional<NestPart> part;
  if (auto functions = getLinearFunctions(component, numLoops))
    part = getLinear(*functions, component.loops.size());
  else
    part = getQuotient(component);
  if (!part)
    part.emplace().kind = NestPart::Kind::any;
  part->loops.assign(component.loops.begin(), component.loops.end());
  return *part;
}

/// Leaves out iterations at both ends of the longest loop that `result` moves
/// with until it is in [0, size), which is -1 if unknown. False if that leaves
/// none, or the result is not linear.
static bool moveInside(AffineExpr result, int64_t size, Extents &inside) {
  std::optional<LinearFunction> function =
      getLinearFunction(result, inside.size());
  if (!function) {
    // Quotients and remainders of a loop are no further out than the loop.
    auto binary = dyn_cast<AffineBinaryOpExpr>(result);
    return binary && isa<AffineDimExpr>(binary.getLHS());
  }
  Quantity low = Quantity::get(function->constant), high = low;
  std::optional<unsigned> longest;
  for (auto [loop, c] : llvm::enumerate(function->coefficients)) {
    Quantity reach = Quantity::get(c) * Quantity(inside[loop] - 1);
    (c < 0 ? low : high) += reach;
    if (c != 0 && (!longest || inside[loop] > inside[*longest]))
      longest = loop;
  }
  std::optional<int64_t> from = low.getInt64(), to = high.getInt64();
  if (!from || !to || size < 0)
    return false;
  int64_t excess =
      std::max<int64_t>(0, -*from) + std::max<int64_t>(0, *to - (size - 1));
  if (excess == 0)
    return true;
  std::optional<int64_t> step =
      longest ? getInt64(abs(function->coefficients[*longest])) : std::nullopt;
  if (!step)
    return false;
  int64_t left = inside[*longest];
  left -= llvm::divideCeil(std::max<int64_t>(0, -*from), *step);
  left -= llvm::divideCeil(std::max<int64_t>(0, *to - (size - 1)), *step);
  if (left < 1)
    return false;
  inside[*longest] = left;
  return true;
}

//===----------------------------------------------------------------------===//
// From accesses
//===----------------------------------------------------------------------===//

/// What a result is written to, or the value itself.
static Value getDestination(Value value) {
  auto result = dyn_cast<OpResult>(value);
  if (!result)
    return value;
  auto op = dyn_cast<DestinationStyleOpInterface>(result.getOwner());
  return op && op.getNumDpsInits() == static_cast<int64_t>(op->getNumResults())
             ? op.getTiedOpOperand(result)->get()
             : value;
}

/// 1 unless the last dimension is left out, or walked in steps.
static int64_t getGap(AffineMap map, ShapedType type) {
  if (map.getNumResults() == 0)
    return 1;
  AffineExpr last = map.getResults().back();
  int64_t row = type.getShape().back();
  if (isa<AffineConstantExpr>(last))
    return ShapedType::isDynamic(row) ? 1 : std::max<int64_t>(row, 1);
  std::optional<LinearFunction> function =
      getLinearFunction(last, map.getNumDims());
  if (!function)
    return 1;
  llvm::DynamicAPInt common(0);
  for (const llvm::DynamicAPInt &c : function->coefficients)
    common = gcd(common, abs(c));
  return std::max<int64_t>(getInt64(common).value_or(1), 1);
}

static std::optional<NestOperand>
getOperand(const IterationSpace::Access &access,
           llvm::function_ref<ShapedType(Value)> getType, LoopNest &nest) {
  auto written = dyn_cast<ShapedType>(access.value.getType());
  std::optional<unsigned> bits =
      written ? getStorageBits(written.getElementType()) : std::nullopt;
  if (!bits || !written.hasRank())
    return std::nullopt;
  ShapedType type = getType(access.value);
  NestOperand operand;
  operand.elementType = type.getElementType();
  operand.elementBytes = *bits / 8.0;
  operand.isRead = !access.isWritten;
  operand.isWritten = access.isWritten;
  constexpr double unlimited = std::numeric_limits<double>::infinity();
  std::optional<Quantity> elements = getStaticElements(type);
  operand.numElements =
      elements ? elements->getDouble().value_or(unlimited) : unlimited;
  operand.isAffine = static_cast<bool>(access.map);
  if (!operand.isAffine) {
    operand.isAlwaysInside = false;
    return operand;
  }
  for (const MapComponent &component : getComponents(access.map)) {
    operand.parts.push_back(getPart(component, nest.extents.size()));
    for (unsigned loop : component.loops)
      operand.support |= uint64_t(1) << loop;
  }
  operand.gap = getGap(access.map, type);
  for (auto [result, size] :
       llvm::zip(access.map.getResults(), type.getShape()))
    // An open extent is one that the loops of it run over.
    if (!isa<AffineDimExpr>(result) &&
        !moveInside(result, ShapedType::isDynamic(size) ? -1 : size,
                    nest.inside))
      operand.isAlwaysInside = false;
  return operand;
}

std::optional<LoopNest>
mlir::roofline::getLoopNest(const IterationSpace &space,
                            llvm::function_ref<ShapedType(Value)> getType) {
  if (space.loops.size() > maxLoops || space.accesses.size() > maxAccesses)
    return std::nullopt;
  LoopNest nest;
  for (const IterationSpace::Loop &loop : space.loops) {
    std::optional<int64_t> extent = loop.extent.getInt64();
    if (!extent || *extent < 1)
      return std::nullopt;
    nest.extents.push_back(*extent);
    nest.isParallel.push_back(loop.isParallel);
  }
  nest.inside = nest.extents;
  SmallVector<Value> tensors;
  SmallVector<AffineMap> maps;
  for (const IterationSpace::Access &access : space.accesses) {
    std::optional<NestOperand> operand = getOperand(access, getType, nest);
    if (!operand)
      return std::nullopt;
    Value tensor = getDestination(access.value);
    operand->tensor = llvm::find(tensors, tensor) - tensors.begin();
    if (operand->tensor == tensors.size())
      tensors.push_back(tensor);
    // What reads and writes in the same place is one.
    auto same =
        llvm::find_if(llvm::enumerate(nest.operands), [&](const auto &other) {
          return other.value().tensor == operand->tensor && access.map &&
                 maps[other.index()] == access.map;
        });
    if (same != llvm::enumerate(nest.operands).end()) {
      (*same).value().isRead |= operand->isRead;
      (*same).value().isWritten |= operand->isWritten;
      continue;
    }
    nest.operands.push_back(std::move(*operand));
    maps.push_back(access.map);
  }
  for (NestOperand &operand : nest.operands)
    for (const NestPart &part : operand.parts)
      operand.multiplicity *= part.getMultiplicity(nest.inside);
  return nest;
}
