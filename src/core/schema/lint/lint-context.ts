import { pointerStep } from '../../json-pointer.ts';
import type { SourceText } from '../../source-text.ts';
import type { Compiler } from '../compiler.ts';
import { isObject, type SchemaDraft, type SchemaObject } from '../keywords.ts';
import type { VisitedSchema } from '../visit-schemas.ts';

export type LintContext = {
  readonly source: SourceText;
  readonly draft: SchemaDraft;
  readonly schemas: readonly VisitedSchema[];
  readonly compiler: Compiler;
  /** Whether formats count in defaults and examples. */
  readonly enforcesFormats: boolean;
};

/** What a rule found, at a place in the file. */
export type LintRemark = {
  readonly message: string;
  readonly pointer: string;
  readonly part: 'key' | 'value';
  readonly hint?: string | undefined;
};

export type LintRule = {
  readonly rule: string;
  readonly check: (context: LintContext) => readonly LintRemark[];
};

/** A remark about a keyword of a schema. */
export const atKeyword = ({ pointer }: VisitedSchema, keyword: string, message: string, hint?: string): LintRemark => ({
  message,
  pointer: pointer + pointerStep(keyword),
  part: 'key',
  hint,
});

/** The names of an object's members; none for anything else. */
export const namesIn = (value: unknown): readonly string[] => (isObject(value) ? Object.keys(value) : []);

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const known = new Set<unknown>(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']);

/** The types a schema allows by `type`; null when it does not say, or names none that exists. */
export const typesOf = ({ type }: SchemaObject): readonly string[] | null => {
  const types = [type].flat();
  return types.every((one) => typeof one === 'string' && known.has(one)) ? types.map(String) : null;
};
