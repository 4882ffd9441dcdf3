import { messageDifferences } from '../../../core/diff/message-differences.ts';
import type { InspectedMessage } from '../../../core/message.ts';
import { clean } from '../../frame/clean.ts';
import type { Theme } from '../../frame/theme.ts';
import { jsonPreview } from '../../tree/json-preview.ts';

/** What differs between two messages, a part a line or two. */
export const differenceLines = (
  before: InspectedMessage,
  after: InspectedMessage,
  { paint }: Theme,
): readonly string[] => {
  const differences = messageDifferences(before, after);
  if (differences.length === 0) return ['Nothing differs but the place and the time.'];
  return differences.flatMap(({ path, kind, before: old, after: young }) => [
    paint('title', `${clean(path)}  ${kind}`),
    ...(kind === 'added' ? [] : [paint('bad', `- ${preview(old)}`)]),
    ...(kind === 'removed' ? [] : [paint('ok', `+ ${preview(young)}`)]),
  ]);
};

const preview = (value: unknown): string => jsonPreview(value, '', String);
