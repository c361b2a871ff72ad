//===- AdviceText.cpp - Advice for people ---------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Advice on model.mlir for nvidia-h100-sxm, whose latency bound is 92.1 us
//
//    kind                places  predicted  of bound    found   error  by
// 1  elementwise-fusion      65    25.6 us    27.8 %  25.7 us  +0.4 %  passes
//
// 1 elementwise-fusion: elementwise operations run one by one, …
//   predicted 25.6 us of latency_bound_s, 81.9 MiB
//   found     25.7 us of latency_bound_s, 81.9 MiB
//   where     linalg.generic model.mlir:12:8 (1.2 us), … and 62 more
//   remedy    mlir-opt --pass-pipeline='builtin.module(…)'
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Emit/AdviceEmitter.h"

#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Support/NumberFormat.h"

#include "llvm/ADT/STLExtras.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;

static std::string formatSeconds(const std::optional<double> &seconds) {
  return seconds ? formatSI(*seconds, "s") : "-";
}

/// `+0.3 %`, `-12.0 %`; `0 %` where rounding is all there is.
static std::string formatError(const std::optional<double> &error) {
  if (!error)
    return "";
  if (std::fabs(*error) < 5e-4)
    return "0 %";
  return (*error < 0 ? "-" : "+") + formatPercent(std::fabs(*error));
}

/// What is negative is more, not less.
static bool isNegative(const Quantity &saved) {
  return saved.getDouble().value_or(0) < 0;
}

static std::string formatCapacityChange(const Quantity &bytes) {
  return isNegative(bytes) ? "-" + formatCapacity(0 - bytes)
                           : formatCapacity(bytes);
}

static StringRef describeMetric(AdviceMetric metric) {
  switch (metric) {
  case AdviceMetric::latencyBound:
    return " of latency_bound_s";
  case AdviceMetric::latencyFused:
    return " between latency_bound_s and latency_fused_s";
  case AdviceMetric::latencyBoundPerItem:
    return " of latency_bound_s for each item";
  }
  llvm_unreachable("covered switch");
}

static std::string describe(const AdviceSaving &saving, AdviceMetric metric) {
  std::string text =
      formatSeconds(saving.seconds) + describeMetric(metric).str();
  if (saving.bytes)
    text += ", " + formatCapacityChange(*saving.bytes);
  if (saving.flops && !saving.flops->isZero())
    text += ", " + formatCount(*saving.flops, "FLOP") +
            (isNegative(*saving.flops) ? ", which a kernel need not compute "
                                         "again and the bound leaves out"
                                       : "");
  return text;
}

static std::string describePlaces(const Advice &piece, bool all) {
  constexpr size_t numShown = 3;
  size_t number = all ? piece.places.size() : numShown;
  // Those that save most.
  SmallVector<const AdvicePlace *> places;
  for (const AdvicePlace &place : piece.places)
    places.push_back(&place);
  llvm::stable_sort(places, [](const AdvicePlace *a, const AdvicePlace *b) {
    return a->saving.seconds.value_or(0) > b->saving.seconds.value_or(0);
  });
  std::string text;
  for (const AdvicePlace *place :
       ArrayRef(places).take_front(std::min(number, places.size()))) {
    if (!text.empty())
      text += ", ";
    text += toVisibleText(place->op) + " " + toVisibleText(place->place);
    if (place->saving.seconds)
      text += " (" + formatSeconds(place->saving.seconds) + ")";
  }
  if (places.size() > number)
    text += " and " + std::to_string(places.size() - number) + " more";
  return text;
}

/// As a shell takes it.
static std::string quoteOption(StringRef option) {
  if (option.find_first_of(";&|<>() ") == StringRef::npos)
    return toVisibleText(option);
  auto [name, value] = option.split('=');
  return toVisibleText(name) + "='" + toVisibleText(value) + "'";
}

