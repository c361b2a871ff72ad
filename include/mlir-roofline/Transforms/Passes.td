//===- Passes.td - The roofline passes ---------------------*- tablegen -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TRANSFORMS_PASSES
#define MLIR_ROOFLINE_TRANSFORMS_PASSES

include "mlir/Pass/PassBase.td"

class Roofline_TargetOption<string default = "">
    : Option<"target", "target", "std::string", /*default=*/default,
             "A known target's name, host for this machine, dlti for the module's "
             "target system spec, or a file with a #roofline.target">;

def Roofline_ParamsOption
    : Option<"params", "params", "std::string", /*default=*/"",
             "Arguments to count as parameters: 1-20,25 or @FILE.json">;

def Roofline_CacheOption
    : Option<"cache", "cache", "::mlir::roofline::CacheState",
             /*default=*/"::mlir::roofline::CacheState::cold",
             "What the caches hold before an operation", [{::llvm::cl::values(
               clEnumValN(::mlir::roofline::CacheState::cold, "cold",
                          "nothing"),
               clEnumValN(::mlir::roofline::CacheState::hot, "hot",
                          "what fits the last level"))}]>;

def Roofline_Tf32Option
    : Option<"allowTf32", "allow-tf32", "bool", /*default=*/"false",
             "Let matrix units round the factors of f32 products to tf32">;

def Roofline_InputsOption
    : Option<"inputs", "inputs", "::mlir::roofline::InputUse",
             /*default=*/"::mlir::roofline::InputUse::keep",
             "What becomes of what a program is given", [{::llvm::cl::values(
               clEnumValN(::mlir::roofline::InputUse::keep, "keep",
                          "the caller goes on holding it"),
               clEnumValN(::mlir::roofline::InputUse::release, "release",
                          "it is freed, or written over, at its last use"))}]>;

def RooflineSetTarget : Pass<"roofline-set-target", "::mlir::ModuleOp"> {
  let summary = "Attach a target description to the module";
  let description = [{
    Sets the module's `roofline.target` attribute, which the other passes and
    `dlti.query` then find. An unknown name is an error that lists the known
    ones.

    ```mlir
    // --roofline-set-target=target=nvidia-h100-sxm
    module attributes {roofline.target = #roofline.target<"nvidia-h100-sxm", …>}
    ```
  }];
  let options = [Roofline_TargetOption<>];
  let dependentDialects = ["::mlir::roofline::RooflineDialect"];
}

def RooflineAnnotate : Pass<"roofline-annotate", "::mlir::ModuleOp"> {
  let summary = "Write costs, and bounds on a target, on the operations";
  let description = [{
    Puts `roofline.cost` on every operation that is not free, and, with a target
    (the option's, or else the module's own), `roofline.bound` on every operation
    whose time is known. Both are of one execution and replace what an earlier
    run wrote. `params` marks arguments with `roofline.param`.

    ```mlir
    %1 = linalg.matmul {roofline.bound = #roofline.bound<compute, "matrix.f16">,
                        roofline.cost = #roofline.cost<macs = 64, flops = 128, read = 64 B, write = 32 B>}
           ins(%a, %b : tensor<4x4xf16>, tensor<4x4xf16>) outs(%0 : tensor<4x4xf16>) -> tensor<4x4xf16>
    ```

    On request, each operation also says with which others it can run as one
    (`groups`: `roofline.group`), and what its function holds while it runs
    (`live`: `roofline.live`, and the most of it as `roofline.peak` on the
    function). Nothing is written where calls of a function differ in it.

    ```mlir
    // --roofline-annotate="groups live"
    func.func @f(…) attributes {roofline.peak = #roofline.peak<96 B, exact>} {
      %1 = linalg.exp {roofline.group = #roofline.group<0, ops = 2, as_written = 128 B, fused = 64 B, saved = 64 B>,
                       roofline.live = #roofline.live<96 B>, …} …
    ```

    Where MLIR's remarks are on (`--remarks-filter=roofline`), each operation is
    also an analysis remark of the category `roofline`, with the counts of all
    its executions and, with a target, their time.
  }];
  let options = [Roofline_TargetOption<>, Roofline_ParamsOption,
                 Roofline_CacheOption, Roofline_Tf32Option,
                 Option<"groups", "groups", "bool", /*default=*/"false",
                        "Also write with which others an operation can run as "
                        "one, and what that saves">,
                 Option<"live", "live", "bool", /*default=*/"false",
                        "Also write what is live while an operation runs, and "
                        "the most on its function">,
                 Roofline_InputsOption];
  let dependentDialects = ["::mlir::roofline::RooflineDialect"];
}

