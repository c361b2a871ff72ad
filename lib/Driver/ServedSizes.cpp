//===- ServedSizes.cpp - What is said of sizes of two programs ------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ServedSizes.h"

#include "RequestedProgram.h"
#include "mlir-roofline/Driver/BindingText.h"
#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/ADT/StringSet.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::driver;

namespace {
/// `arg0.d0=batch`, as one of the programs sees it.
struct Item {
  std::string text;
  /// Among all that were given.
  size_t number;
  /// Whether a prefix says that it is about this program.
  bool isOwn;
};

/// What one option says.
struct Option {
  StringRef name;
  std::vector<std::string> ReportRequest::*items;
  std::vector<Item> byProgram[2];
};
} // namespace

static StringRef getSize(StringRef item) { return item.split('=').first; }

/// Those of the items that may be about a program. What is said of it alone
/// comes before what is said of both.
static std::vector<Item> readItems(ArrayRef<std::string> all,
                                   const ServedRequest &own,
                                   const ServedRequest &other) {
  std::vector<Item> items;
  llvm::StringSet<> ownSizes;
  for (auto [number, text] : llvm::enumerate(all)) {
    StringRef rest = text;
    bool isOwn = rest.consume_front(own.prefix + ".");
    if (!isOwn && rest.starts_with(other.prefix + "."))
      continue;
    if (isOwn)
      ownSizes.insert(getSize(rest));
    items.push_back({own.stripsPrefix ? rest.str() : text, number, isOwn});
  }
  llvm::erase_if(items, [&](const Item &item) {
    return !item.isOwn && ownSizes.contains(getSize(item.text));
  });
  return items;
}

/// Whether what is said of sizes is about one that is open in the program.
template <typename StatementT>
static bool isAbout(const StatementT &stated, const ModuleCost &cost) {
  if (!stated.isKnown || !stated.owner)
    return stated.isKnown;
  return llvm::any_of(cost.getEntryPoints(), [&](unsigned entry) {
    return cost.getProgram().getFunctions()[entry].op == stated.owner;
  });
}

/// Whether the program has the size of an item, by its place among those of the
/// option that it was given.
static bool hasSizeOf(const Option &option, size_t place, const Item &item,
                      const ModuleCost &cost) {
  const SizeStatements &said = cost.getProgram().getStatements();
  if (option.items == &ReportRequest::names)
    return isAbout(said.names[place], cost);
  if (option.items == &ReportRequest::ranges)
    return isAbout(said.ranges[place], cost);
  // What is no such text is an error of the program's own.
  return !StringRef(item.text).contains('=') ||
         hasSize(cost, getSize(item.text));
}

LogicalResult driver::chooseSizes(std::array<ServedRequest, 2> &programs,
                                  Location loc) {
  Option options[] = {{"name", &ReportRequest::names, {}},
                      {"range", &ReportRequest::ranges, {}},
                      {"bind", &ReportRequest::bindings, {}}};
  // Both have been given the same.
  const ReportRequest given = programs[0].request;
  bool isForBoth = false;
  for (Option &option : options)
    for (unsigned own : {0, 1}) {
      option.byProgram[own] =
          readItems(given.*option.items, programs[own], programs[1 - own]);
      std::vector<std::string> &items = programs[own].request.*option.items;
      items.clear();
      for (const Item &item : option.byProgram[own]) {
        items.push_back(item.text);
        isForBoth |= !item.isOwn;
      }
    }
  if (!isForBoth)
    return success();
  std::vector<bool> isUsed[std::size(options)];
  for (auto [option, used] : llvm::zip_equal(options, isUsed))
    used.resize((given.*option.items).size());
  for (unsigned own : {0, 1}) {
    ReportRequest &request = programs[own].request;
    FailureOr<ModuleCost> cost = getProgram(programs[own].module, request, loc);
    if (failed(cost))
      return failure();
    for (auto [option, used] : llvm::zip_equal(options, isUsed)) {
      std::vector<std::string> &items = request.*option.items;
      items.clear();
      for (auto [place, item] : llvm::enumerate(option.byProgram[own])) {
        if (!item.isOwn && !hasSizeOf(option, place, item, *cost))
          continue;
        items.push_back(item.text);
        used[item.number] = true;
      }
    }
  }
  for (auto [option, used] : llvm::zip_equal(options, isUsed))
    for (auto [number, item] : llvm::enumerate(given.*option.items))
      if (!used[number])
        return emitError(loc)
               << "in --" << option.name << ": no size of " << programs[0].title
               << " or " << programs[1].title << " is called '"
               << toVisibleText(getSize(item)) << "'";
  return success();
}
