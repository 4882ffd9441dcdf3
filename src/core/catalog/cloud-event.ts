import type { Issue } from '../issue.ts';
import { pointerStep } from '../json-pointer.ts';
import type { Header } from '../message.ts';
import { kindOf } from '../schema/explain/message-of.ts';
import { valuePreview } from '../schema/explain/value-preview.ts';
import { isObject } from '../schema/keywords.ts';
import { headerText } from './header-text.ts';

/** What CloudEvents 1.0 says of its attributes; the others are extensions. */
type Attribute = { readonly required: boolean; readonly wanted: string; readonly fits: (value: string) => boolean };

const isFull = (value: string): boolean => value !== '';
const isReference = (value: string): boolean => /^[^\s<>"{}|\\^`]+$/.test(value);
const isUri = (value: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(value) && isReference(value);
const isTime = (value: string): boolean =>
  /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/.test(value) &&
  !Number.isNaN(Date.parse(value));

const attributes: ReadonlyMap<string, Attribute> = new Map<string, Attribute>([
  ['specversion', { required: true, wanted: '"1.0"', fits: (value) => value === '1.0' }],
  ['id', { required: true, wanted: 'a text that is not empty', fits: isFull }],
  ['source', { required: true, wanted: 'a URI reference', fits: isReference }],
  ['type', { required: true, wanted: 'a text that is not empty', fits: isFull }],
  ['subject', { required: false, wanted: 'a text that is not empty', fits: isFull }],
  ['datacontenttype', { required: false, wanted: 'a media type', fits: (value) => /^[^/\s]+\/[^/\s]+/.test(value) }],
  ['dataschema', { required: false, wanted: 'a URI', fits: isUri }],
  ['time', { required: false, wanted: 'a date and time (RFC 3339)', fits: isTime }],
]);

/** Whether a message says with its headers that its value is the data alone. */
export const isBinaryCloudEvent = (headers: readonly Header[]): boolean =>
  headers.some(([name]) => name === 'ce_specversion' || name === 'ce_type');

/** What is wrong with the `ce_` headers of a message in binary mode. */
export const checkBinaryCloudEvent = (headers: readonly Header[]): readonly Issue[] =>
  [...attributes].flatMap(([name, attribute]) => {
    const header = `ce_${name}`;
    // In binary mode the type of the data is the header content-type.
    if (name === 'datacontenttype') return [];
    const text = headerText(headers, header) ?? undefined;
    const message = fault(attribute, text, `header "${header}"`);
    return message === undefined ? [] : [{ ...issue('headers', '', message), header }];
  });

/** What is wrong with the envelope of a message in structured mode; its data is not looked at. */
export const checkStructuredCloudEvent = (value: unknown): readonly Issue[] => {
  if (!isObject(value)) return [issue('schema', '', `must be a CloudEvent, is ${kindOf(value, valuePreview(value))}`)];
  const own = new Map(Object.entries(value));
  const known = [...attributes].flatMap(([name, attribute]) => {
    const message = fault(attribute, own.get(name) ?? undefined, `property "${name}"`);
    return message === undefined ? [] : [issue('schema', own.has(name) ? pointerStep(name) : '', message)];
  });
  const both = own.has('data') && own.has('data_base64') ? ['has both "data" and "data_base64"; only one may be'] : [];
  return [...known, ...both.map((message) => issue('schema', '/data_base64', message)), ...[...own].flatMap(extension)];
};

const fault = ({ required, wanted, fits }: Attribute, value: unknown, what: string): string | undefined => {
  if (value === undefined) return required ? `missing ${what}, which CloudEvents 1.0 requires` : undefined;
  if (typeof value === 'string' && fits(value)) return undefined;
  return `must be ${wanted} (CloudEvents 1.0), is ${valuePreview(value)}`;
};

const extension = ([name, value]: readonly [string, unknown]): readonly Issue[] => {
  if (attributes.has(name) || name === 'data' || name === 'data_base64') return [];
  if (!/^[a-z0-9]+$/.test(name)) {
    const message = `a CloudEvents attribute may have lower-case letters and digits only: ${valuePreview(name)}`;
    return [issue('schema', pointerStep(name), message)];
  }
  if (typeof value !== 'object' || value === null) return [];
  return [
    issue(
      'schema',
      pointerStep(name),
      `a CloudEvents attribute must be a text, a number, true or false, is ${kindOf(value, '')}`,
    ),
  ];
};

const issue = (step: Issue['step'], path: string, message: string): Issue => ({
  level: 'error',
  step,
  path,
  keyword: 'cloudevents',
  message,
});
