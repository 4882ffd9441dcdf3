import { isColorName, type Style, styled } from '../../core/styled.ts';
import { type Glyphs, glyphsOf } from './glyphs.ts';

/** What a piece of text is; nothing is told by its colour alone. */
const styles = {
  text: [],
  dim: ['dim'],
  title: ['bold'],
  focus: ['bold', 'cyan'],
  border: ['dim'],
  selected: ['inverse'],
  /** A part of a line: the cursor in a text field, a text that was looked for. */
  spot: ['inverse'],
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
} as const satisfies Readonly<Record<string, readonly Style[]>>;

export type Role = keyof typeof styles;

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
  /** For who hears the screen: signs are words, and what is selected is said by one. */
  readonly isLinear?: boolean;
};

/** Without colour what stands out still does: bold, underlined and inverse are no colours. */
export const themeOf = ({ hasColor, isAscii, isLinear = false }: Look): Theme => {
  const isShown = (style: Style): boolean =>
    hasColor || style === 'bold' || style === 'inverse' || style === 'underline';
  const wrap = (style: Style, text: string): string => (text !== '' && isShown(style) ? styled(style, text) : text);
  return {
    paint: (role, text) => {
      const said = isLinear && role === 'selected' ? `selected: ${text.trim()}` : text;
      return styles[role].reduce<string>((inner, style) => wrap(style, inner), said);
    },
    tint: (color, text) => (color !== null && isColorName(color) ? wrap(color, text) : text),
    glyphs: glyphsOf(isLinear ? 'words' : isAscii ? 'ascii' : 'unicode'),
    isAscii,
  };
};
