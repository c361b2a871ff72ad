// Draws a scene on a canvas, zoomed.

import type { ZoomTransform } from "d3-zoom";
import { themeColor } from "../dom";
import { formatCount } from "../format";
import type { BoundKind } from "../report";
import { margin, stripWidth, type Point, type RoofLine, type Scene } from "./scene";

export interface Colors {
  paper: string;
  ink: string;
  muted: string;
  line: string;
  compute: string;
  memory: string;
  none: string;
}

export function readColors(): Colors {
  const color = (name: string): string => themeColor(name);
  return { paper: color("paper"), ink: color("ink"), muted: color("muted"), line: color("line"), compute: color("compute"), memory: color("memory"), none: color("none") };
}

const font = '11px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** Squares are bound by a compute unit and discs by memory, so that the colour
 * is not needed to tell them apart. */
export function tracePoint(context: CanvasRenderingContext2D, kind: BoundKind, x: number, y: number, radius: number): void {
  context.beginPath();
  if (kind === "compute") {
    const side = radius * 1.7;
    context.rect(x - side / 2, y - side / 2, side, side);
  } else {
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
}

/** Points are drawn once for each kind and size, and then copied: 20,000 of them
 * take some milliseconds. */
export class Sprites {
  private made = new Map<string, HTMLCanvasElement>();
  constructor(private colors: Colors, private ratio: number) {}

  /** `isFaint`: of a row that is filtered out. */
  draw(context: CanvasRenderingContext2D, point: Point, x: number, y: number, isFaint: boolean): void {
    const radius = Math.round(point.radius * 2) / 2;
    const kind = point.row.bound;
    const key = `${kind} ${radius} ${isFaint} ${point.isOther}`;
    let sprite = this.made.get(key);
    if (!sprite) this.made.set(key, (sprite = this.make(kind, radius, isFaint, point.isOther)));
    const side = sprite.width / this.ratio;
    context.drawImage(sprite, x - side / 2, y - side / 2, side, side);
  }

  private make(kind: BoundKind, radius: number, isFaint: boolean, isHollow: boolean): HTMLCanvasElement {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = Math.ceil((2 * radius + 4) * this.ratio);
    const context = canvas.getContext("2d") as CanvasRenderingContext2D;
    const middle = canvas.width / 2 / this.ratio;
    context.scale(this.ratio, this.ratio);
    tracePoint(context, kind, middle, middle, radius);
    context.globalAlpha = isFaint ? 0.18 : 0.5;
    context.fillStyle = isFaint ? this.colors.none : this.colors[kind];
    if (!isHollow) context.fill();
    if (!isFaint || isHollow) {
      context.globalAlpha = isFaint ? 0.25 : 1;
      context.lineWidth = isHollow ? 1.5 : 1;
      context.strokeStyle = this.colors[kind];
      context.stroke();
    }
    return canvas;
  }
}

/** Where a point stands after zooming; the strip is not zoomed. */
export function place(point: Point, zoom: ZoomTransform): { x: number; y: number } {
  return point.isInStrip ? point : { x: zoom.applyX(point.x), y: zoom.applyY(point.y) };
}

function clipToPlot(context: CanvasRenderingContext2D, scene: Scene): void {
  const left = scene.x.range()[0] ?? 0;
  context.beginPath();
  context.rect(left, margin.top, scene.size.width - margin.right - left, scene.size.height - margin.top - margin.bottom);
  context.clip();
}

/** One end of a roof to the other, in pixels. */
interface Segment {
  roof: RoofLine;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

function getSegments(scene: Scene, zoom: ZoomTransform): Segment[] {
  const x = zoom.rescaleX(scene.x);
  const y = zoom.rescaleY(scene.y);
  const [low = 0.1, high = 1] = x.domain();
  const used = scene.roofs.filter((roof) => roof.isUsed);
  const all = (roofs: RoofLine[], kind: BoundKind): number[] => roofs.filter((roof) => roof.kind === kind).map((roof) => roof.perSecond);
  const top = Math.max(...all(used, "compute"), ...(all(used, "compute").length ? [] : all(scene.roofs, "compute")));
  const fastest = Math.max(...all(scene.roofs, "memory"));
  return scene.roofs.map((roof) => {
    if (roof.kind === "compute") {
      const start = Math.max(low, Number.isFinite(fastest) ? roof.perSecond / fastest : low);
      return { roof, x1: x(start), y1: y(roof.perSecond), x2: x(high), y2: y(roof.perSecond) };
    }
    const end = Number.isFinite(top) ? top / roof.perSecond : high;
    return { roof, x1: x(low), y1: y(low * roof.perSecond), x2: x(Math.max(end, low)), y2: y(Math.max(end, low) * roof.perSecond) };
  });
}

function drawLabel(context: CanvasRenderingContext2D, colors: Colors, text: string, color: string): void {
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = colors.paper;
  context.strokeText(text, 0, 0);
  context.fillStyle = color;
  context.fillText(text, 0, 0);
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

function drawRoofs(context: CanvasRenderingContext2D, segments: Segment[], colors: Colors): void {
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
function drawRoofNames(context: CanvasRenderingContext2D, scene: Scene, segments: Segment[], colors: Colors): void {
  context.font = font;
  context.textBaseline = "alphabetic";
  const taken: number[] = [];
  const left = scene.x.range()[0] ?? 0;
  const right = scene.size.width - margin.right - 6;
  const bottom = scene.size.height - margin.bottom;
  const ordered = [...segments].sort((a, b) => Number(b.roof.isUsed) - Number(a.roof.isUsed) || a.y1 - b.y1);
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

function drawStrip(context: CanvasRenderingContext2D, scene: Scene, colors: Colors): void {
  if (!scene.stripY) return;
  const bottom = scene.size.height - margin.bottom;
  context.strokeStyle = colors.line;
  context.lineWidth = 1;
  context.strokeRect(4.5, margin.top + 0.5, stripWidth, bottom - margin.top - 1);
}

/** On an empty canvas: roofs below, then points, then the roofs' names. `isShown` says which points
 * no filter hides; others stay as a background. */
export function paintScene(context: CanvasRenderingContext2D, scene: Scene, zoom: ZoomTransform, colors: Colors, sprites: Sprites, isShown: (point: Point) => boolean, showsLevels: boolean): void {
  drawStrip(context, scene, colors);
  const segments = getSegments(scene, zoom);
  context.save();
  clipToPlot(context, scene);
  drawRoofs(context, segments, colors);
  if (showsLevels) for (const point of scene.points) if (isShown(point) && !point.isOther) drawLevels(context, point, zoom, colors, 0.35);
  const [shown, hidden] = split(scene.points, isShown);
  drawPoints(context, hidden.filter((point) => !point.isInStrip), zoom, sprites, true);
  drawPoints(context, shown.filter((point) => !point.isInStrip), zoom, sprites, false);
  drawRoofNames(context, scene, segments, colors);
  context.restore();
  drawPoints(context, hidden.filter((point) => point.isInStrip), zoom, sprites, true);
  drawPoints(context, shown.filter((point) => point.isInStrip), zoom, sprites, false);
}

function split(points: Point[], isShown: (point: Point) => boolean): [shown: Point[], hidden: Point[]] {
  const shown: Point[] = [];
  const hidden: Point[] = [];
  for (const point of points) (isShown(point) ? shown : hidden).push(point);
  return [shown, hidden];
}

/** Of points that look the same, each is drawn twice at most: more of them are
 * no darker, and models repeat themselves. */
function drawPoints(context: CanvasRenderingContext2D, points: Point[], zoom: ZoomTransform, sprites: Sprites, isFaint: boolean): void {
  const drawn = new Map<number, number>();
  for (const point of points) {
    const { x, y } = place(point, zoom);
    // Half pixels, and no plot is 8192 pixels high.
    const key = (Math.round(2 * x) * 16384 + Math.round(2 * y)) * 128 + Math.round(2 * point.radius) + (point.isOther ? 64 : 0);
    const count = drawn.get(key) ?? 0;
    if (count >= 2) continue;
    drawn.set(key, count + 1);
    sprites.draw(context, point, x, y, isFaint);
  }
}

/** A row's dots of all memory levels, joined. */
export function drawLevels(context: CanvasRenderingContext2D, point: Point, zoom: ZoomTransform, colors: Colors, alpha: number): void {
  if (point.levels.length < 2) return;
  const y = zoom.applyY(point.y);
  const xs = point.levels.map((level) => zoom.applyX(level.x));
  context.globalAlpha = alpha;
  context.strokeStyle = context.fillStyle = colors[point.row.bound];
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(Math.min(...xs), y);
  context.lineTo(Math.max(...xs), y);
  context.stroke();
  for (const x of xs) context.fillRect(x - 1.5, y - 1.5, 3, 3);
  context.globalAlpha = 1;
}

/** The point under the pointer and the chosen one, on an empty canvas of their
 * own. */
export function paintMarks(context: CanvasRenderingContext2D, scene: Scene, zoom: ZoomTransform, colors: Colors, marks: { point: Point; isChosen: boolean }[]): void {
  context.font = font;
  for (const { point, isChosen } of marks) {
    const { x, y } = place(point, zoom);
    context.save();
    if (!point.isInStrip) clipToPlot(context, scene);
    drawLevels(context, point, zoom, colors, 1);
    if (isChosen || point.levels.length > 1) drawLevelNames(context, point, zoom, colors);
    tracePoint(context, point.row.bound, x, y, Math.max(point.radius, 4) + 2);
    context.lineWidth = isChosen ? 2.5 : 1.5;
    context.strokeStyle = colors.ink;
    context.stroke();
    context.restore();
  }
}

function drawLevelNames(context: CanvasRenderingContext2D, point: Point, zoom: ZoomTransform, colors: Colors): void {
  let end = -Infinity;
  const y = zoom.applyY(point.y) + Math.max(point.radius, 4) + 16;
  context.textAlign = "center";
  for (const level of [...point.levels].sort((a, b) => a.x - b.x)) {
    const x = zoom.applyX(level.x);
    const half = context.measureText(level.name).width / 2;
    if (x - half < end + 4) continue;
    end = x + half;
    context.save();
    context.translate(x, y);
    drawLabel(context, colors, level.name, colors.ink);
    context.restore();
  }
}
