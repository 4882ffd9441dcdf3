import type { FormatMode } from '../catalog/catalog.ts';
import { EvtoolError } from '../errors.ts';
import type { Issue, Step } from '../issue.ts';
import type { SourceText } from '../source-text.ts';
import { checkRounded } from './check-rounded.ts';
import { type Check, checkOf } from './check-schema.ts';
import { type Compiler, createCompiler, neededSchemas, preparedSchema } from './compiler.ts';
import { dependsOnRounding } from './depends-on-rounding.ts';
import type { Explained } from './explain/explain-errors.ts';
import { type Exact, explainValue } from './explain-value.ts';
import { isObject } from './keywords.ts';
import type { RulePlace } from './prepare-schema.ts';
import { type RoundedValue, roundedNumbers } from './rounded-numbers.ts';
import { isReadable } from './schema-ids.ts';

/** Where a checked value stands: its issues say so. */
export type ValueOrigin = {
  readonly step: Step;
  readonly header?: string;
  /** Pointer of the value in what the issues' paths start from. */
  readonly at: string;
  /** Given where a number of the value lost digits. */
  readonly rounded?: RoundedValue | undefined;
};

export type Schemas = {
  /** What a schema file has against a value. Throws an EvtoolError when the schema cannot be used. */
  readonly check: (file: string, value: unknown, origin: ValueOrigin) => readonly Issue[];
  /** What the user should know of the schemas themselves, once. */
  readonly notices: readonly string[];
};

const noIssues: readonly Issue[] = [];

/** Gets the named schema files ready. Nothing is compiled before it is needed. */
export const createSchemas = async (
  schemas: ReadonlyMap<string, SourceText>,
  { files, formats }: { readonly files: ReadonlySet<string>; readonly formats: FormatMode },
): Promise<Schemas> => {
  const compiler = await createCompiler(schemas, files);
  const checks = new Map<string, FileCheck | EvtoolError>();
  const checkFor = (file: string): FileCheck => {
    const known = checks.get(file) ?? fileCheckOrFault(compiler, file);
    checks.set(file, known);
    if (known instanceof EvtoolError) throw known;
    return known;
  };
  return {
    notices: draftNotices(schemas, files),
    check: (file, value, origin) => checkValue({ compiler, file, origin, formats, ...checkFor(file) }, value),
  };
};

type FileCheck = { readonly check: Check; readonly isSensitive: boolean };

/** Why a schema cannot be used is kept as well: it may be asked for every message. */
const fileCheckOrFault = (compiler: Compiler, file: string): FileCheck | EvtoolError => {
  try {
    return fileCheck(compiler, file);
  } catch (error) {
    if (error instanceof EvtoolError) return error;
    throw error;
  }
};

const fileCheck = (compiler: Compiler, file: string): FileCheck => ({
  check: checkOf(compiler, rootOf(compiler, file), 'enforce'),
  isSensitive: dependsOnRounding(neededSchemas(compiler, file)),
});

type Run = FileCheck & {
  readonly compiler: Compiler;
  readonly file: string;
  readonly origin: ValueOrigin;
  readonly formats: FormatMode;
};

const checkValue = (run: Run, value: unknown): readonly Issue[] => {
  const { check, isSensitive, origin } = run;
  const { rounded } = origin;
  try {
    if (rounded && isSensitive) return checkRounded((variant, exact) => issuesOf(run, variant, exact), value, rounded);
    if (check(value).length === 0) return noIssues;
    return issuesOf(run, value, rounded ? roundedNumbers(rounded) : new Map());
  } catch (error) {
    // A schema that refers to itself follows the value's nesting with calls.
    if (!(error instanceof RangeError) || !error.message.includes('call stack')) throw error;
    return [placed({ path: '', keyword: 'depth', message: 'is nested too deeply to be checked' }, 'error', origin)];
  }
};

/** What is read as another draft than it may be meant for. */
export const draftNotices = (schemas: ReadonlyMap<string, SourceText>, files: ReadonlySet<string>): readonly string[] =>
  [...files].flatMap((file) => {
    const source = schemas.get(file);
    const document = source && isReadable(source) ? source.document : undefined;
    return isObject(document) && document.$schema === undefined ? [`${file} has no $schema: read as 2020-12`] : [];
  });

const rootOf = (compiler: Compiler, file: string): RulePlace => ({
  source: preparedSchema(compiler, file).source,
  pointer: '',
});

const issuesOf = ({ compiler, file, origin, formats }: Run, value: unknown, exact: Exact): readonly Issue[] => {
  const explained = explainValue({ compiler, place: rootOf(compiler, file), value, exact, formats: 'enforce' });
  if (formats === 'enforce') return explained.map((one) => placed(labelled(one), 'error', origin));
  const judged = explainValue({ compiler, place: rootOf(compiler, file), value, exact, formats: 'ignore' });
  const notes = explained.filter(({ keyword }) => keyword === 'format');
  return [
    ...judged.map((one) => placed(one, 'error', origin)),
    ...notes.map((one) => placed({ ...one, message: `${one.message} (formats are only noted here)` }, 'note', origin)),
  ];
};

/** A format is a comment to many services, so a failure need not be one for them. */
const labelled = (issue: Explained): Explained =>
  issue.keyword === 'format' ? { ...issue, message: `${issue.message}; a service may not check formats` } : issue;

const placed = (explained: Explained, level: Issue['level'], { step, at, header }: ValueOrigin): Issue => {
  const { path, keyword, message, expected, schema } = explained;
  return {
    level,
    step,
    path: at + path,
    ...(header !== undefined && { header }),
    keyword,
    message,
    ...(expected !== undefined && { expected }),
    ...(schema !== undefined && { schema }),
  };
};
