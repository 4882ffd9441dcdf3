import { pointerStep } from '../../core/json-pointer.ts';
import { clean } from '../frame/clean.ts';

/** Characters of a text, or of the beginning of what is folded, that are made: more than a wide screen has. */
export const longestText = 400;

/** The text of a number, by its pointer. */
export type NumberText = (number: number, pointer: string) => string;

/** The beginning of a value as JSON on one line; reads little more of it than is shown. */
export const jsonPreview = (value: unknown, pointer: string, numberText: NumberText): string => {
  let line = '';
  const isFull = (): boolean => line.length > longestText;
  const list = (names: Iterable<string | number>, isArray: boolean, owner: object, at: string): void => {
    let separator = '';
    for (const name of names) {
      if (isFull()) return;
      line += isArray ? separator : `${separator}${nameText(String(name))}: `;
      add(Reflect.get(owner, name), at + pointerStep(name));
      separator = ', ';
    }
  };
  const add = (part: unknown, at: string): void => {
    if (typeof part !== 'object' || part === null) line += scalarText(part, at, numberText);
    else if (Array.isArray(part)) {
      line += '[';
      list(part.keys(), true, part, at);
      line += ']';
    } else {
      line += '{';
      list(namesOf(part), false, part, at);
      line += '}';
    }
  };
  add(value, pointer);
  return isFull() ? `${line.slice(0, longestText)}…` : line;
};

/** One after the other, not all at once as `Object.keys` has them. */
function* namesOf(value: object): Generator<string> {
  for (const name in value) yield name;
}

/** A name as it may stand before a colon: in quotes where it is more than a word. */
export const nameText = (name: string): string => (/^[\w$.@-]+$/.test(name) ? name : quoted(name));

export const scalarText = (value: unknown, pointer: string, numberText: NumberText): string => {
  if (typeof value === 'string') return quoted(value);
  return typeof value === 'number' ? numberText(value, pointer) : String(value);
};

/** In JSON's quotes, and without an end where it is long. */
const quoted = (text: string): string =>
  text.length > longestText
    ? `${clean(JSON.stringify(text.slice(0, longestText)).slice(0, -1))}…`
    : clean(JSON.stringify(text));
