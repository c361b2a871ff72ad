// The way from the program to the layer of each operation.

import type { Op, Report } from "../report";

/** `encoder.layers.0` and `encoder/layers/0` are encoder, layers, 0; of a call
 * stack, `model.py:7 > linear.py:134`, each frame is a step. What is in no layer
 * has a name in brackets. */
export function splitLayer(name: string): string[] {
  if (name.startsWith("(")) return [];
  if (name.includes(" > ") || /:\d+$/.test(name)) return name.split(" > ");
  return name.split(/[/.]/).filter((part) => part !== "");
}

/** Without names, functions and kinds of operations stand in for layers. */
function fromKind(op: Op): string[] {
  return [op.function, op.op];
}

/** Whether layers are but lines of a file that stand for one operation or two. */
function arePlaces(ways: readonly (readonly string[])[]): boolean {
  const places = new Set<string>();
  for (const way of ways) {
    if (way.length > 1 || (way[0] !== undefined && !/:\d+$/.test(way[0]))) return false;
    if (way[0] !== undefined) places.add(way[0]);
  }
  return 2 * places.size > ways.length;
}

/** By operation, the outermost layer first: as the report's tree says, if it has
 * one, else by the name of the operation's layer. */
export function getLayers(report: Report): readonly (readonly string[])[] {
  if (report.layers?.length) {
    const ways: string[][] = report.ops.map(() => []);
    for (const layer of report.layers) for (const id of layer.ops) ways[id] = layer.path;
    return arePlaces(ways) ? report.ops.map(fromKind) : ways;
  }
  const known = new Map<string, string[]>();
  const ways = report.ops.map((op) => {
    const name = op.layer ?? "(no location)";
    let way = known.get(name);
    if (!way) known.set(name, (way = splitLayer(name)));
    return way;
  });
  return ways.some((way) => way.length > 0) && !arePlaces(ways)
    ? ways
    : report.ops.map(fromKind);
}

/** Whether a layer is `prefix` or inside of it. */
export function isWithin(layer: readonly string[], prefix: readonly string[]): boolean {
  return prefix.length <= layer.length && prefix.every((part, i) => layer[i] === part);
}
