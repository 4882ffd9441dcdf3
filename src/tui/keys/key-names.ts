import type { Key } from 'ink';

const named: readonly (readonly [keyof Key, string])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'PgUp'],
  ['pageDown', 'PgDn'],
  ['home', 'Home'],
  ['end', 'End'],
  ['return', 'Enter'],
  ['escape', 'Esc'],
  ['backspace', 'Backspace'],
  ['delete', 'Delete'],
];

/**
 * The keys of one input event: quick typing, and whatever a script sends, arrives as several characters at once. Control
 * characters among them are keys too: Enter after a word comes in the word's event.
 */
export const keyNames = (input: string, key: Key): readonly string[] => {
  if (key.tab) return [key.shift ? 'S-Tab' : 'Tab'];
  const special = named.find(([flag]) => key[flag] === true);
  if (special) return [specialKey(special[1], key)];
  if (input === '' && !key.meta) return [nameless];
  if (key.ctrl) return [`^${input === ' ' ? 'space' : input}`];
  if (key.meta) return input === '' ? ['Esc'] : [`M-${input}`];
  return [...graphemes.segment(input)].flatMap(({ segment }) => plainKey(segment));
};

/** A function key, Insert: which one it is, Ink does not tell. It is no text, and no key of ours. */
const nameless = 'That key';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Esc before another key looks as if Alt was held: that is told apart only where it means something in a text. */
const specialKey = (name: string, { ctrl, meta }: Key): string => {
  if (ctrl) return `^${name}`;
  return meta && ['left', 'right', 'Backspace'].includes(name) ? `M-${name}` : name;
};

const plainKey = (text: string): readonly string[] => {
  if (text === ' ') return ['space'];
  if (text === '\r' || text === '\n' || text === '\r\n') return ['Enter'];
  if (text === '\t') return ['Tab'];
  if (text === '\u007f' || text === '\b') return ['Backspace'];
  if (text === '\u0000') return ['^space'];
  const code = text.charCodeAt(0);
  return code < 0x20 ? [`^${String.fromCharCode(code + (code <= 26 ? 0x60 : 0x40))}`] : [text];
};

/** What a key types into a text field; null when it is no text. */
export const textOfKey = (key: string): string | null => {
  if (key === 'space') return ' ';
  return [...graphemes.segment(key)].length === 1 ? key : null;
};
