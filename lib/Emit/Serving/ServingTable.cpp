//===- ServingTable.cpp - Serving for people ------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../Sweep/LeftOut.h"
#include "ServingFormats.h"
#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

/// More batches than these are shown only if all are asked for.
static constexpr size_t maxShownBatches = 32;
/// Where what is said behind a label begins.
static constexpr unsigned indent = 16;

static void line(raw_ostream &os, StringRef label, const Twine &text) {
  os << "  " << llvm::left_justify(label, indent - 2) << text << "\n";
}

static std::string grouped(int64_t number) {
  return formatGrouped(Quantity(number));
}

static void printHeadline(raw_ostream &os, const Serving &serving) {
  const ServingOptions &request = serving.request;
  auto tokens = [](int64_t number) {
    return grouped(number) + (number == 1 ? " token" : " tokens");
  };
  os << toVisibleText(serving.file);
  if (serving.decodeFile != serving.file)
    os << " and " << toVisibleText(serving.decodeFile);
  os << ": " << tokens(request.inputTokens) << " in, "
     << tokens(request.outputTokens) << " out for each request\n\n";
  line(os, "first token",
       toVisibleText(serving.prefillName) + " with " +
           tokens(request.inputTokens));
  auto [first, last] = serving.getContexts();
  if (first == last)
    line(os, "next token",
         toVisibleText(serving.decodeName) + " with " + tokens(first));
  else if (first < last)
    line(os, "next token",
         toVisibleText(serving.decodeName) + ", the mean of " +
             grouped(last - first + 1) + " runs with " + grouped(first) +
             " to " + tokens(last));
  line(os, "parameters",
       formatGrouped(serving.parameters.count) + ", " +
           formatCapacity(serving.parameters.bytes));
  if (serving.cacheBytesPerToken)
    line(os, "caches",
         formatCapacity(*serving.cacheBytesPerToken) +
             " for each token of a request");
}

/// All of them, or as many as are shown, from the first to the last.
static std::vector<size_t> chooseBatches(const Serving &serving, bool all) {
  size_t number = serving.request.batches.size();
  size_t numShown = all ? number : std::min(number, maxShownBatches);
  std::vector<size_t> shown;
  shown.reserve(numShown);
  for (size_t each = 0; each < numShown; ++each)
    shown.push_back(numShown == 1 ? 0 : (number - 1) * each / (numShown - 1));
  return shown;
}

namespace {
/// The table of one target.
class BatchTable {
public:
  BatchTable(const Serving &serving, const Serving::Target &target,
             const EmitOptions &options)
      : serving(serving), target(target), table(options.width, options.color) {
    for (const Serving::Figure &figure : target.figures)
      (isTime(figure) ? times : energies).push_back(&figure);
    hasSteps = serving.request.outputTokens > 1;
  }

  void print(raw_ostream &os, bool all) {
    addHeaders();
    std::vector<size_t> batches = chooseBatches(serving, all);
    for (size_t batch : batches)
      table.addRow(makeRow(batch));
    if (batches.size() < serving.request.batches.size())
      table.addLine(std::to_string(batches.size()) + " of " +
                    std::to_string(serving.request.batches.size()) +
                    " batches; --all shows all, --format=csv writes them");
    table.print(os);
  }

private:
  void add(StringRef header, unsigned dropOrder, bool isText = false);
  void addTimes(StringRef heading, unsigned dropOrder);
  void addHeaders();
  std::vector<TextTable::Cell> makeRow(size_t batch) const;
  /// A number with the unit, and the mark of its status.
  static std::string format(std::optional<double> number, StringRef unit,
                            CountStatus status) {
    return number ? markStatus(formatSI(*number, unit), status) : "-";
  }

  const Serving &serving;
  const Serving::Target &target;
  TextTable table;
  SmallVector<const Serving::Figure *> times, energies;
  bool hasSteps;
};
} // namespace

/// Where there is no room, the highest number goes first, and all that have it.
void BatchTable::add(StringRef header, unsigned dropOrder, bool isText) {
  TextTable::Column column;
  column.header = header.str();
  column.alignRight = !isText;
  column.dropOrder = dropOrder;
  table.addColumn(column);
}

void BatchTable::addTimes(StringRef heading, unsigned dropOrder) {
  for (const Serving::Figure *figure : times)
    add(figure->metric->title, dropOrder);
  if (!times.empty())
    table.addSpan(times.size(), heading);
}

void BatchTable::addHeaders() {
  add("batch", 0);
  addTimes("first token", 1);
  if (hasSteps)
    addTimes("next token", 2);
  int64_t numDevices = serving.request.numDevices;
  addTimes(numDevices > 1 ? "tokens/s per device" : "tokens/s", 3);
  if (numDevices > 1)
    addTimes("tokens/s of " + grouped(numDevices) + " devices", 4);
  for (size_t each = 0; each < energies.size(); ++each)
    add("J/token", 6);
  if (!serving.cacheBytes.empty())
    add("caches", 8);
  if (!serving.neededBytes.empty())
    add("memory", 7);
  add(hasSteps ? "first by" : "bound by", 9, /*isText=*/true);
  if (hasSteps)
    add("next by", 5, /*isText=*/true);
}

