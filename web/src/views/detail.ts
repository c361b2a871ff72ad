// Everything about the chosen operation; each number can be copied.

import { number } from "../copy";
import { breakable, byId, element } from "../dom";
import * as format from "../format";
import { exactText, statusPrefix } from "../format";
import type { Row, View } from "../model";
import type { Count, Status } from "../report";
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
    : number(statusPrefix(status) + format.formatAny(value, write), exactText(value));
}

function timeEntries(row: Row): Entry[] {
  const { on } = row;
  if (!on) return [];
  const isMany = row.runs !== undefined && row.runs !== 1;
  const share = row.share === undefined ? "" : ` · ${format.formatShare(row.share)} of the bound`;
  const entries: Entry[] = [];
  if (row.time !== undefined) {
    const value = element(
      "span",
      {},
      number(statusPrefix(on.status) + format.formatSeconds(row.time), String(row.time)),
      share,
    );
    entries.push(["Time", value]);
  }
  if (isMany) entries.push(["of one run", count(on.time_s, format.formatSeconds, on.status)]);
  entries.push(["Expected", count(row.estimate, format.formatSeconds)]);
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
          : ` (${on.slack >= 1000 ? format.formatCount(on.slack) : on.slack.toFixed(2)}× faster)`,
      ),
    ]);
  if (on.hierarchy_bound_by && on.hierarchy_bound_by !== on.bound_by)
    entries.push(["With caches", on.hierarchy_bound_by]);
  entries.push(["Energy", count(row.energy, (value) => format.formatCount(value, "J"))]);
  return entries;
}

function workEntries(row: Row): Entry[] {
  const { op } = row;
  const per = row.runs === 1 ? "" : " per run";
  return [
    ["Runs", row.runs === 1 ? undefined : count(op.multiplicity, format.formatCount)],
    [`MACs${per}`, count(op.macs, format.formatCount, op.status)],
    [`FLOPs${per}`, count(op.flops, format.formatCount, op.status)],
    ["without padding", count(op.effective_flops, format.formatCount)],
    [
      `Integer ops${per}`,
      op.int_ops ? count(op.int_ops, format.formatCount, op.status) : undefined,
    ],
    [
      `Transcendentals${per}`,
      op.transcendentals ? count(op.transcendentals, format.formatCount, op.status) : undefined,
    ],
    [`Bytes${per}`, count(op.bytes, format.formatBytes, op.bytes_status)],
    [
      "Intensity",
      op.intensity === undefined
        ? undefined
        : element(
            "span",
            {},
            number(format.formatRatio(op.intensity), String(op.intensity)),
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
    number(statusPrefix(status) + format.formatAny(value, format.formatBytes), exactText(value));
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
