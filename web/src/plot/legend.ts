// What stands around the plot: its controls, what its marks mean, and every roof
// with its number.

import { number } from "../copy";
import { byId, element } from "../dom";
import { countNoun, formatCount } from "../format";
import type { View } from "../model";
import type { Plot } from "./plot";
import type { Report } from "../report";
import type { Store } from "../state";

function button(text: string, label: string, run: () => void): HTMLElement {
  const made = element(
    "button",
    { type: "button", class: "quiet", "aria-label": label, title: label },
    text,
  );
  made.addEventListener("click", run);
  return made;
}

export function drawPlotControls(plot: Plot, store: Store, report: Report): void {
  const controls = byId("plot-controls");
  if (report.ops.some((op) => op.targets?.some((time) => time.estimate_s !== undefined))) {
    const choice = element(
      "select",
      { id: "height", "aria-label": "What the height of a point is" },
      element("option", { value: "bound" }, "at the bound"),
      element("option", { value: "estimate" }, "as estimated"),
    );
    choice.value = store.state.height;
    choice.addEventListener("change", () =>
      store.set({ height: choice.value === "estimate" ? "estimate" : "bound" }),
    );
    store.listen((state) => (choice.value = state.height));
    controls.append(choice);
  }
  if (report.ops.some((op) => op.targets?.some((time) => time.levels?.length))) {
    const box = element("input", { type: "checkbox", id: "levels" });
    box.checked = store.state.levels;
    box.addEventListener("change", () => store.set({ levels: box.checked }));
    store.listen((state) => (box.checked = state.levels));
    controls.append(element("label", { class: "check" }, box, "Memory levels"));
  }
  controls.append(
    button("−", "Zoom out", () => plot.zoomBy(1 / 1.6)),
    button("+", "Zoom in", () => plot.zoomBy(1.6)),
    button("Reset", "Show everything", () => plot.reset()),
  );
}

function key(kind: string, text: string): HTMLElement {
  return element(
    "span",
    { class: "key" },
    element("i", { class: `mark ${kind}`, "aria-hidden": "true" }),
    text,
  );
}

/** How many rows stand nowhere. */
function countOpen(view: View): string {
  const open = view.rows.filter((row) => row.time === undefined).length;
  return `${open.toLocaleString("en")} of ${countNoun(view.rows.length, "operation")} have no place: their sizes are open`;
}

/** `other`: what is compared with. */
export function drawLegend(view: View, other?: View): void {
  const roofs = view.target?.roofs ?? [];
  const hasLevels = view.rows.some((row) => row.on?.levels?.length);
  const keys = element(
    "p",
    { class: "keys" },
    key("compute", "bound by a compute unit"),
    key("memory", "bound by memory"),
    element(
      "span",
      { class: "key" },
      view.weightName ? `area: ${view.weightName}` : countOpen(view),
    ),
    hasLevels && element("span", { class: "key" }, "small dots: one per memory level"),
    view.rows.some((row) => !row.work && row.time) &&
      element("span", { class: "key" }, "at the left: no arithmetic, by time"),
    view.rows.some((row) => row.measured !== undefined) &&
      key("measured", "measured; the line is the time lost"),
    other &&
      element(
        "span",
        { class: "key" },
        `hollow: ${other.report.input.file} on ${other.target?.name ?? "no target"}`,
      ),
    element("span", { class: "key" }, "dotted: limits that no operation meets"),
  );
  const list = element("dl", { class: "facts across" });
  for (const roof of roofs) {
    const rate = roof.ops_per_s ?? roof.bytes_per_s;
    list.append(
      element(
        "div",
        {},
        element("dt", {}, roof.resource),
        element(
          "dd",
          {},
          number(formatCount(rate, roof.kind === "compute" ? "op/s" : "B/s"), String(rate ?? "")),
        ),
      ),
    );
  }
  const all = element(
    "details",
    {},
    element("summary", {}, `All ceilings of ${view.target?.name ?? ""} (${roofs.length})`),
    list,
  );
  byId("plot-legend").replaceChildren(keys, ...(roofs.length ? [all] : []));
  if (!view.target)
    byId("plot-legend").replaceChildren(
      element("p", { class: "note" }, "No target, no roofline: name one with --target."),
    );
  byId("plot").hidden = !view.target;
}
