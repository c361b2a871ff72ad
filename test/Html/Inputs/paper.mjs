// usage: paper.mjs PAGE: on paper, operations that look the same are one row with
// their sums, and what belongs together stays on one page.

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { Browser } from "./chromium.mjs";

const browser = new Browser();
try {
  const page = await browser.open(1400, 900);
  await page.load(resolve(process.argv[2]));
  await page.until("document.querySelector('#table .tabulator-row')");
  // No figure of the table is cut.
  const cut = await page.evaluate(
    "[...document.querySelectorAll('.tabulator-cell:not(.column-location):not(.column-kind) > span, .tabulator-col-title')].filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.textContent)",
  );
  assert.deepEqual(cut, []);
  const notes = await page.evaluate("document.querySelector('#summary').textContent");
  assert.match(notes, /4 operations with a cost/);
  assert.match(notes, /1 group(?!s)/);
  await page.evaluate("dispatchEvent(new Event('beforeprint'))");
  const rows = await page.evaluate(
    "[...document.querySelectorAll('#print-table tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent.replaceAll('\u202f', ' ')))",
  );
  assert.equal(rows.length, 2);
  assert.equal(rows[0][0], "×3");
  assert.ok(rows[0].includes("384 ns"), rows[0]);
  assert.ok(rows[0].includes("66.7 %"), rows[0]);
  assert.ok(rows[0].includes("384 B"), rows[0]);
  assert.equal(rows[1][0], "");
  assert.ok(rows[1].includes("192 ns"), rows[1]);
  assert.equal(
    await page.evaluate("getComputedStyle(document.querySelector('#memory-section')).breakInside"),
    "avoid",
  );
  assert.deepEqual(page.complaints, []);
} finally {
  await browser.close();
}
