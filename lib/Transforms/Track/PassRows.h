//===- PassRows.h - Which pass of which pipeline runs -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Threads run clones of nested pipelines, and passes run pipelines that they
// make themselves. A pass is told by where it stands: its number in its
// pipeline, below the pass that runs that. So all clones have one row, and the
// order of rows is that of the pipeline whatever runs first.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_TRANSFORMS_TRACK_PASSROWS_H
#define MLIR_ROOFLINE_LIB_TRANSFORMS_TRACK_PASSROWS_H

#include "mlir-roofline/Report/Compare/PassReport.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Pass/PassInstrumentation.h"
#include "llvm/ADT/DenseMap.h"

#include <map>

namespace mlir::roofline {

/// Whether `pass` only runs nested pipelines.
bool isPipeline(const Pass *pass);

/// Not safe for several threads at once.
class PassRows {
public:
  using Path = std::vector<std::pair<std::string, unsigned>>;

  void enterPipeline(uint64_t thread, std::optional<OperationName> name,
                     const PassInstrumentation::PipelineParentInfo &parent);
  void leavePipeline(uint64_t thread);
  /// Forgets pipelines that a failure has ended.
  void dropPipelines(uint64_t parentThread, const Pass *parent);

  /// Whether a pass that starts now stands in no other pipeline.
  bool isTopLevel(uint64_t thread) const;
  /// The row of `pass`, which starts on `thread`. `number` is its position if
  /// that is the top level.
  PassReport::Pass &start(uint64_t thread, Pass *pass, unsigned number);
  /// The pass that runs the pipeline in which `thread` is, and the thread of
  /// that pass; nothing at the top level.
  std::optional<std::pair<uint64_t, const Pass *>>
  getParent(uint64_t thread) const;

  /// All rows in order; none are left.
  std::vector<PassReport::Pass> take();

private:
  struct Pipeline {
    Path path;
    std::string name;
    unsigned next = 0;
    uint64_t parentThread;
    const Pass *parent;
  };
  std::map<Path, PassReport::Pass> rows;
  llvm::DenseMap<uint64_t, std::vector<Pipeline>> pipelines;
  llvm::DenseMap<std::pair<uint64_t, const Pass *>, Path> started;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_TRANSFORMS_TRACK_PASSROWS_H
