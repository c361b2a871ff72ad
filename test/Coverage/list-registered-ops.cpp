//===- list-registered-ops.cpp - Which operations have a cost model -------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Prints every operation that MLIR registers, one a line and sorted, each with
// `model`, `free` (a model that never costs anything) or `none`. With the
// argument `sizes`, those alone that make views, shapes or memory, each with
// `rule` if the sizes of their results follow from an interface, or `none`.
// With `--contents`, only those with results of which it should be known what
// they hold (free ones, views and parts), each with where that is said:
// `model`, an interface of `upstream`, or `none`.
// With `--unread`, what MLIR registers and the driver does not, or the other
// way round: dialects and operations, which should be none, and the casts,
// sizes and subsets that the counting asks for.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/InitAll.h"
#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Interfaces/CostModelOpInterface.h"
#include "mlir-roofline/Interfaces/IterationOpInterface.h"
#include "mlir-roofline/Interfaces/SizeOpInterface.h"
#include "mlir-roofline/Models/ProgramDialects.h"

#include "mlir/Interfaces/CastInterfaces.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "mlir/Interfaces/ShapedOpInterfaces.h"
#include "mlir/Interfaces/SubsetOpInterface.h"
#include "mlir/Interfaces/ViewLikeInterface.h"

#include <set>
#include <string>

using namespace mlir;
using namespace mlir::roofline;

static StringRef getCoverage(RegisteredOperationName name) {
  auto *model = name.getInterface<CostModelOpInterface>();
  if (!model)
    return "none";
  return model->isAlwaysFree() ? "free" : "model";
}

/// Whether the size of a result is what the operation is about.
static bool isAboutSizes(RegisteredOperationName name) {
  return name.hasInterface<ViewLikeOpInterface>() ||
         name.hasInterface<OffsetSizeAndStrideOpInterface>() ||
         name.hasInterface<ShapedDimOpInterface>() ||
         name.hasInterface<ReifyRankedShapedTypeOpInterface>() ||
         name.hasInterface<InferShapedTypeOpInterface>() ||
         name.getDialectNamespace() == "shape" ||
         name.getStringRef().contains("alloc");
}

static bool hasSizeRule(RegisteredOperationName name) {
  return name.hasInterface<SizeOpInterface>() ||
         name.hasInterface<DestinationStyleOpInterface>() ||
         name.hasInterface<LoopLikeOpInterface>() ||
         name.hasInterface<RegionBranchOpInterface>() ||
         name.hasInterface<ReifyRankedShapedTypeOpInterface>() ||
         name.hasInterface<ShapedDimOpInterface>() ||
         name.hasTrait<OpTrait::SameOperandsAndResultShape>() ||
         name.hasTrait<OpTrait::SameOperandsAndResultType>() ||
         name.hasTrait<OpTrait::Elementwise>();
}

static void printSizeRules(MLIRContext &context) {
  for (RegisteredOperationName name : context.getRegisteredOperations())
    if (isAboutSizes(name))
      llvm::outs() << name.getStringRef() << ' '
                   << (hasSizeRule(name) ? "rule" : "none") << '\n';
}

/// Of operations on tensors that cost something.
static void printLoopRules(MLIRContext &context) {
  for (RegisteredOperationName name : context.getRegisteredOperations()) {
    StringRef dialect = name.getDialectNamespace();
    bool isOnTensors =
        dialect == "linalg" || dialect == "tosa" || dialect == "tensor";
    bool hasRule = name.hasInterface<IterationOpInterface>() ||
                   name.hasTrait<OpTrait::Elementwise>();
    if (isOnTensors && getCoverage(name) == "model" &&
        !name.hasTrait<OpTrait::ZeroResults>())
      llvm::outs() << name.getStringRef() << ' ' << (hasRule ? "rule" : "none")
                   << '\n';
  }
}

static bool isPart(RegisteredOperationName name) {
  return name.hasInterface<OffsetSizeAndStrideOpInterface>() ||
         name.hasInterface<SubsetInsertionOpInterface>();
}

static bool isView(RegisteredOperationName name) {
  return name.hasInterface<ViewLikeOpInterface>() ||
         name.hasInterface<SubsetExtractionOpInterface>() ||
         name.hasInterface<CastOpInterface>();
}

static StringRef getContents(RegisteredOperationName name) {
  if (name.hasInterface<ContentsOpInterface>())
    return "model";
  return isView(name) ? "upstream" : "none";
}

/// One line for each operation and dialect of a registry, with what the
/// counting asks of it.
static std::set<std::string> describe(MLIRContext &context) {
  context.loadAllAvailableDialects();
  std::set<std::string> lines;
  for (StringRef dialect : context.getAvailableDialects())
    lines.insert(("dialect " + dialect).str());
  for (RegisteredOperationName name : context.getRegisteredOperations()) {
    std::string line = name.getStringRef().str();
    line += name.hasInterface<CastOpInterface>() ? " cast" : "";
    line +=
        name.hasInterface<ReifyRankedShapedTypeOpInterface>() ? " size" : "";
    line += name.hasInterface<SubsetOpInterface>() ? " subset" : "";
    line += name.hasInterface<SubsetInsertionOpInterface>() ? " insert" : "";
    line += name.hasInterface<SubsetExtractionOpInterface>() ? " extract" : "";
    lines.insert(line);
  }
  return lines;
}

static void printUnread(const DialectRegistry &all) {
  DialectRegistry read;
  registerProgramDialects(read);
  registerForeignDialects(read);
  MLIRContext allContext(all), readContext(read);
  std::set<std::string> expected = describe(allContext);
  std::set<std::string> found = describe(readContext);
  for (const std::string &line : expected)
    if (!found.count(line))
      llvm::outs() << "missing " << line << '\n';
  for (const std::string &line : found)
    if (!expected.count(line))
      llvm::outs() << "needless " << line << '\n';
  llvm::outs() << expected.size() << " of MLIR, " << found.size()
               << " of the driver\n";
}

int main(int argc, char **argv) {
  bool listsContents = argc > 1 && StringRef(argv[1]) == "--contents";
  DialectRegistry registry;
  registerAll(registry);
  if (argc > 1 && StringRef(argv[1]) == "--unread") {
    printUnread(registry);
    return 0;
  }
  MLIRContext context(registry);
  context.loadAllAvailableDialects();
  if (argc > 1 && StringRef(argv[1]) == "sizes") {
    printSizeRules(context);
    return 0;
  }
  if (argc > 1 && StringRef(argv[1]) == "loops") {
    printLoopRules(context);
    return 0;
  }
  for (RegisteredOperationName name : context.getRegisteredOperations()) {
    StringRef coverage = getCoverage(name);
    bool mayHold = coverage == "free" || isPart(name) || isView(name);
    if (!listsContents)
      llvm::outs() << name.getStringRef() << ' ' << coverage << '\n';
    else if (coverage != "none" && mayHold &&
             !name.hasTrait<OpTrait::ZeroResults>())
      llvm::outs() << name.getStringRef() << ' ' << getContents(name) << '\n';
  }
}
