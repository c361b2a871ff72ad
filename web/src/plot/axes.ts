// The axes of the roofline, and the grid.

import { axisBottom, axisLeft, type Axis } from "d3-axis";
import type { NumberValue } from "d3-scale";
import type { Selection } from "d3-selection";
import type { ZoomTransform } from "d3-zoom";
import { formatTick } from "../format";
import { margin, stripWidth, type Scale, type Scene } from "./scene";

type Svg = Selection<SVGSVGElement, unknown, null, undefined>;

/** Draws both axes anew, with their grids. */
export function drawAxes(svg: Svg, scene: Scene, zoom: ZoomTransform): void {
  const { width, height } = scene.size;
  const left = scene.x.range()[0] ?? 0;
  const x = zoom.rescaleX(scene.x);
  const y = zoom.rescaleY(scene.y);
  svg.attr("width", width).attr("height", height).selectAll("*").remove();
  const bottom = height - margin.bottom;
  drawAxis(svg, axisBottom(x), x, 80)
    .attr("transform", `translate(0,${bottom})`)
    .selectAll(".tick line")
    .attr("y1", margin.top - bottom);
  drawAxis(svg, axisLeft(y), y, 40)
    .attr("transform", `translate(${left},0)`)
    .selectAll(".tick line")
    .attr("x1", width - margin.right - left);
  const label = (text: string, at: [number, number], anchor: string): void => {
    svg
      .append("text")
      .attr("class", "axis-title")
      .attr("x", at[0])
      .attr("y", at[1])
      .attr("text-anchor", anchor)
      .text(text);
  };
  label("operations per byte", [width - margin.right, height - 6], "end");
  label("op/s", [left - 8, margin.top + 2], "end");
  if (scene.stripY) {
    label("no", [4 + stripWidth / 2, bottom + 16], "middle");
    label("arithmetic", [4 + stripWidth / 2, bottom + 29], "middle");
  }
}

function drawAxis(
  svg: Svg,
  axis: Axis<NumberValue>,
  scale: Scale,
  spacing: number,
): Selection<SVGGElement, unknown, null, undefined> {
  const [low = 1, high = 10] = scale.domain();
  const [start = 0, end = 0] = scale.range();
  const decades = Math.log10(high / low);
  const room = Math.abs(end - start) / spacing;
  // Powers of ten as far as there is room, else what the scale proposes.
  const step = Math.max(1, Math.ceil(decades / room));
  const powers = [];
  for (let power = Math.ceil(Math.log10(low)); power <= Math.log10(high); ++power)
    if (power % step === 0) powers.push(10 ** power);
  const values =
    decades >= 1.5
      ? powers
      : scale.ticks(Math.max(2, room)).filter((_, i, all) => all.length <= room * 2 || i % 2 === 0);
  axis
    .tickValues(values)
    .tickFormat((value) => formatTick(Number(value)))
    .tickSize(0)
    .tickPadding(8);
  const group = svg.append<SVGGElement>("g").attr("class", "axis");
  group.call((selection) => axis(selection));
  return group;
}
