// The table of operations on paper: operations that look the same are one row.

import { breakable, element } from "../dom";
import type { Row } from "../model";
import { toNumber, type Count } from "../report";
import type { Known } from "../counts";
import type { Column } from "./columns";

interface Entry {
  /** With the sums of all. */
  row: Row;
  count: number;
}

const sums = ["time", "share", "estimate", "measured", "lost", "flops", "bytes"] as const;

function add(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}

function repeatKnown(known: Known | undefined, sum: number | undefined): Known | undefined {
  return known && sum !== undefined ? { ...known, value: sum } : known;
}

/** A formula so many times; numbers are added up. */
function repeat<T extends Count | undefined>(value: T, times: number): T | string {
  if (value === undefined || toNumber(value) !== undefined) return value;
  return `${times} * (${String(value)})`;
}

/** The mark of a bound or an estimate stays in front. */
function repeatText(text: string, count: number): string {
  const [, mark = "", amount = text] = /^([<>]= |~ )?(.*)$/.exec(text) ?? [];
  return `${mark}${count} * (${amount})`;
}

/** The row that stands for all of an entry. */
function sumUp({ row, count }: Entry): Row {
  if (count === 1) return row;
  const { op, on } = row;
  const formula = on?.time_formulas;
  return {
    ...row,
    known: {
      flops: repeatKnown(row.known.flops, row.flops),
      bytes: repeatKnown(row.known.bytes, row.bytes),
    },
    op: { ...op, flops: repeat(op.flops, count), bytes: repeat(op.bytes, count) } as Row["op"],
    on: on && {
      ...on,
      ...(formula?.text
        ? { time_formulas: { ...formula, text: repeatText(formula.text, count) } }
        : {}),
    },
  };
}

/** Rows with equal texts in all columns but those that say which it is. */
function collect(rows: readonly Row[], printed: readonly Column[]): Entry[] {
  const entries = new Map<string, Entry>();
  const compared = printed.filter(({ name }) => name !== "location");
  for (const row of rows) {
    const key = compared.map((column) => column.text(row)).join("\t");
    const entry = entries.get(key);
    if (!entry) {
      entries.set(key, { row: { ...row }, count: 1 });
      continue;
    }
    ++entry.count;
    for (const name of sums) entry.row[name] = add(entry.row[name], row[name]);
  }
  return [...entries.values()];
}

/** By the sums, if that is what the table is sorted by, the largest first. */
function sort(entries: Entry[], field: string, direction: string): Entry[] {
  const by = sums.find((name) => name === field);
  if (!by || direction !== "desc") return entries;
  return entries.sort((a, b) => (b.row[by] ?? -Infinity) - (a.row[by] ?? -Infinity));
}

// What is longer is a formula, and takes several lines; of those that go on the
// beginning.
const longestFigure = 20;
const longestFormula = 100;

function cut(text: string): string {
  return text.length > longestFormula ? `${text.slice(0, longestFormula)}...` : text;
}

/** `rows` as filtered and sorted; `limit`: so many lines are printed. */
export function printTable(
  rows: readonly Row[],
  all: readonly Column[],
  order: { field: string; direction: string },
  limit: number,
): HTMLElement {
  const printed = all.filter((column) => column.isPrinted);
  const entries = sort(collect(rows, printed), order.field, order.direction);
  const body = entries.slice(0, limit).map((entry) => {
    const row = sumUp(entry);
    const times = entry.count > 1 ? `×${entry.count.toLocaleString("en")}` : "";
    const cells = printed.map((column) => {
      const text = cut(column.text(row));
      const name = column.name === "location" && times ? `${text}, ...` : text;
      const isLong = !column.isText && text.length > longestFigure;
      const isName = column.name === "location" || isLong || (column.isText && text.length > 24);
      return element(
        "td",
        { class: isName ? "text" : column.isText ? "text short" : "figure" },
        ...(isName || column.isText ? breakable(name) : [name]),
      );
    });
    return element("tr", {}, element("td", { class: "figure" }, times), ...cells);
  });
  const heads = printed.map((column) =>
    element("th", { class: column.isText ? "text" : "figure" }, column.title),
  );
  const rest = entries.slice(limit).reduce((sum, { count }) => sum + count, 0);
  return element(
    "div",
    {},
    element(
      "table",
      {},
      element("thead", {}, element("tr", {}, element("th", { class: "figure" }, "ops"), ...heads)),
      element("tbody", {}, ...body),
    ),
    element(
      "p",
      { class: "note" },
      rest > 0
        ? `and ${rest.toLocaleString("en")} more; ×n: n operations that look the same, with their sums`
        : "×n: n operations that look the same, with their sums",
    ),
  );
}
