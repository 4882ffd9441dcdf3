import { escapeControls } from '../decode/visible-text.ts';
import { cutToWidth } from '../display-width.ts';
import { gapOf, isItem, moreEntries } from './more-entries.ts';
import type { Container, Entry, Value } from './value.ts';

/**
 * A value on one line, as JavaScript programmers know it: `{ url: "http…", tags: [ … ] }`. Nothing in it can move the
 * cursor. Cut to so many columns, if any.
 */
export const valueText = (value: Value, columns = Number.POSITIVE_INFINITY): string =>
  cutToWidth(lineOf(value, columns), columns);

/** The words before a container's entries, and the brackets around them: `Map(2) `, `{`, `}`. */
export const framing = (value: Container): { readonly head: string; readonly open: string; readonly close: string } => {
  const { type, size } = value;
  const name = value.name === null ? '' : escapeControls(value.name);
  if (type === 'error') return { head: errorHead(name, value.text), open: '{', close: '}' };
  if (type === 'array') return { head: name === '' ? '' : `${name}(${size}) `, open: '[', close: ']' };
  if (type === 'object') return { head: name === '' ? '' : `${name} `, open: '{', close: '}' };
  return { head: `${name === '' ? classes[type] : name}(${size}) `, open: '{', close: '}' };
};

/** What stands before an entry's value: `url: `, `"a" => `, nothing for an item. */
export const labelOf = (entry: Entry, owner: Container): string => {
  if (entry.key !== undefined) return `${valueText(entry.key)} => `;
  if (owner.type === 'set' || (owner.type === 'array' && isItem(entry))) return '';
  return `${nameText(entry.name)}: `;
};

const classes = { map: 'Map', set: 'Set', bytes: 'Bytes' } as const;

const errorHead = (name: string, message = ''): string =>
  `${name === '' ? 'Error' : name}${message === '' ? '' : `: ${escapeControls(message)}`} `;

const nameText = (name: string): string => {
  if (/^(?:[\p{ID_Start}$_][\p{ID_Continue}$]*|\d+)$/u.test(name)) return name;
  return /^Symbol\(.*\)…?$/s.test(name) ? `[${escapeControls(name)}]` : quoted(name);
};

const quoted = (text: string): string => escapeControls(JSON.stringify(text));

/** No more than about `most` characters of a long one are made. */
const lineOf = (value: Value, most: number): string => {
  if ('entries' in value) return containerLine(value, most);
  if (value.type === 'string') return quoted(value.text.length < value.length ? `${value.text}…` : value.text);
  if (value.type === 'function') return functionText(escapeControls(value.text));
  return gapOf(value) > 0 ? `<${value.text}>` : escapeControls(value.text);
};

const functionText = (name: string): string => {
  if (name === 'class') return '[class (anonymous)]';
  if (name.startsWith('class ')) return `[${name}]`;
  return name === '' ? '[Function (anonymous)]' : `[Function: ${name}]`;
};

const containerLine = (value: Container, most: number): string => {
  if (value.isCircular) return '[Circular]';
  const { head, open, close } = framing(value);
  if (value.type === 'bytes') return `<${head}${value.text ?? ''}>`;
  if (value.size === 0 && value.entries.length === 0)
    return value.type === 'error' ? head.trimEnd() : head + open + close;
  if (value.entries.length === 0) return `${head}${open} … ${close}`;
  return `${head}${open} ${entriesLine(value, most - head.length)} ${close}`;
};

const entriesLine = (value: Container, most: number): string => {
  let line = '';
  for (const entry of value.entries) {
    if (line.length > most) return line;
    const label = labelOf(entry, value);
    line += `${line === '' ? '' : ', '}${label}${lineOf(entry.value, most - line.length)}`;
  }
  const more = moreEntries(value);
  return more > 0 ? `${line}, … ${more} more` : line;
};