/// In a word or two, for the table.
static std::string getShortRemedy(const Remedy &remedy) {
  switch (remedy.kind) {
  case Remedy::Kind::passes:
    return "passes";
  case Remedy::Kind::option:
    return remedy.text;
  case Remedy::Kind::handOver:
    return "parameters";
  case Remedy::Kind::none:
    return "no pass";
  }
  llvm_unreachable("covered switch");
}

static std::string describeRemedy(const Remedy &remedy) {
  switch (remedy.kind) {
  case Remedy::Kind::passes:
    return "mlir-opt --pass-pipeline='" + remedy.text + "'";
  case Remedy::Kind::option:
    return "no pass of MLIR does it: build the program so; mlir-roofline "
           "report " +
           quoteOption(remedy.text) + " says what it then costs";
  case Remedy::Kind::handOver:
  case Remedy::Kind::none:
    return remedy.text;
  }
  llvm_unreachable("covered switch");
}

static void printTable(raw_ostream &os, const AdviceList &list,
                       const EmitOptions &options) {
  TextTable table(options.width, options.color);
  auto addColumn = [&](StringRef header, bool alignRight, unsigned order = 0) {
    TextTable::Column column;
    column.header = header.str();
    column.alignRight = alignRight;
    column.dropOrder = order;
    table.addColumn(column);
  };
  addColumn("", true);
  addColumn("kind", false);
  addColumn("places", true, 2);
  addColumn("predicted", true);
  addColumn("of bound", true, 1);
  if (list.isVerified) {
    addColumn("found", true);
    addColumn("error", true);
  }
  TextTable::Column by;
  by.header = "by";
  by.minWidth = 8;
  by.dropOrder = 3;
  table.addColumn(by);
  for (auto [number, piece] : llvm::enumerate(list.pieces)) {
    std::string share;
    if (std::optional<double> part = piece.getShare(list.latencyBound))
      share = formatPercent(*part);
    std::vector<TextTable::Cell> cells = {
        std::to_string(number + 1), piece.kind,
        std::to_string(piece.places.size()),
        formatSeconds(piece.predicted.seconds), share};
    if (list.isVerified) {
      cells.emplace_back(!piece.failure.empty() ? std::string("failed")
                         : piece.found ? formatSeconds(piece.found->seconds)
                                       : std::string(""));
      cells.emplace_back(formatError(piece.getError()));
    }
    cells.emplace_back(getShortRemedy(piece.remedy));
    table.addRow(std::move(cells));
  }
  table.print(os);
}

void mlir::roofline::emitAdviceText(raw_ostream &os, const AdviceList &list,
                                    const EmitOptions &options) {
  os << "Advice on " << toVisibleText(list.file) << " for "
     << toVisibleText(list.target) << ", whose latency bound is "
     << formatSeconds(list.latencyBound) << "\n\n";
  if (list.pieces.empty()) {
    os << "nothing found\n";
    return;
  }
  printTable(os, list, options);
  constexpr unsigned indent = 12;
  for (auto [number, piece] : llvm::enumerate(list.pieces)) {
    os << "\n";
    auto line = [&](StringRef label, StringRef text) {
      printWrapped(os, ("  " + label).str(), text, indent, options.width);
    };
    printWrapped(os, "",
                 std::to_string(number + 1) + " " + piece.kind + ": " +
                     piece.what,
                 /*indent=*/0, options.width);
    line("predicted", describe(piece.predicted, piece.metric));
    if (piece.found)
      line("found", describe(*piece.found, piece.metric));
    if (!piece.failure.empty())
      line("failed", toVisibleText(piece.failure));
    line("where", describePlaces(piece, options.all));
    line("remedy", describeRemedy(piece.remedy));
  }
  os << "\n";
  if (llvm::any_of(list.pieces, [](const Advice &piece) {
        return !piece.predicted.seconds;
      }))
    os << "-: not predicted, since an operation there has no known time\n";
  os << "Pieces overlap: what they save does not add up.\n";
}
