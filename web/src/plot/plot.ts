// The roofline: canvases for the points, axes above them, and what a pointer and
// keys do.

import { quadtree, type Quadtree } from "d3-quadtree";
import { select, type Selection } from "d3-selection";
import { zoom as makeZoom, zoomIdentity, type ZoomBehavior, type ZoomTransform } from "d3-zoom";
import { afterQuiet, byId, element } from "../dom";
import type { Row, View } from "../model";
import type { Store } from "../state";
import { showTooltip, hideTooltip } from "../tooltip";
import { drawAxes } from "./axes";
import { readColors, type Colors } from "./ink";
import { paintMarks, paintScene, place, Sprites } from "./paint";
import { makeScene, margin, type Point, type Scene } from "./scene";

const hitDistance = 8;

export class Plot {
  private place = byId("plot");
  private base = element("canvas", { "aria-hidden": "true" });
  private top = element("canvas", { tabindex: "0", role: "img", id: "plot-canvas" });
  private axes: Selection<SVGSVGElement, unknown, null, undefined>;
  private zoomer: ZoomBehavior<HTMLCanvasElement, unknown>;
  private zoom: ZoomTransform = zoomIdentity;
  private scene: Scene | undefined;
  private tree: Quadtree<Point> | undefined;
  private colors: Colors = readColors();
  private sprites = new Sprites(this.colors, 1);
  private view: View | undefined;
  private other: View | undefined;
  private shown: ReadonlySet<Row> = new Set();
  private hovered: Point | undefined;
  /** Whether the scene is not that of the view. */
  private isStale = false;
  private frame = 0;

  constructor(private store: Store) {
    this.axes = select(this.place).append("svg").attr("aria-hidden", "true");
    this.place.append(this.base, this.top);
    this.zoomer = makeZoom<HTMLCanvasElement, unknown>()
      .scaleExtent([0.5, 200])
      .clickDistance(4)
      .filter((event: MouseEvent & TouchEvent) => this.mayZoom(event))
      .on("zoom", (event: { transform: ZoomTransform }) => {
        this.zoom = event.transform;
        this.requestDraw();
      });
    select<HTMLCanvasElement, unknown>(this.top).call(this.zoomer).on("dblclick.zoom", null);
    this.top.addEventListener("dblclick", () => this.reset());
    this.top.addEventListener("pointermove", (event) => this.hover(event));
    this.top.addEventListener("pointerleave", () => this.setHovered(undefined));
    this.top.addEventListener("click", (event) => this.choose(event));
    this.top.addEventListener("keydown", (event) => this.press(event));
    const resize = afterQuiet(() => this.resize(), 60);
    new ResizeObserver(resize).observe(this.place);
  }

  /** The wheel scrolls the page unless the plot has the focus or Ctrl is held;
   * one finger scrolls it, two zoom. */
  private mayZoom(event: MouseEvent & TouchEvent): boolean {
    if (event.type === "wheel")
      return event.ctrlKey || event.metaKey || document.activeElement === this.top;
    if (event.type.startsWith("touch")) return event.touches.length > 1;
    return !event.button;
  }

  zoomBy(factor: number): void {
    this.zoomer.scaleBy(select(this.top), factor);
  }

  reset(): void {
    this.zoomer.transform(select(this.top), zoomIdentity);
  }

  /** Another target, or other rows: drawn with the next frame, once for all that
   * changes until then. */
  setView(view: View): void {
    this.view = view;
    this.isStale = true;
    this.requestDraw();
  }

  /** Another report, whose points are hollow. */
  setOther(view: View | undefined): void {
    this.other = view;
    this.isStale = true;
    this.requestDraw();
  }

  setShown(rows: readonly Row[]): void {
    this.shown = new Set(rows);
    this.tree = undefined;
    this.requestDraw();
  }

  /** After a choice, or a change of the theme. */
  redraw(): void {
    this.colors = readColors();
    this.sprites = new Sprites(this.colors, this.ratio);
    this.draw();
  }

  rebuild(): void {
    this.isStale = false;
    if (!this.view) return;
    const { height, levels } = this.store.state;
    const size = { width: this.place.clientWidth, height: this.place.clientHeight };
    if (!size.width) return;
    this.scene = makeScene(this.view, this.other, size, height === "estimate", levels);
    this.zoomer.extent([
      [0, 0],
      [size.width, size.height],
    ]);
    this.sprites = new Sprites(this.colors, this.ratio);
    this.describe();
    this.tree = undefined;
    this.draw();
  }

  private resize(): void {
    const { clientWidth, clientHeight } = this.place;
    if (this.scene?.size.width !== clientWidth || this.scene.size.height !== clientHeight)
      this.rebuild();
  }

  private get ratio(): number {
    return Math.max(window.devicePixelRatio || 1, 1.5);
  }

  private describe(): void {
    const points = this.scene?.points.length ?? 0;
    this.top.setAttribute(
      "aria-label",
      `Roofline of ${points} operations on ${this.view?.target?.name ?? "no target"}. Arrow keys go from point to point, Enter shows the row in the table, plus and minus zoom. The table below has the same numbers.`,
    );
  }

