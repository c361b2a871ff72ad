// Paper: white, with the first rows as a plain table.

import { byId } from "./dom";
import type { Table } from "./views/table";
import { setPrinting } from "./theme";

const printedRows = 60;

/** `redraw` draws anew what is drawn to size. */
export function listenToPrint(table: Table, redraw: () => void): void {
  const set = (isOn: boolean): void => {
    byId("print-table").replaceChildren(...(isOn ? [table.printRows(printedRows)] : []));
    document.documentElement.classList.toggle("printing", isOn);
    setPrinting(isOn);
    redraw();
  };
  addEventListener("beforeprint", () => set(true));
  addEventListener("afterprint", () => set(false));
}
