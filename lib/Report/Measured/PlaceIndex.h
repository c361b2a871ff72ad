//===- PlaceIndex.h - Operations by what names them -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_REPORT_MEASURED_PLACEINDEX_H
#define MLIR_ROOFLINE_LIB_REPORT_MEASURED_PLACEINDEX_H

#include "Layers/Grouping.h"
#include "mlir-roofline/Report/MeasuredTimes.h"
#include "llvm/ADT/StringMap.h"

namespace mlir::roofline::report {

/// What a name stands for.
struct PlaceMatch {
  /// As in `ReportMeasured::Row`.
  StringRef matchedBy;
  /// In program order; empty if the name stands for nothing, or for several
  /// things.
  std::vector<unsigned> ops;
  /// Why it stands for nothing: it could be several things. Empty otherwise.
  std::string ambiguity;

  bool isFound() const { return !ops.empty() || !ambiguity.empty(); }
};

/// Finds the operations that a file of measurements names. The rules, of which
/// the first that finds something decides:
///   id          `7`
///   location    what reports show, `file:line:column` and `file:line`, with
///               or without the folders
///   layer       its whole path, with `.` or `/` between the steps
///   function    `main` or `@main`
///   kind        `linalg.matmul`; `aten::mm` for all `.../aten.mm.default`
///   layer end   the last steps of a single layer's path
class PlaceIndex {
public:
  /// `layers` is parallel to the operations of the report.
  PlaceIndex(const Report &report, const ModuleCost &cost, LayerPaths &paths,
             const LayerNames &names, ArrayRef<std::optional<unsigned>> layers);

  PlaceMatch find(const MeasuredTime &time) const;

private:
  /// Operations at one line of a file, whose name may be that of several files.
  struct Line {
    std::vector<unsigned> ops;
    StringAttr file, otherFile;
  };

  void addLocations(const ModuleCost &cost, LayerPaths &paths);
  void addLine(unsigned id, StringAttr file, const Twine &key);
  void addLayers(const LayerNames &names,
                 ArrayRef<std::optional<unsigned>> layers);
  std::string getPath(unsigned layer) const;

  PlaceMatch find(const MeasuredTime::Place &place) const;
  PlaceMatch findId(StringRef text) const;
  PlaceMatch findLocation(StringRef text) const;
  PlaceMatch findLayer(StringRef text) const;
  PlaceMatch findLayerEnd(StringRef text) const;
  PlaceMatch findNamed(const llvm::StringMap<std::vector<unsigned>> &named,
                       StringRef text, StringRef matchedBy) const;
  std::vector<unsigned> getOpsIn(unsigned layer) const;

  const Report &report;
  const LayerPaths &paths;
  llvm::StringMap<std::vector<unsigned>> locations, functions, kinds, layerRows;
  llvm::StringMap<Line> lines;
  /// Layers by their whole path, and by its last step.
  llvm::StringMap<SmallVector<unsigned, 1>> layersByPath, layersByEnd;
  /// By number in the paths: operations and layers right inside of a layer.
  std::vector<std::vector<unsigned>> own, inner;
};

} // namespace mlir::roofline::report

#endif // MLIR_ROOFLINE_LIB_REPORT_MEASURED_PLACEINDEX_H
