// usage: browser.mjs PAGE JSON: opens the page of a report with two targets as a
// person would, and compares what it shows with the JSON of the same report.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Browser } from "./chromium.mjs";

const [file, json] = process.argv.slice(2);
const report = JSON.parse(readFileSync(json, "utf8"));
const timeOf = (op, target) => op.targets[target].time_s * op.multiplicity;
const byTime = [...report.ops].sort((a, b) => timeOf(b, 0) - timeOf(a, 0) || a.id - b.id);

const browser = new Browser();
try {
  const page = await browser.open(1400, 900);
  const exact = (place) =>
    page.evaluate(
      `[...document.querySelectorAll('${place} button.number')].map((each) => each.dataset.exact)`,
    );
  const text = (place) => page.evaluate(`document.querySelector('${place}')?.textContent`);
  const shown = () =>
    page.evaluate(
      "Number(document.querySelector('#count').textContent.replaceAll(',', '').match(/\\d+/)[0])",
    );
  const rows = () =>
    page.evaluate(
      "[...document.querySelectorAll('.tabulator-row')].map((row) => [...row.querySelectorAll('.tabulator-cell')].map((cell) => cell.textContent))",
    );
  const choose = (place, value) =>
    page.evaluate(
      `{ const choice = document.querySelector('${place}'); choice.value = '${value}'; choice.dispatchEvent(new Event('change')); }`,
    );
  const middle = (place) =>
    page.evaluate(
      `{ const each = document.querySelector('${place}'); each.scrollIntoView({ block: 'center' }); const box = each.getBoundingClientRect(); [box.x + box.width / 2, box.y + box.height / 2]; }`,
    );
  const ready = () =>
    page.until(
      "document.querySelector('#table .tabulator-row') && !document.querySelector('#table').ariaBusy",
    );

  await page.load(file);
  await ready();

  // The figures at the top.
  const figuresOf = ({ latency_bound_s, latency_fused_s, latency_floor_s, latency_estimate_s }) =>
    [latency_bound_s, latency_fused_s, latency_floor_s, latency_estimate_s]
      .filter((each) => each !== undefined)
      .map(String);
  assert.deepEqual(await exact(".latencies"), figuresOf(report.targets[0]));
  const { totals, parameters, activations } = report;
  const counts = [
    totals.macs,
    totals.flops,
    totals.bytes,
    totals.intensity,
    parameters.count,
    activations.peak_bytes,
  ].map(String);
  assert.deepEqual((await exact(".works")).slice(0, counts.length), counts);
  assert.equal(await shown(), report.ops.length);

  // The table: the longest first.
  const first = (await rows())[0];
  assert.equal(first[0], String(byTime[0].id));
  assert.equal(first[1], byTime[0].location);

  // A click on the table shows the row in full.
  // While a slow machine still lays out the table, a click can fall between two
  // of its layouts.
  for (
    let tries = 0;
    tries < 5 && (await page.evaluate("document.querySelector('#detail').hidden"));
    ++tries
  ) {
    const [rowX, rowY] = await middle(".tabulator-row .column-kind");
    await page.click(rowX, rowY);
    await new Promise((resolved) => setTimeout(resolved, 500));
  }
  assert.equal(await page.evaluate("document.querySelector('#detail').hidden"), false);
  const detail = await exact("#detail");
  for (const value of [timeOf(byTime[0], 0), byTime[0].flops, byTime[0].bytes, byTime[0].intensity])
    assert.ok(detail.includes(String(value)), `${value} in ${detail}`);
  assert.equal(await page.evaluate("location.hash"), `#op=${byTime[0].id}`);

  // A number copies itself.
  await page.evaluate("document.querySelector('#detail button.number').click()");
  assert.equal(
    await page.until("document.querySelector('#toast.shown')?.textContent"),
    `Copied ${timeOf(byTime[0], 0)}`,
  );
  await page.evaluate("document.querySelector('#detail .heading button').click()");
  assert.equal(await page.evaluate("document.querySelector('#detail').hidden"), true);

  // The first point under a pointer that goes over the plot, and a click on it.
  await middle("#plot-canvas");
  const at = await page.evaluate(`(() => {
    const canvas = document.querySelector('#plot-canvas');
    const box = canvas.getBoundingClientRect();
    for (let x = box.left + 120; x < box.right; x += 3)
      for (let y = box.top; y < box.bottom; y += 3) {
        canvas.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y }));
        if (!document.querySelector('#tooltip').hidden) return [x, y, document.querySelector('#tooltip strong').textContent];
      }
  })()`);
  await page.click(at[0], at[1]);
  await page.until("!document.querySelector('#detail').hidden");
  assert.equal(await text("#detail h2"), at[2]);
  const clicked = report.ops[Number((await page.evaluate("location.hash")).replace("#op=", ""))];
  assert.equal(clicked.location, at[2]);
  assert.ok((await exact("#detail")).includes(String(timeOf(clicked, 0))));
  await page.until("document.querySelector('.tabulator-row.chosen')");

  // Keys go from the longest on.
  await page.evaluate("document.querySelector('#plot-canvas').focus()");
  await page.press("Escape");
  await page.press("ArrowRight");
  assert.equal(await page.evaluate("location.hash"), `#op=${byTime[0].id}`);
  await page.press("Escape");

  // Filters: by text, kind, bound and layer.
  await page.evaluate("document.querySelector('#query').focus()");
  await page.type("LAYER2 conv");
  const matching = report.ops.filter(
    (op) =>
      [op.location, op.op].join(" ").includes("layer2") &&
      [op.location, op.op].join(" ").includes("conv"),
  );
  await page.until(
    `document.querySelector('#count').textContent.startsWith('${matching.length} of ${report.ops.length} ')`,
  );
  await page.until(`document.querySelectorAll('.tabulator-row').length <= ${matching.length}`);
  for (const row of await rows()) assert.match(row[1], /layer2/);
  await page.evaluate("document.querySelector('#clear').click()");
  const kind = byTime[0].op;
  await choose("#filter-kind", kind);
  assert.equal(await shown(), report.ops.filter((op) => op.op === kind).length);
  await choose("#filter-kind", "");
  await choose("#filter-bound", "memory");
  assert.equal(await shown(), report.ops.filter((op) => op.targets[0].kind === "memory").length);
  await choose("#filter-bound", byTime[0].targets[0].bound_by);
  assert.equal(
    await shown(),
    report.ops.filter((op) => op.targets[0].bound_by === byTime[0].targets[0].bound_by).length,
  );
  await choose("#filter-bound", "");
  await page.evaluate(
    "document.querySelector('.layer[aria-label^=\"layer1,\"]').dispatchEvent(new MouseEvent('click', { bubbles: true }))",
  );
  const isInLayer = (op) => /^layer1[./]/.test(op.location);
  assert.equal(await shown(), report.ops.filter(isInLayer).length);
  assert.equal(await page.evaluate("location.hash"), "#layer=layer1");
  await page.evaluate("document.querySelector('#clear').click()");
  assert.equal(await shown(), report.ops.length);

  // Sorting, both ways.
  const heads = (index) =>
    page.evaluate(
      `document.querySelectorAll('.tabulator-col')[${index}].querySelector('.tabulator-col-content').click()`,
    );
  const titles = await page.evaluate(
    "[...document.querySelectorAll('.tabulator-col-title')].map((each) => each.textContent)",
  );
  const bytes = titles.indexOf("Bytes");
  const sizes = report.ops.map((op) => op.bytes * op.multiplicity);
  await heads(bytes);
  assert.equal(report.ops[Number((await rows())[0][0])].bytes, Math.max(...sizes));
  await heads(bytes);
  assert.equal(report.ops[Number((await rows())[0][0])].bytes, Math.min(...sizes));
  assert.equal(await page.evaluate("location.hash"), "#sort=bytes&direction=asc");

  // The other target.
  await choose("#target", report.targets[1].name);
  assert.deepEqual(await exact(".latencies"), figuresOf(report.targets[1]));

  // An address shows what it was made of.
  const hash = `#target=${report.targets[1].name}&kind=${kind}&op=${byTime[0].id}`;
  await page.load("/dev/null");
  await page.load(file, hash);
  await ready();
  assert.deepEqual(await exact(".latencies"), figuresOf(report.targets[1]));
  assert.equal(await shown(), report.ops.filter((op) => op.op === kind).length);
  assert.ok((await exact("#detail")).includes(String(timeOf(byTime[0], 1))));

  // A second report: every figure beside itself, and how to end that.
  await page.send("DOM.enable");
  const input = await page.send("Runtime.evaluate", {
    expression: "document.querySelector('#compare-file')",
  });
  await page.send("DOM.setFileInputFiles", {
    files: [resolve(json)],
    objectId: input.result.objectId,
  });
  await page.until("!document.querySelector('#compare-end').hidden");
  const changes = await page.evaluate(
    "[...document.querySelectorAll('#summary .change')].map((each) => each.textContent)",
  );
  assert.ok(changes.length >= counts.length);
  for (const change of changes) assert.match(change, /^other: .*, \+0\.0\u202f%$/);
  assert.match(
    await text("#plot-legend .keys"),
    new RegExp(`hollow: .* on ${report.targets[1].name}`),
  );
  await page.evaluate("document.querySelector('#compare-end').click()");
  assert.equal(await page.evaluate("document.querySelectorAll('#summary .change').length"), 0);

  // On paper, the rows are a plain table, and the page is as before afterwards.
  assert.equal((await page.pdf()).subarray(0, 5).toString(), "%PDF-");
  assert.equal(await page.evaluate("document.documentElement.className"), "");

  // Small and dark: nothing is wider than the screen.
  const small = await browser.open(420, 900, true);
  await small.load(file);
  await small.until("document.querySelectorAll('.tabulator-row').length > 0");
  assert.equal(await small.evaluate("document.documentElement.dataset.theme"), "dark");
  assert.equal(await small.evaluate("document.documentElement.scrollWidth"), 420);

  for (const { complaints, requests } of [page, small]) {
    assert.deepEqual(complaints, []);
    assert.deepEqual(
      requests.filter((url) => !/^(file|blob|data):/.test(url)),
      [],
    );
  }
} finally {
  await browser.close();
}
