// The name of the program, and the choice of a target and a theme.

import { byId, element } from "./dom";
import type { Report } from "./report";
import type { Store } from "./state";
import { makeThemeButton } from "./theme";

/** The heading and what is chosen there. Called once. */
export function drawHeader(report: Report, store: Store): void {
  const file = report.input.file === "-" ? "standard input" : report.input.file;
  const name = file.split("/").pop() || file;
  document.title = `${name} · roofline`;
  byId("title").replaceChildren(element("span", { title: file }, name));
  if (report.program?.function)
    byId("title").append(element("span", { class: "function" }, ` @${report.program.function}`));
  const controls = byId("controls");
  const targets = report.targets ?? [];
  if (targets.length) {
    const choice = element("select", { id: "target", name: "target" });
    for (const target of targets)
      choice.append(element("option", { value: target.name }, target.name));
    choice.value = store.state.target || targets[0]?.name || "";
    choice.addEventListener("change", () => store.set({ target: choice.value }));
    store.listen((state) => (choice.value = state.target || targets[0]?.name || ""));
    controls.append(element("label", { for: "target" }, "Target"), choice);
  }
  controls.append(makeThemeButton());
  byId("footer").textContent =
    `${report.tool.name} ${report.tool.version} with MLIR ${report.tool.mlir} · ${file}`;
}
