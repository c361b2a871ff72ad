//===- ProgramFormulas.h - Formulas of a whole program ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_REPORT_PROGRAMFORMULAS_H
#define MLIR_ROOFLINE_LIB_REPORT_PROGRAMFORMULAS_H

#include "mlir-roofline/Machine/Formulas/FusedFormulas.h"
#include "mlir-roofline/Machine/ModuleTime.h"
#include "mlir-roofline/Report/FormulaReport.h"

namespace mlir::roofline::report {

/// What is said of formulas of one graph.
class RegimeReader {
public:
  RegimeReader(const MachineModel &machine, const FormulaGraph &graph,
               const LimitRegions::Ranges &ranges)
      : machine(machine), graph(graph), regions(machine, graph, ranges) {}

  /// Of what these take together.
  ReportRegimes get(ArrayRef<RepeatedNeeds> ops);
  /// The same where it is made of others for small sizes than for large ones.
  ReportRegimes get(ArrayRef<RepeatedNeeds> small,
                    ArrayRef<RepeatedNeeds> large);
  /// Of what no resource is the limit of.
  ReportRegimes get(const Formula &small, const Formula &large);

private:
  std::optional<ReportRegime>
  makeRegime(std::optional<SizeRegime> regime) const;
  /// Of needs or of formulas.
  template <typename Amounts>
  ReportRegimes makeRegimes(const Amounts &small, const Amounts &large);

  const MachineModel &machine;
  const FormulaGraph &graph;
  LimitRegions regions;
};

/// What a program takes on a target while sizes are open.
class ProgramFormulas {
public:
  ProgramFormulas(const ModuleCost &cost, const ModuleTime &time,
                  const ProgramFlow &flow, OpenSizes &open,
                  const LimitRegions::Ranges &ranges, FormulaGraph &graph)
      : cost(cost), time(time), flow(flow), open(open), ranges(ranges),
        graph(graph), probed(open.getProbes(), time.getMachine()) {}

  /// `ops`: what every operation needs. `status`: how far to trust the sum.
  std::shared_ptr<const ReportTimeFormulas> get(ArrayRef<RepeatedNeeds> ops,
                                                CountStatus status);

private:
  /// For small sizes and for large ones, and for all, if there is one.
  struct TimePieces {
    Formula small, large;
    std::optional<Formula> all;
  };
  void addGroups(RegimeReader &reader, const FusedFormulas &fused,
                 ReportTimeFormulas &formulas);
  void addEnergy(RegimeReader &reader, const TimePieces &seconds,
                 ReportTimeFormulas &formulas);

  const ModuleCost &cost;
  const ModuleTime &time;
  const ProgramFlow &flow;
  OpenSizes &open;
  const LimitRegions::Ranges &ranges;
  FormulaGraph &graph;
  ProbedTimes probed;
};

} // namespace mlir::roofline::report

#endif // MLIR_ROOFLINE_LIB_REPORT_PROGRAMFORMULAS_H
