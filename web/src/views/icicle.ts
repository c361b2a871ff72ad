// The tree of layers, each as wide as what it weighs.

import { hierarchy, partition, type HierarchyRectangularNode } from "d3-hierarchy";
import { select } from "d3-selection";
import { byId, element } from "../dom";
import { formatBytes, formatCount, formatSeconds, formatShare } from "../format";
import { explainNoWeight, type Row, type View } from "../model";
import type { Store } from "../state";
import { hideTooltip, showText } from "../tooltip";

interface Layer {
  name: string;
  way: readonly string[];
  /** Of what is in no layer inside of it. */
  own: number;
  compute: number;
  memory: number;
  children: Map<string, Layer>;
}

type Node = HierarchyRectangularNode<Layer>;

const rowHeight = 26;
const mostDepths = 7;

function makeLayer(name: string, way: readonly string[]): Layer {
  return { name, way, own: 0, compute: 0, memory: 0, children: new Map() };
}

function build(view: View): Layer {
  const root = makeLayer("program", []);
  for (const row of view.rows) {
    const weight = view.weight(row);
    let layer = root;
    addBound(layer, row, weight);
    row.layer.forEach((part, depth) => {
      let next = layer.children.get(part);
      if (!next) layer.children.set(part, (next = makeLayer(part, row.layer.slice(0, depth + 1))));
      layer = next;
      addBound(layer, row, weight);
    });
    layer.own += weight;
  }
  collapse(root);
  return root;
}

/** A layer with nothing but one other in it is one with that. */
function collapse(root: Layer): void {
  const open = [root];
  for (let layer = open.pop(); layer; layer = open.pop())
    for (const [key, child] of layer.children) {
      let inner = child;
      while (inner.own === 0 && inner.children.size === 1) {
        const only = [...inner.children.values()][0] as Layer;
        inner = {
          ...only,
          name: inner.name + (/:\d+$/.test(inner.name) ? " › " : ".") + only.name,
        };
      }
      layer.children.set(key, inner);
      open.push(inner);
    }
}

function addBound(layer: Layer, row: Row, weight: number): void {
  if (row.bound === "compute") layer.compute += weight;
  else if (row.bound === "memory") layer.memory += weight;
}

export class Icicle {
  private root: Layer = makeLayer("program", []);
  private view: View | undefined;
  private drawnWidth = 0;

  constructor(private store: Store) {
    // It also tells the first width, for which everything is drawn already.
    new ResizeObserver(() => {
      if (byId("layers").clientWidth !== this.drawnWidth) this.draw();
    }).observe(byId("layers"));
  }

  setView(view: View): void {
    this.view = view;
    this.root = build(view);
    this.draw();
  }

  /** The layers around the chosen one, and last that itself, as far as there are
   * such. */
  private findChosen(): Layer[] {
    let layer = this.root;
    const found = [layer];
    const way = this.store.state.layer;
    while (layer.way.length < way.length) {
      const next = layer.children.get(way[layer.way.length] ?? "");
      if (!next || !next.way.every((part, i) => part === way[i])) break;
      found.push((layer = next));
    }
    return found;
  }

  draw(): void {
    const place = byId("layers");
    const width = place.clientWidth;
    if (!this.view || !width) return;
    this.drawnWidth = width;
    this.drawCrumbs();
    if (!this.view.weightName) {
      place.replaceChildren(element("p", { class: "note" }, explainNoWeight(this.view)));
      return;
    }
    const chosen = this.findChosen();
    const tree = hierarchy<Layer>(chosen[chosen.length - 1] as Layer, (layer) => [
      ...layer.children.values(),
    ]);
    tree.sum((layer) => layer.own);
    const depth = Math.min(mostDepths, tree.height + 1);
    // As many rows as are shown; deeper layers are in the layer around them.
    const nodes = partition<Layer>().size([width, (tree.height + 1) * rowHeight])(tree);
    const shown = nodes
      .descendants()
      .filter((node) => node.depth < depth && node.x1 - node.x0 >= 0.75);
    this.drawNodes(place, shown, width, depth * rowHeight);
  }

