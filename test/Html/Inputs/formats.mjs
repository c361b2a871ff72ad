// usage: formats.mjs PAGE MARKDOWN: the page writes numbers as Markdown of the same
// report does, which is made by what the command line prints: the same digits, units
// and marks. While sizes are open it shows the same formulas, and parts of nothing.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Browser } from "./chromium.mjs";

const [file, markdown] = process.argv.slice(2);

const unescape = (text) =>
  text
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code))
    .trim()
    .replace(/^`(.*)`$/, "$1");

/** The tables of a Markdown file: of each the rows, as objects by heading. */
function readTables(text) {
  const tables = [];
  for (const block of text.split(/\n\n+/)) {
    const lines = block.split("\n").filter((line) => line.startsWith("|"));
    if (lines.length < 3) continue;
    const cells = (line) => line.split("|").slice(1, -1).map(unescape);
    const heads = cells(lines[0]);
    tables.push(
      lines.slice(2).map((line) => Object.fromEntries(cells(line).map((cell, i) => [heads[i], cell]))),
    );
  }
  return tables;
}

const tables = readTables(readFileSync(markdown, "utf8"));
const find = (head) => tables.find((rows) => head in rows[0]) ?? [];
const browser = new Browser();
try {
  const page = await browser.open(1400, 900);
  await page.load(resolve(file));
  await page.until("document.querySelector('#table .tabulator-row')");
  const plain = (text) => text.replaceAll("\u202f", " ");
  const figures = Object.fromEntries(
    (
      await page.evaluate(
        "[...document.querySelectorAll('.figures > div')].map((each) => [each.querySelector('dt').textContent, each.querySelector('.number').textContent])",
      )
    ).map(([name, text]) => [name, plain(text)]),
  );
  const check = (row, head, name) => {
    if (row && head in row && row[head] !== "-") assert.equal(figures[name], row[head], head);
  };
  const isOne = !("function" in tables[0][0]);
  if (isOne) {
    const totals = tables[0][0];
    // A formula is written out on a page, and with named parts in Markdown.
    const isOpen = /\*/.test(totals.bytes);
    if (!isOpen) {
      check(totals, "MACs", "MACs");
      check(totals, "FLOPs", "FLOPs");
      check(totals, "bytes", "Bytes moved");
      check(totals, "intensity", "Intensity");
      check(totals, "peak", "Peak memory");
    }
    const target = find("target")[0];
    check(target, "latency bound", "Latency bound");
    check(target, "fused", "Fused");
    check(target, "floor", "Floor");
    check(target, "estimate", "Estimate");
    check(target, "energy", "Energy");
    assert.ok(target["latency bound"].length > 1);
    assert.equal(figures["Latency bound"], target["latency bound"]);
    const cells = (name) =>
      page.evaluate(
        `[...document.querySelectorAll('.tabulator-cell.column-${name}')].map((cell) => cell.textContent)`,
      );
    const places = await cells("location");
    const rows = find("location");
    assert.equal(places.length, rows.length);
    for (const [name, head] of [
      ["flops", "FLOPs"],
      ["bytes", "bytes"],
      ["intensity", "intensity"],
      ["time", "time"],
      ["share", "share"],
    ]) {
      const shown = (await cells(name)).map(plain);
      if (isOpen && name === "share") assert.deepEqual(shown, []);
      else
        places.forEach((place, i) => {
          const { [head]: expected } = rows.find((row) => row.location.replace(/^.*\.mlir:/, "") === place);
          if (expected !== undefined && (!/\*n/.test(expected) || name === "time"))
            assert.equal(shown[i], expected, head);
        });
    }
    const layers = await page.evaluate("document.querySelectorAll('#layers .layer').length");
    assert.equal(layers === 0, isOpen);
    if (isOpen)
      for (const part of ["#layers", "#headroom"])
        assert.match(await page.evaluate(`document.querySelector('${part}').textContent`), /--bind/);
  } else {
    const entries = await page.evaluate(
      "[...document.querySelectorAll('.entries tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))",
    );
    const totals = find("FLOPs");
    const targets = find("latency bound");
    assert.deepEqual(
      entries.map((cells) => cells.map(plain)),
      totals.map((row, i) => [
        `@${row.function}`,
        row.FLOPs,
        row.bytes,
        targets[i]["latency bound"],
      ]),
    );
  }
  assert.deepEqual(page.complaints, []);
} finally {
  await browser.close();
}
