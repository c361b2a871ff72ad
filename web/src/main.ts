// Reads the report inside of the page and draws it. What a person chooses goes
// through the store; each part of the page draws itself anew if it is concerned.

import { offerComparison } from "./views/compare";
import { listenToNumbers } from "./copy";
import { byId, element } from "./dom";
import { drawDetail } from "./views/detail";
import { Filters, makeFilter } from "./filters";
import { drawHeader } from "./header";
import { drawHeadroom } from "./views/headroom";
import { Icicle } from "./views/icicle";
import { getLayers } from "./views/layers";
import { drawLegend, drawPlotControls } from "./plot/legend";
import { Memory } from "./views/memory";
import { makeView, type Row, type View } from "./model";
import { drawNotes } from "./notes";
import { Plot } from "./plot/plot";
import { listenToPrint } from "./print";
import { parseReport, type Report } from "./report";
import { Store, type State } from "./state";
import { drawSummary } from "./views/summary";
import { Table } from "./views/table";
import { listenToTheme, startTheme } from "./theme";

class Page {
  private store = new Store();
  private layers: readonly (readonly string[])[];
  private view: View;
  private shown: Row[];
  private filters = new Filters(this.store);
  private plot = new Plot(this.store);
  private icicle = new Icicle(this.store);
  private memory = new Memory();
  private table: Table | undefined;
  /** What is compared with. */
  private other: Report | undefined;
  private otherView: View | undefined;

  constructor(private report: Report) {
    this.layers = getLayers(report);
    this.view = makeView(report, this.store.state.target, this.layers);
    this.shown = this.view.rows.filter(makeFilter(this.store.state));
    drawHeader(report, this.store);
    drawPlotControls(this.plot, this.store, report);
    this.drawFirst();
    this.drawShown();
    listenToNumbers();
    listenToTheme(() => this.plot.redraw());
    requestAnimationFrame(() => setTimeout(() => this.finish(), 0));
  }

  /** The picture stands first; the rest takes as long again. */
  private finish(): void {
    performance.mark("roofline-drawn");
    this.drawRest();
    drawHeadroom(this.view, this.shown, this.store);
    drawDetail(this.view, this.store);
    this.drawTable();
    offerComparison((other) => this.compare(other));
    this.store.listen((state, changed) => this.update(state, changed));
    performance.mark("roofline-complete");
  }

  private compare(other: Report | undefined): void {
    this.other = other;
    this.makeOtherView();
    drawSummary(this.view, this.otherView);
    drawLegend(this.view, this.otherView);
    this.plot.setOther(this.otherView);
    this.drawShown();
  }

  /** On the target of the same name, if there is one. */
  private makeOtherView(): void {
    this.otherView =
      this.other && makeView(this.other, this.view.target?.name ?? "", getLayers(this.other));
  }

  private drawTable(): void {
    const table = new Table(this.store, this.view, this.shown);
    this.table = table;
    const copy = element(
      "button",
      { type: "button", class: "quiet", id: "copy-table" },
      "Copy table",
    );
    copy.addEventListener("click", () => table.copyAll());
    byId("table-controls").append(copy);
    listenToPrint(table, () => {
      this.plot.rebuild();
      this.icicle.draw();
      this.memory.drawChart();
    });
  }

  /** What depends on the target, at the top of the page. */
  private drawFirst(): void {
    drawSummary(this.view, this.otherView);
    this.filters.setView(this.view);
    this.plot.setView(this.view);
    drawLegend(this.view, this.otherView);
  }

  /** And further down. */
  private drawRest(): void {
    this.icicle.setView(this.view);
    this.memory.setView(this.view);
    drawNotes(this.view);
    this.table?.setView(this.view);
  }

  /** What depends on the filters. */
  private drawShown(): void {
    this.filters.update(this.view, this.shown);
    const others = this.otherView?.rows.filter(makeFilter(this.store.state)) ?? [];
    this.plot.setShown([...this.shown, ...others]);
    this.table?.setShown(this.shown);
  }

  private update(state: State, changed: ReadonlySet<keyof State>): void {
    const has = (...keys: (keyof State)[]): boolean => keys.some((key) => changed.has(key));
    if (has("target")) {
      this.view = makeView(this.report, state.target, this.layers);
      this.makeOtherView();
      if (this.other) this.plot.setOther(this.otherView);
      this.drawFirst();
      this.drawRest();
    }
    if (has("target", "query", "kind", "bound", "fn", "layer")) {
      this.shown = this.view.rows.filter(makeFilter(state));
      this.drawShown();
      drawHeadroom(this.view, this.shown, this.store);
    }
    if (has("layer")) this.icicle.draw();
    if (has("height", "levels")) this.plot.rebuild();
    if (has("sort", "direction") && state.sort) this.table?.sort(state.sort, state.direction);
    if (has("op", "target")) {
      drawDetail(this.view, this.store);
      this.plot.drawMarks();
      this.table?.choose(state.op, true);
    }
  }
}

function start(): void {
  startTheme();
  try {
    new Page(parseReport(byId("report").textContent ?? ""));
  } catch (error) {
    const failure = byId("failure");
    failure.hidden = false;
    failure.textContent = `This report cannot be shown: ${error instanceof Error ? error.message : String(error)}`;
    throw error;
  }
}

start();
