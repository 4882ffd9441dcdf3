import type { Underway } from '../../app/produce/tally.ts';
import type { SendingProduction } from '../../app/produce.ts';
import { shellWord } from '../../app/shell-word.ts';

/**
 * What a run that was stopped leaves behind: what is stored, what may be, what is not, and how to see it. Null is one that
 * had not begun to send.
 */
export const stoppedText = (production: StoppedProduction | null): string => {
  if (production === null) return nothingSent;
  const { confirmed, underway, unsent, lastLine } = production.whereabouts();
  if (confirmed === 0 && underway.length === 0) return nothingSent;
  const { invalid } = production.stats;
  const count = underway.reduce((sum, topic) => sum + topic.count, 0);
  const counts = [
    `${messages(confirmed)} confirmed`,
    `${count === 0 ? 'none' : number(count)} on the way`,
    ...(invalid === 0 ? [] : [`${number(invalid)} invalid left out`]),
  ].join(', ');
  const lines = [
    `Stopped: ${counts}.`,
    ...(unsent === 0 ? [] : [`Not sent: ${messages(unsent)}.`]),
    ...(lastLine === null ? [] : [`Not sent: stdin${lastLine === 0 ? '' : ` after line ${lastLine}`}.`]),
    ...(count === 0 ? [] : ['No answer came for those on the way: each may be stored or not. To see what is stored:']),
    ...underway.map((topic) => `  ${tailLine(topic, production.flags)}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
};

type StoppedProduction = Pick<SendingProduction, 'whereabouts' | 'stats' | 'flags'>;

const nothingSent = 'Stopped: nothing was sent.\n';

/** From behind the last receipt of each partition; of partitions without one the last, as many as may have come. */
const tailLine = ({ topic, count, next, isElsewhere }: Underway, flags: string): string => {
  const known = [...next].sort(([a], [b]) => a - b).map(([partition, offset]) => `${partition}=${offset}`);
  const from = [...(isElsewhere ? [`-${count}`] : []), ...known].join(',');
  return `evtool tail ${shellWord(topic)}${flags} -e --from ${from}`;
};

const number = (value: number): string => value.toLocaleString('en');
const messages = (count: number): string => `${number(count)} ${count === 1 ? 'message' : 'messages'}`;
