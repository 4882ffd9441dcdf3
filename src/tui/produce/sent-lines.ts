import type { SourcedDraft } from '../../app/fixture/drafter.ts';
import type { LocatedIssue } from '../../app/fixture/locate-issue.ts';
import type { Receipt } from '../../core/message.ts';
import { formatPosition } from '../../core/source-text.ts';
import { clean } from '../frame/clean.ts';
import type { Theme } from '../frame/theme.ts';

/** Where a message landed, and what it was. */
export const receiptLine = (
  { draft, topic, partition, offset }: Receipt<SourcedDraft>,
  { paint, glyphs }: Theme,
): string => {
  const { key, value, event, written } = draft;
  const parts = [
    `${paint('ok', glyphs.ok)} ${clean(topic)} partition ${partition} at offset ${offset < 0 ? '?' : offset}`,
    paint('name', key === null ? 'no key' : `key ${clean(key.toString())}`),
    ...(event === null ? [] : [clean(event.name)]),
    value === null ? 'tombstone' : `${value.length} B`,
    paint('dim', clean(written.file)),
  ];
  return parts.join('  ');
};

/** Each issue with its place; below, the rule that it breaks. */
export const issueLines = (issues: readonly LocatedIssue[], { paint, glyphs }: Theme): readonly string[] =>
  issues.flatMap((located) => [
    `${paint('bad', glyphs.bad)} ${clean(formatPosition(located.file, located))}`,
    `  ${clean(issueText(located))}`,
    ...(located.issue.schema === undefined ? [] : [paint('dim', `  rule ${clean(located.issue.schema)}`)]),
    '',
  ]);

/** One line: where in the message, and what is wrong there. */
export const issueText = ({ issue }: Pick<LocatedIssue, 'issue'>): string => {
  const { header, path, message, keyword } = issue;
  const where = header === undefined ? path : `header ${header}${path}`;
  return `${where === '' ? '' : `${where} `}${message.split('\n', 1)[0] ?? ''} (${keyword})`;
};
