//===- Plugins.cpp - Dialects and passes of one's own ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Plugins.h"
#include "StockPasses.h"

#include "mlir-roofline/IR/Roofline.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/Dialect.h"

#ifdef ROOFLINE_PLUGINS
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"
#include "mlir/Tools/Plugins/DialectPlugin.h"
#include "mlir/Tools/Plugins/PassPlugin.h"
#include "llvm/ADT/StringSet.h"

#include <mutex>
#endif

using namespace mlir;
using namespace mlir::roofline;
namespace cl = llvm::cl;

PluginOptions::PluginOptions(cl::SubCommand &command,
                             cl::OptionCategory &category)
    : dialects("load-dialect-plugin",
               cl::desc("A shared library with dialects of your own, built as "
                        "for mlir-opt; may be\nrepeated"),
               cl::value_desc("FILE"), cl::Hidden, cl::sub(command),
               cl::cat(category)),
      passes("load-pass-plugin",
             cl::desc("A shared library with passes of your own for "
                      "--pass-pipeline; may be\nrepeated"),
             cl::value_desc("FILE"), cl::Hidden, cl::sub(command),
             cl::cat(category)),
      pipeline("pass-pipeline",
               cl::desc("Passes to run on each program before it is looked at, "
                        "as in\nbuiltin.module(canonicalize)"),
               cl::value_desc("PIPELINE"), cl::Hidden, cl::sub(command),
               cl::cat(category)) {}

bool PluginOptions::isGiven() const {
  return dialects.getNumOccurrences() + passes.getNumOccurrences() +
             pipeline.getNumOccurrences() !=
         0;
}

#ifdef ROOFLINE_PLUGINS
/// LLVM's message, in which what was expected is told by line ends and full
/// stops.
static std::string takeMessage(llvm::Error error) {
  return StringRef(llvm::toString(std::move(error))).rtrim(".\n").str();
}

/// Names that both have, for dialects that are not the same: registering both
/// would end the program.
static std::optional<StringRef> findClash(const DialectRegistry &registry,
                                          MLIRContext &context) {
  std::optional<MLIRContext> scratch;
  for (StringRef name : registry.getDialectNames()) {
    if (!context.getDialectRegistry().getDialectAllocator(name))
      continue;
    if (!scratch)
      scratch.emplace(registry, MLIRContext::Threading::DISABLED);
    Dialect *theirs = scratch->getOrLoadDialect(name);
    Dialect *ours = context.getOrLoadDialect(name);
    if (theirs->getTypeID() != ours->getTypeID())
      return name;
  }
  return std::nullopt;
}

static LogicalResult loadDialects(const std::string &file, MLIRContext &context,
                                  Location loc) {
  llvm::Expected<DialectPlugin> plugin = DialectPlugin::load(file);
  if (!plugin)
    return emitError(loc, "in --load-dialect-plugin: ")
           << takeMessage(plugin.takeError());
  DialectRegistry registry;
  // A plugin with our libraries sees by it that all of them are here.
  registry.insert<RooflineDialect>();
  plugin->registerDialectRegistryCallbacks(registry);
  if (std::optional<StringRef> name = findClash(registry, context))
    return emitError(loc, "in --load-dialect-plugin: expected dialects that "
                          "are not known, found '")
           << *name << "' in '" << file << "'";
  context.appendDialectRegistry(registry);
  return success();
}

/// Passes are known to the whole process: they are registered once, whichever
/// of several programs that are read at the same time comes first.
static LogicalResult loadPasses(const std::string &file, Location loc) {
  static std::mutex mutex;
  static llvm::StringSet<> loaded;
  std::lock_guard<std::mutex> lock(mutex);
  if (loaded.contains(file))
    return success();
  llvm::Expected<PassPlugin> plugin = PassPlugin::load(file);
  if (!plugin)
    return emitError(loc, "in --load-pass-plugin: ")
           << takeMessage(plugin.takeError());
  plugin->registerPassRegistryCallbacks();
  loaded.insert(file);
  return success();
}

LogicalResult PluginOptions::load(MLIRContext &context, Location loc) const {
  if (pipeline.getNumOccurrences() != 0 && StringRef(pipeline).trim().empty())
    return emitError(loc, "in --pass-pipeline: expected "
                          "builtin.module(...), found '")
           << pipeline << "'";
  if (!passes.empty() && pipeline.empty())
    return emitError(loc, "in --load-pass-plugin: expected --pass-pipeline "
                          "beside it, which runs its passes");
  for (const std::string &file : dialects)
    if (failed(loadDialects(file, context, loc)))
      return failure();
  for (const std::string &file : passes)
    if (failed(loadPasses(file, loc)))
      return failure();
  return success();
}

LogicalResult mlir::roofline::runPipeline(ModuleOp module, StringRef pipeline,
                                          Location loc) {
  registerStockPasses();
  std::string message;
  llvm::raw_string_ostream os(message);
  FailureOr<OpPassManager> passes = parsePassPipeline(pipeline, os);
  if (failed(passes))
    return emitError(loc, "in --pass-pipeline: ")
           << takeMessage(llvm::createStringError(message));
  StringRef anchor = passes->getOpAnchorName();
  if (anchor != module.getOperationName())
    return emitError(loc, "in --pass-pipeline: expected ")
           << module.getOperationName() << "(...), found " << anchor << "(...)";
  PassManager manager(module.getContext(), module.getOperationName());
  static_cast<OpPassManager &>(manager) = std::move(*passes);
  return manager.run(module);
}
#else
LogicalResult PluginOptions::load(MLIRContext &, Location loc) const {
  auto refuse = [&](const cl::Option &option) -> LogicalResult {
    if (option.getNumOccurrences() == 0)
      return success();
    return emitError(loc, "in --")
           << option.ArgStr
           << ": expected a build with the shared libMLIR, found one that is "
              "linked statically";
  };
  return success(succeeded(refuse(dialects)) && succeeded(refuse(passes)) &&
                 succeeded(refuse(pipeline)));
}

LogicalResult mlir::roofline::runPipeline(ModuleOp, StringRef, Location) {
  return failure();
}
#endif
