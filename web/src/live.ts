// What is held at the peak of memory.

import { number } from "./copy";
import { drawPlace, element } from "./dom";
import { countNoun, exactText, formatAny, formatBytes } from "./format";
import { shortenLocation } from "./model";
import { toNumber, type Activations, type LiveTensor } from "./report";

const mostTensors = 6;

interface LiveGroup {
  first: LiveTensor;
  count: number;
  bytes: number;
}

/** Tensors of one type that operations of one name make are one entry. */
function groupLive(activations: Activations): LiveGroup[] {
  const groups = new Map<string, LiveGroup>();
  for (const tensor of activations.live ?? []) {
    const key = `${tensor.name.replace(/^arg\d+$/, "arg")} ${tensor.type}`;
    const group = groups.get(key) ?? { first: tensor, count: 0, bytes: 0 };
    groups.set(key, group);
    ++group.count;
    group.bytes += toNumber(tensor.bytes) ?? 0;
  }
  return [...groups.values()].sort((a, b) => b.bytes - a.bytes);
}

/** The largest first; nothing where nothing is known. `file`: of the program. */
export function drawLive(activations: Activations, file: string): HTMLElement | undefined {
  const groups = groupLive(activations);
  if (!groups.length) return undefined;
  const peak = toNumber(activations.peak_bytes) || 1;
  const items = groups.slice(0, mostTensors).map(({ first, count, bytes }) => {
    const bar = element("span", { class: "bar memory" });
    bar.style.setProperty("--length", `${(100 * bytes) / peak}%`);
    const isPlaced = first.location && first.location !== "placeholder";
    const name = isPlaced ? shortenLocation(first.place ?? first.location, file) : first.name;
    const size =
      count > 1
        ? number(formatBytes(bytes), String(bytes))
        : number(formatAny(first.bytes, formatBytes), exactText(first.bytes));
    return element(
      "li",
      {},
      element(
        "div",
        { class: "line" },
        element(
          "span",
          { class: "name" },
          drawPlace(name, isPlaced ? `${first.name} at ${first.location}` : first.name),
        ),
        count > 1 && element("span", { class: "times" }, `×${count}`),
        size,
      ),
      bar,
      element("p", { class: "note", title: first.type }, `${first.name} · ${first.type}`),
    );
  });
  const rest = groups.slice(mostTensors).reduce((sum, { count }) => sum + count, 0);
  return element(
    "div",
    {},
    element("h3", {}, "Live at the peak"),
    element("ol", { class: "headroom" }, ...items),
    rest > 0 && element("p", { class: "note" }, `and ${countNoun(rest, "smaller tensor")}`),
  );
}
