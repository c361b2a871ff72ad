//===- ServingEmitter.cpp - Formats of what servers are asked -------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../Curves/CurvePage.h"
#include "ServingFormats.h"

#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

namespace {
/// At how many of the batches there is a number.
enum class Presence { all, some, none };

/// What a target lacks, by whose it would be.
class Lacks {
public:
  Lacks(const Serving &serving, const Serving::Target &target)
      : serving(serving), target(target) {}

  std::string describe();

private:
  void add(StringRef title, Presence prefill, Presence decode);
  void addTo(const std::string &owner, StringRef title, Presence presence);

  const Serving &serving;
  const Serving::Target &target;
  std::vector<std::pair<std::string, SmallVector<StringRef>>> titles;
};
} // namespace

static Presence getPresence(ArrayRef<double> numbers) {
  auto isAbsent = [](double each) { return std::isnan(each); };
  if (llvm::none_of(numbers, isAbsent))
    return Presence::all;
  return llvm::all_of(numbers, isAbsent) ? Presence::none : Presence::some;
}

void Lacks::addTo(const std::string &owner, StringRef title,
                  Presence presence) {
  if (presence == Presence::all)
    return;
  std::string name =
      owner + (presence == Presence::some ? " at some batches" : "");
  auto found = llvm::find_if(
      titles, [&](const auto &each) { return each.first == name; });
  if (found == titles.end())
    found = titles.insert(titles.end(), {name, {}});
  found->second.push_back(title);
}

void Lacks::add(StringRef title, Presence prefill, Presence decode) {
  if (prefill == decode) {
    addTo(target.name, title, prefill);
    return;
  }
  addTo(serving.prefillName + " on " + target.name, title, prefill);
  addTo(serving.decodeName + " on " + target.name, title, decode);
}

std::string Lacks::describe() {
  bool hasSteps = serving.request.outputTokens > 1;
  for (const Serving::Figure &figure : target.figures) {
    Presence prefill = getPresence(figure.prefill);
    add(figure.metric->title, prefill,
        hasSteps ? getPresence(figure.decode) : prefill);
  }
  auto getLimits = [](const Serving::Limits &limits) {
    return limits.byBatch.empty() ? Presence::none : Presence::all;
  };
  Presence prefill = getLimits(target.prefill);
  add("limit", prefill, hasSteps ? getLimits(target.decode) : prefill);
  std::string text;
  for (const auto &[owner, missing] : titles)
    text += (text.empty() ? "no " : "; no ") + llvm::join(missing, ", ") +
            " of " + owner;
  return text;
}

std::string emit::describeUnknown(const Serving &serving) {
  std::string text;
  for (const Serving::Target &target : serving.targets) {
    std::string lacks = Lacks(serving, target).describe();
    text += (text.empty() || lacks.empty() ? "" : "; ") + lacks;
  }
  return text;
}

void mlir::roofline::emitServing(raw_ostream &os, const Serving &serving,
                                 StringRef format, const EmitOptions &options) {
  if (format == "json")
    printServingJson(os, serving);
  else if (format == "csv")
    printServingCsv(os, serving);
  else if (format == "svg")
    makeServingPicture(serving).draw(os);
  else if (format == "html")
    emitCurvePage(os, makeServingPicture(serving),
                  serving.request.batches.size(), options,
                  [&](raw_ostream &os, const EmitOptions &options) {
                    printServingTable(os, serving, options);
                  });
  else
    printServingTable(os, serving, options);
}
