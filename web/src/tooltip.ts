// What stands beside the pointer.

import { formatKnown, getExecutedIntensityStatus } from "./counts";
import { byId, element } from "./dom";
import { formatBytes, formatCount, formatRatio, formatSeconds, formatShare, mark } from "./format";
import type { Row } from "./model";

function line(name: string, value: string): HTMLElement {
  return element("div", {}, element("dt", {}, name), element("dd", {}, value));
}

/** The numbers that tell a row from others. */
function lines(row: Row): HTMLElement[] {
  const made = [];
  if (row.time !== undefined)
    made.push(
      line(
        "time",
        `${mark(formatSeconds(row.time), row.timeStatus)}${row.share === undefined ? "" : ` · ${formatShare(row.share)}`}`,
      ),
    );
  if (row.measured !== undefined)
    made.push(
      line(
        "measured",
        `${formatSeconds(row.measured)}${row.efficiency === undefined ? "" : ` · bound is ${formatShare(row.efficiency)}`}`,
      ),
    );
  if (row.boundBy) made.push(line("bound by", row.boundBy));
  if (row.work) made.push(line("intensity", `${mark(formatRatio(row.intensity), getExecutedIntensityStatus(row.op))} op/B`));
  if (row.flops) made.push(line("FLOPs", formatKnown(row.known.flops, formatCount)));
  made.push(line("bytes", formatKnown(row.known.bytes, formatBytes)));
  return made;
}

/** `count`: how many rows stand on the same place. `file`: of another report. */
export function showTooltip(row: Row, x: number, y: number, count: number, file?: string): void {
  const tooltip = byId("tooltip");
  tooltip.replaceChildren(
    element("strong", {}, row.place || row.kind),
    element(
      "span",
      { class: "op" },
      row.kind +
        (row.runs !== undefined && row.runs !== 1 ? ` ×${row.runs.toLocaleString("en")}` : ""),
    ),
    element("dl", {}, ...lines(row)),
    ...(file === undefined ? [] : [element("em", {}, `in ${file}`)]),
    ...(count > 1 ? [element("em", {}, `and ${count - 1} more here`)] : []),
  );
  tooltip.hidden = false;
  const { offsetWidth, offsetHeight } = tooltip;
  const isRight = x + 16 + offsetWidth < innerWidth - 8;
  tooltip.style.left = `${Math.max(8, isRight ? x + 16 : x - 16 - offsetWidth)}px`;
  tooltip.style.top = `${Math.max(8, Math.min(y + 12, innerHeight - offsetHeight - 8))}px`;
}

/** A text alone. */
export function showText(text: string, x: number, y: number): void {
  const tooltip = byId("tooltip");
  tooltip.replaceChildren(text);
  tooltip.hidden = false;
  const { offsetWidth } = tooltip;
  tooltip.style.left = `${Math.max(8, Math.min(x + 16, innerWidth - offsetWidth - 8))}px`;
  tooltip.style.top = `${y + 14}px`;
}

export function hideTooltip(): void {
  byId("tooltip").hidden = true;
}
