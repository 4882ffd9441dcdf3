import { decode } from '../decode/decode.ts';
import type { Issue } from '../issue.ts';
import { isObject } from '../schema/keywords.ts';
import type { RoundedValue } from '../schema/rounded-numbers.ts';
import type { Schemas, ValueOrigin } from '../schema/schemas.ts';

export type DataCheck = {
  readonly file: string;
  readonly value: unknown;
  /** Given where a number of the envelope lost digits: its JSON. */
  readonly text: string | undefined;
  readonly schemas: Schemas;
};

/** Checks the data of a CloudEvent in structured mode, also when it is given in base64. */
export const checkCloudEventData = ({ file, value, text, schemas }: DataCheck): readonly Issue[] => {
  if (!isObject(value)) return [];
  if (Object.hasOwn(value, 'data')) {
    return schemas.check(file, value.data, origin('/data', text === undefined ? undefined : { text, at: '/data' }));
  }
  if (Object.hasOwn(value, 'data_base64')) return checkBase64(file, value.data_base64, schemas);
  return [issue('', 'required', 'missing property "data"', 'data')];
};

const origin = (at: string, rounded: RoundedValue | undefined): ValueOrigin => ({ step: 'schema', at, rounded });

const checkBase64 = (file: string, encoded: unknown, schemas: Schemas): readonly Issue[] => {
  const at = '/data_base64';
  if (typeof encoded !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(encoded)) {
    return [issue(at, 'base64', 'must be base64')];
  }
  const bytes = Buffer.from(encoded, 'base64');
  const decoded = decode(bytes);
  if (decoded.encoding !== 'json') return [issue(at, 'json', `holds no JSON: ${decoded.issues[0]?.message}`)];
  const rounded = decoded.isRounded ? { text: bytes.toString(), at: '' } : undefined;
  return schemas.check(file, decoded.value, origin(at, rounded));
};

const issue = (path: string, keyword: string, message: string, expected?: unknown): Issue => ({
  level: 'error',
  step: 'schema',
  path,
  keyword,
  message,
  ...(expected !== undefined && { expected }),
});
