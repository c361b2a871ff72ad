// Draws a scene on a canvas, zoomed.

import type { ZoomTransform } from "d3-zoom";
import type { BoundKind } from "../report";
import { drawLabel, font, type Colors } from "./ink";
import { drawRoofNames, drawRoofs, getSegments } from "./roofs";
import { margin, stripWidth, type Point, type Scene } from "./scene";

/** Squares are bound by a compute unit and discs by memory, so that the colour
 * is not needed to tell them apart. */
export function tracePoint(
  context: CanvasRenderingContext2D,
  kind: BoundKind,
  x: number,
  y: number,
  radius: number,
): void {
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
  constructor(
    private colors: Colors,
    private ratio: number,
  ) {}

  /** `isFaint`: of a row that is filtered out. */
  draw(
    context: CanvasRenderingContext2D,
    point: Point,
    x: number,
    y: number,
    isFaint: boolean,
  ): void {
    const radius = Math.round(point.radius * 2) / 2;
    const kind = point.row.bound;
    const key = `${kind} ${radius} ${isFaint} ${point.isOther}`;
    let sprite = this.made.get(key);
    if (!sprite) this.made.set(key, (sprite = this.make(kind, radius, isFaint, point.isOther)));
    const side = sprite.width / this.ratio;
    context.drawImage(sprite, x - side / 2, y - side / 2, side, side);
  }

  private make(
    kind: BoundKind,
    radius: number,
    isFaint: boolean,
    isHollow: boolean,
  ): HTMLCanvasElement {
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
  context.rect(
    left,
    margin.top,
    scene.size.width - margin.right - left,
    scene.size.height - margin.top - margin.bottom,
  );
  context.clip();
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
export function paintScene(
  context: CanvasRenderingContext2D,
  scene: Scene,
  zoom: ZoomTransform,
  colors: Colors,
  sprites: Sprites,
  isShown: (point: Point) => boolean,
  showsLevels: boolean,
): void {
  drawStrip(context, scene, colors);
  const segments = getSegments(scene, zoom);
  context.save();
  clipToPlot(context, scene);
  drawRoofs(context, segments, colors);
  if (showsLevels)
    for (const point of scene.points)
      if (isShown(point) && !point.isOther) drawLevels(context, point, zoom, colors, 0.35);
  const [shown, hidden] = split(scene.points, isShown);
  drawPoints(
    context,
    hidden.filter((point) => !point.isInStrip),
    zoom,
    sprites,
    true,
  );
  drawPoints(
    context,
    shown.filter((point) => !point.isInStrip),
    zoom,
    sprites,
    false,
  );
  drawAchieved(
    context,
    shown.filter((point) => !point.isInStrip),
    zoom,
    colors,
  );
  drawRoofNames(context, scene, segments, zoom, colors);
  context.restore();
  drawPoints(
    context,
    hidden.filter((point) => point.isInStrip),
    zoom,
    sprites,
    true,
  );
  drawPoints(
    context,
    shown.filter((point) => point.isInStrip),
    zoom,
    sprites,
    false,
  );
  drawAchieved(
    context,
    shown.filter((point) => point.isInStrip),
    zoom,
    colors,
  );
}

/** What was measured: a cross, and a line to the bound, which is as long as the
 * time that was lost. */
function drawAchieved(
  context: CanvasRenderingContext2D,
  points: Point[],
  zoom: ZoomTransform,
  colors: Colors,
): void {
  context.strokeStyle = colors.lost;
  for (const point of points) {
    if (!point.achieved) continue;
    const from = place(point, zoom);
    const { x, y } = place({ ...point, ...point.achieved }, zoom);
    context.globalAlpha = 0.45;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(x, y);
    context.stroke();
    context.globalAlpha = 1;
    context.lineWidth = 1.6;
    context.beginPath();
    for (const side of [-1, 1]) {
      context.moveTo(x - 4, y - 4 * side);
      context.lineTo(x + 4, y + 4 * side);
    }
    context.stroke();
  }
}

function split(
  points: Point[],
  isShown: (point: Point) => boolean,
): [shown: Point[], hidden: Point[]] {
  const shown: Point[] = [];
  const hidden: Point[] = [];
  for (const point of points) (isShown(point) ? shown : hidden).push(point);
  return [shown, hidden];
}

/** Of points that look the same, each is drawn twice at most: more of them are
 * no darker, and models repeat themselves. */
function drawPoints(
  context: CanvasRenderingContext2D,
  points: Point[],
  zoom: ZoomTransform,
  sprites: Sprites,
  isFaint: boolean,
): void {
  const drawn = new Map<number, number>();
  for (const point of points) {
    const { x, y } = place(point, zoom);
    // Half pixels, and no plot is 8192 pixels high.
    const key =
      (Math.round(2 * x) * 16384 + Math.round(2 * y)) * 128 +
      Math.round(2 * point.radius) +
      (point.isOther ? 64 : 0);
    const count = drawn.get(key) ?? 0;
    if (count >= 2) continue;
    drawn.set(key, count + 1);
    sprites.draw(context, point, x, y, isFaint);
  }
}

/** A row's dots of all memory levels, joined. */
export function drawLevels(
  context: CanvasRenderingContext2D,
  point: Point,
  zoom: ZoomTransform,
  colors: Colors,
  alpha: number,
): void {
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
export function paintMarks(
  context: CanvasRenderingContext2D,
  scene: Scene,
  zoom: ZoomTransform,
  colors: Colors,
  marks: { point: Point; isChosen: boolean }[],
): void {
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

function drawLevelNames(
  context: CanvasRenderingContext2D,
  point: Point,
  zoom: ZoomTransform,
  colors: Colors,
): void {
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
