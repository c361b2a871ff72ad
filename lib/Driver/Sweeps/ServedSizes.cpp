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
#include "mlir-roofline/Support/SizeText.h"

#include "llvm/ADT/StringSet.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::driver;

/// What says something of sizes.
static constexpr llvm::StringLiteral nameOption = "name", rangeOption = "range",
                                     bindOption = "bind";

namespace {
/// `arg0.d0=batch`, as one of the programs sees it.
struct Item {
  std::string text;
  /// Among all that were given.
  size_t number;
  /// Whether a prefix says that it is about this program.
  bool isOwn;
};

/// What has been given of one option, and what comes of it.
struct Option {
  StringRef name;
  std::vector<std::string> ReportRequest::*items;
  std::vector<Item> byProgram[2] = {};
  /// By number of the item: whether a program was told, and whether one was
  /// not because something is said of its size alone.
  std::vector<bool> isUsed = {}, isOverruled = {};
};

class SizeChooser {
public:
  SizeChooser(std::array<ServedRequest, 2> &programs, Location loc)
      : programs(programs), loc(loc), given(programs[0].request) {}

  LogicalResult run();

private:
  void readItems(Option &option, unsigned own);
  LogicalResult askProgram(unsigned own);
  LogicalResult checkEffect(const Option &option) const;
  bool hasItemsForBoth() const;

  std::array<ServedRequest, 2> &programs;
  Location loc;
  /// Both have been given the same.
  const ReportRequest given;
  Option options[3] = {{nameOption, &ReportRequest::names},
                       {rangeOption, &ReportRequest::ranges},
                       {bindOption, &ReportRequest::bindings}};
};
} // namespace

static StringRef getSize(StringRef item) { return item.split('=').first; }

/// Whether it is a name that somebody has given to a size.
static bool isGivenName(StringRef size) {
  llvm::Error error = checkSizeName(size);
  bool isName = !error;
  llvm::consumeError(std::move(error));
  return isName;
}

/// Those of the items that may be about a program. What is said of it alone
/// comes before what is said of both.
void SizeChooser::readItems(Option &option, unsigned own) {
  const ServedRequest &program = programs[own], &other = programs[1 - own];
  std::vector<Item> &items = option.byProgram[own];
  llvm::StringSet<> ownSizes;
  for (auto [number, text] : llvm::enumerate(given.*option.items)) {
    StringRef rest = text;
    bool isOwn = rest.consume_front(program.prefix + ".");
    if (!isOwn && rest.starts_with(other.prefix + "."))
      continue;
    if (isOwn)
      ownSizes.insert(getSize(rest));
    // With one file, sizes of both functions are there, each with its prefix;
    // what somebody has named has none.
    bool strips = program.stripsPrefix || (isOwn && isGivenName(getSize(rest)));
    items.push_back({strips ? rest.str() : text, number, isOwn});
    option.isUsed[number] = option.isUsed[number] || isOwn;
  }
  llvm::erase_if(items, [&](const Item &item) {
    bool isOverruled = !item.isOwn && ownSizes.contains(getSize(item.text));
    if (isOverruled)
      option.isOverruled[item.number] = true;
    return isOverruled;
  });
}

bool SizeChooser::hasItemsForBoth() const {
  for (const Option &option : options)
    for (const std::vector<Item> &items : option.byProgram)
      if (llvm::any_of(items, [](const Item &item) { return !item.isOwn; }))
        return true;
  return false;
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
  if (option.name == nameOption)
    return isAbout(said.names[place], cost);
  if (option.name == rangeOption)
    return isAbout(said.ranges[place], cost);
  // What is no such text is an error of the program's own.
  return !StringRef(item.text).contains('=') ||
         hasSize(cost, getSize(item.text));
}

/// The name of the size that an item is about, whatever the item calls it;
/// empty if it is none that is open.
static std::string findMeantSize(const Option &option, size_t place,
                                 const Item &item, const ModuleCost &cost) {
  const SizeStatements &said = cost.getProgram().getStatements();
  if (option.name == nameOption)
    return said.names[place].isKnown ? said.names[place].size : "";
  StringRef name = option.name == rangeOption
                       ? StringRef(said.ranges[place].size)
                       : getSize(item.text);
  const SizeSymbol *symbol = findOpenSize(cost, name);
  return symbol ? symbol->name : "";
}

/// Leaves a program what it has, of all that may be about it.
LogicalResult SizeChooser::askProgram(unsigned own) {
  ReportRequest &request = programs[own].request;
  SizeMessages messages(programs[own], loc);
  FailureOr<ModuleCost> cost = getProgram(programs[own].module, request, loc);
  if (failed(cost))
    return failure();
  for (Option &option : options) {
    llvm::StringSet<> ownSizes;
    for (auto [place, item] : llvm::enumerate(option.byProgram[own]))
      if (item.isOwn)
        ownSizes.insert(findMeantSize(option, place, item, *cost));
    std::vector<std::string> &items = request.*option.items;
    items.clear();
    for (auto [place, item] : llvm::enumerate(option.byProgram[own])) {
      if (!item.isOwn && !hasSizeOf(option, place, item, *cost))
        continue;
      std::string size = findMeantSize(option, place, item, *cost);
      if (!item.isOwn && !size.empty() && ownSizes.contains(size)) {
        option.isOverruled[item.number] = true;
        continue;
      }
      items.push_back(item.text);
      option.isUsed[item.number] = true;
    }
  }
  return success();
}

LogicalResult SizeChooser::checkEffect(const Option &option) const {
  for (auto [number, item] : llvm::enumerate(given.*option.items)) {
    if (option.isUsed[number])
      continue;
    InFlightDiagnostic error = emitError(loc) << "in --" << option.name << ": ";
    std::string size = toVisibleText(getSize(item));
    if (option.isOverruled[number])
      return error << "'" << size
                   << "' has no effect, because of what is said of that size "
                      "in one program alone";
    return error << "no size of " << programs[0].title << " or "
                 << programs[1].title << " is called '" << size << "'";
  }
  return success();
}

LogicalResult SizeChooser::run() {
  for (Option &option : options) {
    size_t numGiven = (given.*option.items).size();
    option.isUsed.resize(numGiven);
    option.isOverruled.resize(numGiven);
    for (unsigned own : {0, 1}) {
      readItems(option, own);
      std::vector<std::string> &items = programs[own].request.*option.items;
      items.clear();
      for (const Item &item : option.byProgram[own])
        items.push_back(item.text);
    }
  }
  if (hasItemsForBoth())
    for (unsigned own : {0, 1})
      if (failed(askProgram(own)))
        return failure();
  for (const Option &option : options)
    if (failed(checkEffect(option)))
      return failure();
  return success();
}

LogicalResult driver::chooseSizes(std::array<ServedRequest, 2> &programs,
                                  Location loc) {
  return SizeChooser(programs, loc).run();
}

SizeMessages::SizeMessages(const ServedRequest &program, Location loc)
    : handler(loc.getContext(), [&program, loc](Diagnostic &diagnostic) {
        std::string text = diagnostic.str();
        bool isOfSizes = llvm::any_of(
            ArrayRef({nameOption, rangeOption, bindOption}),
            [&](StringRef name) {
              StringRef rest = text;
              return rest.consume_front("in --") && rest.starts_with(name);
            });
        if (program.stripsPrefix && isOfSizes &&
            diagnostic.getLocation() == loc)
          diagnostic << "; this is about " << program.title
                     << ", whose sizes have '" << program.prefix
                     << ".' in front here";
        // Whoever shows diagnostics does so.
        return failure();
      }) {}
