//===- ServingText.cpp - Reading what a server is asked -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/ServingText.h"

#include "ServedSizes.h"
#include "mlir-roofline/Driver/BindingText.h"
#include "mlir-roofline/Driver/StatementText.h"
#include "mlir-roofline/Driver/SweepText.h"
#include "mlir-roofline/Sizes/SizeSymbol.h"
#include "mlir-roofline/Support/NearName.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using driver::ServedRequest;

//===----------------------------------------------------------------------===//
// The text
//===----------------------------------------------------------------------===//

/// One number of at most `max`, of a key that has to be there unless it has a
/// value without.
static llvm::Expected<int64_t> parseNumber(StringRef key, StringRef text,
                                           int64_t max) {
  int64_t value;
  if (text.getAsInteger(10, value) || value < 1 || value > max)
    return llvm::createStringError("expected " + key +
                                   "= and an integer from "
                                   "1 to " +
                                   Twine(max) + ", found '" + text + "'");
  return value;
}

llvm::Expected<ServingOptions> mlir::roofline::parseServing(StringRef text) {
  // What lists several values has commas, too.
  llvm::MapVector<StringRef, std::string> values;
  StringRef known[] = {"input", "output", "batch", "devices"};
  StringRef last;
  for (StringRef item : llvm::split(text, ',')) {
    auto [key, value] = item.split('=');
    if (!item.contains('=') && last == "batch") {
      values[last] += ("," + item).str();
      continue;
    }
    if (!item.contains('=') || !llvm::is_contained(known, key))
      return llvm::createStringError("expected input=TOKENS, output=TOKENS, "
                                     "batch=VALUES or devices=NUMBER, found '" +
                                     item + "'");
    if (!values.insert({key, value.str()}).second)
      return llvm::createStringError("expected one value for " + key +
                                     ", found '" + item + "', too");
    last = key;
  }
  for (StringRef key : ArrayRef(known).drop_back())
    if (!values.contains(key))
      return llvm::createStringError("expected input=, output= and batch=, "
                                     "found no " +
                                     key + "=");
  constexpr int64_t maxDevices = 1'000'000;
  auto input = parseNumber("input", values["input"], maxServedTokens);
  if (!input)
    return input.takeError();
  auto output = parseNumber("output", values["output"], maxServedTokens);
  if (!output)
    return output.takeError();
  auto batches = parseSweepValues(values["batch"]);
  if (!batches)
    return batches.takeError();
  ServingOptions options;
  if (values.contains("devices")) {
    auto devices = parseNumber("devices", values["devices"], maxDevices);
    if (!devices)
      return devices.takeError();
    options.numDevices = *devices;
  }
  options.inputTokens = *input;
  options.outputTokens = *output;
  options.batches = std::move(*batches);
  if (options.batches.size() * *output > maxSweepPoints)
    return llvm::createStringError("expected at most " + Twine(maxSweepPoints) +
                                   " batches times output tokens, found " +
                                   Twine(options.batches.size() * *output));
  return options;
}

static FailureOr<std::vector<const Metric *>>
getTimes(ArrayRef<std::string> names, Location loc) {
  std::vector<const Metric *> metrics, known = getServingMetrics();
  for (StringRef name : names) {
    auto found = llvm::find_if(
        known, [&](const Metric *metric) { return metric->name == name; });
    if (found == known.end()) {
      std::vector<StringRef> all;
      all.reserve(known.size());
      for (const Metric *metric : known)
        all.push_back(metric->name);
      return emitError(loc)
             << "in --metrics: expected beside --serve one of "
             << llvm::join(all, ", ") << ", found '" << name << "'";
    }
    if (!llvm::is_contained(metrics, *found))
      metrics.push_back(*found);
  }
  return metrics;
}

//===----------------------------------------------------------------------===//
// The programs
//===----------------------------------------------------------------------===//

namespace {
/// One of the two, as it is asked for.
struct Phase {
  ModuleOp module;
  std::string file, function;
  /// The option that names the function, and what it is called without.
  StringRef option, defaultName;
  /// What its sizes have to be called.
  StringRef context;
  bool hasOwnFile;
};

struct AnalysedPhase {
  AnalysedPhase(ReportInput input, std::string name)
      : input(std::move(input)), parameters(this->input.cost),
        name(std::move(name)) {}
  ReportInput input;
  Parameters parameters;
  std::string name, batch, context;

  ServedProgram get() const {
    return {name, input.cost, parameters, input.options, batch, context};
  }
};
} // namespace

/// Whether there is a function of the name that nobody has given.
static LogicalResult checkDefault(const Phase &phase, Location loc) {
  std::vector<StringRef> names;
  ModuleOp module = phase.module;
  for (auto function : module.getOps<FunctionOpInterface>())
    if (!function.isExternal())
      names.push_back(function.getName());
  if (llvm::is_contained(names, phase.defaultName))
    return success();
  constexpr size_t maxListed = 20;
  InFlightDiagnostic error = emitError(loc);
  error << "in --serve: expected a function called '" << phase.defaultName
        << "', or --" << phase.option << "=NAME, found ";
  if (names.empty())
    return error << "no function";
  error << llvm::join(ArrayRef(names).take_front(maxListed), ", ");
  if (names.size() > maxListed)
    error << " and " << names.size() - maxListed << " more";
  return failure();
}

