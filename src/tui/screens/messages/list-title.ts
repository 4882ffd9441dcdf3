import { clean } from '../../frame/clean.ts';
import { count } from '../../frame/count.ts';
import { cutMiddle } from '../../frame/cut-middle.ts';
import { titleRoom } from '../../frame/pane-room.ts';
import { widthOf } from '../../frame/width.ts';
import type { ListProps } from './list-props.ts';
import type { Query } from './query.ts';

/** Of a long topic no more than what else is said leaves room for. */
export const listTitle = (props: ListProps): string => {
  const { query, size } = props;
  if (query === null) return 'Messages';
  const more = ['', ...titleParts(props, query)].join(gap);
  const room = Math.max(leastTopic, titleRoom(size) - widthOf(more));
  return `${cutMiddle(clean(query.topic), room)}${more}`;
};

const gap = '  ';

/** Columns of a topic at least. */
const leastTopic = 12;

const titleParts = (props: ListProps, { from, verdict, filter }: Query): readonly string[] =>
  [
    from === null ? '' : `from ${clean(from)}`,
    props.isByPartition ? 'by partition' : '',
    verdict === 'all' ? '' : `${verdict} only`,
    filter === '' ? '' : `/ ${clean(filter)}`,
    phaseText(props),
    ...lagTexts(props),
  ].filter((part) => part !== '');

const phaseText = ({ frame, phase, isFollowing, isFrozen, isOld }: ListProps): string => {
  if (phase === null || phase.type === 'opening') return 'opening…';
  if (phase.type === 'failed') return `${frame.theme.glyphs.bad} ${phase.isOver ? 'stopped' : 'not read yet'}`;
  if (phase.type === 'away') return `${frame.theme.glyphs.waiting} waiting for the broker`;
  if (isFrozen) return 'FROZEN';
  if (phase.type === 'looking-back' || isOld) return 'looking back…';
  if (phase.type === 'waiting') return 'more to read';
  if (phase.type === 'ended') return 'ended';
  return isFollowing ? 'live' : '';
};

const lagTexts = ({ phase, behind, oneIn }: ListProps): readonly string[] =>
  phase?.type === 'live'
    ? [...(oneIn > 1 ? [`showing 1 in ${oneIn}`] : []), ...(behind > 0 ? [`${count(behind)} behind`] : [])]
    : [];
