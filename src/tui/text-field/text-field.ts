import { textOfKey } from '../keys/key-names.ts';

/** A line being edited; `cursor` is an index into `text`, on a grapheme's edge. */
export type TextField = { readonly text: string; readonly cursor: number };

export const textField = (text = ''): TextField => ({ text, cursor: text.length });

type Edit = (field: TextField) => TextField;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const before = ({ text, cursor }: TextField): number =>
  [...graphemes.segment(text.slice(0, cursor))].at(-1)?.index ?? 0;

const after = ({ text, cursor }: TextField): number => {
  const next = graphemes.segment(text.slice(cursor))[Symbol.iterator]().next();
  return next.done === true ? cursor : cursor + next.value.segment.length;
};

const wordBefore = ({ text, cursor }: TextField): number => text.slice(0, cursor).search(/\S+\s*$/u);

const wordAfter = ({ text, cursor }: TextField): number =>
  cursor + (/^\s*\S+/u.exec(text.slice(cursor))?.[0].length ?? 0);

const at =
  (place: (field: TextField) => number): Edit =>
  (field) => ({ ...field, cursor: Math.max(0, place(field)) });

/** Takes out what lies between the cursor and a place. */
const without =
  (place: (field: TextField) => number): Edit =>
  (field) => {
    const [from = 0, to = 0] = [Math.max(0, place(field)), field.cursor].toSorted((a, b) => a - b);
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
  'M-f': at(wordAfter),
  '^right': at(wordAfter),
  Backspace: without(before),
  '^h': without(before),
  Delete: without(after),
  '^d': without(after),
  '^w': without(wordBefore),
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

/** Lines become one: a text field has one. */
export const pastedInto = (field: TextField, text: string): TextField =>
  inserted(field, text.replace(/[\r\n\t]+/g, ' ').replace(/[\u0000-\u001f\u007f]/g, ''));

const inserted = ({ text, cursor }: TextField, more: string): TextField => ({
  text: text.slice(0, cursor) + more + text.slice(cursor),
  cursor: cursor + more.length,
});
