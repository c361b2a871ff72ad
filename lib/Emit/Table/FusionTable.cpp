//===- FusionTable.cpp - Groups of what can run as one --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   Fusion on nvidia-h100-sxm: 86.2 MiB as written, 34.5 MiB by 12 groups
//   ops  what               groups  runs  as written    fused     time  saves
//   3-7  linalg.generic x5      12     1    16.0 MiB  4.00 MiB  1.25 us  45 us
//
//===----------------------------------------------------------------------===//

#include "../ConditionText.h"
#include "TableText.h"
#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Report/FusionSums.h"
#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

using namespace mlir;
using namespace mlir::roofline;

/// Unless all are asked for.
static constexpr size_t maxRows = 10;

/// `3-7, 9`.
static std::string formatIds(ArrayRef<unsigned> ids) {
  std::string text;
  for (size_t first = 0; first < ids.size();) {
    size_t last = first;
    while (last + 1 < ids.size() && ids[last + 1] == ids[last] + 1)
      ++last;
    if (!text.empty())
      text += ", ";
    text += std::to_string(ids[first]);
    if (last != first)
      text += "-" + std::to_string(ids[last]);
    first = last + 1;
  }
  return text;
}

/// `linalg.matmul, linalg.generic x2`.
static std::string formatNames(ArrayRef<unsigned> ids, const Report &report) {
  std::string text;
  for (size_t first = 0; first < ids.size();) {
    StringRef name = report.ops[ids[first]].op;
    size_t end = first + 1;
    while (end < ids.size() && report.ops[ids[end]].op == name)
      ++end;
    text += (text.empty() ? "" : ", ") + name.str();
    if (end - first > 1)
      text += " x" + std::to_string(end - first);
    first = end;
  }
  return text;
}

namespace {
/// Groups that do the same, as the layers of a network do.
struct AlikeGroups {
  std::string names;
  const Report::Fusion::Group *first;
  unsigned count = 0;
};
} // namespace

/// In the order of the first of each kind, which saves as much as the others.
static std::vector<AlikeGroups> collectAlike(const Report::Fusion &fusion,
                                             const Report &report) {
  std::vector<AlikeGroups> rows;
  llvm::StringMap<unsigned> rowOf;
  for (const Report::Fusion::Group &group : *fusion.groups) {
    std::string names = formatNames(group.ops, report);
    std::string key = names + "|" + group.bytesAsWritten.str() + "|" +
                      group.bytes.str() + "|" + group.executions.value.str() +
                      "|" + group.boundBy + "|" +
                      formatExact(group.seconds.value_or(0)) +
                      (group.isRealised ? "|tiled" : "");
    auto [row, isNew] = rowOf.try_emplace(key, rows.size());
    if (isNew)
      rows.push_back({std::move(names), &group});
    ++rows[row->second].count;
  }
  return rows;
}

/// What all executions of a group save; nothing while that is open.
static std::optional<double>
getSavedSeconds(const Report::Fusion::Group &group) {
  std::optional<double> runs = group.executions.value.getDouble();
  if (!runs || !group.seconds || !group.secondsAsWritten)
    return std::nullopt;
  return *runs * (*group.secondsAsWritten - *group.seconds);
}

static void addColumns(TextTable &table, bool hasTimes) {
  TextTable::Column ids, names;
  ids.header = "ops";
  ids.minWidth = 6;
  table.addColumn(ids);
  names.header = "what";
  names.minWidth = 12;
  table.addColumn(names);
  SmallVector<StringRef> headers = {"groups", "runs", "as written", "fused"};
  if (hasTimes)
    headers.append({"bound by", "time", "saves"});
  else
    headers.push_back("saves");
  for (StringRef header : headers) {
    TextTable::Column column;
    column.header = header.str();
    column.alignRight = header != "bound by";
    column.maxWidth = EmitOptions::formulaWidth;
    table.addColumn(column);
  }
}

