// usage: measured.mjs PAGE JSON: what the page shows of measured times is what the
// JSON of the same report says, and each has a cross in the picture.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Browser } from "./chromium.mjs";

const [file, json] = process.argv.slice(2);
const report = JSON.parse(readFileSync(json, "utf8"));
const times = report.ops.map((op) => op.targets[0]);
const numMeasured = times.filter((time) => time.measured_s !== undefined).length;
assert.equal(numMeasured, 2);

/** Pixels of the picture in the colour of crosses. */
const countLost = `{
  const canvas = document.querySelector("#plot canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let found = 0;
  for (let i = 0; i < data.length; i += 4)
    found += data[i + 3] > 200 && data[i] > 150 && data[i + 1] < 70 && data[i + 2] < 70;
  found;
}`;

const browser = new Browser();
try {
  const page = await browser.open(1400, 900);
  await page.load(resolve(file));
  await page.until("document.querySelector('#table .tabulator-row')");
  const cells = (name) =>
    page.evaluate(
      `[...document.querySelectorAll('.tabulator-cell.column-${name}')].map((each) => each.textContent)`,
    );
  const ids = (await cells("id")).map(Number);
  const measured = await cells("measured");
  const efficiency = await cells("efficiency");
  const lost = await cells("lost");
  ids.forEach((id, row) => {
    const time = times[id];
    if (time.measured_s === undefined) {
      assert.equal(measured[row], efficiency[row]);
      return;
    }
    assert.equal(parseFloat(measured[row]), Number((1e6 * time.measured_s).toPrecision(3)));
    assert.equal(parseFloat(efficiency[row]), Number((100 * time.efficiency).toFixed(1)));
    assert.equal(lost[row].endsWith("!"), time.bound_beaten === true);
    assert.equal(lost[row].startsWith("-"), time.lost_s < 0);
  });
  assert.ok((await page.until(countLost)) > 20);
  assert.match(await page.evaluate("document.querySelector('#plot-legend').textContent"), /measured/);
  const notes = await page.evaluate("document.querySelector('#notes').textContent");
  assert.ok(notes.includes(`${report.measured.rows.length} of ${report.measured.rows.length + 1} names`));
  assert.ok(notes.includes("Not joined: copy"));
  assert.deepEqual(page.complaints, []);
} finally {
  await browser.close();
}
