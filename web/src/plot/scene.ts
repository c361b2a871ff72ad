// Where everything of the roofline stands, in pixels before any zoom: the scales,
// the roofs and a point for each row. Draws nothing.

import { scaleLog, type ScaleLogarithmic } from "d3-scale";
import { getAchieved, getPerformance, type Row, type View } from "../model";
import type { BoundKind, Roof } from "../report";

export type Scale = ScaleLogarithmic<number, number>;

export interface Size {
  width: number;
  height: number;
}

/** A row that computes something, or one in the strip of those that do not. */
export interface Point {
  row: Row;
  x: number;
  y: number;
  radius: number;
  isInStrip: boolean;
  /** Of the report that is compared with: drawn hollow. */
  isOther: boolean;
  /** At what memory levels the row stands on the same height, the outermost
   * first; empty unless the report has levels. */
  levels: { name: string; x: number }[];
  /** Where what was measured of it stands. */
  achieved: { x: number; y: number } | undefined;
}

export interface RoofLine {
  names: string[];
  kind: BoundKind;
  /** Operations per second, or bytes per second. */
  perSecond: number;
  /** Whether it limits one of the rows, or is the outermost memory. */
  isUsed: boolean;
}

export interface Scene {
  size: Size;
  x: Scale;
  y: Scale;
  points: Point[];
  /** By time, of what is in the strip; absent if nothing is. */
  stripY: Scale | undefined;
  roofs: RoofLine[];
}

export const margin = { top: 14, right: 16, bottom: 44, left: 64 };
/** The strip of rows without arithmetic, left of the plot. */
export const stripWidth = 46;

const largestRadius = 24;
const smallestRadius = 1.8;

/** Roofs of equal height are one line with several names. */
function makeRoofs(view: View): RoofLine[] {
  const used = new Set(view.rows.map((row) => row.boundBy));
  const lines: RoofLine[] = [];
  const all = view.target?.roofs ?? [];
  const outermost = all.find((roof) => roof.kind === "memory");
  for (const roof of all) {
    const perSecond = getRate(roof);
    if (!perSecond) continue;
    const isUsed = used.has(roof.resource) || roof === outermost;
    const same = lines.find(
      (line) => line.kind === roof.kind && line.perSecond === perSecond && line.isUsed === isUsed,
    );
    if (same) same.names.push(roof.resource);
    else lines.push({ names: [roof.resource], kind: roof.kind, perSecond, isUsed });
  }
  return lines;
}

function getRate(roof: Roof): number {
  return (roof.kind === "compute" ? roof.ops_per_s : roof.bytes_per_s) ?? 0;
}

/** Operations per byte of a row at each level: what a good schedule moves there,
 * or at least. */
function getLevels(row: Row): { name: string; intensity: number }[] {
  const work = row.work ?? 0;
  return (row.on?.levels ?? [])
    .map((level) => ({
      name: level.name,
      intensity: work / (level.attainable_bytes ?? level.lower_bytes),
    }))
    .filter(({ intensity }) => intensity > 0 && Number.isFinite(intensity));
}

class Range {
  low = Infinity;
  high = -Infinity;
  add(value: number): void {
    if (!(value > 0) || !Number.isFinite(value)) return;
    this.low = Math.min(this.low, value);
    this.high = Math.max(this.high, value);
  }
  /** From a factor below to a factor above. */
  widen(below: number, above: number): [number, number] {
    return this.low > this.high ? [0.1, 100] : [this.low / below, this.high * above];
  }
}

/** Where nothing else says what to show: where the units meet the outermost
 * memory. */
function addRoofs(roofs: RoofLine[], x: Range, y: Range): void {
  const memory = roofs.find((roof) => roof.kind === "memory");
  for (const roof of roofs) {
    if (roof.kind !== "compute") continue;
    y.add(roof.perSecond);
    if (memory) x.add(roof.perSecond / memory.perSecond);
  }
}

