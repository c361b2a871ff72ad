//===- Passes.td - The roofline passes ---------------------*- tablegen -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TRANSFORMS_PASSES
#define MLIR_ROOFLINE_TRANSFORMS_PASSES

// Options that commands have, too, are declared for both in
// mlir-roofline/Driver/Options.

include "mlir/Pass/PassBase.td"

class Roofline_TargetOption<string default = "">
    : Option<"target", "target", "std::string", /*default=*/default,
             "A known target's name, host for this machine, dlti for the module's "
             "target system spec, or a file with a #roofline.target">;

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
    whose time is known; with several targets, a dictionary of bounds by their
    names. Both are of one execution and replace what an earlier run wrote.
    `params` marks arguments with `roofline.param`; `target`, `params`, `cache`,
    `allow-tf32` and `inputs` mean what they do in `mlir-roofline report`.

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
  let dependentDialects = ["::mlir::roofline::RooflineDialect"];
}

def RooflineReport : Pass<"roofline-report", "::mlir::ModuleOp"> {
  let summary = "Report the costs of a module";
  let description = [{
    Writes what `mlir-roofline report` prints, to standard output or to a file
    (`output`). The module is left as it is. The options are those of the
    command, with the same names and meaning.
  }];
  let dependentDialects = ["::mlir::roofline::RooflineDialect"];
}

def RooflineCheck : Pass<"roofline-check", "::mlir::ModuleOp"> {
  let summary = "Fail if the module exceeds limits";
  let description = [{
    Does what `mlir-roofline check` does: every limit that does not hold, or is
    not certain to hold, is an error, and the pass fails. The module is left as
    it is. The options are those of the command, with the same names and meaning.
  }];
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
