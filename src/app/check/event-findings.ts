import { pointerStep, valueAt } from '../../core/json-pointer.ts';
import type { Finding, Workspace } from '../../core/workspace.ts';

/** Events whose messages nothing checks, though nobody said that this is meant: all that comes would pass as right. */
export const eventFindings = ({ catalog, config, findings }: Workspace): readonly Finding[] =>
  catalog.events.flatMap(({ name, schema }): readonly Finding[] => {
    const at = `/events${pointerStep(name)}`;
    if (schema !== null || valueAt(config.document, `${at}/schema`) !== undefined) return [];
    const place = config.locate(at, 'key');
    const isAmbiguous = findings.some(
      ({ rule, line, column }) => rule === 'ambiguous-schema' && line === place.line && column === place.column,
    );
    return isAmbiguous ? [] : [{ level: 'warning', rule: 'no-schema', ...textOf(name), file: config.file, ...place }];
  });

const textOf = (name: string): Pick<Finding, 'message' | 'hint'> => ({
  message: `event "${name}" has no schema: what its messages hold is not checked`,
  hint: `Write schemas/${name}.yaml, or say that none is meant: schema: none`,
});