/// The size of this name, if values from `low` to `high` may be put in.
static FailureOr<std::string> findSize(const AnalysedPhase &phase,
                                       StringRef name, int64_t low,
                                       int64_t high, Location loc) {
  const ModuleCost &cost = phase.input.cost;
  const SizeSymbol *symbol = findOpenSize(cost, name);
  if (!symbol)
    return emitError(loc) << "in --serve: no size of " << phase.name
                          << " is called '" << name << "'; "
                          << describeOpenSizes(cost) << "; --name=SIZE=" << name
                          << " calls one so";
  if (phase.input.options.bindings.contains(symbol->name))
    return emitError(loc) << "in --serve: '" << name
                          << "' has a value already (--bind)";
  if (failed(checkRange(*symbol, low, high, "in --serve: ", loc)))
    return failure();
  return symbol->name;
}

/// Every other open size has a value.
static LogicalResult checkOthers(const AnalysedPhase &phase, Location loc) {
  for (const SizeSymbol &symbol : phase.input.cost.getSymbols())
    if (symbol.isOpen() && symbol.name != phase.batch &&
        symbol.name != phase.context &&
        !phase.input.options.bindings.contains(symbol.name))
      return emitError(loc)
             << "in --serve: expected a value for every other size of "
             << phase.name << ", found none for '" << symbol.name << "', "
             << symbol.meaning << "; --bind gives it one";
  return success();
}

/// The request of one of the two.
static FailureOr<ServedRequest>
getRequest(const Phase &phase, const ServingRequest &request, Location loc) {
  ReportRequest own = request.report;
  own.file = phase.file;
  if (!phase.function.empty())
    own.function = phase.function;
  else if (!phase.hasOwnFile)
    own.function = phase.defaultName.str();
  if (phase.function.empty() && !phase.hasOwnFile &&
      failed(checkDefault(phase, loc)))
    return failure();
  std::string function = StringRef(own.function.value_or("")).ltrim('@').str();
  ServedRequest served = {phase.module, std::move(own), "", "",
                          phase.hasOwnFile};
  served.title = function.empty() ? phase.file : "@" + function;
  served.prefix = phase.hasOwnFile ? phase.option.str() : function;
  return served;
}

static FailureOr<std::unique_ptr<AnalysedPhase>>
analysePhase(const Phase &phase, const ServedRequest &own,
             const ServingOptions &options, std::pair<int64_t, int64_t> context,
             Location loc) {
  FailureOr<ReportInput> input = failure();
  {
    driver::SizeMessages messages(own, loc);
    input = analyse(phase.module, own.request, loc);
  }
  if (failed(input))
    return failure();
  if (input->targets.empty())
    return emitError(loc, "in --serve: expected a target (--target) beside it");
  auto made = std::make_unique<AnalysedPhase>(std::move(*input), own.title);
  auto [low, high] =
      std::minmax_element(options.batches.begin(), options.batches.end());
  auto batch = findSize(*made, servedBatch, *low, *high, loc);
  if (failed(batch))
    return failure();
  auto tokens =
      findSize(*made, phase.context, context.first, context.second, loc);
  if (failed(tokens))
    return failure();
  made->batch = *batch;
  made->context = *tokens;
  if (made->batch == made->context)
    return emitError(loc) << "in --serve: expected two sizes of " << own.title
                          << ", found that '" << servedBatch << "' and '"
                          << phase.context << "' are one";
  if (failed(checkOthers(*made, loc)))
    return failure();
  return made;
}

FailureOr<Serving> mlir::roofline::makeServing(ModuleOp prefillModule,
                                               ModuleOp decodeModule,
                                               const ServingRequest &request,
                                               Location loc) {
  llvm::Expected<ServingOptions> options = parseServing(request.serve);
  if (!options)
    return emitError(loc) << "in --serve '" << request.serve
                          << "': " << llvm::toString(options.takeError());
  auto metrics = getTimes(request.metrics, loc);
  if (failed(metrics))
    return failure();
  options->metrics = std::move(*metrics);
  bool hasOwnFile = !request.decodeFile.empty();
  int64_t input = options->inputTokens, output = options->outputTokens;
  StringRef decodeFile = hasOwnFile ? request.decodeFile : request.report.file;
  Phase phases[] = {{prefillModule, request.report.file, request.prefill,
                     "prefill", defaultPrefill, servedSequence, hasOwnFile},
                    {decodeModule, decodeFile.str(), request.decode, "decode",
                     defaultDecode, servedCache, hasOwnFile}};
  auto first = getRequest(phases[0], request, loc);
  auto second = failed(first) ? first : getRequest(phases[1], request, loc);
  if (failed(first) || failed(second))
    return failure();
  std::array<ServedRequest, 2> served = {std::move(*first), std::move(*second)};
  if (failed(driver::chooseSizes(served, loc)))
    return failure();
  auto prefill =
      analysePhase(phases[0], served[0], *options, {input, input}, loc);
  if (failed(prefill))
    return failure();
  auto decode =
      analysePhase(phases[1], served[1], *options,
                   {input + 1, std::max(input + 1, input + output - 1)}, loc);
  if (failed(decode))
    return failure();
  llvm::Expected<Serving> serving = runServing(
      (*prefill)->get(), (*decode)->get(), (*prefill)->input.targets, *options);
  if (!serving)
    return emitError(loc) << llvm::toString(serving.takeError());
  return std::move(*serving);
}
