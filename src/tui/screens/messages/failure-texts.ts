import { clean } from '../../frame/clean.ts';
import { count } from '../../frame/count.ts';
import type { Frame } from '../../frame/frame.ts';
import { cut } from '../../frame/width.ts';
import type { Failures } from './list-props.ts';
import type { Phase } from './phase.ts';
import type { Query } from './query.ts';

type Failure = Extract<Phase, { readonly type: 'failed' | 'away' }>;

/** Two lines below the last messages. */
export const failureLines = (phase: Failure, { theme }: Frame, columns: number): readonly string[] =>
  [phase.message.split('\n', 1).join(''), whatNext(phase)].map((line) => theme.paint('bad', cut(clean(line), columns)));

export const whatNext = (phase: Failure): string => {
  if (phase.type === 'away') return 'Reading goes on from here when it is back.';
  return phase.isOver ? 's reads again.' : 'Trying again…';
};

/** What does not match as the expression is wrong is told from what does not. */
export const failureText = ({ filter }: Query, { count: total, first }: Failures): string =>
  `${filter} failed on ${count(total)} ${total === 1 ? 'message' : 'messages'}: ${first}`;
