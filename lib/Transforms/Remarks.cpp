//===- Remarks.cpp - Costs as optimisation remarks ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Remarks.h"

#include "mlir-roofline/Support/ProgramText.h"
#include "mlir/IR/Remarks.h"

using namespace mlir;
using namespace mlir::roofline;

/// The first file position in `location`. The engine looks into no name, call
/// or fused location, which is what front ends write, and files all of those
/// under `<unknown file>`.
static Location getFilePosition(Location location) {
  auto file = location->findInstanceOf<FileLineColRange>();
  if (!file)
    return UnknownLoc::get(location.getContext());
  return FileLineColLoc::get(file.getFilename(), file.getStartLine(),
                             file.getStartColumn());
}

/// The outermost name in `location`; empty if there is none.
static StringRef getName(Location location) {
  auto named = location->findInstanceOf<NameLoc>();
  return named ? named.getName().getValue() : StringRef();
}

namespace {
/// Adds arguments to one remark.
struct RemarkWriter {
  remark::detail::InFlightRemark &remark;

  void text(StringRef key, StringRef value) {
    remark << remark::detail::Remark::Arg(key, toUtf8(value));
  }
  void number(StringRef key, const Quantity &count) {
    if (std::optional<int64_t> number = count.getInt64())
      remark << remark::detail::Remark::Arg(key, *number);
    else
      text((key + "_text").str(), count.str());
  }
  /// In larger units, rounded; nothing while symbolic.
  void scaled(StringRef key, const Quantity &count, int64_t unit) {
    if (std::optional<int64_t> number = count.getInt64())
      remark << remark::detail::Remark::Arg(
          key, *number / unit + (*number % unit >= (unit + 1) / 2));
  }
  void status(StringRef key, CountStatus status) {
    if (status != CountStatus::exact)
      text(key, stringifyCountStatus(status));
  }
};
} // namespace

/// `prefix`: in front of each key.
static void addTime(RemarkWriter &writer, const OpTime &time,
                    const Quantity &executions, const std::string &prefix) {
  if (time.kind == BoundKind::none)
    return;
  writer.text(prefix + "kind", stringifyBoundKind(time.kind));
  writer.text(prefix + "bound_by", time.resource.getValue());
  writer.status(prefix + "time_status", time.status);
  // Beyond what fits there are a hundred days.
  std::optional<double> times = executions.getDouble();
  double picoseconds = times ? time.seconds * *times * 1e12 : -1;
  if (picoseconds < 0 || picoseconds >= 9e18)
    return;
  Quantity rounded = int64_t(std::llround(picoseconds));
  writer.number(prefix + "time_ps", rounded);
  writer.scaled(prefix + "time_ns", rounded, 1000);
}

static void addCounts(RemarkWriter &writer, const Totals &executed) {
  if (executed.workStatus != CountStatus::unknown) {
    writer.number("macs", executed.macs.value);
    writer.scaled("mmacs", executed.macs.value, 1000 * 1000);
    writer.number("flops", executed.flops.value);
    writer.scaled("mflops", executed.flops.value, 1000 * 1000);
    writer.number("int_ops", executed.intOps.value);
    writer.number("transcendentals", executed.transcendentals.value);
  }
  if (executed.trafficStatus != CountStatus::unknown) {
    writer.number("bytes_read", executed.bytesRead.value);
    writer.number("bytes_written", executed.bytesWritten.value);
    writer.number("bytes", executed.bytes.value);
    writer.scaled("kbytes", executed.bytes.value, 1000);
  }
  writer.status("status", executed.workStatus);
  writer.status("bytes_status", executed.trafficStatus);
}

void mlir::roofline::emitCostRemarks(const ModuleCost &cost,
                                     ArrayRef<MachineModel> machines) {
  MLIRContext *context = cost.getRoot()->getContext();
  if (!context->getRemarkEngine())
    return;
  // The engine keeps references to names, and with --remark-policy=final until
  // it ends: the context's strings live as long. That policy also drops all but
  // one of the remarks with equal names and positions, so names are unique.
  auto keep = [&](const Twine &text) {
    return StringAttr::get(context, text).getValue();
  };
  for (auto [number, op] : llvm::enumerate(cost.getOps())) {
    const FunctionCost &function = cost.getFunctions()[op.function];
    auto options = remark::RemarkOpts::name(keep("cost-" + Twine(number)))
                       .category("roofline")
                       .function(keep(toUtf8(function.name)));
    Location location = op.op->getLoc();
    auto remark = remark::analysis(getFilePosition(location), options);
    // Filtered out, and so are all others.
    if (!remark)
      return;
    RemarkWriter writer{remark};
    writer.text("op", op.op->getName().getStringRef());
    if (StringRef name = getName(location); !name.empty())
      writer.text("location", name);
    writer.number("executions", op.multiplicity.value);
    addCounts(writer, cost.getExecuted(number));
    if (!op.cost.reason.empty())
      writer.text("reason", op.cost.reason);
    for (const MachineModel &machine : machines)
      if (std::optional<OpTime> time = machine.getTime(op.cost))
        addTime(writer, *time, op.multiplicity.value,
                machines.size() == 1
                    ? ""
                    : machine.getTarget().getName().str() + ":");
  }
}
