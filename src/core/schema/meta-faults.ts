import type { ErrorObject } from 'ajv';
import { messageOf } from './explain/message-of.ts';
import type { Draft } from './keywords.ts';
import type { MakeAjv } from './load-ajv.ts';
import type { PreparedSchema } from './prepare-schema.ts';
import type { SchemaFault } from './schema-fault.ts';

/** What a draft's meta-schema has against a schema: one fault for each place. */
export const metaFaults = (
  { source, draft, faults }: PreparedSchema,
  makers: ReadonlyMap<Draft, MakeAjv>,
): readonly SchemaFault[] => {
  const make = makers.get(draft);
  if (!make || faults.some(({ rule }) => rule === 'unknown-draft')) return [];
  const ajv = make({ formats: { regex: isPattern }, strict: false });
  if (ajv.validateSchema(source.document as object) === true) return [];
  const byPlace = Map.groupBy(ajv.errors ?? [], ({ instancePath }) => instancePath);
  return [...byPlace.values()].flatMap((errors) => {
    const error = plainest(errors);
    if (error === undefined || hasInner(byPlace, error)) return [];
    const { message } = messageOf(error);
    return [
      {
        rule: 'invalid-schema',
        message: `${nameOf(error)} ${message}`,
        source,
        pointer: error.instancePath,
        part: 'value',
      },
    ];
  });
};

/** As lenient as the compiler: both of JavaScript's ways to read an expression. */
const isPattern = (pattern: string): boolean => {
  try {
    return new RegExp(pattern) !== undefined;
  } catch {
    return isUnicodePattern(pattern);
  }
};

const isUnicodePattern = (pattern: string): boolean => {
  try {
    return new RegExp(pattern, 'u') !== undefined;
  } catch {
    return false;
  }
};

/** Alternatives say least ("must be a schema or a list"); a list of allowed values says most. */
const plainest = (errors: readonly ErrorObject[]): ErrorObject | undefined =>
  errors.find(({ keyword }) => keyword === 'enum') ??
  errors.find(({ keyword }) => !/^(?:any|one|all)Of$/.test(keyword)) ??
  errors[0];

/** An error that only says that something inside is wrong. */
const hasInner = (byPlace: ReadonlyMap<string, unknown>, { keyword, instancePath }: ErrorObject): boolean =>
  /^(?:any|one)Of$/.test(keyword) && [...byPlace.keys()].some((path) => path.startsWith(`${instancePath}/`));

const nameOf = ({ instancePath }: ErrorObject): string =>
  instancePath === '' ? 'the schema' : `"${instancePath.slice(instancePath.lastIndexOf('/') + 1)}"`;
