//===- MainProgram.cpp - The program around the counted functions ---------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MainProgram.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

#include <map>

using namespace mlir;
using namespace executed;

void executed::buildNest(OpBuilder &b, Location loc, ArrayRef<Value> extents,
                         function_ref<void(OpBuilder &, ValueRange)> body) {
  Value zero = arith::ConstantIndexOp::create(b, loc, 0);
  Value one = arith::ConstantIndexOp::create(b, loc, 1);
  SmallVector<Value> zeros(extents.size(), zero), ones(extents.size(), one);
  scf::buildLoopNest(
      b, loc, zeros, extents, ones,
      [&](OpBuilder &inner, Location, ValueRange ivs) { body(inner, ivs); });
}

int64_t executed::getSpan(MemRefType type, ArrayRef<int64_t> sizes) {
  SmallVector<int64_t> strides;
  int64_t offset = 0;
  if (failed(type.getStridesAndOffset(strides, offset)))
    return 0;
  int64_t span = ShapedType::isDynamic(offset) ? 1 : offset + 1;
  int64_t running = 1;
  for (int64_t i = sizes.size() - 1; i >= 0; --i) {
    if (sizes[i] == 0)
      return 0;
    span += (sizes[i] - 1) *
            (ShapedType::isDynamic(strides[i]) ? running : strides[i]);
    running *= sizes[i];
  }
  return span;
}

ArrayRef<int64_t> executed::getSizes(func::FuncOp function, unsigned i) {
  auto all = function->getAttrOfType<ArrayAttr>("executed.sizes");
  return cast<DenseI64ArrayAttr>(all[i]).asArrayRef();
}

namespace {
class MainBuilder {
public:
  explicit MainBuilder(ModuleOp module) : module(module) {}
  void make(ArrayRef<func::FuncOp> functions, int64_t numCounters,
            int64_t shadowSize, ArrayRef<Popcount> popcounts);

private:
  func::FuncOp getFiller(Type element, int64_t fill);
  Value makeArgument(OpBuilder &b, Type type, ArrayRef<int64_t> sizes,
                     int64_t fill);
  func::FuncOp makePopcount(MemRefType counterType, MemRefType shadowType);

  ModuleOp module;
  std::map<std::pair<const void *, int64_t>, func::FuncOp> fillers;
};
} // namespace

/// The value `i` (or 1) as a scalar of `type`.
static Value makeScalar(OpBuilder &b, Location loc, Type type, Value i) {
  if (auto complex = dyn_cast<ComplexType>(type)) {
    Value part = makeScalar(b, loc, complex.getElementType(), i);
    return complex::CreateOp::create(b, loc, complex, part, part);
  }
  if (type.isIndex())
    return i ? i : arith::ConstantIndexOp::create(b, loc, 1).getResult();
  if (isa<FloatType>(type))
    return arith::ConstantOp::create(b, loc, b.getFloatAttr(type, 1.0));
  if (i)
    return arith::IndexCastOp::create(b, loc, type, i);
  return arith::ConstantOp::create(b, loc, b.getIntegerAttr(type, 1));
}

/// A function that fills a buffer. One per type keeps the program small.
func::FuncOp MainBuilder::getFiller(Type element, int64_t fill) {
  func::FuncOp &filler = fillers[{element.getAsOpaquePointer(), fill}];
  if (filler)
    return filler;
  OpBuilder b = OpBuilder::atBlockEnd(module.getBody());
  Location loc = b.getUnknownLoc();
  auto type = MemRefType::get({ShapedType::kDynamic}, element);
  filler = func::FuncOp::create(b, loc, ("fill" + Twine(fillers.size())).str(),
                                b.getFunctionType(type, {}));
  b.setInsertionPointToStart(filler.addEntryBlock());
  Value buffer = filler.getArgument(0);
  Value extent = memref::DimOp::create(b, loc, buffer, 0);
  buildNest(b, loc, extent, [&](OpBuilder &inner, ValueRange ivs) {
    Value i;
    if (fill != 0)
      i = arith::RemUIOp::create(
          inner, loc, ivs[0], arith::ConstantIndexOp::create(inner, loc, fill));
    Value scalar = makeScalar(inner, loc, element, i);
    memref::StoreOp::create(inner, loc, scalar, buffer, ivs);
  });
  func::ReturnOp::create(b, loc);
  return filler;
}

Value MainBuilder::makeArgument(OpBuilder &b, Type type,
                                ArrayRef<int64_t> sizes, int64_t fill) {
  Location loc = b.getUnknownLoc();
  auto buffer = dyn_cast<MemRefType>(type);
  if (!buffer)
    return makeScalar(b, loc, type, {});
  int64_t span = getSpan(buffer, sizes);
  Value flat = memref::AllocOp::create(
      b, loc, MemRefType::get({span}, buffer.getElementType()));
  func::FuncOp filler = getFiller(buffer.getElementType(), fill);
  Value open =
      memref::CastOp::create(b, loc, filler.getArgumentTypes().front(), flat);
  func::CallOp::create(b, loc, filler, open);

  SmallVector<int64_t> strides;
  int64_t offset = 0;
  (void)buffer.getStridesAndOffset(strides, offset);
  SmallVector<OpFoldResult> sizeValues, strideValues(sizes.size());
  auto get = [&](int64_t fixed, int64_t actual) -> OpFoldResult {
    if (!ShapedType::isDynamic(fixed))
      return b.getIndexAttr(fixed);
    return arith::ConstantIndexOp::create(b, loc, actual).getResult();
  };
  for (auto [fixed, actual] : llvm::zip_equal(buffer.getShape(), sizes))
    sizeValues.push_back(get(fixed, actual));
  int64_t running = 1;
  for (int64_t i = sizes.size() - 1; i >= 0; --i) {
    strideValues[i] = get(strides[i], running);
    running *= sizes[i];
  }
  return memref::ReinterpretCastOp::create(b, loc, buffer, flat, get(offset, 0),
                                           sizeValues, strideValues);
}

