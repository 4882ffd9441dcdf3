/** Select Graphic Rendition codes: on, off. */
const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
} as const;

export type Color = keyof typeof codes;

export type Paint = (color: Color, text: string) => string;

/** Colours text for a terminal, or leaves it alone. */
export const painter = (isOn: boolean): Paint =>
  isOn ? (color, text) => `\u001b[${codes[color][0]}m${text}\u001b[${codes[color][1]}m` : (_, text) => text;
