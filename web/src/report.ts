// The report as `--format=json` writes it: the parts that the page shows.
// docs/report-v1.schema.json describes all of it.

import { makeVisible, mayHide } from "./text";

/** A number, or a text: the formula of an open size, or an integer that a
 * number would round. */
export type Count = number | string;

export type Status = "exact" | "lower" | "upper" | "estimate" | "declared" | "unknown";
export type BoundKind = "compute" | "memory" | "none";

export type CountKey =
  | "macs"
  | "effective_macs"
  | "flops"
  | "effective_flops"
  | "int_ops"
  | "transcendentals"
  | "bytes_read"
  | "bytes_written"
  | "bytes";

/** The lower and the upper bound; null: there is none. */
export type Bounds = [Count, Count | null];

/** How a time depends on sizes that are open, of all executions. */
export interface Regimes {
  status: Status;
  /** As people read it, with the marks of its status. */
  text?: string;
  /** What the limit is at every size, in words. */
  limits?: string;
}

/** Work and memory traffic. What is not known is absent. */
export interface Counts {
  status: Status;
  bytes_status: Status;
  macs?: Count;
  effective_macs?: Count;
  flops?: Count;
  effective_flops?: Count;
  int_ops?: Count;
  transcendentals?: Count;
  work?: Record<string, Record<string, Count>>;
  bytes_read?: Count;
  bytes_written?: Count;
  bytes?: Count;
  /** Operations per byte. */
  intensity?: number;
  /** Bounds of what is not exact, by key. */
  range?: Record<string, Bounds | undefined>;
}

export interface Totals extends Counts {
  ops: number;
  unknown_ops: number;
}

/** What passes between a memory level and the next one inside of it. */
export interface Level {
  name: string;
  compulsory_bytes: number;
  status: Status;
  lower_bytes: number;
  attainable_bytes?: number;
}

/** One execution on one target, in seconds. */
export interface OpTime {
  target: string;
  bound_by?: string;
  kind?: BoundKind;
  time_s?: number;
  estimate_s?: number;
  energy_j?: number;
  energy_status?: Status;
  status?: Status;
  /** While sizes are open, of all executions. */
  time_formulas?: Regimes;
  next_bound_by?: string;
  time_if_lifted_s?: number;
  slack?: number;
  levels?: Level[];
  hierarchy_bound_by?: string;
  /** What somebody has measured of it, beside what is predicted of just that. */
  measured_s?: number;
  measured_bound_s?: number;
  lost_s?: number;
  efficiency?: number;
  achieved_ops_per_s?: number;
  achieved_bytes_per_s?: number;
  bound_beaten?: boolean;
}

export interface Operand {
  index: number;
  role: string;
  footprint: Count;
  bytes_read: Count;
  bytes_written: Count;
  status?: Status;
}

export interface Op extends Counts {
  id: number;
  op: string;
  function: string;
  location: string;
  /** As people read the location, where that is another text. */
  place?: string;
  layer?: string;
  multiplicity: Count;
  live_bytes?: Count;
  /** Of all executions, where those of one depend on the iteration. */
  executed?: Counts;
  reason?: string;
  operands: Operand[];
  targets?: OpTime[];
}

export interface FusionGroup {
  ops: number[];
  multiplicity: Count;
  bytes_as_written: Count;
  bytes: Count;
  time_as_written_s?: number;
  time_s?: number;
  bound_by?: string;
}

export interface Roof {
  resource: string;
  kind: BoundKind;
  ops_per_s?: number;
  bytes_per_s?: number;
}

