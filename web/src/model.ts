// What the page shows of a report on one of its targets: a row per operation,
// of all its executions.

import { getExecuted, getExecutedStatus, type Known } from "./counts";
import {
  toNumber,
  type BoundKind,
  type Op,
  type OpTime,
  type Report,
  type Status,
  type Target,
} from "./report";

export interface Row {
  id: number;
  op: Op;
  /** On the target; absent without one. */
  on: OpTime | undefined;
  kind: string;
  fn: string;
  location: string;
  /** As the page shows the location. */
  place: string;
  /** The way to its layer, the outermost first. */
  layer: readonly string[];
  bound: BoundKind;
  boundBy: string;
  nextBoundBy: string;
  /** Executions; absent while open, as is everything that depends on it. */
  runs: number | undefined;
  /** Seconds of all executions, and how far to trust them. */
  time: number | undefined;
  timeStatus: Status | undefined;
  estimate: number | undefined;
  /** Of the latency bound. */
  share: number | undefined;
  /** Seconds of all executions that lifting the first limit saves. */
  gain: number | undefined;
  slack: number | undefined;
  energy: number | undefined;
  /** Seconds that were measured of all executions, what these are over the bound
   * of the same, and the bound's part of them. */
  measured: number | undefined;
  lost: number | undefined;
  efficiency: number | undefined;
  flops: number | undefined;
  /** The counts of all executions, with what they can be trusted for. */
  known: { flops: Known | undefined; bytes: Known | undefined };
  /** FLOPs and integer operations of one execution. */
  work: number | undefined;
  bytes: number | undefined;
  intensity: number | undefined;
  live: number | undefined;
}

/** A report, one of its targets, and the rows of all operations. */
export interface View {
  report: Report;
  target: Target | undefined;
  rows: Row[];
  /** What a row weighs where parts of a whole are shown: its time, or without
   * times its work, or its bytes. Nothing where the whole is not known, because
   * rows of it depend on open sizes: parts of the rest would mislead. */
  weight: (row: Row) => number;
  weightName: "time" | "operations" | "bytes" | undefined;
}

/** Why nothing is said of parts of the whole. */
export function explainNoWeight({ report }: View): string {
  const open = report.symbols.filter(({ value }) => value === undefined).map(({ name }) => name);
  if (!open.length) return "What it comes to is not known, so that no part of it is, either.";
  const names = `${open.slice(0, 4).join(", ")}${open.length > 4 ? ", ..." : ""}`;
  return `Most of it depends on sizes that are open (${names}), so that no part of the whole is known: --bind NAME=NUMBER,... gives them values.`;
}

/** In the program's own file the line is enough. */
export function shortenLocation(location: string, file: string): string {
  const start = `${file.slice(file.lastIndexOf("/") + 1)}:`;
  return location.startsWith(start) ? location.slice(start.length) : location;
}

function times(count: number | undefined, runs: number | undefined): number | undefined {
  return count === undefined || runs === undefined ? undefined : count * runs;
}

function sumOfKnown(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0);
}

function makeRow(
  op: Op,
  file: string,
  targetIndex: number,
  target: Target | undefined,
  layer: readonly string[],
): Row {
  const on = op.targets?.[targetIndex];
  const runs = toNumber(op.multiplicity);
  const time = times(on?.time_s, runs);
  const known = { flops: getExecuted(op, "flops"), bytes: getExecuted(op, "bytes") };
  const hasNext = on?.time_s !== undefined && on.time_if_lifted_s !== undefined;
  const latency = target?.latency_bound_s;
  return {
    id: op.id,
    op,
    on,
    kind: op.op,
    fn: op.function,
    location: op.location,
    place: op.place ?? shortenLocation(op.location, file),
    layer,
    bound: on?.kind ?? "none",
    boundBy: on?.bound_by ?? "",
    nextBoundBy: on?.next_bound_by ?? "",
    runs,
    time,
    timeStatus: getExecutedStatus(op, on?.status),
    estimate: times(on?.estimate_s, runs),
    share: time !== undefined && latency ? time / latency : undefined,
    gain: hasNext ? times((on.time_s ?? 0) - (on.time_if_lifted_s ?? 0), runs) : undefined,
    slack: on?.slack,
    energy: times(on?.energy_j, runs),
    measured: times(on?.measured_s, runs),
    lost: times(on?.lost_s, runs),
    efficiency: on?.efficiency,
    flops: toNumber(known.flops?.value),
    known,
    work: sumOfKnown(toNumber(op.flops), toNumber(op.int_ops)),
    bytes: toNumber(known.bytes?.value),
    intensity: op.intensity,
    live: toNumber(op.live_bytes),
  };
}

/** The view of the target with this name, or of the first. `layers` are those
 * of the operations, by id. */
export function makeView(
  report: Report,
  targetName: string,
  layers: readonly (readonly string[])[],
): View {
  const targets = report.targets ?? [];
  const index = Math.max(
    0,
    targets.findIndex((target) => target.name === targetName),
  );
  const target = targets[index];
  const rows = report.ops.map((op, i) => makeRow(op, report.input.file, index, target, layers[i] ?? []));
  return { report, target, rows, ...findWeight(rows, target) };
}

/** Whether a count depends on an open size, or on how often it is run. */
function isOpen(row: Row, key: "flops" | "int_ops" | "bytes"): boolean {
  const count = row.op[key];
  return count !== undefined && (row.runs === undefined || toNumber(count) === undefined);
}

function findWeight(
  rows: readonly Row[],
  target: Target | undefined,
): Pick<View, "weight" | "weightName"> {
  if (target?.latency_bound_s !== undefined && rows.some((row) => row.time))
    return { weight: (row) => row.time ?? 0, weightName: "time" };
  const isWorkOpen = rows.some((row) => isOpen(row, "flops") || isOpen(row, "int_ops"));
  if (!isWorkOpen && rows.some((row) => row.work))
    return { weight: (row) => (row.work ?? 0) * (row.runs ?? 1), weightName: "operations" };
  if (!isWorkOpen && !rows.some((row) => isOpen(row, "bytes")))
    return { weight: (row) => row.bytes ?? 0, weightName: "bytes" };
  return { weight: () => 0, weightName: undefined };
}

/** Operations per second of a row: at its bound, or as expected where that is
 * known. Absent if it computes nothing. */
export function getPerformance(row: Row, isEstimate: boolean): number | undefined {
  const seconds = (isEstimate ? row.on?.estimate_s : undefined) ?? row.on?.time_s;
  return row.work && seconds ? row.work / seconds : undefined;
}

/** Operations per second and per byte that were reached; absent unless they were
 * measured. */
export function getAchieved(row: Row): { perSecond: number; intensity: number } | undefined {
  const perSecond = row.on?.achieved_ops_per_s;
  const bytes = row.on?.achieved_bytes_per_s;
  return perSecond && bytes ? { perSecond, intensity: perSecond / bytes } : undefined;
}
