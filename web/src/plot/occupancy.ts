// Which part of the plot is taken, so that a name hides neither a point nor a
// line nor another name.

/** Pixels on a side of what is looked at as one. */
const cell = 4;
/** How much worse than a point or a line it is to hide another name. */
const nameCost = 1000;
const letterHeight = 11;

/** A text that starts at a place on its base line and goes on at an angle. */
export interface Place {
  x: number;
  y: number;
  /** Radians, clockwise. */
  angle: number;
  width: number;
}

export class Occupancy {
  private columns: number;
  private rows: number;
  private costs: Uint16Array;

  /** `box`: what names must stay in. */
  constructor(
    width: number,
    height: number,
    private box: { left: number; right: number; top: number; bottom: number },
  ) {
    this.columns = Math.ceil(width / cell) + 1;
    this.rows = Math.ceil(height / cell) + 1;
    this.costs = new Uint16Array(this.columns * this.rows);
  }

  private mark(x: number, y: number, cost: number): void {
    const column = Math.floor(x / cell);
    const row = Math.floor(y / cell);
    if (column < 0 || row < 0 || column >= this.columns || row >= this.rows) return;
    const index = row * this.columns + column;
    this.costs[index] = Math.max(this.costs[index] ?? 0, cost);
  }

  addPoint(x: number, y: number, radius: number): void {
    for (let dx = -radius; dx < radius + cell; dx += cell)
      for (let dy = -radius; dy < radius + cell; dy += cell)
        this.mark(x + Math.min(dx, radius), y + Math.min(dy, radius), 1);
  }

  /** The part of a line that is inside of the box. */
  addLine(x1: number, y1: number, x2: number, y2: number): void {
    const { left, right } = this.box;
    const slope = (y2 - y1) / (x2 - x1 || 1);
    const step = cell / (2 * Math.max(1, Math.abs(slope)));
    for (let x = Math.max(x1, left); x <= Math.min(x2, right); x += step)
      this.mark(x, y1 + (x - x1) * slope, 1);
  }

  private visit({ x, y, angle, width }: Place, use: (x: number, y: number) => void): void {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    for (let along = 0; along < width + cell; along += cell)
      for (let up = 0; up < letterHeight + cell; up += cell) {
        const [u, v] = [Math.min(along, width), -Math.min(up, letterHeight)];
        use(x + u * cos - v * sin, y + u * sin + v * cos);
      }
  }

  /** How much a text there would hide; infinite where it has no room. */
  getCost(place: Place): number {
    const { left, right, top, bottom } = this.box;
    let cost = 0;
    this.visit(place, (x, y) => {
      const isInside = x >= left && x <= right && y >= top && y <= bottom;
      const index = Math.floor(y / cell) * this.columns + Math.floor(x / cell);
      cost += isInside ? (this.costs[index] ?? 0) : Infinity;
    });
    return cost;
  }

  /** The first place that hides nothing, or the one that hides least; absent
   * where none has room, or each would hide another name. */
  choose(places: Iterable<Place>): { place: Place; cost: number } | undefined {
    let best: { place: Place; cost: number } | undefined;
    for (const place of places) {
      const cost = this.getCost(place);
      if (cost >= nameCost || (best && cost >= best.cost)) continue;
      best = { place, cost };
      if (cost === 0) break;
    }
    return best;
  }

  /** With a gap to the next one. */
  addName({ x, y, angle, width }: Place): void {
    const gap = 8;
    const wide = { x: x - gap * Math.cos(angle), y: y - gap * Math.sin(angle), angle, width: width + 2 * gap };
    this.visit(wide, (atX, atY) => this.mark(atX, atY, nameCost));
  }
}
