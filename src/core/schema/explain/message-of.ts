import type { ErrorObject } from 'ajv';
import { nearest } from '../../nearest.ts';
import { isObject } from '../keywords.ts';
import { quoted, valuePreview } from './value-preview.ts';

/** What an error says, and what was expected instead. `show` gives the value's own text (exact numbers). */
export type Explanation = { readonly message: string; readonly expected?: unknown };

type Explain = (error: ErrorObject, show: string) => Explanation;

/** One error as a plain sentence with the value. */
export const messageOf = (error: ErrorObject, show = valuePreview(error.data)): Explanation =>
  (table[error.keyword] ?? unexplained)(error, show);

const unexplained: Explain = ({ keyword }, show) => ({ message: `fails "${keyword}", is ${show}` });

const bound =
  (words: string): Explain =>
  ({ params }, show) => ({ message: `must be ${words} ${params.limit}, is ${show}`, expected: params.limit });

const count = (number: number, noun: string): string =>
  `${number} ${number === 1 ? noun : noun.replace(/y$/, 'ie').concat('s')}`;

const size =
  (words: string, noun: string, has: (data: unknown) => number): Explain =>
  ({ params, data }) => ({
    message: `must have ${words} ${count(params.limit, noun)}, has ${has(data)}`,
    expected: params.limit,
  });

const length =
  (words: string): Explain =>
  ({ params, data }, show) => ({
    message: `must be ${words} ${count(params.limit, 'character')}, is ${lengthOf(data)}: ${show}`,
    expected: params.limit,
  });

const names: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'an integer',
  boolean: 'true or false',
  object: 'an object',
  array: 'an array',
  null: 'null',
};

/** Types in words: `a string or null`. */
export const typeNames = (types: readonly string[]): string => types.map((type) => names[type] ?? type).join(' or ');

/** What a value is, in words: `the string "5"`. */
export const kindOf = (data: unknown, show: string): string => {
  if (Array.isArray(data)) return 'an array';
  if (isObject(data)) return 'an object';
  return typeof data === 'string' || typeof data === 'number' ? `the ${typeof data} ${show}` : show;
};

const type: Explain = ({ params, data }, show) => {
  const expected: unknown = params.type;
  const types = Array.isArray(expected) ? expected : String(expected).split(',');
  const isNumber = typeof data === 'number' && types.includes('integer');
  return { message: `must be ${typeNames(types)}, is ${isNumber ? show : kindOf(data, show)}`, expected };
};

const unknownProperty =
  (param: string): Explain =>
  ({ params, parentSchema }) => {
    const name = String(params[param]);
    const known = isObject(parentSchema?.properties) ? Object.keys(parentSchema.properties) : [];
    return { message: `unknown property ${quoted(name)}${didYouMean(nearest(name, known))}`, expected: known };
  };

const didYouMean = (meant: string | undefined): string =>
  meant === undefined ? '' : `; did you mean ${quoted(meant)}?`;

const oneOf = (allowed: readonly unknown[], data: unknown, show: string): Explanation => {
  const shown = allowed.slice(0, 8).map(valuePreview);
  const list = shown.length === 1 ? shown[0] : `one of ${shown.join(', ')}${allowed.length > 8 ? ', …' : ''}`;
  const texts = allowed.filter((value) => typeof value === 'string');
  const meant = typeof data === 'string' ? nearest(data, texts) : undefined;
  return { message: `must be ${list}, is ${show}${didYouMean(meant)}`, expected: allowed };
};

/** The words for an `enum`, also for one put together from alternatives. */
export const enumMessage = oneOf;

const formats: Readonly<Record<string, string>> = {
  uuid: 'a UUID',
  'date-time': 'a date and time (RFC 3339)',
  date: 'a date (2026-11-24)',
  time: 'a time (RFC 3339)',
  duration: 'a duration (ISO 8601)',
  email: 'an e-mail address',
  hostname: 'a host name',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  uri: 'a URI',
  'uri-reference': 'a URI reference',
  regex: 'a regular expression',
};

const format: Explain = ({ params }, show) => ({
  message: `must be ${formats[params.format] ?? `of the format "${params.format}"`}, is ${show}`,
  expected: params.format,
});

const needed: Explain = ({ params }) => ({
  message: `missing property ${quoted(params.missingProperty)}, which ${quoted(params.property)} requires`,
  expected: params.missingProperty,
});

const tooManyItems: Explain = ({ params, data }) => ({
  message: `must have at most ${count(params.limit ?? params.len ?? 0, 'item')}, has ${itemsOf(data)}`,
  expected: params.limit ?? params.len,
});

/** In code points, as JSON Schema counts. */
const lengthOf = (data: unknown): number =>
  typeof data === 'string' ? data.length - (data.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0) : 0;
const itemsOf = (data: unknown): number => (Array.isArray(data) ? data.length : 0);
const propertiesOf = (data: unknown): number => (isObject(data) ? Object.keys(data).length : 0);

const table: Readonly<Record<string, Explain>> = {
  type,
  required: ({ params }) => ({
    message: `missing property ${quoted(params.missingProperty)}`,
    expected: params.missingProperty,
  }),
  additionalProperties: unknownProperty('additionalProperty'),
  unevaluatedProperties: unknownProperty('unevaluatedProperty'),
  additionalItems: tooManyItems,
  unevaluatedItems: tooManyItems,
  items: tooManyItems,
  minLength: length('at least'),
  maxLength: length('at most'),
  minimum: bound('at least'),
  maximum: bound('at most'),
  exclusiveMinimum: bound('more than'),
  exclusiveMaximum: bound('less than'),
  multipleOf: ({ params }, show) => ({
    message: `must be a multiple of ${params.multipleOf}, is ${show}`,
    expected: params.multipleOf,
  }),
  pattern: ({ params }, show) => ({ message: `must match /${params.pattern}/, is ${show}`, expected: params.pattern }),
  format,
  enum: ({ params, data }, show) => oneOf(params.allowedValues, data, show),
  const: ({ params, data }, show) => ({
    ...oneOf([params.allowedValue], data, show),
    expected: params.allowedValue,
  }),
  minItems: size('at least', 'item', itemsOf),
  maxItems: size('at most', 'item', itemsOf),
  minProperties: size('at least', 'property', propertiesOf),
  maxProperties: size('at most', 'property', propertiesOf),
  uniqueItems: ({ params }) => ({
    message: `items ${Math.min(params.i, params.j)} and ${Math.max(params.i, params.j)} are the same`,
  }),
  dependencies: needed,
  dependentRequired: needed,
  propertyNames: ({ params }) => ({ message: `a property may not be named ${quoted(params.propertyName)}` }),
  contains: ({ params }) => ({
    message:
      params.maxContains === undefined
        ? `must contain at least ${count(params.minContains ?? 1, 'item')} of the kind that "contains" describes`
        : `must contain ${params.minContains} to ${params.maxContains} items of the kind that "contains" describes`,
  }),
  not: ({ schema }, show) =>
    isObject(schema) && Object.keys(schema).length === 0
      ? { message: 'is not allowed here' }
      : { message: `is what "not" excludes: ${show}` },
  'false schema': () => ({ message: 'is not allowed here' }),
  if: ({ params }) => ({ message: `must fit "${params.failingKeyword}"` }),
  anyOf: (_, show) => ({ message: `fits none of the alternatives, is ${show}` }),
  oneOf: ({ params }, show) => ({
    message: Array.isArray(params.passingSchemas)
      ? `fits alternatives ${params.passingSchemas.map((index: number) => index + 1).join(' and ')}, but only one may fit`
      : `fits none of the alternatives, is ${show}`,
  }),
};
