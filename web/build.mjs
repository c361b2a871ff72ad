// Bundles the page: `node build.mjs [FOLDER]` writes, into FOLDER (default:
// dist), report.html, in which a line marks the place of a report, and the same
// as C++ in HtmlTemplate.cpp.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2] ?? join(root, "dist");
const marker = "<!--report-->";

/** Bundles one entry; returns its text and the files that went into it. */
async function bundle(entry) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "iife",
    target: ["es2020"],
    charset: "utf8",
    legalComments: "none",
    // A bundle inside of a page must not end the element it stands in.
    supported: { "inline-script": false, "inline-style": false },
  });
  return { text: result.outputFiles[0].text.trim(), inputs: Object.keys(result.metafile.inputs) };
}

/** The name of the package that a bundled file belongs to, or nothing. */
function packageOf(file) {
  return /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];
}

/** A comment with the licence of every package that was bundled. */
function licences(inputs) {
  const names = [...new Set(inputs.map(packageOf).filter(Boolean))].sort();
  const byText = new Map();
  for (const name of names) {
    const path = join(root, "node_modules", name);
    const { version, license } = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
    const file = readdirSync(path).find((each) => /^licen[cs]e/i.test(each));
    if (!file) throw new Error(`expected a licence in ${path}`);
    const text = readFileSync(join(path, file), "utf8").trim();
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const parts = [...byText].map(([text, packages]) => `${packages.join(", ")}\n\n${text}`);
  const comment = `This page contains\n\n${parts.join("\n\n----\n\n")}`;
  return `<!--\n${comment.replaceAll("--", "- -")}\n-->`;
}

/** The text as a C++ string literal, in pieces that every compiler takes. */
function literal(text) {
  const bytes = Buffer.from(text, "utf8");
  const lines = [];
  for (let start = 0; start < bytes.length; start += 2048) {
    let line = "";
    for (const byte of bytes.subarray(start, start + 2048)) {
      const isPlain = byte >= 32 && byte < 127 && byte !== 34 && byte !== 92 && byte !== 63;
      line += isPlain ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, "0")}`;
    }
    lines.push(`  "${line}"`);
  }
  return lines.join("\n");
}

const script = await bundle("src/main.ts");
const style = await bundle("src/style/main.css");
const hash = createHash("sha256").update(script.text, "utf8").digest("base64");
const values = {
  POLICY: `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data: blob:`,
  LICENCES: licences([...script.inputs, ...style.inputs]),
  STYLE: style.text,
  SCRIPT: script.text,
};
const page = readFileSync(join(root, "src/page.html"), "utf8").replace(
  /\{\{([A-Z]+)\}\}/g,
  (_, name) => values[name],
);
const [head, tail, ...rest] = page.split(marker);
if (tail === undefined || rest.length) throw new Error(`expected one ${marker} in page.html`);

if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "report.html"), page);
writeFileSync(
  join(folder, "HtmlTemplate.cpp"),
  `// Written by web/build.mjs.
#include "HtmlTemplate.h"
namespace mlir::roofline::emit {
const char htmlHead[] =
${literal(head)};
const char htmlTail[] =
${literal(tail)};
const size_t htmlHeadSize = sizeof(htmlHead) - 1;
const size_t htmlTailSize = sizeof(htmlTail) - 1;
} // namespace mlir::roofline::emit
`,
);
console.log(`${folder}/report.html: ${Math.round(page.length / 1000)} kB`);
