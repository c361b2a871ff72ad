// Where lifting the first limit saves most: time x (1 - next limit / time).

import { number } from "../copy";
import { byId, drawPlace, element } from "../dom";
import { formatSeconds, formatShare, mark } from "../format";
import { explainNoWeight, type Row, type View } from "../model";
import type { Store } from "../state";

const limit = 8;

interface Entry {
  /** The first of equal rows. */
  row: Row;
  rows: number;
  time: number;
  gain: number;
}

/** Rows of one kind, time and limits are one entry. */
function collect(rows: readonly Row[]): Entry[] {
  const entries = new Map<string, Entry>();
  for (const row of rows) {
    if (!row.gain || !row.time) continue;
    const key = `${row.kind}|${row.time}|${row.on?.status}|${row.boundBy}|${row.nextBoundBy}|${row.gain}`;
    const entry = entries.get(key) ?? { row, rows: 0, time: 0, gain: 0 };
    entries.set(key, entry);
    ++entry.rows;
    entry.time += row.time;
    entry.gain += row.gain;
  }
  return [...entries.values()].sort((a, b) => b.gain - a.gain || a.row.id - b.row.id);
}

export function drawHeadroom(view: View, shown: readonly Row[], store: Store): void {
  const place = byId("headroom");
  // Of rows of which only some have a time, nobody knows which has most to gain.
  const entries = view.weightName === "time" ? collect(shown) : [];
  if (!entries.length) {
    place.replaceChildren(
      element(
        "p",
        { class: "note" },
        view.weightName === "time"
          ? "No operation shown has a second limit."
          : view.target
            ? explainNoWeight(view)
            : "Without a time on a target there is no limit to lift.",
      ),
    );
    return;
  }
  const latency = view.target?.latency_bound_s;
  const items = entries.slice(0, limit).map((entry) => drawEntry(entry, latency, store));
  place.replaceChildren(
    element(
      "p",
      { class: "note" },
      "Time saved if only the first limit of an operation were lifted, up to its next one.",
    ),
    element("ol", { class: "headroom" }, ...items),
  );
}

function drawEntry(entry: Entry, latency: number | undefined, store: Store): HTMLElement {
  const { row } = entry;
  const name = element(
    "button",
    { type: "button", class: "link" },
    drawPlace(row.place || row.kind, row.location),
  );
  name.addEventListener("click", () => store.set({ op: row.id }));
  const bar = element("span", { class: `bar ${row.bound}` });
  bar.style.setProperty("--length", `${latency ? (100 * entry.gain) / latency : 0}%`);
  return element(
    "li",
    {},
    element(
      "div",
      { class: "line" },
      name,
      entry.rows > 1 && element("span", { class: "times" }, `×${entry.rows}`),
      number(mark(`-${formatSeconds(entry.gain)}`, row.timeStatus), String(entry.gain)),
    ),
    bar,
    element(
      "p",
      { class: "note" },
      `${latency ? `${formatShare(entry.gain / latency)} of the bound · ` : ""}${row.boundBy} → ${row.nextBoundBy} · ${row.kind}`,
    ),
  );
}
