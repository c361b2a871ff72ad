// The table of operations: Tabulator draws only the rows that can be seen.

import {
  FilterModule,
  FormatModule,
  InteractionModule,
  ResizeColumnsModule,
  ResizeTableModule,
  SortModule,
  Tabulator,
  type CellComponent,
  type ColumnDefinition,
  type RowComponent,
} from "tabulator-tables";
import { columns, type Column } from "./columns";
import { copyText } from "../copy";
import { byId, drawPlace, element } from "../dom";
import type { Row, View } from "../model";
import { printTable } from "./printed";
import type { Store } from "../state";

Tabulator.registerModule([
  FilterModule,
  FormatModule,
  InteractionModule,
  ResizeColumnsModule,
  ResizeTableModule,
  SortModule,
]);

const collator = new Intl.Collator("en", { numeric: true });

/** What is not known stands behind everything else, in either direction. */
function compare(a: unknown, b: unknown, direction: string): number {
  if (a === undefined || b === undefined || a === "" || b === "") {
    const order = Number(a === undefined || a === "") - Number(b === undefined || b === "");
    return direction === "asc" ? order : -order;
  }
  if (typeof a === "number" && typeof b === "number") return a - b;
  return collator.compare(String(a), String(b));
}

function isNarrow(): boolean {
  return innerWidth < 700;
}

function isFirst(column: Column): boolean {
  return ["location", "time", "share"].includes(column.name);
}

function makeDefinition(
  column: Column,
  hasFormulas: boolean,
  getLargestShare: () => number,
): ColumnDefinition {
  const width = (hasFormulas && column.openWidth) || column.width;
  return {
    title: column.title,
    field: column.name,
    hozAlign: column.isText ? "left" : "right",
    headerHozAlign: column.isText ? "left" : "right",
    headerSortStartingDir: column.isText ? "asc" : "desc",
    width: isNarrow() ? (width ?? 190) : width,
    minWidth: column.minWidth ?? 48,
    ...(column.grow ? { widthGrow: column.grow } : {}),
    cssClass: `column-${column.name}`,
    formatter: (cell: CellComponent) => {
      const row = cell.getData() as Row;
      const text = element("span", {}, column.text(row));
      if (column.isText || column.text(row).length > 12) text.title = column.text(row);
      if (column.name === "location") return drawLocation(row);
      if (column.name === "boundBy") text.className = `bound ${row.bound}`;
      if (column.name === "share" && row.share !== undefined) {
        // A bar, the longest for the largest share.
        const bar = element("span", { class: `bar ${row.bound}` });
        bar.style.setProperty("--length", `${(100 * row.share) / (getLargestShare() || 1)}%`);
        return wrap(bar, text);
      }
      return text;
    },
    sorter: (a: unknown, b: unknown, _rowA, _rowB, _column, direction) => compare(a, b, direction),
  };
}

/** Where there is no room for both, the layer's name stays rather than that of
 * the operation behind it; of a place in a file, the line. */
function drawLocation({ place, location }: Row): HTMLElement {
  if (/:\d+$/.test(place)) return drawPlace(place, location);
  const end = place.lastIndexOf("/");
  if (end < 0) return element("span", { title: location }, place);
  return element(
    "span",
    { class: "location", title: location },
    element("span", { class: "layer-name" }, place.slice(0, end)),
    element("span", { class: "own-name" }, place.slice(end)),
  );
}

function wrap(...nodes: Node[]): HTMLElement {
  const made = element("span", { class: "cell" });
  made.append(...nodes);
  return made;
}

function getLargestShare(view: View): number {
  return view.rows.reduce((largest, row) => Math.max(largest, row.share ?? 0), 0);
}

/** The largest first; in program order where it is not known which that is. */
function getFirstOrder(view: View): string {
  switch (view.weightName) {
    case undefined:
      return "id";
    case "operations":
      return "flops";
    default:
      return view.weightName;
  }
}

export class Table {
  private table: Tabulator;
  private isReady = false;
  private view: View;
  private shown: ReadonlySet<Row>;
  private chosen: number | undefined;
  private columns: Column[];
  private largestShare = 0;
  /** The field and direction, to tell a choice from a repetition. */
  private sorted: string;

