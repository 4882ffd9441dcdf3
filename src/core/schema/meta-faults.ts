import type { ErrorObject } from 'ajv';
import { pointerStep } from '../json-pointer.ts';
import type { SourceText } from '../source-text.ts';
import type { Compiler } from './compiler.ts';
import { messageOf } from './explain/message-of.ts';
import { quoted } from './explain/value-preview.ts';
import { isObject, type SchemaDraft } from './keywords.ts';
import { type AjvInstance, tolerantRegExp } from './load-ajv.ts';
import type { PreparedSchema } from './prepare-schema.ts';
import type { SchemaFault } from './schema-fault.ts';
import { visitSchemas } from './visit-schemas.ts';

/** What a draft's meta-schema has against a schema: one fault for each place. */
export const metaFaults = (compiler: Compiler, schema: PreparedSchema): readonly SchemaFault[] => {
  const { file } = schema.source;
  const known = compiler.metaFaults.get(file) ?? checkAgainstMeta(compiler, schema);
  compiler.metaFaults.set(file, known);
  return known;
};

const checkAgainstMeta = (compiler: Compiler, { source, draft, faults }: PreparedSchema): readonly SchemaFault[] => {
  const { document } = source;
  const ajv = metaOf(compiler, draft);
  if (!ajv || !isObject(document) || faults.some(({ rule }) => rule === 'unknown-draft')) return [];
  const isValid = ajv.validateSchema(document) === true;
  const byPlace = Map.groupBy(isValid ? [] : (ajv.errors ?? []), ({ instancePath }) => instancePath);
  const broken = [...byPlace.values()].flatMap((errors): readonly SchemaFault[] => {
    const error = plainest(errors);
    if (error === undefined || hasInner(byPlace, error)) return [];
    const message = `${nameOf(error)} ${messageOf(error).message}`;
    return [{ rule: 'invalid-schema', message, source, pointer: error.instancePath, part: 'value' }];
  });
  return [...broken, ...brokenPatterns(source)];
};

/** Ajv leaves the formats of its meta-schemas unchecked, `regex` among them. */
const brokenPatterns = (source: SourceText): readonly SchemaFault[] =>
  visitSchemas(source.document).flatMap(({ schema, pointer }) => {
    const { pattern, patternProperties } = schema;
    const names = isObject(patternProperties) ? Object.keys(patternProperties) : [];
    return [
      ...(typeof pattern === 'string' ? patternFault(source, pattern, `${pointer}/pattern`, 'value') : []),
      ...names.flatMap((name) => patternFault(source, name, `${pointer}/patternProperties${pointerStep(name)}`, 'key')),
    ];
  });

const patternFault = (
  source: SourceText,
  pattern: string,
  pointer: string,
  part: SchemaFault['part'],
): readonly SchemaFault[] => {
  try {
    tolerantRegExp(pattern, 'u');
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [{ rule: 'invalid-schema', message: `${quoted(pattern)} is no pattern: ${reason}`, source, pointer, part }];
  }
};

const metaOf = ({ metas, makers }: Compiler, draft: SchemaDraft): AjvInstance | undefined => {
  const known = metas.get(draft) ?? makers.get(draft)?.({});
  if (known) metas.set(draft, known);
  return known;
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
