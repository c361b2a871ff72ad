//===- PassRows.cpp - Which pass of which pipeline runs -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PassRows.h"

using namespace mlir;
using namespace mlir::roofline;

// The class is upstream's own secret; its name shows in timing reports.
bool mlir::roofline::isPipeline(const Pass *pass) {
  return pass->getName().ends_with("OpToOpPassAdaptor");
}

void PassRows::enterPipeline(
    uint64_t thread, std::optional<OperationName> name,
    const PassInstrumentation::PipelineParentInfo &parent) {
  Pipeline pipeline;
  pipeline.path = started.lookup({parent.parentThreadID, parent.parentPass});
  pipeline.name = name ? name->getStringRef().str() : "any";
  pipeline.parentThread = parent.parentThreadID;
  pipeline.parent = parent.parentPass;
  pipelines[thread].push_back(std::move(pipeline));
}

void PassRows::leavePipeline(uint64_t thread) {
  std::vector<Pipeline> &stack = pipelines[thread];
  if (!stack.empty())
    stack.pop_back();
}

void PassRows::dropPipelines(uint64_t parentThread, const Pass *parent) {
  for (auto &[thread, stack] : pipelines)
    llvm::erase_if(stack, [&](const Pipeline &pipeline) {
      return pipeline.parentThread == parentThread && pipeline.parent == parent;
    });
}

bool PassRows::isTopLevel(uint64_t thread) const {
  auto stack = pipelines.find(thread);
  return stack == pipelines.end() || stack->second.empty();
}

PassReport::Pass &PassRows::start(uint64_t thread, Pass *pass,
                                  unsigned number) {
  Path path;
  if (isTopLevel(thread)) {
    path.emplace_back("", number);
  } else {
    Pipeline &pipeline = pipelines[thread].back();
    path = pipeline.path;
    path.emplace_back(pipeline.name, pipeline.next++);
  }
  started[{thread, pass}] = path;
  auto [row, isNew] = rows.try_emplace(path);
  if (isNew) {
    row->second.isPipeline = isPipeline(pass);
    row->second.name = pass->getArgument().str();
    if (row->second.name.empty() && !row->second.isPipeline)
      row->second.name = pass->getName().str();
    row->second.depth = path.size() - 1;
  }
  // A pipeline is called by what stands in it.
  if (path.size() > 1) {
    PassReport::Pass &parent = rows[Path(path.begin(), path.end() - 1)];
    if (parent.isPipeline &&
        !StringRef(parent.name).contains(path.back().first))
      parent.name += (parent.name.empty() ? "" : ", ") + path.back().first;
  }
  return row->second;
}

std::optional<std::pair<uint64_t, const Pass *>>
PassRows::getParent(uint64_t thread) const {
  auto stack = pipelines.find(thread);
  if (stack == pipelines.end() || stack->second.empty())
    return std::nullopt;
  const Pipeline &pipeline = stack->second.back();
  return std::pair(pipeline.parentThread, pipeline.parent);
}

std::vector<PassReport::Pass> PassRows::take() {
  std::vector<PassReport::Pass> taken;
  taken.reserve(rows.size());
  for (auto &[path, row] : rows)
    taken.push_back(std::move(row));
  rows.clear();
  // Nothing that it could have run on was there.
  for (PassReport::Pass &row : taken)
    if (row.name.empty())
      row.name = "(pipeline)";
  return taken;
}
