// Elements and their text. Text of a program only ever becomes text nodes and
// attribute values: nothing in it can become markup.

type Child = Node | string | undefined | false;
type Attributes = Record<string, string | number | boolean | undefined>;

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined && value !== false)
      made.setAttribute(key, value === true ? "" : String(value));
  for (const child of children) if (child) made.append(child);
  return made;
}

/** A name that may go on in a new line after each of its parts. */
export function breakable(name: string): (Node | string)[] {
  return name.split(/(?<=[/._])/).flatMap((part) => [part, element("wbr")]);
}

/** The element of the page with this id. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`expected an element with the id ${id}`);
  return found;
}

/** A colour of the theme that is in use. */
export function themeColor(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** Calls `run` once after the last of many calls in a row. */
export function afterQuiet(run: () => void, milliseconds: number): () => void {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(run, milliseconds);
  };
}

/** A name, cut where there is no room; of a place in a file the line stays, which
 * tells it from others. `title`: the name in full. */
export function drawPlace(name: string, title = name): HTMLElement {
  const line = /(:\d+)+$/.exec(name)?.[0] ?? "";
  return element(
    "span",
    { class: "place", title },
    element("span", {}, name.slice(0, name.length - line.length)),
    line,
  );
}
