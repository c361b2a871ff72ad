//===- StorageBytes.cpp - How large memory is -----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StorageBytes.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Sizes/SizeAnalysis.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

/// `g.arg0` of `g.arg0.d1`.
static StringRef getStem(StringRef extent) { return extent.rsplit('.').first; }

StorageBytes::StorageBytes(const ModuleCost &cost, const Storages &storages,
                           const SizeBindings &bindings)
    : cost(cost), storages(storages), bindings(bindings), sizes(cost),
      passed(cost.getFunctions().size()) {
  for (auto [number, function] : llvm::enumerate(cost.getFunctions()))
    for (const auto &[name, value] : function.settled)
      passed[number].try_emplace(name, value);
  const ExecutionTree &execution = cost.getProgram().getExecution();
  for (unsigned node = 0; node < execution.getNumNodes(); ++node)
    countsIterations |= !execution.getNode(node).induction.empty();
  Operation *only = cost.getProgram().getOnlyEntryPoint();
  for (const FunctionCost &function : cost.getFunctions()) {
    auto callee = dyn_cast_or_null<FunctionOpInterface>(function.op);
    if (!callee || function.isEntry)
      continue;
    for (BlockArgument argument : callee.getArguments())
      formals.insert(getStem(
          SizeAnalysis::getExtentName(argument, /*dim=*/0, callee != only)));
  }
}

Quantity StorageBytes::put(const Quantity &size, unsigned function) const {
  if (size.isConstant())
    return size;
  auto substituted = [&](StringRef name) -> std::optional<Quantity> {
    const llvm::StringMap<Quantity> &settled = passed[function];
    if (auto found = settled.find(name); found != settled.end())
      return found->second;
    if (const auto *found = bindings.find(name); found != bindings.end())
      return found->second;
    return std::nullopt;
  };
  return cost.getProgram().getEquations().resolve(size).substitute(substituted);
}

/// What operations touch of each storage without a size: an operation that
/// writes all of a tensor says how large it is.
void StorageBytes::addTraffic() {
  hasTraffic = true;
  for (const CostedOp &op : cost.getOps()) {
    unsigned function = op.function;
    bool isPart = getPartlyWritten(op.op);
    for (const OperandTraffic &traffic : op.cost.traffic) {
      std::optional<unsigned> storage =
          traffic.value ? storages.getStorage(traffic.value) : std::nullopt;
      if (!storage)
        continue;
      // Destinations are operands; what is written there is the result.
      if (!traffic.bytesWritten.isZero() && op.op->getNumResults() == 1)
        if (auto result = storages.getStorage(op.op->getResult(0)))
          storage = result;
      Size &size =
          byTraffic
              .try_emplace({function, *storage}, Size{0, /*isExact=*/false})
              .first->second;
      Quantity bytes = Quantity::max(traffic.bytesRead, traffic.bytesWritten);
      bool isWhole = !isPart && !traffic.bytesWritten.isZero() &&
                     isa<TensorType>(traffic.value.getType()) &&
                     traffic.status == CountStatus::exact;
      if (isWhole && !size.isExact)
        size = {put(traffic.bytesWritten, function), true};
      else if (!size.isExact)
        size.bytes = Quantity::max(size.bytes, put(bytes, function));
    }
  }
}

StorageBytes::Size StorageBytes::getByTraffic(unsigned storage,
                                              unsigned function) {
  if (!hasTraffic)
    addTraffic();
  auto found = byTraffic.find({function, storage});
  return found == byTraffic.end() ? Size{0, false} : found->second;
}

/// What differs from one iteration to the next is taken as in the first. What a
/// function is given, and calls differ in, has no size: at least nothing.
StorageBytes::Size StorageBytes::settle(Size size, unsigned function) const {
  bool isEntry = cost.getFunctions()[function].isEntry;
  if (size.bytes.isConstant() || (isEntry && !countsIterations))
    return size;
  bool isPassed = false;
  size.bytes =
      size.bytes.substitute([&](StringRef name) -> std::optional<Quantity> {
        isPassed |= !isEntry &&
                    (formals.contains(name) || formals.contains(getStem(name)));
        if (!cost.getProgram().isIteration(name))
          return std::nullopt;
        size.isExact = false;
        return Quantity(0);
      });
  return isPassed ? Size{0, /*isExact=*/false} : size;
}

StorageBytes::Size StorageBytes::get(unsigned storage, unsigned function) {
  Value value = storages.getAll()[storage].value;
  auto shaped = dyn_cast<ShapedType>(value.getType());
  if (!shaped || !getStorageBits(shaped.getElementType()))
    return {0, false};
  if (std::optional<Quantity> bytes = sizes.getBytes(value))
    return settle({put(*bytes, function), true}, function);
  return settle(getByTraffic(storage, function), function);
}

Quantity StorageBytes::getLower(Value value, unsigned function) {
  std::optional<Quantity> bytes = sizes.getBytes(value);
  if (!bytes)
    return 0;
  Size size = settle({put(*bytes, function), true}, function);
  return size.isExact ? size.bytes : Quantity(0);
}
