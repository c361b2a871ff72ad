// The columns of the table: what they are called, show, and hand on.

import * as format from "../format";
import { exactText, statusPrefix, unknownText } from "../format";
import type { Row, View } from "../model";
import { toNumber, type Count } from "../report";

export interface Column {
  /** The field of a row that it sorts by, and its heading where it is copied. */
  name: keyof Row;
  title: string;
  isText: boolean;
  width?: number;
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
const hasTimes = (view: View): boolean => view.weightName === "time";

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

/** A count that is a formula while a size is open. */
function open(
  row: Row,
  count: Count | undefined,
  value: number | undefined,
  write: (value: number) => string,
): string {
  if (value !== undefined) return write(value);
  if (count === undefined) return unknownText;
  const once = toNumber(count);
  return once === undefined
    ? String(count)
    : row.runs === undefined
      ? `${write(once)} each`
      : write(once);
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
    text: (row) => open(row, row.op.multiplicity, row.runs, format.formatCount),
  }),
  figure("time", "Time", format.formatSeconds, {
    width: 86,
    isIn: hasTimes,
    text: (row) =>
      row.time === undefined
        ? unknownText
        : statusPrefix(row.on?.status) + format.formatSeconds(row.time),
  }),
  figure("share", "Share", format.formatShare, { width: 96, isIn: hasTimes }),
  text("boundBy", "Bound by", {
    width: 100,
    isIn: hasTimes,
    text: (row) => row.boundBy || unknownText,
  }),
  figure("slack", "Over next", (value) => (value >= 1000 ? "≥ 1000×" : `${value.toFixed(2)}×`), {
    width: 88,
    isPrinted: false,
    isIn: (view) => hasTimes(view) && !hasMeasured(view),
  }),
  figure("estimate", "Expected", format.formatSeconds, {
    width: 84,
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
    text: (row) => open(row, row.op.flops, row.flops, format.formatCount),
  }),
  figure("bytes", "Bytes", format.formatBytes, {
    width: 84,
    text: (row) => open(row, row.op.bytes, row.bytes, format.formatBytes),
  }),
  figure("intensity", "op/B", format.formatRatio, { width: 64 }),
  figure("live", "Live", format.formatBytes, {
    width: 84,
    isIn: (view) => isWide() && !hasMeasured(view),
    isPrinted: false,
    text: (row) => format.formatAny(row.op.live_bytes, format.formatBytes),
  }),
];
