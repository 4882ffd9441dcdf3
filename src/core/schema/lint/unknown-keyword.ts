import { nearest } from '../../nearest.ts';
import { drafts, keywords, type SchemaDraft } from '../keywords.ts';
import type { VisitedSchema } from '../visit-schemas.ts';
import { atKeyword, type LintContext, type LintRemark } from './lint-context.ts';

/** Words of other languages and older drafts, too far from the right one to be found by spelling. */
const foreign: ReadonlyMap<string, string> = new Map([
  ['minValue', 'minimum'],
  ['maxValue', 'maximum'],
  ['min', 'minimum'],
  ['max', 'maximum'],
  ['size', 'maxLength'],
  ['length', 'maxLength'],
  ['regex', 'pattern'],
  ['regexp', 'pattern'],
  ['values', 'enum'],
  ['example', 'examples'],
  ['divisibleBy', 'multipleOf'],
  ['extends', 'allOf'],
  ['disallow', 'not'],
  ['id', '$id'],
]);

/** A keyword that validators skip without a word: a slip of the pen, or one that the draft does not have. */
export const unknownKeyword = ({ schemas, draft }: LintContext): readonly LintRemark[] =>
  schemas.flatMap((visited) => Object.keys(visited.schema).flatMap((name) => remarkOn(visited, name, draft)));

const remarkOn = (visited: VisitedSchema, name: string, draft: SchemaDraft): readonly LintRemark[] => {
  const keyword = keywords.get(name);
  if (keyword) {
    const since = keyword.since && isBefore(draft, keyword.since) ? `it came with ${keyword.since}` : undefined;
    const until = keyword.until && isBefore(keyword.until, draft) ? `its last draft was ${keyword.until}` : undefined;
    const why = since ?? until;
    return why === undefined
      ? []
      : [atKeyword(visited, name, `"${name}" means nothing in ${draft}: ${why}`, hints.get(name))];
  }
  if (name.startsWith('x-') || name.startsWith('$$')) return [];
  const meant = foreign.get(name) ?? nearest(name, keywords.keys());
  const message = `unknown keyword "${name}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`;
  return [atKeyword(visited, name, message, hints.get(name))];
};

const hints: ReadonlyMap<string, string> = new Map([
  ['nullable', 'Write "type": ["string", "null"], with the type you have.'],
  ['dependencies', 'Write "dependentRequired" for names and "dependentSchemas" for schemas.'],
  ['additionalItems', 'Write the list as "prefixItems", and "items" for the others.'],
]);

const isBefore = (one: SchemaDraft, other: SchemaDraft): boolean => drafts.indexOf(one) < drafts.indexOf(other);
