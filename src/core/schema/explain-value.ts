import type { ErrorObject } from 'ajv';
import { pointerStep } from '../json-pointer.ts';
import { formatPosition } from '../source-text.ts';
import { checkOf, type Formats } from './check-schema.ts';
import { type Compiler, followReference } from './compiler.ts';
import { type Explained, type Explainer, explainErrors } from './explain/explain-errors.ts';
import { isObject } from './keywords.ts';
import type { RulePlace } from './prepare-schema.ts';

/** The text of numbers that lost digits, by their pointers. */
export type Exact = ReadonlyMap<string, string>;

export type ValueAgainstSchema = {
  readonly compiler: Compiler;
  readonly place: RulePlace;
  readonly value: unknown;
  readonly exact: Exact;
  readonly formats: Formats;
};

/** What the schema at a place has against a value, in sentences; nothing when the value is valid. */
export const explainValue = ({ compiler, place, value, exact, formats }: ValueAgainstSchema): readonly Explained[] =>
  explainErrors(checkOf(compiler, place, formats)(value), explainerOf(compiler, formats, exact));

const explainerOf = (compiler: Compiler, formats: Formats, exact: Exact): Explainer => ({
  exact,
  follow: (schema) => followReference(compiler, schema),
  ruleOf: (error) => ruleOf(compiler, error),
  checkBelow: ({ parentSchema }, steps, value) => {
    const place = isObject(parentSchema) ? compiler.places.get(parentSchema) : undefined;
    if (!place) return [];
    const pointer = place.pointer + steps.map(pointerStep).join('');
    return checkOf(compiler, { source: place.source, pointer }, formats)(value);
  },
});

const ruleOf = ({ places }: Compiler, { parentSchema, keyword }: ErrorObject): string | undefined => {
  const place = isObject(parentSchema) ? places.get(parentSchema) : undefined;
  if (!place) return undefined;
  const { source, pointer } = place;
  return formatPosition(source.file, source.locate(pointer + pointerStep(keyword), 'key'));
};
