// Everything about the chosen operation; each number can be copied.

import { number } from "../copy";
import { breakable, byId, element } from "../dom";
import * as format from "../format";
import { formatKnown, getIntensityStatus, getKnown } from "../counts";
import { exactText, mark } from "../format";
import type { Row, View } from "../model";
import type { Count, CountKey, Op, Status } from "../report";
import type { Store } from "../state";

type Entry = [name: string, value: Node | string | undefined];

function list(entries: Entry[]): HTMLElement {
  const made = element("dl", { class: "facts" });
  for (const [name, value] of entries)
    if (value) made.append(element("div", {}, element("dt", {}, name), element("dd", {}, value)));
  return made;
}

function count(
  value: Count | undefined,
  write: (value: number) => string,
  status?: Status,
): Node | undefined {
  return value === undefined
    ? undefined
    : number(mark(format.formatAny(value, write), status), exactText(value));
}

/** One of the counts of one execution, with its mark. */
function countOf(op: Op, key: CountKey, write: (value: number) => string): Node | undefined {
  const known = getKnown(op, key);
  return known && number(formatKnown(known, write), exactText(known.value));
}

/** What is known of the time while sizes are open. */
function formulaEntries(row: Row): Entry[] {
  const { text, limits } = row.on?.time_formulas ?? {};
  return [
    ["Time", text && number(format.cutFormula(text), text)],
    ["Bound by", limits],
  ];
}

function timeEntries(row: Row): Entry[] {
  const { on } = row;
  if (!on) return [];
  if (row.time === undefined) return formulaEntries(row);
  const isMany = row.runs !== undefined && row.runs !== 1;
  const share = row.share === undefined ? "" : ` · ${format.formatShare(row.share)} of the bound`;
  const time = number(mark(format.formatSeconds(row.time), row.timeStatus), String(row.time));
  const entries: Entry[] = [["Time", element("span", {}, time, share)]];
  if (isMany) entries.push(["of one run", count(on.time_s, format.formatSeconds, on.status)]);
  entries.push(["Estimate", count(row.estimate, format.formatSeconds, row.timeStatus)]);
  entries.push(["Measured", count(row.measured, format.formatSeconds)]);
  if (row.lost !== undefined)
    entries.push([
      "Lost",
      element(
        "span",
        {},
        number(format.formatSeconds(row.lost), String(row.lost)),
        row.efficiency === undefined
          ? ""
          : `, the bound is ${format.formatShare(row.efficiency)} of what was measured`,
      ),
    ]);
  if (on.bound_by)
    entries.push(["Bound by", element("span", { class: `bound ${row.bound}` }, on.bound_by)]);
  if (on.next_bound_by)
    entries.push([
      "Next limit",
      element(
        "span",
        {},
        `${on.next_bound_by}, `,
        number(format.formatSeconds(on.time_if_lifted_s), exactText(on.time_if_lifted_s)),
        on.slack === undefined
          ? ""
          : ` (${on.slack >= 1000 ? format.formatCount(on.slack) : on.slack.toFixed(2)}x faster)`,
      ),
    ]);
  if (on.hierarchy_bound_by && on.hierarchy_bound_by !== on.bound_by)
    entries.push(["With caches", on.hierarchy_bound_by]);
  entries.push(["Energy", count(row.energy, (value) => format.formatCount(value, "J"), on.energy_status)]);
  return entries;
}

function workEntries(row: Row): Entry[] {
  const { op } = row;
  const per = row.runs === 1 ? "" : " per run";
  return [
    ["Runs", row.runs === 1 ? undefined : count(op.multiplicity, format.formatCount)],
    [`MACs${per}`, countOf(op, "macs", format.formatCount)],
    [`FLOPs${per}`, countOf(op, "flops", format.formatCount)],
    ["without padding", countOf(op, "effective_flops", format.formatCount)],
    [
      `Integer ops${per}`,
      op.int_ops ? countOf(op, "int_ops", format.formatCount) : undefined,
    ],
    [
      `Transcendentals${per}`,
      op.transcendentals ? countOf(op, "transcendentals", format.formatCount) : undefined,
    ],
    [`Bytes${per}`, countOf(op, "bytes", format.formatBytes)],
    [
      "Intensity",
      op.intensity === undefined
        ? undefined
        : element(
            "span",
            {},
            number(
              mark(format.formatRatio(op.intensity), getIntensityStatus(op)),
              String(op.intensity),
            ),
            " op/B",
          ),
    ],
    ["Live meanwhile", count(op.live_bytes, format.formatBytes)],
  ];
}

function table(headings: string[], rows: (Node | string)[][]): HTMLElement {
  const cells = (name: "th" | "td", values: (Node | string)[]): HTMLElement[] =>
    values.map((value, i) => element(name, { class: i ? "figure" : "text" }, value));
  return element(
    "table",
    { class: "small" },
    element("thead", {}, element("tr", {}, ...cells("th", headings))),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...cells("td", row)))),
  );
}

function operands(row: Row): HTMLElement | undefined {
  if (!row.op.operands.length) return undefined;
  const bytes = (value: Count, status?: Status): Node =>
    number(mark(format.formatAny(value, format.formatBytes), status), exactText(value));
  return table(
    ["Operand", "read", "written"],
    row.op.operands.map((operand) => [
      `${operand.role} ${operand.index}`,
      bytes(operand.bytes_read, operand.status),
      bytes(operand.bytes_written, operand.status),
    ]),
  );
}

function levels(row: Row): HTMLElement | undefined {
  const all = row.on?.levels;
  if (!all?.length) return undefined;
  const bytes = (value: number | undefined): Node =>
    number(format.formatAny(value, format.formatBytes), exactText(value));
  return table(
    ["Memory level", "at least", "tiled well"],
    all.map((level) => [level.name, bytes(level.lower_bytes), bytes(level.attainable_bytes)]),
  );
}

/** Shows the operation with the id that is chosen, or nothing. */
export function drawDetail(view: View, store: Store): void {
  const place = byId("detail");
  const { op: id } = store.state;
  const row = id === undefined ? undefined : view.rows[id];
  place.hidden = !row;
  if (!row) return;
  const close = element("button", { type: "button", class: "quiet", "aria-label": "Close" }, "✕");
  close.addEventListener("click", () => store.set({ op: undefined }));
  const parts = [
    element(
      "div",
      { class: "heading" },
      element("h2", {}, ...breakable(row.location || row.kind)),
      close,
    ),
    element("p", { class: "note" }, `${row.kind} · #${row.id} in @${row.fn}`),
    list(timeEntries(row)),
    list(workEntries(row)),
    row.op.reason ? element("p", { class: "reason" }, row.op.reason) : undefined,
    operands(row),
    levels(row),
  ];
  place.replaceChildren(...parts.filter((part): part is HTMLElement => part !== undefined));
}
