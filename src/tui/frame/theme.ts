import { type Glyphs, glyphsOf } from './glyphs.ts';

/** Select Graphic Rendition codes: on, off. Colours are the 16 of the terminal, so that its user's theme decides. */
const codes = {
  bold: [1, 22],
  dim: [2, 22],
  underline: [4, 24],
  inverse: [7, 27],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
} as const;

type Code = keyof typeof codes;

/** What a piece of text is; nothing is told by its colour alone. */
const styles = {
  text: [],
  dim: ['dim'],
  title: ['bold'],
  focus: ['bold', 'cyan'],
  border: ['dim'],
  selected: ['inverse'],
  marked: ['underline'],
  key: ['cyan'],
  ok: ['green'],
  bad: ['red'],
  warn: ['yellow'],
  note: ['blue'],
  changed: ['bold', 'yellow'],
  name: ['blue'],
  keyword: ['magenta'],
  string: ['green'],
  number: ['yellow'],
  literal: ['magenta'],
  comment: ['dim'],
  type: ['cyan'],
} as const satisfies Readonly<Record<string, readonly Code[]>>;

export type Role = keyof typeof styles;

/** The colours a context may have in `evtool.yml`. */
export type ColorName = Extract<Code, 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan'>;

export type Theme = {
  readonly paint: (role: Role, text: string) => string;
  /** A context's own colour; a name that is none of ours leaves the text as it is. */
  readonly tint: (color: string | null, text: string) => string;
  readonly glyphs: Glyphs;
  readonly isAscii: boolean;
};

type Look = {
  readonly hasColor: boolean;
  readonly isAscii: boolean;
  /** For who hears the screen: what is selected is said by a sign before it. */
  readonly isLinear?: boolean;
};

/** Without colour what stands out still does: bold, underlined and inverse are no colours. */
export const themeOf = ({ hasColor, isAscii, isLinear = false }: Look): Theme => {
  const isShown = (code: Code): boolean => hasColor || code === 'bold' || code === 'inverse' || code === 'underline';
  const wrap = (code: Code, text: string): string =>
    text !== '' && isShown(code) ? `\u001b[${codes[code][0]}m${text}\u001b[${codes[code][1]}m` : text;
  return {
    paint: (role, text) => {
      const painted = styles[role].reduce<string>((inner, code) => wrap(code, inner), text);
      // One letter is the cursor in a text field.
      return isLinear && role === 'selected' && text.length > 1 ? `> ${painted}` : painted;
    },
    tint: (color, text) => (isColor(color) ? wrap(color, text) : text),
    glyphs: glyphsOf(isAscii),
    isAscii,
  };
};

const isColor = (name: string | null): name is Code => name !== null && Object.hasOwn(codes, name);
