import { usageError } from '../core/errors.ts';
import type { IsolationLevel } from '../core/topic.ts';
import type { Flag } from './command.ts';

export type WindowArgs = {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly fromBeginning: boolean;
  readonly partitions: readonly string[];
  readonly isolationLevel: IsolationLevel;
};

/** The flags of every command that reads a window of a topic. */
export const windowFlags = {
  from: {
    alias: ['o', 'offset'],
    type: 'string',
    array: true,
    value: 'SPEC',
    describe: 'start end N -N +N A:B @TIME -15m yesterday, or P=SPEC for a partition',
  },
  to: { type: 'string', array: true, value: 'SPEC', describe: 'where to stop (exclusive)' },
  'from-beginning': { type: 'boolean', describe: 'the same as --from start' },
  partitions: { alias: 'p', type: 'string', array: true, value: '0,2', describe: 'these only' },
  'isolation-level': {
    type: 'string',
    choices: ['read_committed', 'read_uncommitted'],
    default: 'read_committed',
    value: 'LEVEL',
    describe: 'which to show',
  },
} satisfies Readonly<Record<string, Flag>>;

/** What the flags ask for, as `windowOf` takes it; times without a zone are those of this machine. */
export const windowArgs = ({ from, to, fromBeginning, partitions, isolationLevel }: WindowArgs) => ({
  from: fromBeginning ? ['start', ...from] : from,
  to,
  partitions: partitions.length === 0 ? undefined : partitions.flatMap((text) => text.split(',')).map(partitionOf),
  isolation: isolationLevel,
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});

const partitionOf = (text: string): number => {
  if (/^\s*\d{1,9}\s*$/.test(text)) return Number(text);
  throw usageError(`Not a partition: "${text}".`, 'For example: -p 0,2');
};
