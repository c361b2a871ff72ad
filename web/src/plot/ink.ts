// Colours and letters of what is drawn on canvases.

import { themeColor } from "../dom";

export interface Colors {
  paper: string;
  ink: string;
  muted: string;
  line: string;
  compute: string;
  memory: string;
  none: string;
  /** Time beyond a bound. */
  lost: string;
}

export function readColors(): Colors {
  const color = (name: string): string => themeColor(name);
  return {
    paper: color("paper"),
    ink: color("ink"),
    muted: color("muted"),
    line: color("line"),
    compute: color("compute"),
    memory: color("memory"),
    none: color("none"),
    lost: color("lost"),
  };
}

export const font =
  '11px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** A text at the origin that can be read in front of anything. */
export function drawLabel(
  context: CanvasRenderingContext2D,
  colors: Colors,
  text: string,
  color: string,
): void {
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = colors.paper;
  context.strokeText(text, 0, 0);
  context.fillStyle = color;
  context.fillText(text, 0, 0);
}
