// The figures that people look for first.

import { number } from "../copy";
import { byId, element } from "../dom";
import * as format from "../format";
import { exactText, statusPrefix } from "../format";
import { shortenLocation, type Row, type View } from "../model";
import type { Count, Report, Target } from "../report";

interface Figure {
  title: string;
  /** What is said of it in full. */
  meaning: string;
  text: string;
  exact: string;
  note?: string | undefined;
}

function seconds(
  title: string,
  meaning: string,
  value: number | undefined,
  note?: string,
  prefix = "",
): Figure | undefined {
  if (value === undefined) return undefined;
  return { title, meaning, text: prefix + format.formatSeconds(value), exact: String(value), note };
}

function latencies(target: Target): (Figure | undefined)[] {
  const prefix = statusPrefix(target.status);
  const share = target.calibrated_share;
  return [
    seconds(
      "Latency bound",
      "All operations one after another as written, each from cold memory: no schedule that keeps them apart is faster",
      target.latency_bound_s,
      target.bound_by && `mostly ${target.bound_by}`,
      prefix,
    ),
    seconds(
      "Fused",
      "Groups of operations that can run as one: only what enters and leaves a group moves",
      target.latency_fused_s,
      target.fusion && `${target.fusion.num_groups} groups`,
      prefix,
    ),
    seconds(
      "Floor",
      "However fused: all work once, inputs and outputs once",
      target.latency_floor_s,
      target.floor_bound_by && `by ${target.floor_bound_by}`,
    ),
    seconds(
      "Expected",
      "At the efficiencies that the target was measured to reach, with an overhead per group",
      target.latency_estimate_s,
      share === undefined ? undefined : `${format.formatShare(share)} calibrated`,
    ),
  ];
}

function count(
  title: string,
  meaning: string,
  value: Count | undefined,
  prefix: string,
  write: (value: number) => string,
  note?: string,
): Figure | undefined {
  if (value === undefined) return undefined;
  return {
    title,
    meaning,
    text: prefix + format.formatAny(value, write),
    exact: exactText(value),
    note,
  };
}

function works(report: Report, target: Target | undefined): (Figure | undefined)[] {
  const { totals, parameters, activations } = report;
  const work = statusPrefix(totals.status);
  const traffic = statusPrefix(totals.bytes_status);
  const energy = target?.energy;
  return [
    count(
      "MACs",
      "Multiply-accumulates of contractions and convolutions",
      totals.macs,
      work,
      format.formatCount,
    ),
    count(
      "FLOPs",
      "Floating-point additions, multiplications and divisions; a fused multiply-add is two",
      totals.flops,
      work,
      format.formatCount,
    ),
    count(
      "Bytes moved",
      "Distinct elements of each operand read and written, each operation on its own from memory",
      totals.bytes,
      traffic,
      format.formatBytes,
    ),
    totals.intensity === undefined
      ? undefined
      : {
          title: "Intensity",
          meaning: "FLOPs and integer operations per byte",
          text: format.formatRatio(totals.intensity),
          exact: String(totals.intensity),
          note: "op/B",
        },
    count(
      "Parameters",
      "What the program is given and does not change",
      parameters.count,
      "",
      format.formatCount,
      format.formatAny(parameters.bytes, format.formatBytes),
    ),
    activations &&
      count(
        "Peak memory",
        "The most that is held at once, parameters and caches apart",
        activations.peak_bytes,
        statusPrefix(activations.status),
        format.formatBytes,
        activations.peak_at &&
          `at ${shortenLocation(activations.peak_place ?? activations.peak_at, report.input.file)}`,
      ),
    energy && target.energy_j !== undefined
      ? {
          title: "Energy",
          meaning: `Of one execution, by the table ${energy.table}`,
          text: statusPrefix(energy.status) + format.formatCount(target.energy_j, "J"),
          exact: String(target.energy_j),
          note: `${format.formatShare(energy.memory_j / (target.energy_j || 1))} memory`,
        }
      : undefined,
  ];
}