  /** What a pointer can meet; made when there is one. */
  private getTree(): Quadtree<Point> {
    if (!this.tree) {
      const points = (this.scene?.points ?? []).filter((point) => this.shown.has(point.row));
      this.tree = quadtree<Point>()
        .x((point) => point.x)
        .y((point) => point.y)
        .addAll(points.reverse());
    }
    return this.tree;
  }

  private requestDraw(): void {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => this.draw());
  }

  draw(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    if (this.isStale) return this.rebuild();
    if (!this.scene) return;
    const context = this.empty(this.base, this.scene);
    if (!context) return;
    const levels = this.store.state.levels && this.shown.size <= 1500;
    paintScene(
      context,
      this.scene,
      this.zoom,
      this.colors,
      this.sprites,
      (point) => this.shown.has(point.row),
      levels,
    );
    drawAxes(this.axes, this.scene, this.zoom);
    this.drawMarks();
  }

  drawMarks(): void {
    if (!this.scene) return;
    const context = this.empty(this.top, this.scene);
    if (!context) return;
    const chosen = this.scene.points.find(
      (point) => !point.isOther && point.row.id === this.store.state.op,
    );
    const marks = [];
    if (this.hovered && this.hovered !== chosen)
      marks.push({ point: this.hovered, isChosen: false });
    if (chosen) marks.push({ point: chosen, isChosen: true });
    paintMarks(context, this.scene, this.zoom, this.colors, marks);
  }

  /** Makes a canvas as large as the scene, and empty. Erasing would be white
   * paint on paper. */
  private empty(canvas: HTMLCanvasElement, { size }: Scene): CanvasRenderingContext2D | null {
    canvas.width = Math.round(size.width * this.ratio);
    canvas.height = Math.round(size.height * this.ratio);
    const context = canvas.getContext("2d");
    context?.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    return context;
  }

  /** The point that a pointer is on, or near. */
  private find(event: MouseEvent): Point | undefined {
    const box = this.top.getBoundingClientRect();
    const x = event.clientX - box.left;
    const y = event.clientY - box.top;
    let best: Point | undefined;
    let bestDistance = hitDistance;
    const reach = (hitDistance + 26) / this.zoom.k;
    const left = this.scene?.x.range()[0] ?? 0;
    const isInStrip = x < left - margin.left + 4;
    const [baseX, baseY] = isInStrip ? [x, y] : this.zoom.invert([x, y]);
    const margins = isInStrip ? hitDistance + 26 : reach;
    this.getTree().visit((node, x0, y0, x1, y1) => {
      if (!node.length) {
        let leaf: typeof node | undefined = node;
        while (leaf) {
          const point = leaf.data;
          const at = place(point, this.zoom);
          const distance =
            Math.max(0, Math.hypot(at.x - x, at.y - y) - point.radius) + point.radius / 1000;
          if (point.isInStrip === isInStrip && distance < bestDistance) {
            best = point;
            bestDistance = distance;
          }
          leaf = leaf.next;
        }
      }
      return (
        x0 > baseX + margins || x1 < baseX - margins || y0 > baseY + margins || y1 < baseY - margins
      );
    });
    return best;
  }

  /** Others that stand on the same place. */
  private countAt(point: Point): number {
    return (
      this.scene?.points.filter(
        (other) => other.x === point.x && other.y === point.y && this.shown.has(other.row),
      ).length ?? 1
    );
  }

  private hover(event: PointerEvent): void {
    const point = this.find(event);
    this.setHovered(point);
    if (point)
      showTooltip(
        point.row,
        event.clientX,
        event.clientY,
        this.countAt(point),
        point.isOther ? this.other?.report.input.file : undefined,
      );
    this.top.style.cursor = point ? "pointer" : "grab";
  }

  private setHovered(point: Point | undefined): void {
    if (!point) hideTooltip();
    if (point === this.hovered) return;
    this.hovered = point;
    this.drawMarks();
  }

  private choose(event: MouseEvent): void {
    const point = this.find(event);
    if (!point?.isOther) this.store.set({ op: point?.row.id });
  }

  private press(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) this.walk(step);
    else if (event.key === "+" || event.key === "=") this.zoomBy(1.5);
    else if (event.key === "-") this.zoomBy(1 / 1.5);
    else if (event.key === "0") this.reset();
    else if (event.key === "Escape") this.store.set({ op: undefined });
    else if (event.key === "Enter") byId("operations").scrollIntoView({ behavior: "smooth" });
    else return;
    event.preventDefault();
  }

  /** From the point that takes longest to the next. */
  private walk(step: number): void {
    const points = (this.scene?.points ?? [])
      .filter((point) => !point.isOther && this.shown.has(point.row))
      .sort((a, b) => (b.row.time ?? 0) - (a.row.time ?? 0) || a.row.id - b.row.id);
    if (!points.length) return;
    const at = points.findIndex((point) => !point.isOther && point.row.id === this.store.state.op);
    const next = at < 0 ? 0 : (at + step + points.length) % points.length;
    this.store.set({ op: points[next]?.row.id });
  }
}
