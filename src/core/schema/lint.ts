import type { FormatMode } from '../catalog/catalog.ts';
import { EvtoolError } from '../errors.ts';
import type { SourceText } from '../source-text.ts';
import type { Finding } from '../workspace.ts';
import { checkOf } from './check-schema.ts';
import { type Compiler, createCompiler, neededSchemas, preparedSchema } from './compiler.ts';
import { readDraft } from './draft.ts';
import { isObject, type SchemaDraft } from './keywords.ts';
import { additionalProperties } from './lint/additional-properties.ts';
import { ignoredKeyword, missingType } from './lint/ignored-keyword.ts';
import { invalidDefault, invalidExample } from './lint/invalid-sample.ts';
import type { LintContext, LintRemark, LintRule } from './lint/lint-context.ts';
import { portablePattern } from './lint/portable-pattern.ts';
import { requiredWithoutProperty } from './lint/required-without-property.ts';
import { unknownFormat } from './lint/unknown-format.ts';
import { unknownKeyword } from './lint/unknown-keyword.ts';
import { unreachableBranch } from './lint/unreachable-branch.ts';
import { metaFaults } from './meta-faults.ts';
import type { SchemaFault } from './schema-fault.ts';
import { visitSchemas } from './visit-schemas.ts';

/** The rules for schemas that compile; each can be switched off by its name. */
export const lintRules: readonly (LintRule & { readonly needsCompile?: boolean })[] = [
  { rule: 'unknown-keyword', check: unknownKeyword },
  { rule: 'unknown-format', check: unknownFormat },
  { rule: 'required-without-property', check: requiredWithoutProperty },
  { rule: 'invalid-default', check: invalidDefault, needsCompile: true },
  { rule: 'invalid-example', check: invalidExample, needsCompile: true },
  { rule: 'unreachable-branch', check: unreachableBranch },
  { rule: 'pattern', check: portablePattern },
  { rule: 'additional-properties', check: additionalProperties },
  { rule: 'ignored-keyword', check: ignoredKeyword },
  { rule: 'missing-type', check: missingType },
];

export type LintOptions = { readonly formats: FormatMode; readonly silenced: ReadonlySet<string> };

/**
 * What is wrong or odd with the workspace's schema files, by file and place. Errors keep a schema from being used, and
 * cannot be silenced; the others are warnings.
 */
export const lintSchemas = async (
  schemas: ReadonlyMap<string, SourceText>,
  { formats, silenced }: LintOptions,
): Promise<readonly Finding[]> => {
  const compiler = await createCompiler(schemas, schemas.keys());
  const drafts = inheritedDrafts(compiler);
  const rules = lintRules.filter(({ rule }) => !silenced.has(rule));
  const found = [...schemas.values()].flatMap((source) => {
    const faults = faultsOf(compiler, source);
    const context: LintContext = {
      source,
      compiler,
      draft: drafts.get(source.file) ?? preparedSchema(compiler, source.file).draft,
      schemas: visitSchemas(source.document),
      enforcesFormats: formats === 'enforce',
    };
    const usable = rules.filter(({ needsCompile }) => !needsCompile || isUsable(compiler, source, faults));
    return [
      ...faults.map((fault) => finding(source, 'error', fault.rule, fault)),
      ...usable.flatMap(({ rule, check }) => check(context).map((remark) => finding(source, 'warning', rule, remark))),
    ];
  });
  return found.toSorted((a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column);
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const faultsOf = (compiler: Compiler, source: SourceText): readonly SchemaFault[] => {
  const own = compiler.ids.duplicates(source);
  const prepared = preparedSchema(compiler, source.file);
  const known = [...own, ...prepared.faults, ...metaFaults(compiler, prepared)];
  return known.length > 0 ? known : compileFaults(compiler, source);
};

/** What only compiling shows; faults of the files it needs are told with those. */
const compileFaults = (compiler: Compiler, source: SourceText): readonly SchemaFault[] => {
  if (hasFault(compiler, source)) return [];
  try {
    checkOf(compiler, { source, pointer: '' }, 'enforce');
    return [];
  } catch (error) {
    if (!(error instanceof EvtoolError)) throw error;
    return [{ rule: 'invalid-schema', message: error.message, source, pointer: '', part: 'value', hint: error.hint }];
  }
};

const hasFault = (compiler: Compiler, { file }: SourceText): boolean =>
  neededSchemas(compiler, file).some(
    (one) => one.faults.length + compiler.ids.duplicates(one.source).length + metaFaults(compiler, one).length > 0,
  );

const isUsable = (compiler: Compiler, source: SourceText, faults: readonly SchemaFault[]): boolean =>
  faults.length === 0 && !hasFault(compiler, source);

/** A file without `$schema` that others refer to is read as they are. */
const inheritedDrafts = (compiler: Compiler): ReadonlyMap<string, SchemaDraft> => {
  const drafts = new Map<string, SchemaDraft>();
  for (const source of compiler.schemas.values()) {
    const reading =
      isObject(source.document) && source.document.$schema !== undefined ? readDraft(source.document.$schema) : null;
    if (reading === null || !('draft' in reading)) continue;
    for (const { source: needed } of neededSchemas(compiler, source.file).slice(1)) {
      const isOpen = isObject(needed.document) && needed.document.$schema === undefined;
      if (isOpen && !drafts.has(needed.file)) drafts.set(needed.file, reading.draft);
    }
  }
  return drafts;
};

const finding = (source: SourceText, level: Finding['level'], rule: string, remark: LintRemark): Finding => {
  const { message, pointer, part, hint } = remark;
  return {
    level,
    rule,
    message,
    file: source.file,
    ...source.locate(pointer, part),
    ...(hint !== undefined && { hint }),
  };
};