def RooflineMarkParams : Pass<"roofline-mark-params", "::mlir::ModuleOp"> {
  let summary = "Mark arguments as parameters";
  let description = [{
    Puts `roofline.param` on the arguments that `params` names, by position or by
    a file that describes the arguments, of the module's only function or of its
    only public one.

    ```mlir
    // --roofline-mark-params=params=1-
    func.func @main(%x: tensor<4xf32>, %w: tensor<4xf32> {roofline.param})
    ```
  }];
  let options = [Roofline_ParamsOption];
  let dependentDialects = ["::mlir::roofline::RooflineDialect"];
}

def RooflineReport : Pass<"roofline-report", "::mlir::ModuleOp"> {
  let summary = "Report the costs of a module";
  let description = [{
    Writes what `mlir-roofline report` prints, to standard output or to a file.
    The module is left as it is.
  }];
  let options = [
    ListOption<"targets", "target", "std::string",
               "Known targets' names, host for this machine, dlti for the module's "
               "target system spec, or files with a #roofline.target">,
    Roofline_ParamsOption,
    Roofline_CacheOption,
    Roofline_Tf32Option,
    Option<"format", "format", "const ::mlir::roofline::Emitter *",
           /*default=*/"::mlir::roofline::getEmitters().front().get()",
           "Form of the report", [{::mlir::roofline::EmitterValues()}]>,
    Roofline_InputsOption,
    Option<"training", "training", "::mlir::roofline::Optimizer",
           /*default=*/"::mlir::roofline::Optimizer::none",
           "Also tell what a backward pass needs, and what the optimiser keeps",
           [{::llvm::cl::values(
             clEnumValN(::mlir::roofline::Optimizer::none, "none", "nothing"),
             clEnumValN(::mlir::roofline::Optimizer::sgd, "sgd",
                        "gradients alone"),
             clEnumValN(::mlir::roofline::Optimizer::adam, "adam",
                        "two moments in f32, and a copy of what is narrower"))}]>,
    Option<"groupBy", "group-by", "::mlir::roofline::GroupBy",
           /*default=*/"::mlir::roofline::GroupBy::op",
           "What a row of the table stands for", [{::llvm::cl::values(
             clEnumValN(::mlir::roofline::GroupBy::op, "op", "an operation"),
             clEnumValN(::mlir::roofline::GroupBy::kind, "kind",
                        "all operations of one name"),
             clEnumValN(::mlir::roofline::GroupBy::layer, "layer",
                        "all operations of one source layer"),
             clEnumValN(::mlir::roofline::GroupBy::function, "function",
                        "a function"))}]>,
    Option<"depth", "depth", "unsigned", /*default=*/"0",
           "Print the layers as a tree, this deep, each with all that is in it">,
    Option<"function", "function", "std::string", /*default=*/"",
           "Report this function alone, with what it calls">,
    ListOption<"names", "name", "std::string",
               "Names for sizes that the program leaves open: SIZE=NAME">,
    ListOption<"ranges", "range", "std::string",
               "The values that open sizes may have: SIZE=LOW..HIGH">,
    ListOption<"bindings", "bind", "std::string",
               "Values for sizes that the program leaves open: NAME=NUMBER">,
    Option<"assume", "assume", "std::string", /*default=*/"",
           "Also report the program with its float tensors in other types: "
           "weights:TYPE;activations:TYPE;kv:TYPE">,
    Option<"fusion", "fusion", "bool", /*default=*/"false",
           "Also list the groups of operations that can run as one, by what that "
           "saves">,
    Option<"batchSymbol", "batch-symbol", "std::string", /*default=*/"",
           "The size that counts the items of a batch, for the throughput">,
    Option<"devices", "devices", "unsigned", /*default=*/"1",
           "Devices that each run the program, for the throughput">,
    Option<"energy", "energy", "std::string", /*default=*/"",
           "Energies to use for every target instead of its own: a known table or "
           "a file with a #roofline.energy">,
    Option<"grid", "grid", "std::string", /*default=*/"",
           "Also tell emissions: the region whose electricity is used, or grams "
           "of CO2 equivalents per kWh">,
    Option<"pue", "pue", "std::string", /*default=*/"",
           "Power usage effectiveness of the site, with grid">,
    Option<"levels", "levels", "bool", /*default=*/"false",
           "Also tell what each memory level of the targets hands over">,
    Option<"measured", "measured", "std::string", /*default=*/"",
           "Put measured times beside the predicted ones: CSV or a trace">,
    Option<"measuredRuns", "measured-runs", "double", /*default=*/"0",
           "With measured, how many runs of the program the file sums up">,
    Option<"all", "all", "bool", /*default=*/"false",
           "Print every row of the table">,
    Option<"csv", "csv", "::mlir::roofline::CsvForm",
           /*default=*/"::mlir::roofline::CsvForm::wide",
           "With format=csv, what a row is of", [{::llvm::cl::values(
             clEnumValN(::mlir::roofline::CsvForm::wide, "wide",
                        "one op or group, with columns for each target"),
             clEnumValN(::mlir::roofline::CsvForm::tidy, "long",
                        "one op or group on one target, all executions"))}]>,
    Option<"top", "top", "unsigned", /*default=*/"0",
           "Print this many rows of the table">,
    Option<"sort", "sort", "std::string", /*default=*/"",
           "Largest first by this metric, by its name in JSON">,
    Option<"filter", "filter", "std::string", /*default=*/"",
           "Make rows of those operations alone whose name, location or function "
           "this regular expression matches">,
    ListOption<"columns", "columns", "std::string",
               "What rows say: metrics, by their names in JSON">,
    Option<"legend", "legend", "bool", /*default=*/"false",
           "Explain every column and line">,
    Option<"plot", "plot", "bool", /*default=*/"false",
           "Also draw the roofline of the first target">,
    Option<"output", "output", "std::string", /*default=*/"\"-\"",
           "File to write; - is standard output">
  ];
  let dependentDialects = ["::mlir::roofline::RooflineDialect"];
}

