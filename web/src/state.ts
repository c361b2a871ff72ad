// What a person has chosen, kept in the address behind the `#`, so that a link
// shows the same.

export interface State {
  target: string;
  /** Text that a row must contain. */
  query: string;
  kind: string;
  /** `compute`, `memory`, or a resource. */
  bound: string;
  fn: string;
  layer: readonly string[];
  /** The id of the operation that is shown in full. */
  op: number | undefined;
  sort: string;
  direction: "asc" | "desc";
  /** What the height of a point is: the bound, or what is expected. */
  height: "bound" | "estimate";
  levels: boolean;
}

export const initialState: State = {
  target: "",
  query: "",
  kind: "",
  bound: "",
  fn: "",
  layer: [],
  op: undefined,
  sort: "",
  direction: "desc",
  height: "bound",
  levels: true,
};

export type Listener = (state: State, changed: ReadonlySet<keyof State>) => void;

/** The address of a state: only what is not as at first. */
export function toHash(state: State): string {
  const parameters = new URLSearchParams();
  for (const key of Object.keys(initialState) as (keyof State)[]) {
    const value = state[key];
    if (key === "layer") {
      for (const part of state.layer) parameters.append("layer", part);
    } else if (value !== initialState[key]) {
      parameters.set(key, typeof value === "boolean" ? (value ? "1" : "0") : String(value));
    }
  }
  return parameters.toString();
}

export function fromHash(hash: string): State {
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  const text = (key: keyof State): string => parameters.get(key) ?? "";
  const op = text("op");
  return {
    target: text("target"),
    query: text("query"),
    kind: text("kind"),
    bound: text("bound"),
    fn: text("fn"),
    layer: parameters.getAll("layer"),
    op: /^\d+$/.test(op) ? Number(op) : undefined,
    sort: text("sort"),
    direction: text("direction") === "asc" ? "asc" : "desc",
    height: text("height") === "estimate" ? "estimate" : "bound",
    levels: text("levels") !== "0",
  };
}

function isSame(a: unknown, b: unknown): boolean {
  return Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && a.every((each, i) => each === b[i])
    : a === b;
}

export class Store {
  private current: State;
  private listeners: Listener[] = [];

  constructor() {
    this.current = fromHash(location.hash);
    addEventListener("hashchange", () => {
      if (location.hash.replace(/^#/, "") !== toHash(this.current))
        this.set(fromHash(location.hash));
    });
  }

  get state(): State {
    return this.current;
  }

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** Tells everybody, and the address, if anything has changed. */
  set(patch: Partial<State>): void {
    const next = { ...this.current, ...patch };
    const keys = Object.keys(patch) as (keyof State)[];
    const changed = new Set(keys.filter((key) => !isSame(next[key], this.current[key])));
    if (!changed.size) return;
    this.current = next;
    const hash = toHash(next);
    // A page that was opened from a file may have no history to write to.
    try {
      history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
    } catch {
      location.hash = hash;
    }
    for (const listener of this.listeners) listener(next, changed);
  }
}
