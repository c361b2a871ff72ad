// The columns of the table: what they are called, show, and hand on.

import { formatKnown, getExecutedIntensityStatus, type Known } from "../counts";
import * as format from "../format";
import { cutFormula, exactText, mark, unknownText } from "../format";
import type { Row, View } from "../model";
import { toNumber, type Count } from "../report";

export interface Column {
  /** The field of a row that it sorts by, and its heading where it is copied. */
  name: keyof Row;
  title: string;
  isText: boolean;
  width?: number;
  /** While sizes are open, with room for a formula. */
  openWidth?: number;
  minWidth?: number;
  grow?: number;
  isPrinted: boolean;
  isIn: (view: View) => boolean;
  text: (row: Row) => string;
  exact: (row: Row) => string;
}

const always = (): boolean => true;
/** Whether there is room for what matters less. */
const isWide = (): boolean => innerWidth >= 1250 || innerWidth < 700;
const hasTimes = (view: View): boolean =>
  view.rows.some((row) => row.time !== undefined || row.on?.time_formulas?.text);
/** Shares are of what is known as a whole. */
const hasShares = (view: View): boolean => view.weightName === "time";

const hasMeasured = (view: View): boolean => view.rows.some((row) => row.measured !== undefined);

function text(name: keyof Row, title: string, rest: Partial<Column> = {}): Column {
  const value = (row: Row): string => String(row[name] ?? "");
  return {
    name,
    title,
    isText: true,
    isPrinted: true,
    isIn: always,
    text: value,
    exact: value,
    ...rest,
  };
}

function figure(
  name: keyof Row,
  title: string,
  write: (value: number) => string,
  rest: Partial<Column> = {},
): Column {
  const value = (row: Row): number | undefined => row[name] as number | undefined;
  return {
    name,
    title,
    isText: false,
    width: 76,
    isPrinted: true,
    isIn: always,
    text: (row) => {
      const known = value(row);
      return known === undefined ? unknownText : write(known);
    },
    exact: (row) => exactText(value(row)),
    ...rest,
  };
}

/** A count of all executions, which is a formula while a size is open. */
function open(
  row: Row,
  count: Count | undefined,
  known: Known | undefined,
  write: (value: number) => string,
): string {
  if (known || count === undefined) return formatKnown(known, write);
  const once = toNumber(count);
  if (once === undefined) return cutFormula(String(count));
  return row.runs === undefined ? `${write(once)} each` : write(once);
}

/** Of all executions; while a size is open what is known of it as a formula. */
export function formatTime(row: Row): string {
  if (row.time !== undefined) return mark(format.formatSeconds(row.time), row.timeStatus);
  return row.on?.time_formulas?.text ?? unknownText;
}

function formatRuns(row: Row): string {
  const { multiplicity, range } = row.op;
  const isBound = range?.["multiplicity"] !== undefined;
  return mark(format.formatAny(multiplicity, format.formatCount), isBound ? "upper" : "exact");
}

/** How many times faster it is up to its next limit. */
function formatSlack(slack: number): string {
  return slack >= 1000 ? ">= 1000x" : `${slack.toFixed(2)}x`;
}

export const columns: Column[] = [
  figure("id", "#", String, { width: 52, isPrinted: false }),
  text("location", "Location", { grow: 5, minWidth: 150, text: (row) => row.place }),
  text("kind", "Operation", { grow: 3, minWidth: 110 }),
  text("fn", "Function", {
    width: 110,
    isPrinted: false,
    isIn: (view) => new Set(view.rows.map((row) => row.fn)).size > 1,
  }),
  figure("runs", "Runs", (value) => format.formatCount(value), {
    width: 66,
    isIn: (view) => view.rows.some((row) => row.runs !== 1),
    text: formatRuns,
  }),
  figure("time", "Time", format.formatSeconds, {
    width: 102,
    openWidth: 300,
    isIn: hasTimes,
    text: formatTime,
  }),
  figure("share", "Share", format.formatShare, { width: 96, isIn: hasShares }),
  text("boundBy", "Bound by", {
    width: 100,
    openWidth: 170,
    isIn: hasTimes,
    text: (row) => row.on?.time_formulas?.limits ?? (row.boundBy || unknownText),
  }),
  figure("slack", "Faster if lifted", formatSlack, {
    width: 118,
    isPrinted: false,
    isIn: (view) => hasShares(view) && !hasMeasured(view),
  }),
  figure("estimate", "Estimate", format.formatSeconds, {
    width: 102,
    text: (row) =>
      row.estimate === undefined
        ? unknownText
        : mark(format.formatSeconds(row.estimate), row.timeStatus),
    isIn: (view) => view.rows.some((row) => row.estimate !== undefined),
  }),
  figure("measured", "Measured", format.formatSeconds, { width: 92, isIn: hasMeasured }),
  figure("lost", "Lost", format.formatSeconds, {
    width: 84,
    isIn: hasMeasured,
    text: (row) =>
      row.lost === undefined
        ? unknownText
        : `${format.formatSeconds(row.lost)}${row.on?.bound_beaten ? " !" : ""}`,
  }),
  figure("efficiency", "Of bound", format.formatShare, { width: 84, isIn: hasMeasured }),
  figure("flops", "FLOPs", (value) => format.formatCount(value), {
    width: 92,
    text: (row) => open(row, row.op.flops, row.known.flops, format.formatCount),
  }),
  figure("bytes", "Bytes", format.formatBytes, {
    width: 104,
    text: (row) => open(row, row.op.bytes, row.known.bytes, format.formatBytes),
  }),
  figure("intensity", "op/B", format.formatRatio, {
    width: 84,
    text: (row) =>
      row.intensity === undefined
        ? unknownText
        : mark(format.formatRatio(row.intensity), getExecutedIntensityStatus(row.op)),
  }),
  figure("live", "Live", format.formatBytes, {
    width: 84,
    isIn: (view) => isWide() && !hasMeasured(view),
    isPrinted: false,
    text: (row) => format.formatAny(row.op.live_bytes, format.formatBytes),
  }),
];
