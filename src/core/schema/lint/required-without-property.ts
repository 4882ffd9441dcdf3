import { pointerStep, valueAt } from '../../json-pointer.ts';
import { nearest } from '../../nearest.ts';
import { preparedSchema } from '../compiler.ts';
import { isObject } from '../keywords.ts';
import { declaredNames, matchesPattern } from './declared-names.ts';
import { type LintContext, type LintRemark, listOf } from './lint-context.ts';

/** `required` asks for a property that the schema does not describe: mostly a name that was changed in one place. */
export const requiredWithoutProperty = ({ schemas, source, compiler }: LintContext): readonly LintRemark[] =>
  schemas.flatMap(({ schema, pointer }) => {
    if (!isObject(schema.properties)) return [];
    const names = declaredNames(compiler, valueAt(preparedSchema(compiler, source.file).root, pointer));
    return listOf(schema.required).flatMap((name, index) => {
      if (typeof name !== 'string' || names.has(name) || matchesPattern(schema, name)) return [];
      const meant = nearest(name, names);
      const message = `required property "${name}" is not described${meant === undefined ? '' : `; did you mean "${meant}"?`}`;
      return [{ message, pointer: `${pointer}/required${pointerStep(index)}`, part: 'value' as const }];
    });
  });
