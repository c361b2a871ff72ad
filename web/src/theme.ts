// Dark or light: as the system says, until somebody chooses.

import { element } from "./dom";

type Listener = () => void;
const listeners: Listener[] = [];
const dark = matchMedia("(prefers-color-scheme: dark)");
const names = { auto: "Theme: system", light: "Theme: light", dark: "Theme: dark" } as const;
type Theme = keyof typeof names;

let chosen: Theme = "auto";
let isPrinting = false;

/** Calls `listener` after every change, to draw anew what has colours of its own. */
export function listenToTheme(listener: Listener): void {
  listeners.push(listener);
}

function apply(): void {
  const theme = isPrinting
    ? "light"
    : chosen === "auto"
      ? dark.matches
        ? "dark"
        : "light"
      : chosen;
  document.documentElement.dataset["theme"] = theme;
  for (const listener of listeners) listener();
}

/** Paper is white. */
export function setPrinting(isOn: boolean): void {
  isPrinting = isOn;
  apply();
}

export function makeThemeButton(): HTMLElement {
  const button = element("button", { type: "button", class: "quiet", id: "theme" }, names[chosen]);
  button.addEventListener("click", () => {
    chosen =
      chosen === "auto" ? (dark.matches ? "light" : "dark") : chosen === "dark" ? "light" : "dark";
    button.textContent = names[chosen];
    apply();
  });
  return button;
}

export function startTheme(): void {
  dark.addEventListener("change", apply);
  apply();
}