def RooflineCheck : Pass<"roofline-check", "::mlir::ModuleOp"> {
  let summary = "Fail if the module exceeds limits";
  let description = [{
    Does what `mlir-roofline check` does: every limit that does not hold, or is
    not certain to hold, is an error, and the pass fails. The module is left as
    it is.
  }];
  let options = [
    ListOption<"targets", "target", "std::string",
               "Known targets' names, host for this machine, dlti for the module's "
               "target system spec, or files with a #roofline.target">,
    Roofline_ParamsOption,
    Roofline_CacheOption,
    Roofline_Tf32Option,
    Option<"function", "function", "std::string", /*default=*/"",
           "Check this function alone, with what it calls">,
    ListOption<"names", "name", "std::string",
               "Names for sizes that the program leaves open: SIZE=NAME">,
    ListOption<"ranges", "range", "std::string",
               "The values that open sizes may have: SIZE=LOW..HIGH">,
    ListOption<"bindings", "bind", "std::string",
               "Values for sizes that the program leaves open: NAME=NUMBER">,
    ListOption<"maxima", "max", "std::string",
               "The most that a metric may be: METRIC=VALUE">,
    ListOption<"minima", "min", "std::string",
               "The least that a metric may be: METRIC=VALUE">,
    Option<"maxParameters", "max-parameters", "std::string", /*default=*/"",
           "The most of the metric parameters">,
    Option<"maxMacs", "max-macs", "std::string", /*default=*/"",
           "The most of the metric macs">,
    Option<"maxFlops", "max-flops", "std::string", /*default=*/"",
           "The most of the metric flops">,
    Option<"maxBytes", "max-bytes", "std::string", /*default=*/"",
           "The most of the metric bytes">,
    Option<"maxPeakActivation", "max-peak-activation", "std::string",
           /*default=*/"", "The most of the metric live_bytes">,
    Option<"maxLatency", "max-latency", "std::string", /*default=*/"",
           "The most of the metric time_s, on every target">,
    Option<"minCoverage", "min-coverage", "std::string", /*default=*/"",
           "The least of the metrics coverage_ops and coverage_bytes">,
    Option<"failOnUnknown", "fail-on-unknown", "bool", /*default=*/"false",
           "Require that every operation has a cost">,
    Option<"acceptEstimates", "accept-estimates", "bool", /*default=*/"false",
           "Take an estimate within a limit for good enough">,
    ListOption<"budgetFiles", "budget", "std::string",
               "Also the limits in these JSON files">
  ];
  let dependentDialects = ["::mlir::roofline::RooflineDialect"];
}

