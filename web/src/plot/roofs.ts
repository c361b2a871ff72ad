// Draws the ceilings: memory levels as slopes, compute units as level lines.

import type { ZoomTransform } from "d3-zoom";
import { formatCount } from "../format";
import type { BoundKind } from "../report";
import { drawLabel, font, type Colors } from "./ink";
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

/** Names where they do not meet each other; those of roofs that matter first. */
export function drawRoofNames(
  context: CanvasRenderingContext2D,
  scene: Scene,
  segments: Segment[],
  colors: Colors,
): void {
  context.font = font;
  context.textBaseline = "alphabetic";
  const taken: number[] = [];
  const left = scene.x.range()[0] ?? 0;
  const right = scene.size.width - margin.right - 6;
  const bottom = scene.size.height - margin.bottom;
  const ordered = [...segments].sort(
    (a, b) => Number(b.roof.isUsed) - Number(a.roof.isUsed) || a.y1 - b.y1,
  );
  for (const { roof, x1, y1, x2, y2 } of ordered) {
    const color = roof.isUsed ? colors[roof.kind] : colors.muted;
    if (roof.kind === "compute") {
      if (y1 < margin.top + 8 || y1 > bottom || taken.some((y) => Math.abs(y - y1) < 14)) continue;
      taken.push(y1);
      context.save();
      context.translate(right, y1 - 5);
      context.textAlign = "right";
      drawLabel(context, colors, nameOf(context, roof, Math.min(320, right - left - 20)), color);
      context.restore();
      continue;
    }
    // Along the slope, a little after the line enters the plot.
    const slope = (y2 - y1) / (x2 - x1 || 1);
    const enterX = Math.max(left, y1 > bottom && slope ? x1 + (bottom - y1) / slope : x1);
    const enterY = y1 + (enterX - x1) * slope;
    if (!Number.isFinite(slope) || enterX > x2 - 60 || enterY < margin.top + 40) continue;
    context.save();
    context.translate(enterX, enterY);
    context.rotate(Math.atan(slope));
    context.translate(16, -5);
    context.textAlign = "left";
    drawLabel(context, colors, nameOf(context, roof, 200), color);
    context.restore();
  }
}
