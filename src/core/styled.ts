/** Select Graphic Rendition codes: on, off. Colours are the 16 of the terminal, so that its user's theme decides. */
const colorCodes = {
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
  white: [37, 39],
  gray: [90, 39],
} as const;

const codes = {
  bold: [1, 22],
  dim: [2, 22],
  underline: [4, 24],
  inverse: [7, 27],
  ...colorCodes,
} as const;

/** Also those that a context may have in `evtool.yml`. */
export type ColorName = keyof typeof colorCodes;

export type Style = keyof typeof codes;

export const isColorName = (name: string): name is ColorName => Object.hasOwn(colorCodes, name);

/** A text for a terminal, in one style. */
export const styled = (style: Style, text: string): string => {
  const [on, off] = codes[style];
  return `\u001b[${on}m${text}\u001b[${off}m`;
};