  private drawNodes(place: HTMLElement, nodes: Node[], width: number, height: number): void {
    const total = nodes[0]?.value || 1;
    place.replaceChildren();
    const svg = select(place)
      .append("svg")
      .attr("width", width)
      .attr("height", height)
      .attr("role", "tree")
      .attr("aria-label", `Layers, as wide as their ${this.view?.weightName ?? ""}`);
    const groups = svg
      .selectAll<SVGGElement, Node>("g")
      .data(nodes)
      .join("g")
      .attr("transform", (node) => `translate(${node.x0},${node.depth * rowHeight})`)
      .attr("role", "treeitem")
      .attr("tabindex", (node) => (node.x1 - node.x0 > 24 ? 0 : null))
      .attr("aria-label", (node) => `${node.data.name}, ${formatShare((node.value ?? 0) / total)}`)
      .attr("class", (node) => `layer ${this.kindOf(node.data)}`);
    groups
      .append("rect")
      .attr("width", (node) => Math.max(0.5, node.x1 - node.x0 - 1))
      .attr("height", rowHeight - 1)
      .attr("rx", 2);
    groups
      .filter((node) => node.x1 - node.x0 > 15)
      .append("text")
      .attr("x", (node) => (node.x1 - node.x0 > 34 ? 6 : 3))
      .attr("y", rowHeight / 2 + 3.5)
      .text((node) =>
        fit(this.label(node, total), node.x1 - node.x0 - (node.x1 - node.x0 > 34 ? 12 : 5)),
      );
    groups
      .on("click", (_event, node) => this.choose(node.data))
      .on("keydown", (event: KeyboardEvent, node) => {
        if (event.key === "Enter" || event.key === " ") this.choose(node.data);
        else return;
        event.preventDefault();
      })
      .on("pointermove", (event: PointerEvent, node) =>
        showText(
          `${[...node.data.way].join(" › ") || "program"}\n${this.describe(node.value ?? 0)} · ${formatShare((node.value ?? 0) / (this.total() || 1))}`,
          event.clientX,
          event.clientY,
        ),
      )
      .on("pointerleave", hideTooltip);
  }

  private total(): number {
    return this.view?.rows.reduce((sum, row) => sum + (this.view?.weight(row) ?? 0), 0) ?? 0;
  }

  private kindOf(layer: Layer): string {
    if (!layer.compute && !layer.memory) return "none";
    return layer.compute > layer.memory ? "compute" : "memory";
  }

  private label(node: Node, total: number): string {
    return node.x1 - node.x0 > 110
      ? `${node.data.name}  ${formatShare((node.value ?? 0) / total)}`
      : node.data.name;
  }

  private describe(value: number): string {
    const name = this.view?.weightName;
    return name === "time"
      ? formatSeconds(value)
      : name === "bytes"
        ? formatBytes(value)
        : `${formatCount(value)} operations`;
  }

  /** Once more on the same layer leads back to the one around it. */
  private choose(layer: Layer): void {
    hideTooltip();
    const chosen = this.findChosen();
    const around = chosen[chosen.length - 2];
    this.store.set({
      layer: layer === chosen[chosen.length - 1] && around ? around.way : layer.way,
    });
  }

  private drawCrumbs(): void {
    const way = this.store.state.layer;
    const crumbs: HTMLElement[] = [];
    const add = (name: string, to: readonly string[]): void => {
      const button = element("button", { type: "button", class: "link" }, name);
      button.addEventListener("click", () => this.store.set({ layer: to }));
      crumbs.push(button);
    };
    if (way.length) {
      add("program", []);
      way.forEach((part, i) => add(part, way.slice(0, i + 1)));
    }
    byId("crumbs").replaceChildren(...crumbs);
  }
}

/** About as much of a text as has room; letters are near 6.4 pixels wide. */
function fit(text: string, width: number): string {
  const most = Math.floor(width / 6.4);
  if (text.length <= most) return text;
  return most < 3 ? "" : `${text.slice(0, most - 1)}…`;
}