/** What the axes must show: the rows, and where their roofs meet. */
function findDomains(
  rows: readonly Row[],
  roofs: RoofLine[],
  isEstimate: boolean,
  showsLevels: boolean,
): { x: [number, number]; y: [number, number] } {
  const x = new Range();
  const y = new Range();
  for (const row of rows) {
    const performance = getPerformance(row, isEstimate);
    if (!performance || !row.intensity) continue;
    x.add(row.intensity);
    y.add(performance);
    y.add(getAchieved(row)?.perSecond ?? 0);
    if (showsLevels) for (const level of getLevels(row)) x.add(level.intensity);
  }
  // Faster units than those in use show what another type could reach.
  for (const roof of roofs)
    if (roof.kind === "compute" && (roof.isUsed || roof.perSecond > y.high)) y.add(roof.perSecond);
  const used = roofs.filter((roof) => roof.isUsed);
  for (const roof of used) {
    if (roof.kind !== "compute") continue;
    for (const memory of used)
      if (memory.kind === "memory") x.add(roof.perSecond / memory.perSecond);
  }
  if (x.low > x.high) addRoofs(roofs, x, y);
  return { x: x.widen(2, 4), y: y.widen(2.5, 2.5) };
}

export function getRadius(share: number): number {
  return Math.min(largestRadius, Math.max(smallestRadius, 62 * Math.sqrt(share)));
}

function makeStripScale(rows: readonly Row[], height: number): Scale | undefined {
  const range = new Range();
  for (const row of rows) {
    if (row.work || !row.time) continue;
    range.add(row.time);
    range.add(row.measured ?? 0);
  }
  if (range.low > range.high) return undefined;
  return scaleLog(range.widen(1.6, 2.2), [height - margin.bottom, margin.top]);
}

/** `other`: what is compared with, on the same axes. */
export function makeScene(
  view: View,
  other: View | undefined,
  size: Size,
  isEstimate: boolean,
  showsLevels: boolean,
): Scene {
  const roofs = makeRoofs(view);
  const rows = other ? [...view.rows, ...other.rows] : view.rows;
  const stripY = makeStripScale(rows, size.height);
  const domains = findDomains(rows, roofs, isEstimate, showsLevels);
  const left = margin.left + (stripY ? stripWidth : 0);
  const x = scaleLog(domains.x, [left, size.width - margin.right]);
  const y = scaleLog(domains.y, [size.height - margin.bottom, margin.top]);
  const scene: Scene = { size, x, y, points: [], stripY, roofs };
  addPoints(scene, view, isEstimate, false);
  if (other) addPoints(scene, other, isEstimate, true);
  // Small ones last, so that large ones do not hide them.
  scene.points.sort((a, b) => b.radius - a.radius);
  return scene;
}

function addPoints(
  { x, y, stripY, points }: Scene,
  view: View,
  isEstimate: boolean,
  isOther: boolean,
): void {
  const total = view.rows.reduce((sum, row) => sum + view.weight(row), 0) || 1;
  for (const row of view.rows) {
    const radius = getRadius(view.weight(row) / total);
    const performance = getPerformance(row, isEstimate);
    if (performance && row.intensity) {
      const levels = getLevels(row).map((level) => ({ name: level.name, x: x(level.intensity) }));
      const achieved = getAchieved(row);
      points.push({
        row,
        x: x(row.intensity),
        y: y(performance),
        radius,
        isInStrip: false,
        isOther,
        levels,
        achieved: achieved && { x: x(achieved.intensity), y: y(achieved.perSecond) },
      });
    } else if (stripY && !row.work && row.time) {
      points.push({
        row,
        x: stripWidth / 2 + 4,
        y: stripY(row.time),
        radius: Math.min(radius, stripWidth / 2),
        isInStrip: true,
        isOther,
        levels: [],
        achieved: row.measured
          ? { x: stripWidth / 2 + 4, y: stripY(row.measured) }
          : undefined,
      });
    }
  }
}