/// (counter, base, size): adds up a stretch of the shadow into a counter.
func::FuncOp MainBuilder::makePopcount(MemRefType counterType,
                                       MemRefType shadowType) {
  OpBuilder b = OpBuilder::atBlockEnd(module.getBody());
  Location loc = b.getUnknownLoc();
  SmallVector<Type> inputs(3, b.getIndexType());
  auto popcount =
      func::FuncOp::create(b, loc, "popcount", b.getFunctionType(inputs, {}));
  b.setInsertionPointToStart(popcount.addEntryBlock());
  Value counters =
      memref::GetGlobalOp::create(b, loc, counterType, countersName);
  Value shadow = memref::GetGlobalOp::create(b, loc, shadowType, shadowName);
  Value where = popcount.getArgument(0);
  buildNest(
      b, loc, popcount.getArgument(2), [&](OpBuilder &inner, ValueRange ivs) {
        Value at =
            arith::AddIOp::create(inner, loc, popcount.getArgument(1), ivs[0]);
        Value bit = memref::LoadOp::create(inner, loc, shadow, at);
        Value wide =
            arith::ExtUIOp::create(inner, loc, inner.getI64Type(), bit);
        Value old = memref::LoadOp::create(inner, loc, counters, where);
        Value sum = arith::AddIOp::create(inner, loc, old, wide);
        memref::StoreOp::create(inner, loc, sum, counters, where);
      });
  func::ReturnOp::create(b, loc);
  return popcount;
}

void MainBuilder::make(ArrayRef<func::FuncOp> functions, int64_t numCounters,
                       int64_t shadowSize, ArrayRef<Popcount> popcounts) {
  Location loc = module.getLoc();
  OpBuilder b = OpBuilder::atBlockEnd(module.getBody());
  auto declare = [&](StringRef name, TypeRange inputs) {
    auto function =
        func::FuncOp::create(b, loc, name, b.getFunctionType(inputs, {}));
    function.setPrivate();
    return function;
  };
  func::FuncOp print = declare("printI64", b.getI64Type());
  func::FuncOp newline = declare("printNewline", {});
  auto globalOf = [&](StringRef name, int64_t size, unsigned bits) {
    auto type = MemRefType::get({size}, b.getIntegerType(bits));
    auto init = DenseElementsAttr::get(
        RankedTensorType::get({size}, b.getIntegerType(bits)),
        b.getIntegerAttr(b.getIntegerType(bits), 0));
    memref::GlobalOp::create(b, loc, name, b.getStringAttr("private"), type,
                             init, /*constant=*/false, /*alignment=*/{});
    return type;
  };
  auto counterType = globalOf(countersName, numCounters, 64);
  auto shadowType = globalOf(shadowName, shadowSize, 8);
  auto main = func::FuncOp::create(b, loc, "main", b.getFunctionType({}, {}));
  b.setInsertionPointToStart(main.addEntryBlock());

  for (func::FuncOp function : functions) {
    auto fill = function->getAttrOfType<DenseI64ArrayAttr>("executed.fill");
    SmallVector<Value> arguments;
    for (auto [i, type] : llvm::enumerate(function.getArgumentTypes()))
      arguments.push_back(
          makeArgument(b, type, getSizes(function, i), fill ? fill[i] : 0));
    func::CallOp::create(b, loc, function, arguments);
  }

  func::FuncOp popcount = makePopcount(counterType, shadowType);
  for (const Popcount &where : popcounts) {
    SmallVector<Value> numbers;
    for (int64_t number : {where.counter, where.base, where.size})
      numbers.push_back(arith::ConstantIndexOp::create(b, loc, number));
    func::CallOp::create(b, loc, popcount, numbers);
  }
  Value counters =
      memref::GetGlobalOp::create(b, loc, counterType, countersName);
  Value extent = arith::ConstantIndexOp::create(b, loc, numCounters);
  buildNest(b, loc, extent, [&](OpBuilder &inner, ValueRange ivs) {
    Value count = memref::LoadOp::create(inner, loc, counters, ivs);
    func::CallOp::create(inner, loc, print, count);
    func::CallOp::create(inner, loc, newline, ValueRange());
  });
  func::ReturnOp::create(b, loc);
}

void executed::makeMain(ModuleOp module, ArrayRef<func::FuncOp> functions,
                        int64_t numCounters, int64_t shadowSize,
                        ArrayRef<Popcount> popcounts) {
  MainBuilder(module).make(functions, numCounters, shadowSize, popcounts);
}
