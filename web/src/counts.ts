// How far counts can be trusted, from what the report says of them: what
// `resolveBounds` of Report/Metric.h is for the command line.

import { formatAny, mark, unknownText } from "./format";
import { toNumber, type Count, type CountKey, type Counts, type Op, type Status } from "./report";

/** A count that is known, with the mark that it is shown with. */
export interface Known {
  value: Count;
  status: Status;
}

/** `value` is all that may happen, `lower` what does in any case. `hasUnknown`: a
 * sum that misses operations is a lower bound whatever else it is. */
function resolveBounds(value: Count, lower: Count, status: Status, hasUnknown: boolean): Known {
  if (status === "unknown") return { value, status };
  if (status === "lower" || (status === "estimate" && hasUnknown))
    return { value: lower, status: "lower" };
  if (status === "estimate") return { value, status };
  if (value !== lower) return { value, status: "upper" };
  // Alternatives may agree in one of their counts.
  return { value, status: status === "upper" ? "exact" : status };
}

function isTraffic(key: CountKey): boolean {
  return key.startsWith("bytes");
}

/** One of the counts; absent if it is not known. */
export function getKnown(counts: Counts & { unknown_ops?: number }, key: CountKey): Known | undefined {
  const value = counts[key];
  if (value === undefined) return undefined;
  const status = isTraffic(key) ? counts.bytes_status : counts.status;
  // Of nothing but unknown operations a guess is all there is.
  const hasUnknown = Boolean(counts.unknown_ops) && counts.status !== "unknown";
  return resolveBounds(value, counts.range?.[key]?.[0] ?? value, status, hasUnknown);
}

/** So many times; absent while one of them is open. */
function multiply(a: Count | undefined, b: Count | undefined): number | undefined {
  const [x, y] = [toNumber(a), toNumber(b)];
  return x === undefined || y === undefined ? undefined : x * y;
}

/** One of the counts of all executions of an operation; absent if it is not
 * known or a formula. */
export function getExecuted(op: Op, key: CountKey): Known | undefined {
  const status = isTraffic(key) ? op.bytes_status : op.status;
  const all = op.executed?.[key];
  if (all !== undefined) {
    const value = toNumber(all);
    // Some executions may not happen, or not be alike: no lower bound is given.
    const isBound = status === "exact" && op.range !== undefined;
    return value === undefined ? undefined : { value, status: isBound ? "upper" : status };
  }
  const one = op[key];
  const value = multiply(one, op.multiplicity);
  const lower = multiply(
    op.range?.[key]?.[0] ?? one,
    op.range?.["multiplicity"]?.[0] ?? op.multiplicity,
  );
  return value === undefined ? undefined : resolveBounds(value, lower ?? value, status, false);
}

/** The trust in a ratio of work and traffic: one bound over another is none. */
export function getIntensityStatus(counts: Counts): Status {
  const isFirm = (status: Status): boolean => status === "exact" || status === "declared";
  return isFirm(counts.status) && isFirm(counts.bytes_status) ? "exact" : "estimate";
}

/** That of all executions, which is no number of one where these may not happen. */
export function getExecutedIntensityStatus(op: Op): Status {
  return op.range?.["multiplicity"] ? "estimate" : getIntensityStatus(op.executed ?? op);
}

/** How far to trust times of all executions, of which one has `status`: executions
 * that may not happen are at most so many. */
export function getExecutedStatus(op: Op, status: Status | undefined): Status | undefined {
  return op.range?.["multiplicity"] && status === "exact" ? "upper" : status;
}

/** With its mark; a formula as it is. */
export function formatKnown(known: Known | undefined, write: (value: number) => string): string {
  return known ? mark(formatAny(known.value, write), known.status) : unknownText;
}
