import { isItem, moreEntries } from './more-entries.ts';
import type { Container, Entry, Value } from './value.ts';

/**
 * A picture as JSON for programs. Strings, finite numbers, booleans, null, arrays and objects of any class are what they
 * are. What JSON lacks is a string in guillemets: `‹undefined›`, `‹NaN›`, `‹-0›`, `‹12n›`, `‹Symbol(x)›`, `‹function find›`,
 * `‹class Repo›`, `‹getter›`, `‹circular›`, `‹2 empty›` for a gap in an array, `‹/x/g›`, `‹Promise›`, `‹Proxy›`, and a date's
 * ISO time, `‹2026-01-31T10:00:00.000Z›`, since it is not the string it would be taken for. What is more than its entries
 * is an object whose first name tells: `{"‹Map(2)›":[["a",1],["b",2]]}`, `{"‹Set(1)›":[1]}`, `{"‹Buffer(2)›":"6869"}`,
 * `{"‹TypeError›":"its message","code":7}`. A string that is cut ends in `…`; where entries are left out, the last
 * one is `‹+12 more›`, in an object with the value `…`.
 */
export const valueJson = (value: Value): unknown => {
  if ('entries' in value) return value.isCircular ? '‹circular›' : containerJson(value);
  switch (value.type) {
    case 'string':
      return value.text.length < value.length ? `${value.text}…` : value.text;
    case 'number':
      return isPlainNumber(value.text) ? Number(value.text) : marked(value.text);
    case 'boolean':
      return value.text === 'true';
    case 'null':
      return null;
    case 'function':
      return marked(functionText(value.text));
    case 'accessor':
      return marked(value.text.replace(/^\[(.*)\]$/, '$1'));
    default:
      return marked(value.text);
  }
};

const marked = (text: string): string => `‹${text}›`;

const isPlainNumber = (text: string): boolean => Number.isFinite(Number(text)) && text !== '-0';

const functionText = (text: string): string => (/^class\b/.test(text) ? text : `function ${text}`.trimEnd());

const containerJson = (value: Container): unknown => {
  const { type, size } = value;
  if (type === 'bytes') return { [marked(`${value.name ?? 'Bytes'}(${size})`)]: value.text ?? '' };
  if (type === 'array') return itemsJson(value, ({ value: item }) => valueJson(item));
  if (type === 'object') return propertiesJson(value);
  if (type === 'error') return { [marked(value.name ?? 'Error')]: value.text ?? '', ...propertiesJson(value) };
  if (type === 'set')
    return { [marked(`${value.name ?? 'Set'}(${size})`)]: itemsJson(value, (item) => valueJson(item.value)) };
  return { [marked(`${value.name ?? 'Map'}(${size})`)]: itemsJson(value, pairJson) };
};

const pairJson = ({ name, key, value }: Entry): unknown => [
  key === undefined ? name : valueJson(key),
  valueJson(value),
];

/** An array's properties with names are left out, as JSON itself does. */
const itemsJson = (value: Container, itemJson: (entry: Entry) => unknown): readonly unknown[] => {
  const items = value.type === 'array' ? value.entries.filter(isItem) : value.entries;
  const more = moreEntries(value);
  return [...items.map(itemJson), ...(more > 0 ? [marked(`+${more} more`)] : [])];
};

const propertiesJson = (value: Container): Readonly<Record<string, unknown>> => {
  const more = moreEntries(value);
  const properties = value.entries.map(({ name, value: property }) => [name, valueJson(property)] as const);
  return Object.fromEntries([...properties, ...(more > 0 ? [[marked(`+${more} more`), '…'] as const] : [])]);
};
