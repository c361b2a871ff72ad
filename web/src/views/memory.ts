// What is held while the program runs, and what of it at the peak.

import { axisLeft } from "d3-axis";
import { scaleLinear, type ScaleLinear } from "d3-scale";
import { select, type Selection } from "d3-selection";
import { number } from "../copy";
import { byId, element } from "../dom";
import { exactText, formatAny, formatBytes, isFormula, mark } from "../format";
import type { View } from "../model";
import { drawLive } from "../live";
import { toNumber, type Activations, type Count } from "../report";
import { hideTooltip, showText } from "../tooltip";

type Step = [position: number, bytes: number];

const height = 240;
const margin = { top: 20, right: 12, bottom: 24, left: 68 };

function getSteps(activations: Activations): Step[] {
  const steps: Step[] = [];
  for (const [position, bytes] of activations.timeline ?? []) {
    const value = toNumber(bytes);
    if (value !== undefined) steps.push([position, value]);
  }
  return steps;
}

/** Of the steps that share a pixel, the highest. */
function thin(steps: Step[], toPixel: (position: number) => number): Step[] {
  const kept: Step[] = [];
  let pixel = NaN;
  for (const step of steps) {
    const at = Math.round(toPixel(step[0]) * 2);
    const last = kept[kept.length - 1];
    if (at !== pixel || !last) kept.push([...step]);
    else if (step[1] > last[1]) last[1] = step[1];
    pixel = at;
  }
  return kept;
}

function drawTimeline(place: HTMLElement, activations: Activations, steps: Step[]): void {
  const width = place.clientWidth;
  const end = (steps[steps.length - 1]?.[0] ?? 0) + 1;
  const peak = Math.max(...steps.map((step) => step[1]));
  const x = scaleLinear([0, end], [margin.left, width - margin.right]);
  const y = scaleLinear([0, peak * 1.06], [height - margin.bottom, margin.top]);
  const base = y(0);
  const points = thin(steps, x);
  const line =
    points
      .map(([position, bytes], i) =>
        i ? `H${x(position)}V${y(bytes)}` : `M${x(position)},${y(bytes)}`,
      )
      .join("") + `H${x(end)}`;
  const svg = select(place)
    .append("svg")
    .attr("width", width)
    .attr("height", height)
    .attr("role", "img")
    .attr("aria-label", `Memory held over the program, at most ${formatBytes(peak)}`);
  drawAxis(svg, y, width, peak);
  svg
    .append("path")
    .attr("class", "area")
    .attr("d", `${line}V${base}H${x(points[0]?.[0] ?? 0)}Z`);
  const inputs = toNumber(activations.input_bytes);
  // After the last operation nothing is held.
  const [lastPosition, lastBytes] = steps[steps.length - 1] ?? [0, 0];
  const inputsEnd = inputs && lastBytes < inputs ? lastPosition : end;
  if (inputs && activations.inputs === "keep")
    svg
      .append("rect")
      .attr("class", "inputs")
      .attr("x", x(0))
      .attr("y", y(inputs))
      .attr("width", x(inputsEnd) - x(0))
      .attr("height", Math.max(0, base - y(inputs)));
  svg.append("path").attr("class", "line").attr("d", line);
  drawPeak(svg, steps, peak, x, y, width);
  svg
    .append("text")
    .attr("class", "axis-title")
    .attr("x", width - margin.right)
    .attr("y", height - 6)
    .attr("text-anchor", "end")
    .text("program order");
  svg.on("pointermove", (event: PointerEvent) => {
    const position = x.invert(event.clientX - place.getBoundingClientRect().left);
    const found = [...steps].reverse().find((step) => step[0] <= position);
    if (found)
      showText(
        `${formatBytes(found[1])} at position ${found[0].toLocaleString("en")}`,
        event.clientX,
        event.clientY,
      );
  });
  svg.on("pointerleave", hideTooltip);
}

