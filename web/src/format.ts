// Numbers as people read them: three digits and a prefix, like the table that
// the command line prints. The exact value stays beside them, to be copied.

import { toNumber, type Count, type Status } from "./report";

/** What stands where something is not known. */
export const unknownText = "–";

const decimalPrefixes = ["", "k", "M", "G", "T", "P", "E"];
const smallPrefixes = ["", "m", "µ", "n", "p", "f"];
const binaryPrefixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi"];
const narrowSpace = "\u202f";

/** Three significant digits without an exponent, for 0.001 <= value < 10,000. */
function threeDigits(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toPrecision(3);
}

function withPrefix(value: number, base: number, prefixes: string[], unit: string): string {
  let power = 0;
  let scaled = value;
  // What rounds up to the base belongs to the next prefix.
  while (Number(threeDigits(scaled)) >= base && power + 1 < prefixes.length) {
    scaled /= base;
    ++power;
  }
  const isWhole = power === 0 && Number.isInteger(value);
  const suffix = (prefixes[power] ?? "") + unit;
  return (isWhole ? String(value) : threeDigits(scaled)) + (suffix && narrowSpace + suffix);
}

/** Powers of 1000: 4.09 G. */
export function formatCount(value: number | undefined, unit = ""): string {
  if (value === undefined || !Number.isFinite(value)) return unknownText;
  if (value === 0) return unit ? `0${narrowSpace}${unit}` : "0";
  return value < 1 ? formatSmall(value, unit) : withPrefix(value, 1000, decimalPrefixes, unit);
}

/** Powers of 1/1000: 676 µs. */
function formatSmall(value: number, unit: string): string {
  let power = 0;
  let scaled = value;
  while (scaled < 0.9995 && power + 1 < smallPrefixes.length) {
    scaled *= 1000;
    ++power;
  }
  return `${threeDigits(scaled)}${narrowSpace}${smallPrefixes[power] ?? ""}${unit}`;
}

/** Powers of 1024: 97.5 MiB. */
export function formatBytes(value: number | undefined): string {
  if (value === undefined) return unknownText;
  return withPrefix(value, 1024, binaryPrefixes, "B");
}

export function formatSeconds(value: number | undefined): string {
  if (value === undefined) return unknownText;
  // Where a bound was beaten, what is lost is below 0.
  return value < 0 ? `−${formatCount(-value, "s")}` : formatCount(value, "s");
}

export function formatRatio(value: number | undefined): string {
  if (value === undefined) return unknownText;
  if (value === 0) return "0";
  if (value < 1000) return value < 0.001 ? value.toExponential(1) : threeDigits(value);
  return formatCount(value);
}

export function formatShare(value: number | undefined): string {
  if (value === undefined) return unknownText;
  return `${(100 * value).toFixed(1)}${narrowSpace}%`;
}

/** A round number on an axis: 10 G, 0.01. */
export function formatTick(value: number): string {
  if (value < 1) return String(Number(value.toPrecision(2)));
  return formatCount(value).replace(/\.0+(?=\D|$)/, "");
}

/** A count that may be a formula, which is shown as it is. */
export function formatAny(count: Count | undefined, format: (value: number) => string): string {
  if (count === undefined) return unknownText;
  const value = toNumber(count);
  return value === undefined ? String(count) : format(value);
}

/** What stands before a number to say how far it can be trusted. */
export function statusPrefix(status: Status | undefined): string {
  if (status === "lower") return "≥ ";
  if (status === "upper") return "≤ ";
  return status === "estimate" ? "≈ " : "";
}

/** The value with all its digits, to be copied; empty if it is not known. */
export function exactText(count: Count | undefined): string {
  return count === undefined ? "" : String(count);
}
