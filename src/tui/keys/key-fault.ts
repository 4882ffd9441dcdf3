import { nearest } from '../../core/nearest.ts';
import { clean } from '../frame/clean.ts';

const names = ['up', 'down', 'left', 'right', 'PgUp', 'PgDn', 'Home', 'End', 'Enter', 'Esc', 'Backspace', 'Delete'];
const others = ['space', 'Tab', 'S-Tab'];

/** Why a text is not the name of a key; null when it is. */
export const keyFault = (text: string): string | null => {
  if ([...names, ...others].includes(text) || isPlain(text)) return null;
  if (/^\^[a-z]$/.test(text) || (text.startsWith('^') && names.includes(text.slice(1)))) return null;
  if (text.startsWith('M-') && isPlain(text.slice(2))) return null;
  const near = nearest(text, [...names, ...others]);
  const meant =
    near === undefined ? 'Keys are written as in the help: a, A, ^r, Enter, space, PgDn.' : `Did you mean "${near}"?`;
  return `"${text}" is no key. ${meant}`;
};

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** It is written into the footer as it is. */
const isPlain = (text: string): boolean =>
  text !== ' ' && clean(text) === text && [...graphemes.segment(text)].length === 1;