static void addRow(TextTable &table, const AlikeGroups &row, bool hasTimes) {
  const Report::Fusion::Group &group = *row.first;
  std::vector<TextTable::Cell> cells = {formatIds(group.ops),
                                        row.names,
                                        std::to_string(row.count),
                                        formatCount(group.executions.value),
                                        formatCapacity(group.bytesAsWritten),
                                        formatCapacity(group.bytes)};
  if (hasTimes) {
    cells.emplace_back(group.boundBy.empty() ? "-" : group.boundBy);
    cells.emplace_back(group.seconds ? formatSI(*group.seconds, "s") : "-");
  }
  std::optional<double> saved = getSavedSeconds(group);
  if (group.isRealised)
    cells.emplace_back("(is tiled so)");
  else if (!hasTimes)
    cells.emplace_back(formatCapacity((group.bytesAsWritten - group.bytes) *
                                      group.executions.value *
                                      Quantity(row.count)));
  else
    cells.emplace_back(saved ? formatSI(row.count * *saved, "s") : "-");
  table.addRow(std::move(cells));
}

/// Further groups, a line each.
static void printConditional(raw_ostream &os, const Report &report,
                             const Report::Fusion &fusion,
                             const EmitOptions &options) {
  size_t numShown = fusion.conditional.size();
  if (!options.all)
    numShown = std::min(numShown, maxRows);
  for (const Report::Fusion::Group &group :
       ArrayRef(fusion.conditional).take_front(numShown))
    os << "  if "
       << toVisibleText(
              emit::formatCondition(*group.condition, fusion.capacityBytes))
       << ", ops " << formatIds(group.ops) << " can run as one ("
       << formatNames(group.ops, report) << "): " << formatCapacity(group.bytes)
       << " instead of " << formatCapacity(group.bytesAsWritten) << "\n";
  if (numShown < fusion.conditional.size())
    os << "  ... and " << fusion.conditional.size() - numShown
       << " more; --all shows them\n";
}

void emit::printFusion(raw_ostream &os, const Report &report,
                       const Report::Fusion &fusion, StringRef target,
                       const EmitOptions &options) {
  os << "\nFusion";
  if (!target.empty())
    os << " on " << toVisibleText(target);
  os << ": " << formatCapacity(fusion.bytesAsWritten) << " as written, "
     << formatCapacity(fusion.bytesFused) << " by groups that run as one in "
     << formatCapacity(Quantity(static_cast<int64_t>(fusion.capacityBytes)))
     << " per core\n";
  Quantity realised = getRealisedBytes(fusion);
  if (!realised.isZero())
    os << "  tiled so: " << formatCapacity(realised)
       << " of this saved already, " << formatCapacity(getHeadroomBytes(fusion))
       << " left to save\n";
  if (fusion.groups->empty()) {
    os << "  no operations that could run as one\n";
    printConditional(os, report, fusion, options);
    return;
  }
  TextTable table(options.width, options.color);
  bool hasTimes = !target.empty();
  addColumns(table, hasTimes);
  std::vector<AlikeGroups> rows = collectAlike(fusion, report);
  auto getAllSaved = [](const AlikeGroups &row) {
    return row.count * getSavedSeconds(*row.first).value_or(0);
  };
  // Without times they stand in the order of what one of them saves.
  if (hasTimes)
    llvm::stable_sort(rows, [&](const AlikeGroups &a, const AlikeGroups &b) {
      return getAllSaved(a) > getAllSaved(b);
    });
  size_t numShown = options.all ? rows.size() : std::min(rows.size(), maxRows);
  for (size_t i = 0; i < numShown; ++i)
    addRow(table, rows[i], hasTimes);
  if (numShown < rows.size())
    table.addLine("... and " + std::to_string(rows.size() - numShown) +
                  " more kinds of groups; --all shows them");
  table.print(os);
  printConditional(os, report, fusion, options);
}
