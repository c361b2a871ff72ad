// usage: inert.mjs PAGE JSON: nothing that a program is called runs, and all of
// it can be read.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Browser } from "./chromium.mjs";

const [file, json] = process.argv.slice(2);
const report = JSON.parse(readFileSync(json, "utf8"));
const browser = new Browser();
try {
  const page = await browser.open(1400, 900);
  await page.load(file);
  await page.until("document.querySelectorAll('.tabulator-row').length > 0");
  for (const op of report.ops) {
    await page.evaluate(`location.hash = 'op=${op.id}'`);
    await page.until(`document.querySelector('#detail .note')?.textContent.includes('#${op.id} ')`);
    assert.equal(
      await page.evaluate("document.querySelector('#detail h2').textContent"),
      op.location || op.op,
    );
  }
  const shown = await page.evaluate(
    "[...document.querySelectorAll('.tabulator-cell.column-location')].map((cell) => cell.textContent)",
  );
  // In the program's own file the line is enough.
  const places = report.ops.map((op) => op.location.replace(/^hostile-names\.mlir:/, ""));
  assert.ok(places.some((place) => /^\d+:\d+$/.test(place)));
  assert.deepEqual(shown.sort(), places.sort());
  assert.equal(await page.evaluate("typeof globalThis.broken"), "undefined");
  assert.equal(
    await page.evaluate("document.scripts.length + ' ' + document.images.length"),
    "2 0",
  );
  assert.deepEqual(page.complaints, []);
} finally {
  await browser.close();
}
