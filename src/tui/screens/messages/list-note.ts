import { clean } from '../../frame/clean.ts';
import { count } from '../../frame/count.ts';
import { failureText } from './failure-texts.ts';
import type { ListProps } from './list-props.ts';
import { isFiltered } from './query.ts';
import { isBrokenSchema } from './verdict.ts';

/** What of the messages is not in sight. */
export const listNote = (props: ListProps): string => {
  const { query, phase, rows, matched, scanned, newCount, moreBelow, failures, frame, isFollowing } = props;
  const below = (sum: number, word: string): readonly string[] =>
    isFollowing || sum <= 0 ? [] : [`+${count(sum)} ${word} ${frame.theme.glyphs.down}`];
  if (query === null || phase === null) return '';
  const parts = [
    ...(isFiltered(query) ? [`${count(matched)} of ${count(scanned)} match`] : []),
    ...below(moreBelow, 'more'),
    ...below(newCount, 'new'),
    ...(isFollowing || phase.type === 'failed' || phase.type === 'ended' ? [] : ['f follows']),
    ...brokenSchemas(rows),
    // An empty list has it whole.
    ...(failures === null || rows.length === 0 ? [] : [clean(failureText(query, failures))]),
  ];
  return parts.join('  ');
};

/** Why those in sight have no verdict: the first of the faults. */
const brokenSchemas = (rows: ListProps['rows']): readonly string[] => {
  const fault = rows.flatMap(({ message }) => message.issues).find(isBrokenSchema);
  return fault === undefined ? [] : [clean(fault.message)];
};
