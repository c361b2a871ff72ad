//===- ModuleTarget.cpp - The target that a module carries ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A device of a #dlti.target_system_spec is a target if it holds one, or if its
// entries give the numbers that a target needs. docs/WritingTargets.md lists
// the entries.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Targets/ModuleTarget.h"

#include "TargetOrder.h"
#include "mlir-roofline/Targets/TargetRegistry.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringExtras.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;

static constexpr StringLiteral targetKey = "roofline.target";
static constexpr StringLiteral countKey = "num_threads";
static constexpr StringLiteral clockKey = "roofline.clock_hz";
static constexpr StringLiteral ratesKey = "roofline.ops_per_cycle";
static constexpr StringLiteral bandwidthKey = "roofline.bandwidth_bytes_per_s";
static constexpr StringLiteral capacityKey = "roofline.capacity_bytes";
/// What a target cannot do without.
static constexpr StringLiteral neededKeys[] = {countKey, clockKey, ratesKey,
                                               bandwidthKey};
/// Caches from the outermost on.
static constexpr unsigned maxCacheLevel = 4;

static std::string getCacheKey(unsigned level) {
  return ("L" + Twine(level) + "_cache_size_in_bytes").str();
}

static bool isOwnKey(StringRef key) { return key.starts_with("roofline."); }

/// Entries of others that say something about a machine. The width of a vector
/// is one of them, though it gives no rate: it does not say how many a core
/// does at a time.
static bool isKnownKey(StringRef key) {
  if (isOwnKey(key) || key == countKey || key == "cache" ||
      key == "max_vector_op_width" || key == "max_vector_width")
    return true;
  for (unsigned level = 1; level <= maxCacheLevel; ++level)
    if (key == getCacheKey(level))
      return true;
  return false;
}

namespace {
/// One device of a system spec.
class Device {
public:
  Device(StringAttr name, TargetDeviceSpecInterface spec, Location loc)
      : name(name), spec(spec), loc(loc) {
    for (DataLayoutEntryInterface entry : spec.getEntries())
      if (auto key = dyn_cast<StringAttr>(entry.getKey()))
        entries.try_emplace(key, entry.getValue());
  }

  StringAttr getName() const { return name; }
  bool hasOwnKeys() const {
    return llvm::any_of(entries, [](const auto &entry) {
      return isOwnKey(entry.first.getValue());
    });
  }
  bool hasKnownKeys() const {
    return llvm::any_of(entries, [](const auto &entry) {
      return isKnownKey(entry.first.getValue());
    });
  }
  bool isComplete() const {
    return get(targetKey) || llvm::all_of(neededKeys, [&](StringRef key) {
             return bool(get(key));
           });
  }

  /// Of a complete device.
  FailureOr<TargetAttr> makeTarget() const;
  /// Which entries are missing and which are there.
  void explainGaps(InFlightDiagnostic &diag) const;

private:
  Attribute get(StringRef key) const {
    return entries.lookup(StringAttr::get(spec.getContext(), key));
  }
  InFlightDiagnostic emitError() const {
    return mlir::emitError(loc)
           << "in device " << name << " of the target system spec: ";
  }
  /// A number, also in quotes; null without the entry.
  FailureOr<FloatAttr> getNumber(StringRef key) const;
  FailureOr<FloatAttr> toNumber(StringRef key, Attribute value) const;
  FailureOr<roofline::UnitAttr> makeUnit() const;
  FailureOr<SmallVector<MemoryAttr>> makeMemory() const;
  /// The size of a cache, flat or nested in `cache`; null without one.
  Attribute getCacheSize(unsigned level) const;

  StringAttr name;
  TargetDeviceSpecInterface spec;
  Location loc;
  llvm::MapVector<StringAttr, Attribute> entries;
};
} // namespace

FailureOr<FloatAttr> Device::toNumber(StringRef key, Attribute value) const {
  Builder builder(spec.getContext());
  if (auto number = dyn_cast<FloatAttr>(value))
    return builder.getF64FloatAttr(number.getValueAsDouble());
  if (auto number = dyn_cast<IntegerAttr>(value))
    return builder.getF64FloatAttr(
        number.getValue().roundToDouble(number.getType().isSignedInteger() ||
                                        number.getType().isSignlessInteger()));
  double number;
  if (auto text = dyn_cast<StringAttr>(value))
    if (!text.getValue().getAsDouble(number))
      return builder.getF64FloatAttr(number);
  return emitError() << "expected a number for " << key << ", found " << value;
}

