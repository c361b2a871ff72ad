// A second report beside this one: another run of `report --format=json`, or a
// page like this.

import { announce } from "../copy";
import { byId, element } from "../dom";
import { extractReport, parseReport, type Report } from "../report";

/** Reads what somebody has dropped or chosen; says so if it is no report. */
async function read(file: File | undefined, use: (report: Report) => void): Promise<void> {
  if (!file) return;
  try {
    use(parseReport(extractReport(await file.text())));
    announce(`Compared with ${file.name}`);
  } catch (error) {
    announce(
      `${file.name} is no report: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** A button that asks for a report, and the whole page as a place to drop one.
 * `use` gets it, or nothing when the comparison ends. */
export function offerComparison(use: (report: Report | undefined) => void): void {
  const input = element("input", {
    type: "file",
    accept: ".json,.html",
    class: "offscreen",
    id: "compare-file",
    tabindex: "-1",
    "aria-label": "Report to compare with",
  });
  const open = element(
    "button",
    {
      type: "button",
      class: "quiet",
      id: "compare",
      title: "A report as JSON, or a page like this; you can also drop one here",
    },
    "Compare…",
  );
  const end = element(
    "button",
    { type: "button", class: "quiet", id: "compare-end" },
    "End comparison",
  );
  end.hidden = true;
  const set = (report: Report | undefined): void => {
    end.hidden = !report;
    open.hidden = Boolean(report);
    use(report);
  };
  open.addEventListener("click", () => input.click());
  end.addEventListener("click", () => set(undefined));
  input.addEventListener("change", () => {
    void read(input.files?.[0], set).then(() => (input.value = ""));
  });
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    void read(event.dataTransfer?.files[0], set);
  });
  byId("controls").prepend(open, end, input);
}
