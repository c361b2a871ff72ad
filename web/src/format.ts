// Numbers as people read them, by the rule of the command line, which is that of
// Support/NumberFormat.h: the same digits, prefixes and marks. The exact value
// stays beside them, to be copied.

import { toNumber, type Count, type Status } from "./report";

/** What stands where something is not known. */
export const unknownText = "-";

const largePrefixes = ["", "k", "M", "G", "T", "P", "E", "Z", "Y", "R", "Q"];
const smallPrefixes = ["m", "u", "n", "p", "f"];
const binaryPrefixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi"];
const narrowSpace = "\u202f";

/** `value` with so many decimals. What lies in the middle goes to the even digit,
 * as in C, and not up. */
function toFixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  if (Math.abs(value) >= 2 ** 53) return text;
  // No double of this size has more digits.
  const all = value.toFixed(Math.min(100, decimals + 60));
  const end = all.length - Math.min(60, 100 - decimals);
  if (!/^50*$/.test(all.slice(end))) return text;
  const cut = all.slice(0, end).replace(/\.$/, "");
  return Number(cut[cut.length - 1]) % 2 === 0 ? cut : text;
}

/** As `%.2e` of C. */
function toExponential(value: number): string {
  return value.toExponential(2).replace(/e([+-])(\d)$/, "e$10$2");
}

/** Three significant digits of 0.995 <= |value| < 1024; four from 1000 on. */
function formatMantissa(value: number): string {
  const magnitude = Math.abs(value);
  return toFixed(value, magnitude < 9.995 ? 2 : magnitude < 99.95 ? 1 : 0);
}

function formatScaled(
  value: number,
  base: number,
  large: string[],
  small: string[],
  unit: string,
): string {
  if (!Number.isFinite(value)) return unknownText;
  // What would round to a whole step takes the next prefix.
  const limit = base - 0.5;
  let prefix = "";
  let scaled = value;
  if (Math.abs(value) >= limit) {
    let i = 0;
    for (; Math.abs(scaled) >= limit && i + 1 < large.length; ++i) scaled /= base;
    prefix = large[i] ?? "";
  } else if (value !== 0 && Math.abs(value) < 0.995 && small.length) {
    let i = 0;
    for (; Math.abs(scaled) < 0.995 && i < small.length; ++i) scaled *= base;
    prefix = small[i - 1] ?? "";
  }
  const magnitude = Math.abs(scaled);
  const digits =
    magnitude >= limit || (scaled !== 0 && magnitude < 0.995)
      ? toExponential(scaled)
      : prefix === "" && Number.isInteger(scaled)
        ? String(scaled)
        : formatMantissa(scaled);
  return digits + (prefix || unit ? narrowSpace + prefix + unit : "");
}

/** Powers of 1000: `4.09 G`, `676 us`. */
export function formatCount(value: number | undefined, unit = ""): string {
  return value === undefined
    ? unknownText
    : formatScaled(value, 1000, largePrefixes, smallPrefixes, unit);
}

/** Powers of 1024: `97.5 MiB`. */
export function formatBytes(value: number | undefined): string {
  return value === undefined ? unknownText : formatScaled(value, 1024, binaryPrefixes, [], "B");
}

export function formatSeconds(value: number | undefined): string {
  return formatCount(value, "s");
}

/** Three significant digits without a prefix: `0.0833`, `1365`. */
export function formatRatio(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return unknownText;
  const magnitude = Math.abs(value);
  if (Number.isInteger(value) && magnitude < 1e6) return String(value);
  if (magnitude >= 1e6 || magnitude < 1e-3) return toExponential(value);
  if (magnitude >= 999.5) return String(Math.round(value));
  if (magnitude >= 0.9995) return formatMantissa(value);
  // A decimal more per leading zero.
  return toFixed(value, 2 - Math.floor(Math.log10(magnitude)));
}

/** `20.3 %`, from a ratio. */
export function formatShare(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return unknownText;
  if (value > 0 && value < 0.0005) return `<0.1${narrowSpace}%`;
  return `${toFixed(100 * value, 1)}${narrowSpace}%`;
}

/** A round number on an axis: 10 G, 0.01. */
export function formatTick(value: number): string {
  if (value < 1) return String(Number(value.toPrecision(2)));
  return formatCount(value).replace(/\.0+(?=\D|$)/, "");
}

/** An integer that no double holds, in powers of ten. */
function formatHuge(digits: string): string {
  return `${digits[0] ?? ""}.${digits.slice(1, 3)}e+${digits.length - 1}`;
}

/** A count that may be a formula, which is shown as it is. */
export function formatAny(count: Count | undefined, format: (value: number) => string): string {
  if (count === undefined) return unknownText;
  const value = toNumber(count);
  if (value === undefined) return cutFormula(String(count));
  return Number.isFinite(value) ? format(value) : formatHuge(String(count));
}

/** Whether what is copied is no number. */
export function isFormula(exact: string): boolean {
  return exact !== "" && Number.isNaN(Number(exact));
}

const longestFormula = 400;

/** A formula, or the beginning of one that nobody reads to its end; a click on it
 * copies all of it. */
export function cutFormula(text: string): string {
  if (text.length <= longestFormula) return text;
  return `${text.slice(0, longestFormula)}... (${text.length} characters; a click copies them)`;
}

/** A text with the mark that says how far it can be trusted. */
export function mark(text: string, status: Status | undefined): string {
  switch (status) {
    case "lower":
      return `>= ${text}`;
    case "upper":
      return `<= ${text}`;
    case "estimate":
      return `~ ${text}`;
    case "declared":
      return `${text}*`;
    case "unknown":
      return unknownText;
    default:
      return text;
  }
}

/** `1 group`, `2 groups`, `1,024 groups`. */
export function countNoun(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** The value with all its digits, to be copied; empty if it is not known. */
export function exactText(count: Count | undefined): string {
  return count === undefined ? "" : String(count);
}