FailureOr<FloatAttr> Device::getNumber(StringRef key) const {
  Attribute value = get(key);
  return value ? toNumber(key, value) : FloatAttr();
}

Attribute Device::getCacheSize(unsigned level) const {
  if (Attribute value = get(getCacheKey(level)))
    return value;
  Attribute value = get("cache");
  for (const std::string &key :
       {("L" + Twine(level)).str(), std::string("size_in_bytes")}) {
    auto map = dyn_cast_or_null<DLTIQueryInterface>(value);
    if (!map)
      return {};
    FailureOr<Attribute> next =
        map.query(StringAttr::get(spec.getContext(), key));
    value = succeeded(next) ? *next : Attribute();
  }
  return value;
}

/// Null if there is no such type; the parser's own error would have no place.
static Type parseTypeQuietly(StringRef name, MLIRContext *context) {
  ScopedDiagnosticHandler handler(context,
                                  [](Diagnostic &) { return success(); });
  return parseType(name, context);
}

FailureOr<roofline::UnitAttr> Device::makeUnit() const {
  MLIRContext *context = spec.getContext();
  FailureOr<FloatAttr> count = getNumber(countKey), clock = getNumber(clockKey);
  if (failed(count) || failed(clock))
    return failure();
  double cores = (*count).getValueAsDouble();
  bool isCount = cores >= 1 && cores <= 1e9 && cores == std::floor(cores);
  if (!isCount)
    return emitError() << "expected a whole number of " << countKey
                       << ", at least 1, found " << get(countKey);
  auto dictionary = dyn_cast<DictionaryAttr>(get(ratesKey));
  if (!dictionary)
    return emitError() << "expected a dictionary of element types for "
                       << ratesKey << ", found " << get(ratesKey);
  SmallVector<RateAttr> rates;
  for (NamedAttribute entry : dictionary) {
    Type type = parseTypeQuietly(entry.getName(), context);
    if (!type)
      return emitError() << "expected an element type in " << ratesKey
                         << ", found '" << entry.getName().getValue() << "'";
    FailureOr<FloatAttr> number = toNumber(ratesKey, entry.getValue());
    if (failed(number))
      return failure();
    rates.push_back(RateAttr::getChecked([&] { return emitError(); }, context,
                                         type, *number, Type(), StringAttr()));
    if (!rates.back())
      return failure();
  }
  auto unit = roofline::UnitAttr::getChecked(
      [&] { return emitError(); }, context, UnitKind::vector,
      static_cast<int64_t>(cores), *clock, ArrayRef<RateAttr>(rates),
      StringAttr::get(context, "entries of the target system spec"));
  if (!unit)
    return failure();
  return unit;
}

FailureOr<SmallVector<MemoryAttr>> Device::makeMemory() const {
  MLIRContext *context = spec.getContext();
  SmallVector<MemoryAttr> levels;
  auto add = [&](const Twine &name, FloatAttr capacity, FloatAttr bandwidth,
                 StringRef source) {
    levels.push_back(MemoryAttr::getChecked(
        [&] { return emitError(); }, context, StringAttr::get(context, name),
        capacity, bandwidth, /*spaces=*/ArrayRef<Attribute>(),
        /*held=*/ArrayRef<ValueClass>(),
        /*instances=*/int64_t(1), /*lineBytesAttr=*/FloatAttr(),
        StringAttr::get(context, source)));
    return success(bool(levels.back()));
  };
  FailureOr<FloatAttr> capacity = getNumber(capacityKey),
                       bandwidth = getNumber(bandwidthKey);
  if (failed(capacity) || failed(bandwidth) ||
      failed(add("DRAM", *capacity, *bandwidth,
                 "entries of the target system spec")))
    return failure();
  for (unsigned level = maxCacheLevel; level >= 1; --level) {
    Attribute size = getCacheSize(level);
    if (!size)
      continue;
    FailureOr<FloatAttr> number = toNumber(getCacheKey(level), size);
    if (failed(number) ||
        failed(add("L" + Twine(level), *number, FloatAttr(),
                   "entry of the target system spec: one instance")))
      return failure();
  }
  return levels;
}

FailureOr<TargetAttr> Device::makeTarget() const {
  if (Attribute value = get(targetKey)) {
    if (auto target = dyn_cast<TargetAttr>(value))
      return target;
    return emitError() << "expected a #roofline.target for " << targetKey
                       << ", found " << value;
  }
  FailureOr<roofline::UnitAttr> unit = makeUnit();
  if (failed(unit))
    return failure();
  FailureOr<SmallVector<MemoryAttr>> memory = makeMemory();
  if (failed(memory))
    return failure();
  auto target = TargetAttr::getChecked(
      [&] { return emitError(); }, spec.getContext(), name, StringAttr(),
      ArrayRef(*unit), ArrayRef<MemoryAttr>(*memory), ArrayRef<Type>(),
      ArrayRef<EfficiencyAttr>(), EnergyAttr(), DictionaryAttr());
  if (!target)
    return failure();
  return target;
}

