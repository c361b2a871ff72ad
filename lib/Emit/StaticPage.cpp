//===- StaticPage.cpp - Pages that run nothing ----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StaticPage.h"

#include "Svg/SvgWriter.h"
#include "mlir-roofline/Support/Version.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

static constexpr StringRef head = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="mlir-roofline">
)";

static constexpr StringRef styleSheet = R"(<style>
:root { --paper: #fff; --ink: #15181d; --muted: #5c6570; --line: #e1e5ea; --bad: #b3261e; }
@media (prefers-color-scheme: dark) {
:root { --paper: #121519; --ink: #e8ebef; --muted: #9aa4b0; --line: #2a3038; --bad: #ff8a80; }
}
body { margin: 0 auto; max-width: 1360px; padding: 24px 28px; background: var(--paper); color: var(--ink); font: 14px/1.45 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; font-variant-numeric: tabular-nums; }
h1 { font-size: 22px; margin: 0 0 16px; overflow-wrap: anywhere; }
.table, .picture { overflow-x: auto; }
pre { font-size: 12px; overflow-x: auto; }
svg { max-width: 100%; height: auto; }
table { border-collapse: collapse; width: 100%; }
th { color: var(--muted); font-size: 12px; font-weight: 600; vertical-align: bottom; }
th, td { padding: 6px 8px; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; white-space: normal; overflow-wrap: anywhere; min-width: 140px; }
.failed td { color: var(--bad); }
.failed pre { margin: 4px 0 0; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 12px; }
footer { margin-top: 24px; color: var(--muted); font-size: 12px; }
@media (max-width: 800px) {
body { padding: 16px; }
h1 { font-size: 18px; }
/* Smaller, nobody reads what is in it. */
.picture svg { max-width: none; width: 800px; }
}
@media print { body { padding: 0; max-width: none; font-size: 10px; } }
</style>
</head>
<body>
)";

void emit::emitStaticPage(raw_ostream &os, StringRef title, StringRef heading,
                          llvm::function_ref<void()> emitBody) {
  os << head << "<title>" << toXmlText(title) << "</title>\n"
     << styleSheet << "<h1>" << toXmlText(heading) << "</h1>\n";
  emitBody();
  os << "<footer>" << MLIR_ROOFLINE_NAME << ' ' << MLIR_ROOFLINE_VERSION
     << "</footer>\n</body>\n</html>\n";
}
