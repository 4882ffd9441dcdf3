import type { MessageFilter } from '../../core/filter/message-filter.ts';
import type { InspectedMessage } from '../../core/message.ts';
import type { KeptMessages } from './message-store.ts';
import { verdictCodes } from './ring.ts';

export type ViewFilter = {
  /** Messages without a verdict are neither valid nor invalid. */
  readonly verdict?: 'all' | 'valid' | 'invalid' | undefined;
  /** In the text of the key, the value or a header, whatever the case. */
  readonly word?: string | undefined;
  /** May throw: then the message is not shown, and counted. */
  readonly where?: MessageFilter | undefined;
};

/** Whether a kept message is shown; null where all are. The cheapest question goes first. */
export const viewFilter = (
  store: KeptMessages,
  { verdict = 'all', word = '', where }: ViewFilter,
): ((id: number) => boolean) | null => {
  const tests = [...(word === '' ? [] : [wordTest(word)]), ...(where === undefined ? [] : [where])];
  const isMeant = (id: number): boolean =>
    verdict === 'all' || store.columns.verdicts[store.slotOf(id)] === verdictCodes[verdict];
  if (tests.length === 0) return verdict === 'all' ? null : isMeant;
  return (id) => {
    const message = isMeant(id) ? store.at(id) : undefined;
    return message !== undefined && tests.every((test) => test(message));
  };
};

const wordTest = (word: string): MessageFilter => {
  // It needs no second text in lower case for each message.
  const pattern = new RegExp(word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i');
  const has = (bytes: Buffer | null): boolean => bytes !== null && pattern.test(bytes.toString());
  return ({ raw }: InspectedMessage) =>
    has(raw.value) || has(raw.key) || raw.headers.some(([name, bytes]) => pattern.test(name) || has(bytes));
};