/** How a figure differs from the same one of another report. */
function drawChange(figure: Figure, others: (Figure | undefined)[]): HTMLElement | undefined {
  const other = others.find((each) => each?.title === figure.title);
  if (!other) return undefined;
  const ratio = Number(figure.exact) / Number(other.exact) - 1;
  const change = Number.isFinite(ratio)
    ? `, ${ratio < 0 ? "−" : "+"}${format.formatShare(Math.abs(ratio))}`
    : "";
  return element(
    "span",
    { class: "note change" },
    "other: ",
    number(other.text, other.exact),
    change,
  );
}

function drawFigures(
  figures: (Figure | undefined)[],
  others: (Figure | undefined)[],
  name: string,
): HTMLElement {
  const list = element("dl", { class: `figures ${name}` });
  for (const figure of figures) {
    if (!figure) continue;
    const note = figure.note
      ? element("span", { class: "note", title: figure.note }, figure.note)
      : undefined;
    list.append(
      element(
        "div",
        { title: figure.meaning },
        element("dt", {}, figure.title),
        element("dd", {}, number(figure.text, figure.exact), note, drawChange(figure, others)),
      ),
    );
  }
  return list;
}

/** One sentence on how much of the program is covered. */
function coverage(report: Report, rows: readonly Row[]): HTMLElement {
  const { coverage: covered, totals } = report;
  const parts = [`${totals.ops.toLocaleString("en")} operations with a cost`];
  if (covered.ops !== undefined)
    parts.push(`${format.formatShare(covered.ops)} of operations modelled`);
  if (covered.bytes !== undefined) parts.push(`${format.formatShare(covered.bytes)} of bytes`);
  const unknown = covered.unknown.map(({ op, count: times }) =>
    times > 1 ? `${op} ×${times}` : op,
  );
  if (unknown.length)
    parts.push(
      `not known: ${unknown.slice(0, 5).join(", ")}${unknown.length > 5 ? " and more" : ""}`,
    );
  // Only what a name has no number for keeps a count from being one.
  const open = report.symbols
    .filter((symbol) => symbol.value === undefined)
    .map(({ name }) => name);
  const untimed = rows.filter((row) => row.time === undefined).length;
  if (open.length && untimed)
    parts.push(
      `${untimed.toLocaleString("en")} without a time while sizes are open: give them numbers with --bind (${open.slice(0, 4).join(", ")}${open.length > 4 ? " …" : ""})`,
    );
  return element(
    "p",
    { class: unknown.length ? "coverage incomplete" : "coverage" },
    parts.join(" · "),
  );
}

/** `other`: what is compared with. */
export function drawSummary(view: View, other?: View): void {
  const { report, target } = view;
  const figures = target ? latencies(target) : [];
  const others = other
    ? [...(other.target ? latencies(other.target) : []), ...works(other.report, other.target)]
    : [];
  byId("summary").replaceChildren(
    ...(figures.some(Boolean) ? [drawFigures(figures, others, "latencies")] : []),
    drawFigures(works(report, target), others, "works"),
    coverage(report, view.rows),
    ...drawFunctions(report, target),
  );
}

/** Where a program has several entries, each of them by itself. */
function drawFunctions(report: Report, target: Target | undefined): HTMLElement[] {
  const entries = report.functions.filter((each) => each.entry);
  if (entries.length < 2) return [];
  const bound = (targets: Target[] | undefined): Target | undefined =>
    targets?.find((each) => each.name === target?.name);
  const rows = entries.map(({ name, totals, targets }) => {
    const seconds = bound(targets)?.latency_bound_s;
    const cells = [
      number(format.formatAny(totals.flops, format.formatCount), exactText(totals.flops)),
      number(format.formatAny(totals.bytes, format.formatBytes), exactText(totals.bytes)),
      number(format.formatSeconds(seconds), exactText(seconds)),
    ];
    return element(
      "tr",
      {},
      element("td", { class: "text" }, `@${name}`),
      ...cells.map((cell) => element("td", { class: "figure" }, cell)),
    );
  });
  const heads = ["Entry", "FLOPs", "Bytes", "Latency bound"].map((text, i) =>
    element("th", { class: i ? "figure" : "text" }, text),
  );
  return [
    element(
      "table",
      { class: "small entries" },
      element("thead", {}, element("tr", {}, ...heads)),
      element("tbody", {}, ...rows),
    ),
  ];
}
