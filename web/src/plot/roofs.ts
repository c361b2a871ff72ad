// Draws the ceilings: memory levels as slopes, compute units as level lines.

import type { ZoomTransform } from "d3-zoom";
import { formatCount } from "../format";
import type { BoundKind } from "../report";
import { drawLabel, font, type Colors } from "./ink";
import { Occupancy, type Place } from "./occupancy";
import { margin, type RoofLine, type Scene } from "./scene";

/** One end of a roof to the other, in pixels. */
export interface Segment {
  roof: RoofLine;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** Where the roofs stand after zooming. Memory goes up to the highest unit in
 * use, and units start where the fastest memory meets them. */
export function getSegments(scene: Scene, zoom: ZoomTransform): Segment[] {
  const x = zoom.rescaleX(scene.x);
  const y = zoom.rescaleY(scene.y);
  const [low = 0.1, high = 1] = x.domain();
  const used = scene.roofs.filter((roof) => roof.isUsed);
  const all = (roofs: RoofLine[], kind: BoundKind): number[] =>
    roofs.filter((roof) => roof.kind === kind).map((roof) => roof.perSecond);
  const top = Math.max(
    ...all(used, "compute"),
    ...(all(used, "compute").length ? [] : all(scene.roofs, "compute")),
  );
  const fastest = Math.max(...all(scene.roofs, "memory"));
  return scene.roofs.map((roof) => {
    if (roof.kind === "compute") {
      const start = Math.max(low, Number.isFinite(fastest) ? roof.perSecond / fastest : low);
      return { roof, x1: x(start), y1: y(roof.perSecond), x2: x(high), y2: y(roof.perSecond) };
    }
    const end = Number.isFinite(top) ? top / roof.perSecond : high;
    return {
      roof,
      x1: x(low),
      y1: y(low * roof.perSecond),
      x2: x(Math.max(end, low)),
      y2: y(Math.max(end, low) * roof.perSecond),
    };
  });
}

/** As many of its names as have room, and how fast it is. */
function nameOf(context: CanvasRenderingContext2D, roof: RoofLine, width: number): string {
  const rate = formatCount(roof.perSecond, roof.kind === "compute" ? "op/s" : "B/s");
  for (let count = roof.names.length; ; --count) {
    const more = count < roof.names.length ? " …" : "";
    const text = `${roof.names.slice(0, count).join(", ")}${more}  ${rate}`;
    if (count <= 1 || context.measureText(text).width <= width) return text;
  }
}

export function drawRoofs(
  context: CanvasRenderingContext2D,
  segments: Segment[],
  colors: Colors,
): void {
  for (const { roof, x1, y1, x2, y2 } of segments) {
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.strokeStyle = roof.isUsed ? colors[roof.kind] : colors.none;
    context.lineWidth = roof.isUsed ? 1.75 : 1;
    context.globalAlpha = roof.isUsed ? 1 : 0.75;
    context.setLineDash(roof.isUsed ? [] : [2, 4]);
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** Where a name may stand beside its line, the best place first. */
function* getPlaces({ roof, x1, y1, x2, y2 }: Segment, scene: Scene, width: number): Iterable<Place> {
  const left = Math.max(x1, scene.x.range()[0] ?? 0);
  const right = Math.min(x2, scene.size.width - margin.right - 6);
  const slope = (y2 - y1) / (x2 - x1 || 1);
  const angle = Math.atan(slope);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const length = (right - left) / cos - width;
  // Base lines above the line, and under it.
  for (const away of [-7, 7 + 9])
    for (let step = 0; step <= length; step += 10) {
      // Names of units stand at the right, where no point can be above them.
      const along = roof.kind === "compute" ? length - step : step;
      const x = left + along * cos - away * sin;
      const y = y1 + (left - x1) * slope + along * sin + away * cos;
      yield { x, y, angle, width };
    }
}

/** What names should not hide. */
function makeOccupancy(scene: Scene, segments: Segment[], zoom: ZoomTransform): Occupancy {
  const { width, height } = scene.size;
  const left = scene.x.range()[0] ?? 0;
  const box = { left, right: width - margin.right, top: margin.top, bottom: height - margin.bottom };
  const occupancy = new Occupancy(width, height, box);
  for (const point of scene.points)
    if (!point.isInStrip)
      occupancy.addPoint(zoom.applyX(point.x), zoom.applyY(point.y), point.radius);
  for (const { x1, y1, x2, y2 } of segments) occupancy.addLine(x1, y1, x2, y2);
  return occupancy;
}

/** Names where they hide nothing; those of roofs that matter first, which may
 * hide a little. The list below the plot has all. */
export function drawRoofNames(
  context: CanvasRenderingContext2D,
  scene: Scene,
  segments: Segment[],
  zoom: ZoomTransform,
  colors: Colors,
): void {
  context.font = font;
  context.textBaseline = "alphabetic";
  context.textAlign = "left";
  const room = scene.size.width - margin.right - (scene.x.range()[0] ?? 0) - 26;
  const occupancy = makeOccupancy(scene, segments, zoom);
  const ordered = [...segments].sort(
    (a, b) => Number(b.roof.isUsed) - Number(a.roof.isUsed) || a.y1 - b.y1,
  );
  for (const segment of ordered) {
    const { roof } = segment;
    const text = nameOf(context, roof, Math.min(roof.kind === "compute" ? 320 : 200, room));
    const found = occupancy.choose(getPlaces(segment, scene, context.measureText(text).width));
    if (!found || (found.cost > 0 && !roof.isUsed)) continue;
    const { place } = found;
    occupancy.addName(place);
    context.save();
    context.translate(place.x, place.y);
    context.rotate(place.angle);
    drawLabel(context, colors, text, roof.isUsed ? colors[roof.kind] : colors.muted);
    context.restore();
  }
}