void Device::explainGaps(InFlightDiagnostic &diag) const {
  SmallVector<StringRef> missing, found;
  for (StringRef key : neededKeys)
    if (!get(key))
      missing.push_back(key);
  for (const auto &[key, value] : entries)
    found.push_back(key.getValue());
  diag << "device " << name << " of the target system spec is no target: "
       << "expected entries " << llvm::join(missing, ", ") << ", found "
       << (found.empty() ? "none" : llvm::join(found, ", "));
}

static SmallVector<Device> getDevices(ModuleOp module) {
  SmallVector<Device> devices;
  if (TargetSystemSpecInterface system = module.getTargetSystemSpec())
    for (DataLayoutEntryInterface entry : system.getEntries())
      if (auto spec = dyn_cast<TargetDeviceSpecInterface>(entry.getValue()))
        devices.emplace_back(cast<StringAttr>(entry.getKey()), spec,
                             module.getLoc());
  return devices;
}

/// What to do about a device that is no target.
static void addAdvice(InFlightDiagnostic &diag) {
  diag.attachNote() << "or an entry " << targetKey
                    << " with a whole #roofline.target, or another --target";
}

/// The one device that is a target; null if none is and `isNeeded` is not set.
static FailureOr<TargetAttr>
makeTarget(ModuleOp module, ArrayRef<Device> devices, bool isNeeded) {
  const Device *chosen = nullptr;
  for (const Device &device : devices) {
    if (!device.isComplete())
      continue;
    if (chosen)
      return module.emitError("expected one device of the target system spec "
                              "to be a target, found ")
             << chosen->getName() << " and " << device.getName();
    chosen = &device;
  }
  if (chosen)
    return chosen->makeTarget();
  for (const Device &device : devices) {
    bool isError = isNeeded || device.hasOwnKeys();
    if (!isError && !device.hasKnownKeys())
      continue;
    InFlightDiagnostic diag =
        isError ? module.emitError()
                : module.emitWarning("no target, so no times: ");
    device.explainGaps(diag);
    addAdvice(diag);
    if (isError)
      return failure();
  }
  if (isNeeded)
    return module.emitError(
        "expected a dlti.target_system_spec with a device, found none");
  return TargetAttr();
}

FailureOr<TargetAttr> mlir::roofline::getSystemSpecTarget(ModuleOp module) {
  return makeTarget(module, getDevices(module), /*isNeeded=*/true);
}

FailureOr<TargetAttr> mlir::roofline::getModuleTarget(ModuleOp module) {
  auto *dialect = module->getContext()->getOrLoadDialect<RooflineDialect>();
  if (TargetAttr target = dialect->getTargetAttrHelper().getAttr(module)) {
    roofline::detail::warnOfOddLevels(target, module.getLoc());
    return target;
  }
  return makeTarget(module, getDevices(module), /*isNeeded=*/false);
}

FailureOr<TargetAttr> mlir::roofline::chooseTarget(ModuleOp module,
                                                   StringRef name) {
  if (name.empty())
    return getModuleTarget(module);
  if (name == systemSpecTargetName)
    return getSystemSpecTarget(module);
  return getTarget(name, module.getLoc());
}

FailureOr<SmallVector<TargetAttr>>
mlir::roofline::chooseTargets(ModuleOp module, ArrayRef<std::string> names,
                              Location loc) {
  llvm::MapVector<StringAttr, TargetAttr> targets;
  auto add = [&](FailureOr<TargetAttr> target) -> LogicalResult {
    if (failed(target))
      return failure();
    if (!*target)
      return success();
    TargetAttr &known = targets[(*target).getName()];
    // What is said of two targets with one name could not be told apart.
    if (known && known != *target)
      return emitError(loc, "expected targets with different names, found two "
                            "different ones called ")
             << known.getName();
    known = *target;
    return success();
  };
  for (const std::string &name : names)
    if (failed(add(name == systemSpecTargetName ? getSystemSpecTarget(module)
                                                : getTarget(name, loc))))
      return failure();
  if (names.empty() && failed(add(getModuleTarget(module))))
    return failure();
  return llvm::to_vector(llvm::make_second_range(targets));
}
