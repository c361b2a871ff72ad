// usage: inert.mjs PAGE JSON: nothing that a program is called runs, and all of
// it can be read.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Browser } from "./chromium.mjs";

const [file, json] = process.argv.slice(2);
/** As the command line shows it: characters that cannot be seen as their bytes. */
const toVisible = (text) =>
  text.replace(/[\n\u2028\u202e]/gu, (each) =>
    [...Buffer.from(each)]
      .map((byte) => `\\${byte.toString(16).toUpperCase().padStart(2, "0")}`)
      .join(""),
  );

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
      toVisible(op.location || op.op),
    );
  }
  const shown = await page.evaluate(
    "[...document.querySelectorAll('.tabulator-cell.column-location')].map((cell) => cell.textContent)",
  );
  // In the program's own file the line is enough.
  const places = report.ops.map((op) => toVisible(op.location).replace(/^.*\.mlir:/, ""));
  assert.ok(places.some((place) => /^\d+:\d+$/.test(place)));
  assert.deepEqual(shown.sort(), places.sort());
  assert.ok(shown.some((place) => place.includes("turned \\E2\\80\\AE around\\0A")));
  // Nor does the name of the file turn anything around, in attributes neither.
  assert.equal(await page.evaluate("document.querySelector('#title').textContent"), "\\E2\\80\\AErilm.mlir");
  const texts = await page.evaluate(
    "[document.title, ...document.querySelectorAll('body *:not(script)')].map((each) => (each.textContent === undefined ? each : [...each.attributes].map(({ value }) => value).join() + [...each.childNodes].map((node) => node.nodeType === 3 ? node.data : '').join()))",
  );
  for (const text of texts) assert.doesNotMatch(text, /[\u2028\u202e]/u);
  assert.equal(await page.evaluate("typeof globalThis.broken"), "undefined");
  assert.equal(
    await page.evaluate("document.scripts.length + ' ' + document.images.length"),
    "2 0",
  );
  assert.deepEqual(page.complaints, []);
} finally {
  await browser.close();
}
