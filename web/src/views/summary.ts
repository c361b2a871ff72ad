// The figures that people look for first.

import { number } from "../copy";
import { formatKnown, getIntensityStatus, getKnown } from "../counts";
import { byId, element } from "../dom";
import * as format from "../format";
import { countNoun, exactText, isFormula, mark } from "../format";
import { shortenLocation, type Row, type View } from "../model";
import { type CountKey, type Regimes, type Report, type Status, type Target } from "../report";

interface Figure {
  title: string;
  /** What is said of it in full. */
  meaning: string;
  text: string;
  exact: string;
  note?: string | undefined;
}

/** A time; while sizes are open the formula of it, if there is one. */
function seconds(
  title: string,
  meaning: string,
  value: number | undefined,
  status: Status | undefined,
  formula: Regimes | undefined,
  note?: string,
): Figure | undefined {
  if (value !== undefined)
    return { title, meaning, text: mark(format.formatSeconds(value), status), exact: String(value), note };
  if (!formula?.text) return undefined;
  const { text, limits } = formula;
  return { title, meaning, text: format.cutFormula(text), exact: text, note: limits && `by ${limits}` };
}

function latencies(target: Target): (Figure | undefined)[] {
  const { status, time_formulas: formulas, calibrated_share: share } = target;
  return [
    seconds(
      "Latency bound",
      "All operations one after another as written, each from cold memory: no schedule that keeps them apart is faster",
      target.latency_bound_s,
      status,
      formulas?.latency_bound,
      target.bound_by && `mostly ${target.bound_by}`,
    ),
    seconds(
      "Fused",
      "Groups of operations that can run as one: only what enters and leaves a group moves",
      target.latency_fused_s,
      status,
      formulas?.latency_fused,
      target.fusion && countNoun(target.fusion.num_groups, "group"),
    ),
    seconds(
      "Floor",
      "However fused: all work once, inputs and outputs once",
      target.latency_floor_s,
      undefined,
      formulas?.latency_floor,
      target.floor_bound_by && `by ${target.floor_bound_by}`,
    ),
    seconds(
      "Estimate",
      "At the efficiencies that the target was measured to reach, with an overhead per group",
      target.latency_estimate_s,
      status,
      formulas?.latency_estimate,
      share === undefined ? undefined : `${format.formatShare(share)} calibrated`,
    ),
  ];
}

/** One of the counts of the program, with its mark. */
function count(
  title: string,
  meaning: string,
  report: Report,
  key: CountKey,
  write: (value: number) => string,
): Figure | undefined {
  const known = getKnown(report.totals, key);
  return known && { title, meaning, text: formatKnown(known, write), exact: exactText(known.value) };
}

function intensity({ totals }: Report): Figure | undefined {
  if (totals.intensity === undefined) return undefined;
  return {
    title: "Intensity",
    meaning: "FLOPs and integer operations per byte",
    text: mark(format.formatRatio(totals.intensity), getIntensityStatus(totals)),
    exact: String(totals.intensity),
    note: "op/B",
  };
}

function held({ parameters, activations, input }: Report): (Figure | undefined)[] {
  return [
    {
      title: "Parameters",
      meaning: "What the program is given and does not change",
      text: format.formatAny(parameters.count, format.formatCount),
      exact: exactText(parameters.count),
      note: format.formatAny(parameters.bytes, format.formatBytes),
    },
    activations && {
      title: "Peak memory",
      meaning: "The most that is held at once, parameters and caches apart",
      text: mark(format.formatAny(activations.peak_bytes, format.formatBytes), activations.status),
      exact: exactText(activations.peak_bytes),
      note:
        activations.peak_at &&
        `at ${shortenLocation(activations.peak_place ?? activations.peak_at, input.file)}`,
    },
  ];
}

function energyOf(target: Target | undefined): Figure | undefined {
  const energy = target?.energy;
  const title = "Energy";
  if (energy && target.energy_j !== undefined)
    return {
      title,
      meaning: `Of one execution, by the table ${energy.table}`,
      text: mark(format.formatCount(target.energy_j, "J"), energy.status),
      exact: String(target.energy_j),
      note: `${format.formatShare(energy.memory_j / (target.energy_j || 1))} memory`,
    };
  const formula = target?.energy_formula;
  if (!formula?.text) return undefined;
  return {
    title,
    meaning: "Of one execution",
    text: format.cutFormula(formula.text),
    exact: formula.text,
  };
}

function works(report: Report, target: Target | undefined): (Figure | undefined)[] {
  return [
    count(
      "MACs",
      "Multiply-accumulates of contractions and convolutions",
      report,
      "macs",
      format.formatCount,
    ),
    count(
      "FLOPs",
      "Floating-point additions, multiplications and divisions; a fused multiply-add is two",
      report,
      "flops",
      format.formatCount,
    ),
    count(
      "Bytes moved",
      "Distinct elements of each operand read and written, each operation on its own from memory",
      report,
      "bytes",
      format.formatBytes,
    ),
    intensity(report),
    ...held(report),
    energyOf(target),
  ];
}

/** How a figure differs from the same one of another report. */
function drawChange(figure: Figure, others: (Figure | undefined)[]): HTMLElement | undefined {
  const other = others.find((each) => each?.title === figure.title);
  if (!other) return undefined;
  const ratio = Number(figure.exact) / Number(other.exact) - 1;
  const change = Number.isFinite(ratio)
    ? `, ${ratio < 0 ? "-" : "+"}${format.formatShare(Math.abs(ratio))}`
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
        // A formula takes the whole width.
        { title: figure.meaning, class: isFormula(figure.exact) ? "formula" : undefined },
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
  const parts = [`${countNoun(totals.ops, "operation")} with a cost`];
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
    const on = bound(targets);
    const time = on && latencies(on)[0];
    const counts = (key: CountKey, write: (value: number) => string): HTMLElement => {
      const known = getKnown(totals, key);
      return number(formatKnown(known, write), exactText(known?.value));
    };
    const cells = [
      counts("flops", format.formatCount),
      counts("bytes", format.formatBytes),
      number(time?.text ?? format.unknownText, time?.exact ?? ""),
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
