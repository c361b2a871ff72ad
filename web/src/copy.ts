// Numbers that a click copies, with all their digits.

import { byId, element } from "./dom";
import { isFormula } from "./format";

let hideTimer = 0;

/** Says something at the foot of the page for a moment. */
export function announce(text: string): void {
  const place = byId("toast");
  place.textContent = text;
  place.classList.add("shown");
  clearTimeout(hideTimer);
  hideTimer = window.setTimeout(() => place.classList.remove("shown"), 1600);
}

/** Copies also where pages of files may not use the clipboard. */
export async function copyText(text: string, what = text): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = element("textarea", { class: "offscreen" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  announce(`Copied ${what}`);
}

/** A number as people read it, or a formula; a click copies `exact`. */
export function number(text: string, exact: string): HTMLElement {
  if (!exact) return element("span", { class: "number" }, text);
  const button = element(
    "button",
    {
      class: isFormula(exact) ? "number formula" : "number",
      type: "button",
      title: `${exact} (click to copy)`,
    },
    text,
  );
  button.dataset["exact"] = exact;
  return button;
}

/** One listener for all numbers of the page. */
export function listenToNumbers(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("button.number");
    if (button?.dataset["exact"]) void copyText(button.dataset["exact"]);
  });
}