std::vector<TextTable::Cell> BatchTable::makeRow(size_t batch) const {
  std::vector<TextTable::Cell> cells;
  cells.emplace_back(grouped(serving.request.batches[batch]));
  for (const Serving::Figure *figure : times)
    cells.emplace_back(format(getAt(figure->prefill, batch), "s",
                              figure->getPrefillStatus(batch)));
  if (hasSteps)
    for (const Serving::Figure *figure : times)
      cells.emplace_back(format(getAt(figure->decode, batch), "s",
                                figure->getDecodeStatus(batch)));
  int64_t numDevices = serving.request.numDevices;
  for (int64_t factor : {int64_t(1), numDevices}) {
    for (const Serving::Figure *figure : times)
      cells.emplace_back(format(
          toOptional(serving.getTokensPerSecond(*figure, batch) * factor), "",
          getThroughputStatus(*figure, batch)));
    if (numDevices == 1)
      break;
  }
  for (const Serving::Figure *figure : energies)
    cells.emplace_back(format(toOptional(serving.getPerToken(*figure, batch)),
                              "J", figure->getStatus(batch)));
  if (!serving.cacheBytes.empty())
    cells.emplace_back(formatCapacity(serving.cacheBytes[batch]));
  if (!serving.neededBytes.empty())
    cells.emplace_back(formatCapacity(serving.neededBytes[batch]));
  auto addLimit = [&](const Serving::Limits &limits) {
    StringRef limit = getLimit(limits, batch);
    cells.emplace_back(limit.empty() ? std::string("-") : limit.str());
  };
  addLimit(target.prefill);
  if (hasSteps)
    addLimit(target.decode);
  return cells;
}

/// `with a batch from 345 on; operations that turn do so at 302 to 362`.
static std::string describeLimits(const Serving::Limits &limits) {
  std::string text;
  if (limits.computeBound) {
    for (auto [low, high] : *limits.computeBound) {
      text += text.empty() ? "with a batch " : " and ";
      text += high == maxServedBatch ? "from " + grouped(low) + " on"
              : low == high ? "of " + grouped(low)
                            : "from " + grouped(low) + " to " + grouped(high);
    }
    if (text.empty())
      text = "never up to a batch of " + grouped(maxServedBatch);
    else if (limits.computeBound->front() ==
             std::pair(int64_t(1), maxServedBatch))
      text = "always";
  }
  if (!limits.turns)
    return text;
  auto [first, last] = *limits.turns;
  text += text.empty() ? "" : "; ";
  text += "operations that turn do so at " + grouped(first);
  return text + (last == first ? "" : " to " + grouped(last));
}

static std::string describeLargest(const Serving::Limits &limits) {
  if (!limits.largestBatch)
    return "any";
  return limits.largestBatch->isZero() ? "none"
                                       : formatGrouped(*limits.largestBatch);
}

static void printTarget(raw_ostream &os, const Serving &serving,
                        const Serving::Target &target) {
  bool hasSteps = serving.request.outputTokens > 1;
  auto print = [&](StringRef label, const std::string &text) {
    if (!text.empty())
      line(os, label, text);
  };
  if (target.capacity) {
    os << "\nLargest batch in " << formatCapacity(*target.capacity) << " of "
       << toVisibleText(target.memory) << "\n";
    print("first token", describeLargest(target.prefill));
    if (hasSteps)
      print("next token", describeLargest(target.decode));
  }
  std::string first = describeLimits(target.prefill);
  std::string next = hasSteps ? describeLimits(target.decode) : std::string();
  if (first.empty() && next.empty())
    return;
  os << "\nCompute-bound for the largest part of the time\n";
  print("first token", first);
  print("next token", next);
}

static void printNotes(raw_ostream &os, const Serving &serving) {
  if (!serving.leftOut.empty()) {
    os << "\n";
    printLeftOut(os, serving.leftOut, "batch");
  }
  os << "\n";
  if (std::string unknown = describeUnknown(serving); !unknown.empty())
    os << "-: not known, " << toVisibleText(unknown) << "\n";
  auto [first, last] = serving.getContexts();
  if (serving.numAnalysedContexts != 0 &&
      static_cast<int64_t>(serving.numAnalysedContexts) <= last - first)
    os << "Means without a formula: straight lines between "
       << serving.numAnalysedContexts << " analysed runs\n";
  os << "Tokens a second count all that a batch of requests gets, from the "
        "prompts on\n";
}

void emit::printServingTable(raw_ostream &os, const Serving &serving,
                             const EmitOptions &options) {
  printHeadline(os, serving);
  for (const Serving::Target &target : serving.targets) {
    os << "\n" << toVisibleText(target.name) << "\n\n";
    BatchTable(serving, target, options).print(os, options.all);
    printTarget(os, serving, target);
  }
  printNotes(os, serving);
}