export interface Target {
  name: string;
  latency_bound_s?: number;
  untimed_s?: number;
  latency_critical_path_s?: number;
  latency_floor_s?: number;
  floor_bound_by?: string;
  latency_fused_s?: number;
  fused_bound_by?: string;
  latency_estimate_s?: number;
  calibrated_share?: number;
  throughput_per_s?: number;
  items_per_s?: number;
  status?: Status;
  bound_by?: string;
  kind?: BoundKind;
  /** While sizes are open. */
  time_formulas?: {
    latency_bound?: Regimes;
    latency_floor?: Regimes;
    latency_fused?: Regimes;
    latency_estimate?: Regimes;
  };
  energy_formula?: Regimes;
  energy_j?: number;
  carbon_g?: number;
  energy?: {
    table: string;
    compute_j: number;
    memory_j: number;
    static_j: number;
    status: Status;
    missing?: string[];
  };
  fusion?: {
    num_groups: number;
    bytes_fused?: Count;
    groups?: FusionGroup[];
    precomputable?: number[];
  };
  stand_ins?: { type: string; unit: string; runs_on?: string; split?: boolean; ops: number }[];
  calibration?: {
    class: string;
    element_type?: string;
    error?: number;
    rows?: number;
    source?: string;
    used: boolean;
    stands_in_for?: string[];
  }[];
  roofs?: Roof[];
  levels?: Level[];
  fits?: {
    memory: string;
    capacity_bytes?: Count;
    needed_bytes: Count;
    fits?: boolean;
    missing_bytes?: Count;
  }[];
}

export interface LiveTensor {
  /** `argN`, or the operation that makes it. */
  name: string;
  location: string;
  /** As the row of its operation says it, where that is another text. */
  place?: string;
  type: string;
  bytes: Count;
}

export interface Activations {
  peak_bytes: Count;
  peak_at?: string;
  /** As the row of the operation says it, where that is another text. */
  peak_place?: string;
  peak_op?: string;
  status: Status;
  inputs: string;
  input_bytes?: Count;
  order_free_bytes: Count;
  sum_bytes: Count;
  plan_bytes?: Count;
  live?: LiveTensor[];
  timeline?: [number, Count][];
}

/** A node of the layer tree. */
export interface LayerNode {
  /** The steps from the program to it. */
  path: string[];
  /** What is in no layer inside of it. */
  ops: number[];
}

export interface Report {
  schema: string;
  tool: { name: string; version: string; mlir: string };
  input: { file: string };
  symbols: { name: string; meaning: string; value?: Count }[];
  totals: Totals;
  parameters: { count: Count; bytes: Count };
  activations?: Activations;
  program?: {
    function?: string;
    sums: string[];
    unreferenced_functions: number;
    ops_without_effect: number;
  };
  coverage: {
    ops?: number;
    bytes?: number;
    unknown: { op: string; count: number; reason: string }[];
  };
  functions: { name: string; entry?: boolean; totals: Totals; targets?: Target[] }[];
  ops: Op[];
  layers?: LayerNode[];
  machine?: {
    cache: string;
    allow_tf32: boolean;
    devices: number;
    batch_symbol?: string;
    batch?: Count;
  };
  targets?: Target[];
  measured?: {
    file: string;
    format: string;
    rows: { name: string; measured_s: number }[];
    unmatched: { name: string; seconds: number; reason: string }[];
    unmeasured: number[];
    unmeasured_s: number;
  };
}

// Integers beyond 2^53 are rounded by numbers: as texts they stay exact. A
// report without any is not searched twice.
const mayRound = /[:[,]\s*-?(?:\d{17,}|9\d{15})\s*[,\]}]/;
const stringOrLongInteger = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;

function keepExact(token: string): string {
  const isLong = /^-?\d{16,}$/.test(token);
  return isLong && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token;
}

/** Reads a report; throws an error that says what is wrong. */
export function parseReport(text: string): Report {
  const exact = mayRound.test(text) ? text.replace(stringOrLongInteger, keepExact) : text;
  const parsed: unknown = JSON.parse(exact);
  const value = mayHide(text) ? makeVisible(parsed) : parsed;
  const schema = (value as Partial<Report> | null)?.schema;
  if (schema !== "mlir-roofline/report/v1")
    throw new Error(`expected the schema mlir-roofline/report/v1, found ${String(schema)}`);
  return value as Report;
}

/** The report inside of a page that this program made, or the text itself. */
export function extractReport(text: string): string {
  const found = /<script type="application\/json" id="report">([^<]*)<\/script>/.exec(text);
  return found?.[1] ?? text;
}

/** The value of a count; absent while a size is open. */
export function toNumber(count: Count | undefined): number | undefined {
  if (count === undefined || typeof count === "number") return count;
  return /^\d+$/.test(count) ? Number(count) : undefined;
}
