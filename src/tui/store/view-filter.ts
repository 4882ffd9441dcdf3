import type { MessageFilter } from '../../core/filter/message-filter.ts';
import { wordFilter } from '../../core/filter/word.ts';
import type { InspectedMessage } from '../../core/message.ts';
import type { KeptMessages } from './kept-messages.ts';
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
  const hasWord = wordFilter(word);
  const tests: readonly MessageFilter[] = [
    ...(word === '' ? [] : [({ raw }: InspectedMessage) => hasWord(raw)]),
    ...(where === undefined ? [] : [where]),
  ];
  const isMeant = (id: number): boolean =>
    verdict === 'all' || store.columns.verdicts[store.slotOf(id)] === verdictCodes[verdict];
  if (tests.length === 0) return verdict === 'all' ? null : isMeant;
  return (id) => {
    const message = isMeant(id) ? store.at(id) : undefined;
    return message !== undefined && tests.every((test) => test(message));
  };
};
