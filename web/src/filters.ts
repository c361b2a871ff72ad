// Which rows are shown, and the form that says so.

import { byId, element, afterQuiet } from "./dom";
import { countNoun, formatCount, formatSeconds, formatShare } from "./format";
import { isWithin } from "./views/layers";
import type { Row, View } from "./model";
import type { State, Store } from "./state";

/** Whether a row is shown. */
export function makeFilter(state: State): (row: Row) => boolean {
  const words = state.query.toLowerCase().split(/\s+/).filter(Boolean);
  const { kind, bound, fn, layer } = state;
  return (row) => {
    if (kind && row.kind !== kind) return false;
    if (fn && row.fn !== fn) return false;
    if (bound && bound !== row.bound && bound !== row.boundBy) return false;
    if (layer.length && !isWithin(row.layer, layer)) return false;
    if (!words.length) return true;
    const text = `${row.location} ${row.place} ${row.kind} ${row.fn} ${row.boundBy}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
}

/** What each value weighs in all rows, the heaviest first. */
function rank(view: View, value: (row: Row) => string): string[] {
  const weights = new Map<string, number>();
  for (const row of view.rows) {
    const name = value(row);
    if (name) weights.set(name, (weights.get(name) ?? 0) + view.weight(row));
  }
  return [...weights].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

type Choice = "kind" | "bound" | "fn";

export class Filters {
  private selects = new Map<Choice, HTMLSelectElement>();
  private search: HTMLInputElement;
  private clear: HTMLButtonElement;
  private count: HTMLElement;

  constructor(private store: Store) {
    const form = byId("filters");
    this.search = element("input", {
      type: "search",
      id: "query",
      placeholder: "Search operations",
      "aria-label": "Search operations",
      autocomplete: "off",
      spellcheck: "false",
    });
    this.search.addEventListener(
      "input",
      afterQuiet(() => store.set({ query: this.search.value }), 80),
    );
    form.append(this.search);
    this.addChoice(form, "kind", "All kinds");
    this.addChoice(form, "bound", "Any bound");
    this.addChoice(form, "fn", "All functions");
    this.clear = element("button", { type: "button", class: "quiet", id: "clear" }, "Clear");
    this.clear.addEventListener("click", () =>
      store.set({ query: "", kind: "", bound: "", fn: "", layer: [] }),
    );
    this.count = element("output", { class: "count", id: "count" });
    form.append(this.clear, this.count);
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  private addChoice(form: HTMLElement, key: Choice, all: string): void {
    const select = element("select", { id: `filter-${key}`, "aria-label": all });
    select.append(element("option", { value: "" }, all));
    select.addEventListener("change", () => this.store.set({ [key]: select.value }));
    this.selects.set(key, select);
    form.append(select);
  }

  /** Offers what occurs in the rows of this view. */
  setView(view: View): void {
    const values: Record<Choice, string[]> = {
      kind: rank(view, (row) => row.kind),
      bound: [
        ...rank(view, (row) => (row.bound === "none" ? "" : row.bound)),
        ...rank(view, (row) => row.boundBy),
      ],
      fn: rank(view, (row) => row.fn),
    };
    for (const [key, select] of this.selects) {
      const all = select.options[0] as HTMLOptionElement;
      select.replaceChildren(all);
      for (const value of values[key]) {
        const text =
          key === "bound" && value !== "compute" && value !== "memory"
            ? `  ${value}`
            : key === "bound"
              ? `Bound by ${value}`
              : value;
        select.append(element("option", { value }, text));
      }
      select.hidden = values[key].length < 2;
    }
  }

  /** Shows what is chosen, and how much that leaves. */
  update(view: View, shown: readonly Row[]): void {
    const { state } = this.store;
    if (document.activeElement !== this.search) this.search.value = state.query;
    for (const [key, select] of this.selects) {
      if (state[key] && ![...select.options].some((option) => option.value === state[key]))
        select.append(element("option", { value: state[key] }, state[key]));
      select.value = state[key];
      select.classList.toggle("active", state[key] !== "");
    }
    const isFiltered = Boolean(
      state.query || state.kind || state.bound || state.fn || state.layer.length,
    );
    this.clear.hidden = !isFiltered;
    const parts = [
      isFiltered
        ? `${shown.length.toLocaleString("en")} of ${countNoun(view.rows.length, "operation")}`
        : countNoun(view.rows.length, "operation"),
    ];
    if (isFiltered && view.weightName) parts.push(describeWeight(view, shown));
    this.count.textContent = parts.join(" · ");
  }
}

function describeWeight(view: View, shown: readonly Row[]): string {
  const sum = shown.reduce((total, row) => total + view.weight(row), 0);
  const all = view.rows.reduce((total, row) => total + view.weight(row), 0);
  const text =
    view.weightName === "time" ? formatSeconds(sum) : `${formatCount(sum)} ${view.weightName}`;
  return all ? `${text} (${formatShare(sum / all)})` : text;
}
