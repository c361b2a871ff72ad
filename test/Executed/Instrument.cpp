//===- Instrument.cpp - Count what lowered programs execute ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The pass test-count-executed takes functions that upstream has lowered to
// loops over scalars and buffers. Each carries
//   executed.sizes = [array<i64: 3, 5>, ...]  extents of its memref arguments,
//                                             then of its memref results
//   executed.fill  = array<i64: 0, 4, ...>    per argument: 0 = all ones,
//                                             n = 0, 1, ..., n-1, 0, 1, ...
// The pass adds a counter per (work class, element type), a byte per element of
// each such buffer for reads and one for writes, and a @main that calls every
// function once and prints all counters and popcounts, one integer a line. The
// pass prints what each line counts to standard output.
//
//===----------------------------------------------------------------------===//

#include "MainProgram.h"
#include "Passes.h"
#include "ScalarWork.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Interfaces/ViewLikeInterface.h"
#include "mlir/Pass/Pass.h"
#include "llvm/ADT/MapVector.h"

using namespace mlir;
using namespace executed;

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
  unsigned getCounter(const Twine &meaning);

  /// What each line counts, by number.
  SmallVector<std::string> legend;
  llvm::StringMap<unsigned> counterOf;
  /// By root buffer; emptied for each function.
  llvm::MapVector<Value, Segment> segments;
  SmallVector<executed::Popcount> popcounts;
  int64_t shadowSize = 0;
};

//===----------------------------------------------------------------------===//
// Preparation
//===----------------------------------------------------------------------===//

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
  llvm::DenseSet<Operation *> accumulated =
      executed::findMultiplyAccumulates(function);
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
    auto count = [&](const Twine &key, int64_t times) {
      unsigned counter = getCounter(function.getSymName() + " work " + key);
      increments[{op->getBlock(), counter}] += times;
    };
    for (const executed::Share &share : *work) {
      count(share.key, share.count);
      if (accumulated.contains(op) && share.isProduct())
        count("macs", share.count);
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
        isCounter ? countersName : shadowName);
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
  makeMain(getOperation(), functions, legend.size(), shadowSize, popcounts);
  for (StringRef line : legend)
    llvm::outs() << line << "\n";
}

} // namespace

void executed::registerCountExecutedPass() {
  PassRegistration<CountExecutedPass>();
}
