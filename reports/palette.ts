import { styleText } from "node:util";
import type { Standing } from "./standing.ts";

type Style = Parameters<typeof styleText>[0];

/** Colours text, or leaves it as it is. */
export interface Palette {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  /** In the colour of a standing. */
  readonly as: (standing: Standing, text: string) => string;
}

const STYLES: Readonly<Record<Standing, Style>> = {
  broken: "red",
  error: "magenta",
  unclear: "yellow",
  warning: "yellow",
  note: "cyan",
  kept: "green",
  notJudged: "dim",
};

/** A palette; without colour it changes nothing. */
export function palette(colour: boolean): Palette {
  const paint = (style: Style, text: string): string =>
    colour && text !== "" ? styleText(style, text, { validateStream: false }) : text;
  return {
    bold: (text) => paint("bold", text),
    dim: (text) => paint("dim", text),
    as: (standing, text) => paint(STYLES[standing], text),
  };
}
