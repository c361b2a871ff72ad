//===- OpChoice.cpp - Choosing operations ---------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/OpChoice.h"

#include "mlir-roofline/Report/Explanation.h"
#include "mlir-roofline/Support/NearName.h"
#include "mlir-roofline/Support/ProgramText.h"
#include "mlir/IR/Diagnostics.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/GlobPattern.h"
#include "llvm/Support/Path.h"

#include <set>

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// What is asked for: the same text, or one with `*` and `?` in it.
class NamePattern {
public:
  explicit NamePattern(const Twine &wanted) : text(wanted.str()) {
    if (!StringRef(text).contains('*') && !StringRef(text).contains('?'))
      return;
    for (char c : text) {
      if (c == '[' || c == '\\')
        escaped += '\\';
      escaped += c;
    }
    if (auto created = llvm::GlobPattern::create(escaped))
      glob = std::move(*created);
    else
      llvm::consumeError(created.takeError());
  }
  NamePattern(const NamePattern &) = delete;

  bool matches(StringRef name) const {
    return name == text || (glob && glob->match(name));
  }

private:
  /// `glob` refers to the latter.
  std::string text, escaped;
  std::optional<llvm::GlobPattern> glob;
};
} // namespace

/// Whether the pattern stands for one of the places that a file location is:
/// `path/file:3:5`, `file:3:5`, `file:3`, `3:5`.
static bool matchesFile(FileLineColRange file, const NamePattern &pattern) {
  StringRef path = file.getFilename().getValue();
  std::string line = std::to_string(file.getStartLine());
  std::string place = line + ":" + std::to_string(file.getStartColumn());
  for (StringRef name : {path, llvm::sys::path::filename(path)})
    if (pattern.matches((name + ":" + line).str()) ||
        pattern.matches((name + ":" + place).str()))
      return true;
  return pattern.matches(place);
}

/// Whether the pattern stands for the operation: its name, where reports say it
/// stands, or a name or file position anywhere in its location.
static bool matches(Operation *op, const NamePattern &pattern) {
  if (pattern.matches(op->getName().getStringRef()) ||
      pattern.matches(getShownLocation(op)))
    return true;
  // A stack of its own: locations may be long chains.
  SmallVector<Location> parts = {op->getLoc()};
  llvm::SmallPtrSet<const void *, 8> seen;
  while (!parts.empty()) {
    Location part = parts.pop_back_val();
    if (!seen.insert(part.getAsOpaquePointer()).second)
      continue;
    if (auto file = dyn_cast<FileLineColRange>(part)) {
      if (matchesFile(file, pattern))
        return true;
    } else if (auto name = dyn_cast<NameLoc>(part)) {
      if (pattern.matches(name.getName().getValue()))
        return true;
      parts.push_back(name.getChildLoc());
    } else if (auto call = dyn_cast<CallSiteLoc>(part)) {
      parts.append({call.getCallee(), call.getCaller()});
    } else if (auto fused = dyn_cast<FusedLoc>(part)) {
      llvm::append_range(parts, fused.getLocations());
    } else if (auto opaque = dyn_cast<OpaqueLoc>(part)) {
      parts.push_back(opaque.getFallbackLocation());
    }
  }
  return false;
}

//===----------------------------------------------------------------------===//
// What may have been meant
//===----------------------------------------------------------------------===//

static void suggest(InFlightDiagnostic &diag, const ModuleCost &cost,
                    StringRef text) {
  NamePattern part("*" + text + "*");
  size_t numParts = 0;
  for (const CostedOp &op : cost.getOps())
    numParts += matches(op.op, part);
  if (numParts != 0) {
    diag << "; '*" << text << "*' stands for " << numParts
         << (numParts == 1 ? " operation" : " operations");
    return;
  }
  std::set<std::string> names;
  for (const CostedOp &op : cost.getOps()) {
    names.insert(op.op->getName().getStringRef().str());
    names.insert(getShownLocation(op.op));
  }
  diag << suggestProgramNames(text, llvm::to_vector_of<StringRef>(names));
}

/// Of what is asked for, operations that cost nothing.
static size_t countFree(const ModuleCost &cost, const NamePattern &pattern) {
  size_t count = 0;
  cost.getRoot()->walk([&](Operation *op) {
    count += op != cost.getRoot() && matches(op, pattern);
  });
  return count;
}

//===----------------------------------------------------------------------===//
// Choice
//===----------------------------------------------------------------------===//

FailureOr<SmallVector<unsigned>>
mlir::roofline::chooseOps(const ModuleCost &cost, StringRef text,
                          Location loc) {
  auto error = [&] {
    return emitError(loc) << "in --op '" << toVisibleText(text)
                          << "': expected ";
  };
  size_t numOps = cost.getOps().size();
  if (numOps == 0)
    return error() << "a program with operations that cost something";
  if (!text.empty() && llvm::all_of(text, llvm::isDigit)) {
    unsigned id;
    if (!text.getAsInteger(10, id) && id < numOps)
      return SmallVector<unsigned>{id};
    return error() << "an id from 0 to " << numOps - 1;
  }
  SmallVector<unsigned> chosen;
  NamePattern pattern(text);
  if (!text.empty())
    for (auto [number, op] : llvm::enumerate(cost.getOps()))
      if (matches(op.op, pattern))
        chosen.push_back(number);
  if (!chosen.empty())
    return chosen;
  InFlightDiagnostic diag =
      error() << "the id, location or name of an operation that costs "
                 "something";
  if (text.empty())
    return diag;
  if (size_t numFree = countFree(cost, pattern))
    diag << ", found " << numFree
         << (numFree == 1 ? " that costs" : " that cost") << " nothing";
  else
    suggest(diag, cost, text);
  return diag;
}

FailureOr<Explanation>
mlir::roofline::makeExplanation(ModuleOp module, const ReportRequest &request,
                                StringRef choice, Location loc) {
  FailureOr<ReportInput> input = analyse(module, request, loc);
  if (failed(input))
    return failure();
  ModuleCost cost = input->cost.bind(input->options.bindings);
  FailureOr<SmallVector<unsigned>> chosen = chooseOps(cost, choice, loc);
  if (failed(chosen))
    return failure();
  Explanation explanation =
      explain(input->cost, cost, *chosen, input->targets, input->options);
  explanation.choice = choice.str();
  return explanation;
}
