//===- Instrument.cpp - Count what lowered programs execute ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A plugin for stock mlir-opt with the passes of the executed-counts oracle.
// Nothing here knows the cost models, and no product library links it.
//
// `test-count-executed` takes functions that upstream has lowered to loops over
// scalars and buffers. Each carries
//   executed.sizes = [array<i64: 3, 5>, ...]  extents of its memref arguments,
//                                             then of its memref results
//   executed.fill  = array<i64: 0, 4, ...>    per argument: 0 = all ones,
//                                             n = 0, 1, ..., n-1, 0, 1, ...
// The pass adds a counter per (work class, element type), a byte per element of
// each such buffer for reads and one for writes, and a @main that calls every
// function once and prints all counters and popcounts, one integer a line. The
// pass prints what each line counts to standard output.
//
// `test-hide-constants` comes before the lowering and keeps it from folding.
// `test-list-ops` prints the operations that a dialect registers.
//
//===----------------------------------------------------------------------===//

#include "ScalarWork.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Interfaces/ViewLikeInterface.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Tools/Plugins/PassPlugin.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/Compiler.h"

#include <array>
#include <map>

using namespace mlir;

namespace {

/// The stretch of the shadow buffers that belongs to one buffer.
struct Segment {
  int64_t readBase, writeBase, size;
};

class CountExecutedPass
    : public PassWrapper<CountExecutedPass, OperationPass<ModuleOp>> {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(CountExecutedPass)

  StringRef getArgument() const final { return "test-count-executed"; }
  StringRef getDescription() const final {
    return "Count the scalar operations and elements that loops touch";
  }
  void getDependentDialects(DialectRegistry &registry) const final {
    registry.insert<affine::AffineDialect, arith::ArithDialect,
                    complex::ComplexDialect, func::FuncDialect,
                    memref::MemRefDialect, scf::SCFDialect>();
  }
  void runOnOperation() final;

private:
  LogicalResult instrument(func::FuncOp function);
  LogicalResult countWork(func::FuncOp function, Value counters);
  void assignSegments(func::FuncOp function);
  void markAccesses(func::FuncOp function, Value shadow);
  void makeMain(ArrayRef<func::FuncOp> functions);
  Value makeArgument(OpBuilder &b, Type type, ArrayRef<int64_t> sizes,
                     int64_t fill);
  func::FuncOp getFiller(Type element, int64_t fill);
  func::FuncOp makePopcount(MemRefType counterType, MemRefType shadowType);
  unsigned getCounter(const Twine &meaning);

  /// What each line counts, by number.
  SmallVector<std::string> legend;
  llvm::StringMap<unsigned> counterOf;
  /// By root buffer; emptied for each function.
  llvm::MapVector<Value, Segment> segments;
  SmallVector<std::array<int64_t, 3>> popcounts;
  std::map<std::pair<const void *, int64_t>, func::FuncOp> fillers;
  int64_t shadowSize = 0;
};

//===----------------------------------------------------------------------===//
// Preparation
//===----------------------------------------------------------------------===//

/// Builds a loop nest over `extents`.
void buildNest(OpBuilder &b, Location loc, ArrayRef<Value> extents,
               function_ref<void(OpBuilder &, ValueRange)> body) {
  Value zero = arith::ConstantIndexOp::create(b, loc, 0);
  Value one = arith::ConstantIndexOp::create(b, loc, 1);
  SmallVector<Value> zeros(extents.size(), zero), ones(extents.size(), one);
  scf::buildLoopNest(
      b, loc, zeros, extents, ones,
      [&](OpBuilder &inner, Location, ValueRange ivs) { body(inner, ivs); });
}

/// A copy becomes the loads and stores it stands for; a load that nothing uses
/// is one that linalg's lowering emits for every operand, needed or not.
void expandCopies(func::FuncOp function) {
  SmallVector<memref::CopyOp> copies;
  function.walk([&](memref::CopyOp copy) { copies.push_back(copy); });
  for (memref::CopyOp copy : copies) {
    OpBuilder b(copy);
    Location loc = copy.getLoc();
    SmallVector<Value> extents;
    for (int64_t i = 0,
                 e = cast<MemRefType>(copy.getSource().getType()).getRank();
         i < e; ++i)
      extents.push_back(memref::DimOp::create(b, loc, copy.getSource(), i));
    buildNest(b, loc, extents, [&](OpBuilder &inner, ValueRange ivs) {
      Value element = memref::LoadOp::create(inner, loc, copy.getSource(), ivs);
      memref::StoreOp::create(inner, loc, element, copy.getTarget(), ivs);
    });
    copy.erase();
  }
}

void eraseDeadLoads(func::FuncOp function) {
  SmallVector<memref::LoadOp> dead;
  function.walk([&](memref::LoadOp load) {
    if (load->use_empty())
      dead.push_back(load);
  });
  for (memref::LoadOp load : dead)
    load.erase();
}

/// What carries the same buffer into `memref`: the source of a view, or the
/// initial value of a loop, which bufferisation updates in place.
Value getSource(Value memref) {
  if (auto view = memref.getDefiningOp<ViewLikeOpInterface>())
    return view.getViewSource();
  if (auto loop = memref.getDefiningOp<scf::ForOp>())
    return loop.getInitArgs()[cast<OpResult>(memref).getResultNumber()];
  auto argument = dyn_cast<BlockArgument>(memref);
  if (argument && argument.getArgNumber() > 0)
    if (auto loop = dyn_cast<scf::ForOp>(argument.getOwner()->getParentOp()))
      return loop.getInitArgs()[argument.getArgNumber() - 1];
  return {};
}

/// The buffer that `memref` is a view of.
Value getRoot(Value memref) {
  while (Value source = getSource(memref))
    memref = source;
  return memref;
}

/// The number of elements between the first and the last of a buffer.
int64_t getSpan(MemRefType type, ArrayRef<int64_t> sizes) {
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

ArrayRef<int64_t> getSizes(func::FuncOp function, unsigned i) {
  auto all = function->getAttrOfType<ArrayAttr>("executed.sizes");
  return cast<DenseI64ArrayAttr>(all[i]).asArrayRef();
}

//===----------------------------------------------------------------------===//
// Counters
//===----------------------------------------------------------------------===//

unsigned CountExecutedPass::getCounter(const Twine &meaning) {
  auto [entry, isNew] = counterOf.try_emplace(meaning.str(), legend.size());
  if (isNew)
    legend.push_back(meaning.str());
  return entry->second;
}

/// One counter per class and type. All operations of a block execute together,
/// so one increment per block and key is enough.
LogicalResult CountExecutedPass::countWork(func::FuncOp function,
                                           Value counters) {
  llvm::MapVector<std::pair<Block *, unsigned>, int64_t> increments;
  WalkResult result = function.walk([&](Operation *op) {
    if (isa<memref::MemRefDialect, scf::SCFDialect, func::FuncDialect,
            affine::AffineDialect>(op->getDialect()) ||
        op->getDialect()->getNamespace() == "index" ||
        isa<UnrealizedConversionCastOp>(op))
      return WalkResult::advance();
    std::optional<SmallVector<executed::Share, 2>> work =
        executed::getScalarWork(op);
    if (!work) {
      op->emitError("not lowered to a scalar operation that the test counts");
      return WalkResult::interrupt();
    }
    for (const executed::Share &share : *work) {
      unsigned counter =
          getCounter(function.getSymName() + " work " + share.key);
      increments[{op->getBlock(), counter}] += share.count;
    }
    return WalkResult::advance();
  });
  if (result.wasInterrupted())
    return failure();

  for (auto [where, count] : increments) {
    Location loc = function.getLoc();
    OpBuilder b = OpBuilder::atBlockBegin(where.first);
    if (where.first == &function.front())
      b.setInsertionPointAfterValue(counters);
    Value index = arith::ConstantIndexOp::create(b, loc, where.second);
    Value amount = arith::ConstantIntOp::create(b, loc, count, 64);
    Value old = memref::LoadOp::create(b, loc, counters, index);
    Value sum = arith::AddIOp::create(b, loc, old, amount);
    memref::StoreOp::create(b, loc, sum, counters, index);
  }
  return success();
}

//===----------------------------------------------------------------------===//
// Touched elements
//===----------------------------------------------------------------------===//

void CountExecutedPass::assignSegments(func::FuncOp function) {
  segments.clear();
  unsigned next = 0;
  auto assign = [&](Value buffer, const Twine &name) {
    auto type = dyn_cast<MemRefType>(buffer.getType());
    ArrayRef<int64_t> sizes = getSizes(function, next++);
    if (!type)
      return;
    Value root = getRoot(buffer);
    auto [entry, isNew] = segments.try_emplace(root);
    if (isNew) {
      int64_t span = getSpan(type, sizes);
      entry->second = {shadowSize, shadowSize + span, span};
      shadowSize += 2 * span;
    }
    Segment segment = entry->second;
    popcounts.push_back({getCounter(function.getSymName() + " read " + name),
                         segment.readBase, segment.size});
    popcounts.push_back({getCounter(function.getSymName() + " written " + name),
                         segment.writeBase, segment.size});
  };
  for (BlockArgument argument : function.getArguments())
    assign(argument, "arg" + Twine(argument.getArgNumber()));
  for (auto [i, result] :
       llvm::enumerate(function.front().getTerminator()->getOperands()))
    assign(result, "res" + Twine(i));
}

/// The position of an element relative to its buffer's first.
Value getLinearIndex(OpBuilder &b, Location loc, Value view,
                     ValueRange indices) {
  auto metadata = memref::ExtractStridedMetadataOp::create(b, loc, view);
  Value linear = metadata.getOffset();
  for (auto [index, stride] : llvm::zip_equal(indices, metadata.getStrides())) {
    Value step = arith::MulIOp::create(b, loc, index, stride);
    linear = arith::AddIOp::create(b, loc, linear, step);
  }
  return linear;
}

void CountExecutedPass::markAccesses(func::FuncOp function, Value shadow) {
  SmallVector<Operation *> accesses;
  function.walk([&](Operation *op) {
    if (isa<memref::LoadOp, memref::StoreOp>(op))
      accesses.push_back(op);
  });
  for (Operation *op : accesses) {
    auto load = dyn_cast<memref::LoadOp>(op);
    auto store = dyn_cast<memref::StoreOp>(op);
    Value view = load ? load.getMemRef() : store.getMemRef();
    auto segment = segments.find(getRoot(view));
    if (segment == segments.end())
      continue;
    OpBuilder b(op);
    Location loc = op->getLoc();
    Value position = getLinearIndex(
        b, loc, view, load ? load.getIndices() : store.getIndices());
    Value base = arith::ConstantIndexOp::create(
        b, loc, load ? segment->second.readBase : segment->second.writeBase);
    position = arith::AddIOp::create(b, loc, base, position);
    Value one = arith::ConstantIntOp::create(b, loc, 1, 8);
    memref::StoreOp::create(b, loc, one, shadow, position);
  }
}

//===----------------------------------------------------------------------===//
// The main program
//===----------------------------------------------------------------------===//

/// The value `i` (or 1) as a scalar of `type`.
Value makeScalar(OpBuilder &b, Location loc, Type type, Value i) {
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
func::FuncOp CountExecutedPass::getFiller(Type element, int64_t fill) {
  func::FuncOp &filler = fillers[{element.getAsOpaquePointer(), fill}];
  if (filler)
    return filler;
  OpBuilder b = OpBuilder::atBlockEnd(getOperation().getBody());
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

Value CountExecutedPass::makeArgument(OpBuilder &b, Type type,
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
func::FuncOp CountExecutedPass::makePopcount(MemRefType counterType,
                                             MemRefType shadowType) {
  OpBuilder b = OpBuilder::atBlockEnd(getOperation().getBody());
  Location loc = b.getUnknownLoc();
  SmallVector<Type> inputs(3, b.getIndexType());
  auto popcount =
      func::FuncOp::create(b, loc, "popcount", b.getFunctionType(inputs, {}));
  b.setInsertionPointToStart(popcount.addEntryBlock());
  Value counters =
      memref::GetGlobalOp::create(b, loc, counterType, "executed_counters");
  Value shadow =
      memref::GetGlobalOp::create(b, loc, shadowType, "executed_touched");
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

void CountExecutedPass::makeMain(ArrayRef<func::FuncOp> functions) {
  ModuleOp module = getOperation();
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
  auto counterType = globalOf("executed_counters", legend.size(), 64);
  auto shadowType = globalOf("executed_touched", shadowSize, 8);
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
  for (ArrayRef<int64_t> where : popcounts) {
    SmallVector<Value> numbers;
    for (int64_t number : where)
      numbers.push_back(arith::ConstantIndexOp::create(b, loc, number));
    func::CallOp::create(b, loc, popcount, numbers);
  }
  Value counters =
      memref::GetGlobalOp::create(b, loc, counterType, "executed_counters");
  Value extent = arith::ConstantIndexOp::create(b, loc, legend.size());
  buildNest(b, loc, extent, [&](OpBuilder &inner, ValueRange ivs) {
    Value count = memref::LoadOp::create(inner, loc, counters, ivs);
    func::CallOp::create(inner, loc, print, count);
    func::CallOp::create(inner, loc, newline, ValueRange());
  });
  func::ReturnOp::create(b, loc);
}

//===----------------------------------------------------------------------===//
// The passes
//===----------------------------------------------------------------------===//

LogicalResult CountExecutedPass::instrument(func::FuncOp function) {
  expandCopies(function);
  eraseDeadLoads(function);
  auto sizes = function->getAttrOfType<ArrayAttr>("executed.sizes");
  unsigned expected = function.getNumArguments() + function.getNumResults();
  if (!sizes || sizes.size() != expected)
    return function.emitError("expected 'executed.sizes' with ")
           << expected << " entries";
  assignSegments(function);

  OpBuilder b = OpBuilder::atBlockBegin(&function.front());
  // Types of the globals, whose sizes are known at the end only.
  auto counterType = MemRefType::get({ShapedType::kDynamic}, b.getI64Type());
  auto shadowType = MemRefType::get({ShapedType::kDynamic}, b.getI8Type());
  auto placeholder = [&](MemRefType type) {
    return UnrealizedConversionCastOp::create(b, function.getLoc(), type,
                                              ValueRange())
        .getResult(0);
  };
  Value shadow = placeholder(shadowType);
  Value counters = placeholder(counterType);
  if (failed(countWork(function, counters)))
    return failure();
  markAccesses(function, shadow);
  return success();
}

/// Replaces the placeholders that stand for the globals.
void resolveGlobals(func::FuncOp function, int64_t numCounters,
                    int64_t shadowSize) {
  SmallVector<UnrealizedConversionCastOp> placeholders;
  function.walk([&](UnrealizedConversionCastOp op) {
    if (op.getInputs().empty())
      placeholders.push_back(op);
  });
  for (UnrealizedConversionCastOp op : placeholders) {
    OpBuilder b(op);
    Type element = cast<MemRefType>(op.getType(0)).getElementType();
    bool isCounter = element.isInteger(64);
    Value global = memref::GetGlobalOp::create(
        b, op.getLoc(),
        MemRefType::get({isCounter ? numCounters : shadowSize}, element),
        isCounter ? "executed_counters" : "executed_touched");
    op.getResult(0).replaceAllUsesWith(global);
    op.erase();
  }
}

void CountExecutedPass::runOnOperation() {
  SmallVector<func::FuncOp> functions;
  for (auto function : getOperation().getOps<func::FuncOp>())
    if (function->hasAttr("executed.sizes"))
      functions.push_back(function);
  for (func::FuncOp function : functions)
    if (failed(instrument(function)))
      return signalPassFailure();
  shadowSize = std::max<int64_t>(shadowSize, 1);
  for (func::FuncOp function : functions)
    resolveGlobals(function, legend.size(), shadowSize);
  makeMain(functions);
  for (StringRef line : legend)
    llvm::outs() << line << "\n";
}

/// Folding while lowering would drop what an operation computes from constants,
/// and execute less than it says. A constant behind a call does not fold.
class HideConstantsPass
    : public PassWrapper<HideConstantsPass, OperationPass<ModuleOp>> {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(HideConstantsPass)

  StringRef getArgument() const final { return "test-hide-constants"; }
  StringRef getDescription() const final {
    return "Keep the scalars that linalg computes with from folding";
  }
  void getDependentDialects(DialectRegistry &registry) const final {
    registry.insert<func::FuncDialect>();
  }
  void runOnOperation() final {
    SmallVector<std::pair<arith::ConstantOp, Operation *>> uses;
    getOperation().walk([&](arith::ConstantOp constant) {
      if (!constant.getType().isIntOrIndexOrFloat())
        return;
      for (Operation *user : constant->getUsers())
        if (user->getParentOfType<linalg::LinalgOp>())
          uses.emplace_back(constant, user);
    });
    for (auto [constant, user] : uses) {
      OpBuilder b(user);
      auto call = func::CallOp::create(
          b, user->getLoc(), getSource(constant.getValue()), ValueRange());
      user->replaceUsesOfWith(constant, call.getResult(0));
    }
  }

private:
  func::FuncOp getSource(TypedAttr value) {
    func::FuncOp &source = sources[value.getAsOpaquePointer()];
    if (source)
      return source;
    OpBuilder b = OpBuilder::atBlockEnd(getOperation().getBody());
    Location loc = b.getUnknownLoc();
    source =
        func::FuncOp::create(b, loc, ("hidden" + Twine(sources.size())).str(),
                             b.getFunctionType({}, value.getType()));
    source.setPrivate();
    b.setInsertionPointToStart(source.addEntryBlock());
    func::ReturnOp::create(
        b, loc, arith::ConstantOp::create(b, loc, value).getResult());
    return source;
  }

  std::map<const void *, func::FuncOp> sources;
};

class ListOpsPass : public PassWrapper<ListOpsPass, OperationPass<ModuleOp>> {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(ListOpsPass)
  ListOpsPass() = default;
  ListOpsPass(const ListOpsPass &other) : PassWrapper(other) {}

  StringRef getArgument() const final { return "test-list-ops"; }
  StringRef getDescription() const final {
    return "Print the operations that a dialect registers";
  }
  void runOnOperation() final {
    if (!getContext().getOrLoadDialect(dialect)) {
      getOperation().emitError("unknown dialect '") << dialect << "'";
      return signalPassFailure();
    }
    for (RegisteredOperationName name : getContext().getRegisteredOperations())
      if (name.getDialectNamespace() == dialect)
        llvm::outs() << name.getStringRef() << "\n";
  }

private:
  Option<std::string> dialect{*this, "dialect",
                              llvm::cl::desc("Namespace of the dialect")};
};

} // namespace

extern "C" LLVM_ATTRIBUTE_WEAK mlir::PassPluginLibraryInfo
mlirGetPassPluginInfo() {
  return {MLIR_PLUGIN_API_VERSION, "RooflineExecutedCounts",
          LLVM_VERSION_STRING, [] {
            PassRegistration<CountExecutedPass>();
            PassRegistration<HideConstantsPass>();
            PassRegistration<ListOpsPass>();
          }};
}
