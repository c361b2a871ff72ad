//===- Grouping.h - Rows of a report ----------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_REPORT_GROUPING_H
#define MLIR_ROOFLINE_LIB_REPORT_GROUPING_H

#include "LayerNames.h"
#include "mlir-roofline/Machine/Formulas/GroupRegimes.h"
#include "mlir-roofline/Machine/LevelTraffic.h"
#include "mlir-roofline/Machine/ModuleTime.h"
#include "mlir-roofline/Report/Report.h"

namespace mlir::roofline::report {

/// What a location says, for people: the name a front end gave, or
/// `file:line:column` with the file's last path component; `(no location)` if
/// there is neither. The innermost name wins, over calls and fused locations;
/// where there is no name, the innermost file location.
std::string nameLocation(Location location);
std::string nameLocation(const LayerPaths::Origin &origin);

/// Operations outside any function belong to the analysed operation itself.
std::string getShownName(const FunctionCost &function);

/// The count for sizes that somebody has given.
Quantity bindSizes(const Quantity &count, const ReportOptions &options);

/// What a report says of operation `number` of `ModuleCost::getOps`, without
/// times.
Report::Op makeOp(unsigned number, const ModuleCost &cost, StringRef location);
/// One execution of one operation on a target; nothing while symbolic.
Report::Time makeTime(const std::optional<OpTime> &opTime);
/// What the memory levels of a target hand over for one operation.
std::shared_ptr<Report::Levels> makeLevels(const OpLevels &of,
                                           TargetAttr target);
/// A group of operations that can run as one, `number` in `groups`; with times
/// if there is a target.
Report::Fusion::Group makeFusionGroup(const ModuleCost &cost,
                                      const FusionGroups &groups,
                                      unsigned number, const ModuleTime *time);

/// What the program leaves open, with what the caller filled in, and what it
/// leaves open in types alone.
void addSymbols(Report &report, const ModuleCost &cost,
                const ReportOptions &options);
/// What stands in the counts for formulas that are too large.
void addFormulas(Report &report);

/// An open size, with the value that somebody has given it.
Report::Symbol makeSymbol(const SizeSymbol &symbol,
                          const ReportOptions &options);

/// A type that `numOps` operations need and the target cannot compute with.
Report::Target::StandIn makeStandIn(const StandIn &standIn, unsigned numOps);

/// Adds the targets and the times of the ops on them.
void addTargets(Report &report, const ModuleCost &cost,
                ArrayRef<TargetAttr> targets);

/// Adds what the memory levels of a target hand over to its ops, whose last
/// time is that of the target, and to the target.
void addLevels(Report &report, const ModuleCost &cost,
               const MachineModel &machine, Report::Target &target);

/// Adds what the loops of a program move on its targets.
void addLoops(Report &report, const ModuleCost &cost,
              ArrayRef<TargetAttr> targets);

/// Adds what the targets of a complete report say of the program if tensors
/// were held as assumed, of which the parameters then take `parameterBytes`.
void addWhatIf(Report &report, const ModuleCost &cost,
               const Quantity &parameterBytes, const Assumptions &assumptions,
               ArrayRef<TargetAttr> targets);

/// What fusion changes if a core has `capacityBytes` of fast memory, for which
/// `groups` have been made, without listing them.
Report::Fusion makeFusion(const ModuleCost &cost, const FusionGroups &groups,
                          double capacityBytes);
/// The groups of several operations; with times if there is a target.
std::vector<Report::Fusion::Group> listFusionGroups(const ModuleCost &cost,
                                                    const FusionGroups &groups,
                                                    const ModuleTime *time);

/// Further groups that there are at some open sizes, in the order of these.
std::vector<Report::Fusion::Group>
listConditionalGroups(const FusionGroups &groups, OpenSizes &open,
                      double capacityBytes);

/// Adds what the program holds to a report whose functions, ops, groups and
/// targets are complete. `original`: before sizes were bound; `bound`: the
/// parameters with these.
void addActivations(Report &report, const ModuleCost &original,
                    const ModuleCost &cost, const Parameters &parameters,
                    ArrayRef<Parameter> bound, const ReportOptions &options,
                    ArrayRef<TargetAttr> targets);

/// Adds what a backward pass needs, with the parameters as they are bound.
void addTraining(Report &report, const ModuleCost &cost,
                 ArrayRef<Parameter> parameters, const ReportOptions &options);

/// Joins times with the operations of a report, whose times on the only target
/// are filled in, and adds to these what was measured of each. `layers` is
/// parallel to the operations.
void addMeasured(Report &report, const ModuleCost &cost,
                 const MeasuredTimes &times, LayerPaths &paths,
                 const LayerNames &names,
                 ArrayRef<std::optional<unsigned>> layers);

/// Says which measured rows the rows of a report show, once there are some.
void markMeasuredRows(Report &report);

/// What was measured of these operations, in ascending order, by the fewest and
/// so the largest rows of the file that speak of nothing else. Nothing if there
/// is none.
std::optional<MeasuredPart> getMeasuredPart(const Report &report,
                                            ArrayRef<unsigned> ops);

/// Shapes and element types of what an operation takes and gives, for
/// `Report::Op`.
std::string describeTypes(Operation *op);

/// Equal for operations that agree in all that their rows show but the place.
std::string getRowKey(const Report::Op &op);

/// Puts rows in the order that `report.rows.sort`, which is not null, asks for.
void sortByMetric(const Report &report, std::vector<Report::Group> &groups);

/// The rows of a report whose ops are filled in.
std::vector<Report::Group> groupOps(const Report &report);

/// What the operations of a row, which are filled in, add up to.
void sumOps(const Report &report, Report::Group &group);

/// Adds the layers of a program down to `report.layerDepth`. `layers` is
/// parallel to the ops of the report, which are filled in.
void addLayers(Report &report, const LayerPaths &paths, const LayerNames &names,
               ArrayRef<std::optional<unsigned>> layers);

/// Shows everything that sums up operations for whoever has asked for it.
void forEachSum(Report &report,
                llvm::function_ref<void(Report::Group &)> visit);

/// Fills in what compares the targets of a report whose ops, targets and groups
/// are complete.
/// A group for each entry of a program that has several; nothing otherwise.
std::vector<Report::Group> groupEntries(const Report &report);

void compareTargets(Report &report);

} // namespace mlir::roofline::report

#endif // MLIR_ROOFLINE_LIB_REPORT_GROUPING_H
