import type { Whereabouts } from '../../app/produce/tally.ts';
import { count } from '../frame/count.ts';

/** What is known of messages that one no longer waits for; null where no answer came for any of them. */
export const givenUpText = ({
  confirmed,
  underway,
  unsent,
}: Pick<Whereabouts, 'confirmed' | 'underway' | 'unsent'>): string | null => {
  const onTheWay = underway.reduce((sum, topic) => sum + topic.count, 0);
  if (confirmed === 0 && onTheWay === 0) return nothing;
  if (confirmed === 0 && unsent === 0) return null;
  const parts = [
    `${count(confirmed)} confirmed`,
    ...(onTheWay === 0 ? [] : [`${count(onTheWay)} on the way, each stored or not`]),
    ...(unsent === 0 ? [] : [`${count(unsent)} not sent`]),
  ];
  return `No longer waiting: ${parts.join('; ')}.`;
};

const nothing = 'No longer waiting: nothing was sent.';
