// usage: parts.mjs FOLDER: parts of the page's program by themselves. FOLDER: where it
// is built.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const folder = resolve(process.argv[2]);
const { build } = createRequire(join(folder, "package.json"))("esbuild");

async function load(name) {
  const { outputFiles } = await build({
    entryPoints: [join(folder, "src", name)],
    bundle: true,
    write: false,
    format: "esm",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
}

const format = await load("format.ts");
const plain = (text) => text.replaceAll("\u202f", " ");

// The numbers of test/Python/Inputs/test_package.py and test/Unit/Support.
for (const [value, text] of [
  [0, "0"],
  [999, "999"],
  [999.6, "1.00 k"],
  [1234567, "1.23 M"],
  [4835703278458516698300416, "4.84 Y"],
  [1e34, "1.00e+04 Q"],
  [0.0005, "500 u"],
  [-3000, "-3.00 k"],
])
  assert.equal(plain(format.formatCount(value)), text);
for (const [value, text] of [
  [512, "512 B"],
  // 1664 / 1024 = 1.625, which goes to the even digit.
  [1664, "1.62 KiB"],
  [1674, "1.63 KiB"],
  [1023 * 1024, "1023 KiB"],
  [1536 * 2 ** 20, "1.50 GiB"],
  [5251492889879929991684080, "4.34 YiB"],
])
  assert.equal(plain(format.formatBytes(value)), text);
for (const [value, text] of [
  [1 / 12, "0.0833"],
  [1365.2, "1365"],
  [2, "2"],
  [1e-5, "1.00e-05"],
])
  assert.equal(format.formatRatio(value), text);
assert.equal(plain(format.formatShare(0.0004)), "<0.1 %");
assert.equal(plain(format.formatShare(0.2034)), "20.3 %");
assert.equal(plain(format.formatSeconds(4.7e-7)), "470 ns");
assert.equal(plain(format.formatSeconds(4.7e-6)), "4.70 us");
// An integer that no double holds.
assert.equal(format.formatAny("123" + "0".repeat(400), format.formatCount), "1.23e+402");
assert.equal(format.countNoun(1, "group"), "1 group");
assert.equal(format.countNoun(1200, "group"), "1,200 groups");

const { toVisible, mayHide } = await load("text.ts");
for (const [text, visible] of [
  ["a\u202eb", "a\\E2\\80\\AEb"],
  ["a\nb\x1b", "a\\0Ab\\1B"],
  ["\u200b\u2028\ufeff", "\\E2\\80\\8B\\E2\\80\\A8\\EF\\BB\\BF"],
  ["café 漢字 \\", "café 漢字 \\"],
]) {
  assert.equal(toVisible(text), visible);
  assert.equal(mayHide(JSON.stringify([text], null, 2)), text !== visible);
}
assert.ok(mayHide('["\\u202e"]') && !mayHide('["\\u003cb>"]'));

// Names stand where they hide nothing: beside points and below another name.
const { Occupancy } = await load("plot/occupancy.ts");
const box = { left: 0, right: 200, top: 0, bottom: 100 };
const occupancy = new Occupancy(200, 100, box);
const at = (x, y) => ({ x, y, angle: 0, width: 60 });
occupancy.addPoint(40, 40, 10);
assert.equal(occupancy.choose([at(20, 45), at(100, 45)]).place.x, 100);
occupancy.addLine(0, 80, 200, 80);
assert.ok(occupancy.getCost(at(100, 84)) > 0);
assert.equal(occupancy.getCost(at(100, 74)), 0);
assert.equal(occupancy.getCost(at(150, 45)), Infinity);
occupancy.addName(at(100, 45));
assert.equal(occupancy.choose([at(100, 45)]), undefined);
assert.equal(occupancy.choose([at(100, 45), at(100, 70)]).place.y, 70);
