import { textOfKey } from '../keys/key-names.ts';

/** A line being edited; `cursor` is an index into `text`, on a grapheme's edge. */
export type TextField = { readonly text: string; readonly cursor: number };

export const textField = (text = ''): TextField => ({ text, cursor: text.length });

type Edit = (field: TextField) => TextField;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const before = ({ text, cursor }: TextField): number => graphemes.segment(text).containing(cursor - 1)?.index ?? 0;

const after = ({ text, cursor }: TextField): number => {
  const next = graphemes.segment(text).containing(cursor);
  return next === undefined ? cursor : next.index + next.segment.length;
};

/** From blank to blank, as ^w takes it. */
const wordBefore = ({ text, cursor }: TextField): number => {
  let place = text.slice(0, cursor).trimEnd().length;
  while (place > 0 && !isBlank(text[place - 1])) place -= 1;
  return place;
};

const wordAfter = ({ text, cursor }: TextField): number => {
  let place = text.length - text.slice(cursor).trimStart().length;
  while (place < text.length && !isBlank(text[place])) place += 1;
  return place;
};

const isBlank = (unit: string | undefined): boolean => unit !== undefined && unit.trim() === '';

const at =
  (place: (field: TextField) => number): Edit =>
  (field) => ({ ...field, cursor: place(field) });

/** Takes out what lies between the cursor and a place. */
const without =
  (place: (field: TextField) => number): Edit =>
  (field) => {
    const [from = 0, to = 0] = [place(field), field.cursor].toSorted((a, b) => a - b);
    return { text: field.text.slice(0, from) + field.text.slice(to), cursor: from };
  };

const start = (): number => 0;
const end = ({ text }: TextField): number => text.length;

/** As in a shell. */
const edits: Readonly<Record<string, Edit>> = {
  left: at(before),
  '^b': at(before),
  right: at(after),
  '^f': at(after),
  Home: at(start),
  '^a': at(start),
  End: at(end),
  '^e': at(end),
  'M-b': at(wordBefore),
  '^left': at(wordBefore),
  'M-left': at(wordBefore),
  'M-f': at(wordAfter),
  '^right': at(wordAfter),
  'M-right': at(wordAfter),
  Backspace: without(before),
  '^h': without(before),
  Delete: without(after),
  '^d': without(after),
  '^w': without(wordBefore),
  'M-Backspace': without(wordBefore),
  'M-d': without(wordAfter),
  '^u': without(start),
  '^k': without(end),
};

/** The field after a key; null when the key means nothing in a text. */
export const typedInto = (field: TextField, key: string): TextField | null => {
  const edit = Object.hasOwn(edits, key) ? edits[key] : undefined;
  if (edit) return edit(field);
  const text = textOfKey(key);
  return text === null ? null : inserted(field, text);
};

/** Lines become one: a text field has one. The end of a line that was copied as a whole is left out. */
export const pastedInto = (field: TextField, text: string): TextField => {
  const flat = text.replace(/[\r\n\t]+/g, ' ').replace(/[\u0000-\u001f\u007f]/g, '');
  return inserted(field, /[\r\n]$/.test(text) ? flat.trimEnd() : flat);
};

const inserted = ({ text, cursor }: TextField, more: string): TextField => ({
  text: text.slice(0, cursor) + more + text.slice(cursor),
  cursor: cursor + more.length,
});