  constructor(
    private store: Store,
    view: View,
    shown: readonly Row[],
  ) {
    this.view = view;
    this.largestShare = getLargestShare(view);
    this.shown = new Set(shown);
    const all = columns.filter((column) => column.isIn(view));
    // What a small screen shows without scrolling comes first there.
    this.columns = isNarrow()
      ? [...all.filter((column) => isFirst(column)), ...all.filter((column) => !isFirst(column))]
      : all;
    const { sort, direction } = store.state;
    const isChosen = this.columns.some((column) => column.name === sort);
    const field = isChosen ? sort : getFirstOrder(view);
    const order = isChosen ? direction : field === "id" ? "asc" : "desc";
    this.sorted = `${field} ${order}`;
    this.table = new Tabulator(byId("table"), {
      data: view.rows,
      index: "id",
      columns: this.columns.map((column) => makeDefinition(column, !view.weightName, () => this.largestShare)),
      height: Math.min(560, 60 + 30 * view.rows.length),
      rowHeight: 30,
      layout: isNarrow() ? "fitData" : "fitColumns",
      columnDefaults: { resizable: "header", vertAlign: "middle" },
      initialSort: [{ column: field, dir: order }],
      initialFilter: [],
      headerSortElement: "<i aria-hidden='true'></i>",
      placeholder: "No operation matches the filters",
      rowFormatter: (row: RowComponent) => this.formatRow(row),
    } as ConstructorParameters<typeof Tabulator>[1]);
    this.listen();
  }

  private listen(): void {
    this.table.on("tableBuilt", () => {
      this.isReady = true;
      if (this.shown.size < this.view.rows.length) this.applyFilter();
      this.choose(this.store.state.op, false);
      byId("table").removeAttribute("aria-busy");
    });
    this.table.on("rowClick", (_event, row) => {
      if (getSelection()?.toString()) return;
      this.store.set({ op: (row.getData() as Row).id });
    });
    this.table.on("dataSorted", (sorters) => {
      const first = sorters[0];
      if (!first || `${first.field} ${first.dir}` === this.sorted) return;
      this.sorted = `${first.field} ${first.dir}`;
      if (this.isReady)
        this.store.set({ sort: first.field, direction: first.dir === "asc" ? "asc" : "desc" });
    });
    const place = byId("table");
    place.setAttribute("aria-busy", "true");
    place.tabIndex = 0;
    place.setAttribute("aria-label", "Operations. Arrow keys go from row to row.");
    place.addEventListener("keydown", (event) => this.press(event));
  }

  private formatRow(row: RowComponent): void {
    const isChosen = (row.getData() as Row).id === this.chosen;
    row.getElement().classList.toggle("chosen", isChosen);
    row.getElement().setAttribute("aria-selected", String(isChosen));
  }

  setView(view: View): void {
    this.view = view;
    this.largestShare = getLargestShare(view);
    void this.table.replaceData(view.rows as object[]);
  }

  setShown(rows: readonly Row[]): void {
    this.shown = new Set(rows);
    if (this.isReady) this.applyFilter();
  }

  private applyFilter(): void {
    if (this.shown.size === this.view.rows.length) this.table.clearFilter(true);
    else this.table.setFilter((data: unknown) => this.shown.has(data as Row));
  }

  sort(field: string, direction: "asc" | "desc"): void {
    const current = this.table.getSorters()[0];
    if (current?.field !== field || current.dir !== direction) this.table.setSort(field, direction);
  }

  /** Marks the row and, if asked to, brings it into view. */
  choose(id: number | undefined, mayScroll: boolean): void {
    const before = this.chosen;
    this.chosen = id;
    if (!this.isReady) return;
    for (const each of [before, id]) {
      const row = each === undefined ? undefined : this.table.getRow(each);
      if (row) this.formatRow(row);
    }
    if (mayScroll && id !== undefined && this.shown.has(this.view.rows[id] as Row))
      this.table.scrollToRow(id, "center", false).catch(() => undefined);
  }

  private press(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15 }[event.key];
    if (!step) return;
    const rows = this.getRows();
    const at = rows.findIndex((row) => row.id === this.chosen);
    const next = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step));
    this.store.set({ op: rows[next]?.id });
    event.preventDefault();
  }

  /** As filtered and sorted. */
  getRows(): Row[] {
    return this.table.getData("active") as Row[];
  }

  /** Values with all their digits, for a spreadsheet. */
  copyAll(): void {
    const rows = this.getRows();
    const lines = [this.columns.map((column) => column.name).join("\t")];
    // A cell is one line and, whatever a program calls its operations, no formula.
    const clean = (text: string): string =>
      text.replace(/[\t\r\n]+/g, " ").replace(/^[=+@-](?!\d)/, "'$&");
    for (const row of rows)
      lines.push(this.columns.map((column) => clean(column.exact(row))).join("\t"));
    void copyText(lines.join("\n"), `${rows.length} rows`);
  }

  /** For paper: the first rows as a plain table. */
  printRows(limit: number): HTMLElement {
    const [field = "", direction = ""] = this.sorted.split(" ");
    return printTable(this.getRows(), this.columns, { field, direction }, limit);
  }
}