def RooflineRankSchedules : Pass<"roofline-rank-schedules", "::mlir::ModuleOp"> {
  let summary = "Find the schedules that cost least, without running anything";
  let description = [{
    Applies every public named sequence with one argument to a copy of the
    program, with every combination of what its `transform.tune.knob` and
    `transform.tune.alternatives` leave open, and writes the best ones. Schedules
    are in the module, in modules within, or in a file; the program is all
    else. What cannot be applied, or has no certain cost, is counted.

    ```
    roofline-opt product.mlir --roofline-rank-schedules='target=mine.mlir level=DRAM top=3'
    ```

    Numbers are those of `transform.roofline.cost` and, with `level`, of
    `transform.roofline.traffic`. The module is left as it is, or with `apply`
    becomes what the best schedule makes of it, without the schedules.
  }];
  let options = [
    Roofline_TargetOption<>,
    Option<"metric", "metric", "std::string", /*default=*/"\"time_s\"",
           "What the program is to have least of, or most if more of it is "
           "better, by its name in JSON">,
    Option<"level", "level", "std::string", /*default=*/"",
           "Instead, the target's memory level that is to hand over least">,
    Option<"kind", "kind", "std::string", /*default=*/"\"written\"",
           "With level, which bytes: written, lower or attainable">,
    Option<"schedules", "schedules", "std::string", /*default=*/"",
           "A file with the schedules instead of those in the module">,
    Option<"top", "top", "unsigned", /*default=*/"5",
           "How many of the best to write">,
    Option<"limit", "limit", "uint64_t", /*default=*/"10000",
           "The most alternatives to try; more are an error">,
    Option<"apply", "apply", "bool", /*default=*/"false",
           "Replace the module by what the best schedule makes of it">,
    Option<"keep", "keep", "std::string", /*default=*/"",
           "A folder to write the best programs to, as 1.mlir, 2.mlir, …">,
    Option<"output", "output", "std::string", /*default=*/"\"-\"",
           "File to write; - is standard output">
  ];
  let dependentDialects = ["::mlir::roofline::RooflineDialect"];
}

def RooflineStrip : Pass<"roofline-strip", "::mlir::ModuleOp"> {
  let summary = "Remove everything the roofline passes have written";
  let description = [{
    Removes `roofline.cost` and `roofline.bound` from every operation,
    `roofline.target` from modules and `roofline.param` from arguments. A
    `roofline.trip_count` is a statement of the program's author and stays.
  }];
}

#endif // MLIR_ROOFLINE_TRANSFORMS_PASSES
