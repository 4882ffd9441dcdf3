import type { SourcedDraft } from '../../app/fixture/drafter.ts';
import type { LocatedIssue } from '../../app/fixture/locate-issue.ts';
import type { Receipt } from '../../core/message.ts';
import { formatPosition } from '../../core/source-text.ts';
import { clean } from '../frame/clean.ts';
import type { Theme } from '../frame/theme.ts';

/** Where a message landed, and below what it was: a path and a topic do not fit side by side. */
export const receiptLines = (
  { draft, topic, partition, offset }: Receipt<SourcedDraft>,
  { paint, glyphs }: Theme,
): readonly string[] => {
  const { key, value, event, written } = draft;
  const place = `${clean(topic)} partition ${partition} at offset ${offset < 0 ? '?' : offset}`;
  const name = key === null ? 'no key' : `key ${clean(key.toString())}`;
  const size = value === null ? 'tombstone' : `${value.length} B`;
  return [
    `${paint('ok', glyphs.ok)} ${place}  ${paint('name', name)}`,
    paint('dim', [`  ${clean(written.file)}`, size, clean(event?.name ?? 'no event')].join('  ')),
  ];
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
