import { pointerStep } from '../../json-pointer.ts';
import { explainValue } from '../explain-value.ts';
import type { VisitedSchema } from '../visit-schemas.ts';
import { type LintContext, type LintRemark, listOf } from './lint-context.ts';

/** A default that its own schema refuses. */
export const invalidDefault = (context: LintContext): readonly LintRemark[] =>
  context.schemas.flatMap((visited) => {
    if (!Object.hasOwn(visited.schema, 'default')) return [];
    return refused(context, visited, { value: visited.schema.default, step: '/default', what: 'the default' });
  });

/** An example that its own schema refuses. */
export const invalidExample = (context: LintContext): readonly LintRemark[] =>
  context.schemas.flatMap((visited) =>
    listOf(visited.schema.examples).flatMap((value, index) =>
      refused(context, visited, { value, step: `/examples${pointerStep(index)}`, what: 'the example' }),
    ),
  );

type Sample = { readonly value: unknown; readonly step: string; readonly what: string };

const refused = (
  { compiler, source, enforcesFormats }: LintContext,
  { pointer }: VisitedSchema,
  { value, step, what }: Sample,
): readonly LintRemark[] => {
  const formats = enforcesFormats ? 'enforce' : 'ignore';
  const [first] = explainValue({ compiler, place: { source, pointer }, value, exact: new Map(), formats });
  if (!first) return [];
  const message = `${what} fails its own schema: ${first.message}`;
  return [{ message, pointer: pointer + step + first.path, part: 'value' }];
};
