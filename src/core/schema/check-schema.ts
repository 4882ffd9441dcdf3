import type { ErrorObject } from 'ajv';
import { type Compiler, neededSchemas, preparedSchema } from './compiler.ts';
import type { AjvInstance } from './load-ajv.ts';
import { metaFaults } from './meta-faults.ts';
import type { PreparedSchema, RulePlace } from './prepare-schema.ts';
import { fragmentOf } from './resolve-reference.ts';
import { type SchemaFault, schemaError } from './schema-fault.ts';

/** The errors of a value; none when it is valid. */
export type Check = (value: unknown) => readonly ErrorObject[];

/** `ignore`: formats are not looked at, as by a service that takes them for comments. */
export type Formats = 'enforce' | 'ignore';

const none: readonly ErrorObject[] = [];

/**
 * The check of the schema at a place; compiled on the first call, then kept. A schema that does not compile, or that needs
 * one that does not, is an EvtoolError with its place.
 */
export const checkOf = (compiler: Compiler, { source: { file }, pointer }: RulePlace, formats: Formats): Check => {
  const key = `${formats} ${file} ${pointer}`;
  const known = compiler.checks.get(key);
  if (known) return known;
  const needed = neededSchemas(compiler, file);
  const fault = needed.flatMap(({ source, faults }) => [...compiler.ids.duplicates(source), ...faults])[0];
  if (fault) throw schemaError(fault);
  const check = compile({ compiler, needed, pointer, formats });
  compiler.checks.set(key, check);
  return check;
};

type Compilation = {
  readonly compiler: Compiler;
  readonly needed: readonly PreparedSchema[];
  readonly pointer: string;
  readonly formats: Formats;
};

const compile = ({ compiler, needed, pointer, formats }: Compilation): Check => {
  const schema = needed[0];
  if (!schema) throw new Error('A schema needs itself');
  try {
    const ajv = instanceFor(compiler, needed, formats);
    const validate = ajv.getSchema(pointer === '' ? schema.uri : schema.uri + fragmentOf(pointer));
    if (!validate) throw new Error(`Nothing to compile at ${pointer} of ${schema.source.file}`);
    return (value) => (validate(value) ? none : (validate.errors ?? none));
  } catch (error) {
    throw schemaError(faultOf(compiler, needed, error));
  }
};

/** One for each way of compiling; schemas are added when they are first needed. */
const instanceFor = (compiler: Compiler, needed: readonly PreparedSchema[], formats: Formats): AjvInstance => {
  const draft = needed[0]?.draft ?? 'draft-07';
  const meta = needed.some(({ usesMeta }) => usesMeta);
  const key = `${draft} ${formats} ${meta}`;
  const make = compiler.makers.get(draft);
  if (!make) throw new Error(`The schema draft ${draft} was not loaded`);
  // Compiling the meta-schema costs ten times what an event's schema does: only when something is wrong.
  const known = compiler.instances.get(key) ?? {
    ajv: make({ validateSchema: false, meta, validateFormats: formats === 'enforce' }),
    added: new Set<string>(),
  };
  compiler.instances.set(key, known);
  for (const { uri, root } of needed) {
    if (!known.added.has(uri)) known.ajv.addSchema(root, uri);
    known.added.add(uri);
  }
  return known.ajv;
};

/** The meta-schema knows what is wrong, and where; ajv knows the rest. */
const faultOf = (compiler: Compiler, needed: readonly PreparedSchema[], error: unknown): SchemaFault => {
  const found = needed.flatMap((schema) => metaFaults(compiler, schema))[0];
  if (found) return found;
  const source = (needed[0] ?? preparedSchema(compiler, '')).source;
  const reason = error instanceof Error ? error.message : String(error);
  return { rule: 'invalid-schema', message: `does not compile: ${reason}`, source, pointer: '', part: 'value' };
};
