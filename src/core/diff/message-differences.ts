import type { InspectedMessage } from '../message.ts';
import { groupHeaders, plainBytes } from '../message-text.ts';
import { roundedNumbers } from '../schema/rounded-numbers.ts';
import { type JsonDifference, jsonDifferences } from './json-differences.ts';

/** How two messages differ: `/event`, `/key`, `/headers/NAME`, `/value/…`. Their places and times are no difference. */
export const messageDifferences = (before: InspectedMessage, after: InspectedMessage): readonly JsonDifference[] => {
  const found = jsonDifferences(partsOf(before), partsOf(after));
  return [...found, ...lostDigits(before, after)];
};

const partsOf = (message: InspectedMessage) => ({
  event: message.event,
  key: plainBytes(message.raw.key),
  headers: headersOf(message),
  value: message.encoding === 'json' ? message.value : plainBytes(message.raw.value),
});

const headersOf = ({ raw }: InspectedMessage): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    [...groupHeaders(raw.headers)].map(([name, values]) => {
      const [first = null] = values;
      return [name, values.length === 1 ? plainBytes(first) : values.map(plainBytes)];
    }),
  );

/** Numbers that are equal only because both were rounded, as their texts. */
const lostDigits = (before: InspectedMessage, after: InspectedMessage): readonly JsonDifference[] => {
  const [old, young] = [exactNumbers(before), exactNumbers(after)];
  return [...old].flatMap(([pointer, text]): readonly JsonDifference[] => {
    const other = young.get(pointer) ?? text;
    if (text === other || Number(text) !== Number(other)) return [];
    return [{ path: `/value${pointer}`, kind: 'changed', before: text, after: other }];
  });
};

const exactNumbers = ({ raw, encoding }: InspectedMessage): ReadonlyMap<string, string> =>
  encoding === 'json' && raw.value !== null ? roundedNumbers({ text: raw.value.toString(), at: '' }) : new Map();
