import { nearest } from '../../nearest.ts';
import { atKeyword, type LintContext, type LintRemark } from './lint-context.ts';

/** The formats of the drafts, and the number formats of OpenAPI. */
const known = new Set(
  (
    'date-time date time duration email idn-email hostname idn-hostname ipv4 ipv6 uri uri-reference iri iri-reference uuid ' +
    'uri-template json-pointer relative-json-pointer regex int32 int64 float double byte binary password url ' +
    'iso-time iso-date-time json-pointer-uri-fragment'
  ).split(' '),
);

const hints: ReadonlyMap<string, string> = new Map([
  ['int', 'Write "type": "integer".'],
  ['integer', 'Write "type": "integer".'],
  ['long', 'Did you mean "int64"?'],
  ['guid', 'Did you mean "uuid"?'],
]);

/** A format that no validator knows checks nothing. */
export const unknownFormat = ({ schemas }: LintContext): readonly LintRemark[] =>
  schemas.flatMap((visited) => {
    const { format } = visited.schema;
    if (typeof format !== 'string' || known.has(format)) return [];
    const meant = hints.has(format) ? undefined : nearest(format, known);
    const message = `unknown format "${format}", which checks nothing${meant === undefined ? '' : `; did you mean "${meant}"?`}`;
    return [{ ...atKeyword(visited, 'format', message, hints.get(format)), part: 'value' as const }];
  });