function drawAxis(
  svg: Selection<SVGSVGElement, unknown, null, undefined>,
  y: ScaleLinear<number, number>,
  width: number,
  peak: number,
): void {
  // Whole numbers of a binary unit.
  const unit = 1024 ** Math.floor(Math.log(Math.max(peak, 1)) / Math.log(1024));
  const scale = scaleLinear([0, peak / unit], [0, 1]);
  const values = scale.ticks(4).map((tick) => tick * unit);
  const axis = axisLeft(y)
    .tickValues(values)
    .tickFormat((value) => (value ? formatBytes(Number(value)) : "0"))
    .tickSize(0)
    .tickPadding(8);
  const group = svg
    .append("g")
    .attr("class", "axis")
    .attr("transform", `translate(${margin.left},0)`);
  group.call((selection) => axis(selection));
  group.selectAll(".tick line").attr("x1", width - margin.left - margin.right);
}

function drawPeak(
  svg: Selection<SVGSVGElement, unknown, null, undefined>,
  steps: Step[],
  peak: number,
  x: (value: number) => number,
  y: (value: number) => number,
  width: number,
): void {
  const at = steps.find((step) => step[1] === peak)?.[0] ?? 0;
  const isLeft = x(at) > width / 2;
  svg.append("circle").attr("class", "peak").attr("cx", x(at)).attr("cy", y(peak)).attr("r", 4);
  svg
    .append("text")
    .attr("class", "peak-name")
    .attr("x", x(at) + (isLeft ? -9 : 9))
    .attr("y", y(peak) - 4)
    .attr("text-anchor", isLeft ? "end" : "start")
    .text(`peak ${formatBytes(peak)}`);
}

function drawFigures(activations: Activations, view: View): HTMLElement {
  const list = element("dl", { class: "facts across" });
  const add = (name: string, value: Count | undefined, note = ""): void => {
    if (value !== undefined)
      list.append(
        element(
          "div",
          { class: isFormula(exactText(value)) ? "formula" : undefined },
          element("dt", {}, name),
          element("dd", {}, number(formatAny(value, formatBytes), exactText(value)), note),
        ),
      );
  };
  list.append(
    element(
      "div",
      { class: isFormula(exactText(activations.peak_bytes)) ? "formula" : undefined },
      element("dt", {}, "Peak"),
      element(
        "dd",
        {},
        number(
          mark(formatAny(activations.peak_bytes, formatBytes), activations.status),
          exactText(activations.peak_bytes),
        ),
        activations.peak_op ? ` in ${activations.peak_op}` : "",
      ),
    ),
  );
  add("In any order, at least", activations.order_free_bytes);
  add("With fixed offsets", activations.plan_bytes);
  add("Without reuse", activations.sum_bytes);
  for (const fit of view.target?.fits ?? [])
    add(
      `Fits ${fit.memory}`,
      fit.needed_bytes,
      `${fit.capacity_bytes === undefined ? "" : ` of ${formatAny(fit.capacity_bytes, formatBytes)}`}${fit.fits === undefined ? "" : fit.fits ? ": yes" : ": no"}`,
    );
  return list;
}

export class Memory {
  private view: View | undefined;
  private chart = element("div", { class: "timeline" });
  private width = 0;

  constructor() {
    new ResizeObserver(() => this.drawChart()).observe(this.chart);
  }

  setView(view: View): void {
    this.view = view;
    const { activations } = view.report;
    const place = byId("memory");
    if (!activations) {
      place.replaceChildren(
        element(
          "p",
          { class: "note" },
          "Open sizes decide which function holds most: bind them to see its memory.",
        ),
      );
      return;
    }
    const live = drawLive(activations, view.report.input.file);
    place.replaceChildren(
      drawFigures(activations, view),
      element(
        "div",
        { class: "columns" },
        element("div", { class: "wide" }, this.chart),
        live && element("div", { class: "side" }, live),
      ),
    );
    this.width = 0;
    this.drawChart();
  }

  drawChart(): void {
    const activations = this.view?.report.activations;
    if (!activations || !this.chart.clientWidth || this.chart.clientWidth === this.width) return;
    this.width = this.chart.clientWidth;
    this.chart.replaceChildren();
    const steps = getSteps(activations);
    if (steps.length > 1) drawTimeline(this.chart, activations, steps);
    else
      this.chart.append(
        element("p", { class: "note" }, "The course of memory is open as long as a size is."),
      );
  }
}
