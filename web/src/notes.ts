// What the numbers rest on: what is not known, what was assumed, what stands in.

import { byId, element } from "./dom";
import { countNoun, formatAny, formatCount, formatSeconds, formatShare } from "./format";
import type { View } from "./model";
import type { Report, Target } from "./report";

/** One sentence a line, under a heading. */
interface Group {
  title: string;
  lines: string[];
}

function unknowns(report: Report, target: Target | undefined): Group {
  const lines = report.coverage.unknown.map(
    ({ op, count, reason }) => `${op} (${count}): ${reason}`,
  );
  const { totals, program } = report;
  if (totals.status === "lower" || totals.bytes_status === "lower")
    lines.push("Totals with >= leave out what is not known; the true value is larger.");
  if (target?.untimed_s)
    lines.push(
      `Work for which ${target.name} has no rate is not timed: at most ${formatSeconds(target.untimed_s)} more.`,
    );
  for (const standIn of target?.stand_ins ?? []) {
    const what = `${standIn.unit} ${standIn.type} (${countNoun(standIn.ops, "operation")})`;
    lines.push(
      standIn.runs_on
        ? `${what}: no rate of its own, timed as ${standIn.runs_on}${standIn.split ? " in several steps" : ""}.`
        : `${what}: no rate, not timed.`,
    );
  }
  if (target?.energy?.missing?.length)
    lines.push(
      `Energy leaves out ${target.energy.missing.join(", ")}, of which the table ${target.energy.table} says nothing.`,
    );
  if (program?.unreferenced_functions)
    lines.push(
      `${countNoun(program.unreferenced_functions, "private function")} that nothing refers to: not counted.`,
    );
  if (program?.ops_without_effect)
    lines.push(
      `${countNoun(program.ops_without_effect, "operation")} without an effect on a result, counted all the same.`,
    );
  return {
    title: "Not known, or only in part",
    lines: lines.length ? lines : ["Nothing: every operation and every byte has a model."],
  };
}

function assumptions(report: Report): Group {
  const lines: string[] = [];
  const { machine, activations, program } = report;
  if (program && program.sums.length > 1)
    lines.push(
      `Totals sum one execution of each of ${program.sums.map((name) => `@${name}`).join(", ")}.`,
    );
  if (machine) {
    lines.push(
      machine.cache === "hot"
        ? "What fits the last cache is there before each operation."
        : "Every operation finds its operands in the outermost memory (cold caches).",
    );
    lines.push(
      machine.allow_tf32
        ? "Matrix units may round the factors of f32 products to tf32."
        : "Products of f32 stay f32: no unit rounds them to tf32.",
    );
    if (machine.devices > 1) lines.push(`${machine.devices} devices each run the program.`);
    if (machine.batch_symbol)
      lines.push(
        `The batch is ${machine.batch_symbol} = ${formatAny(machine.batch, formatCount)}.`,
      );
  } else lines.push("There is no target, so nothing has a time.");
  if (activations)
    lines.push(
      activations.inputs === "keep"
        ? "The caller keeps the inputs while the program runs."
        : "Inputs are freed after their last use.",
    );
  for (const symbol of report.symbols)
    lines.push(
      `${symbol.name}, ${symbol.meaning}: ${symbol.value === undefined ? "open" : String(symbol.value)}`,
    );
  return { title: "Assumed", lines };
}

function calibrations(target: Target | undefined): Group {
  const lines = [];
  for (const entry of target?.calibration ?? []) {
    if (!entry.used && !entry.stands_in_for?.length) continue;
    const of = entry.element_type ? `${entry.class} of ${entry.element_type}` : entry.class;
    const error =
      entry.error === undefined ? "error not known" : `mean error ${formatShare(entry.error)}`;
    const others = entry.stands_in_for?.length
      ? `, stands in for ${entry.stands_in_for.join(", ")}`
      : "";
    lines.push(
      `${of}: ${error}${entry.rows ? ` on ${countNoun(entry.rows, "measurement")}` : ""}${others}. ${entry.source ?? ""}`,
    );
  }
  return { title: "Measured, for the estimate", lines };
}

/** How what was measured was joined with the operations. */
function measurements(report: Report): Group {
  const { measured } = report;
  if (!measured) return { title: "", lines: [] };
  const lines = [
    `${measured.rows.length} of ${measured.rows.length + measured.unmatched.length} names of ${measured.file} (${measured.format}) were joined with operations.`,
  ];
  for (const { name, seconds, reason } of measured.unmatched.slice(0, 8))
    lines.push(`Not joined: ${name}, ${formatSeconds(seconds)}: ${reason}`);
  if (measured.unmeasured.length)
    lines.push(
      `Not measured: ${countNoun(measured.unmeasured.length, "operation")}, with a bound of ${formatSeconds(measured.unmeasured_s)}.`,
    );
  return { title: "Measured beside predicted", lines };
}

export function drawNotes(view: View): void {
  const { report, target } = view;
  const groups = [unknowns(report, target), assumptions(report), calibrations(target), measurements(report)];
  byId("notes").replaceChildren(
    ...groups
      .filter((group) => group.lines.length)
      .map((group) =>
        element(
          "div",
          { class: "notes" },
          element("h3", {}, group.title),
          element("ul", {}, ...group.lines.map((line) => element("li", {}, line))),
        ),
      ),
  );
}
