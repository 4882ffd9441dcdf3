import { messageDifferences } from '../../../core/diff/message-differences.ts';
import type { InspectedMessage } from '../../../core/message.ts';
import { clean } from '../../frame/clean.ts';
import { count } from '../../frame/count.ts';
import type { Role, Theme } from '../../frame/theme.ts';

/** What differs between two messages, a part a line or two. */
export const differenceLines = (before: InspectedMessage, after: InspectedMessage, theme: Theme): readonly string[] => {
  const differences = messageDifferences(before, after);
  if (differences.length === 0) return ['Nothing differs but the place and the time.'];
  return differences.flatMap(({ path, kind, before: old, after: young }) => [
    theme.paint('title', `${clean(path)}  ${kind}`),
    ...sideLines({ kind, old: jsonText(old), young: jsonText(young) }, theme),
  ]);
};

type Sides = { readonly kind: string; readonly old: string; readonly young: string };

const sideLines = ({ kind, old, young }: Sides, { paint, glyphs }: Theme): readonly string[] => {
  if (kind === 'added') return [paint('ok', `+ ${young}`)];
  if (kind === 'removed') return [paint('bad', `- ${old}`)];
  const [head, tail] = alike([...old], [...young]);
  const side = (role: Role, sign: string, text: string): string => {
    const signs = [...text];
    const own = signs.slice(head, signs.length - tail).join('');
    const before = shortened(signs.slice(0, head), -1, glyphs.more);
    const after = shortened(signs.slice(signs.length - tail), 1, glyphs.more);
    const marked = before === '' && after === '' ? own : paint('marked', own);
    return `${paint(role, `${sign} ${before}`)}${paint(role, marked)}${paint(role, after)}`;
  };
  return [side('bad', '-', old), side('ok', '+', young)];
};

/** How many signs at the beginning and at the end are the same. */
const alike = (old: readonly string[], young: readonly string[]): readonly [head: number, tail: number] => {
  const most = Math.min(old.length, young.length);
  let head = 0;
  while (head < most && old[head] === young[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === young.at(-1 - tail)) tail += 1;
  return [head, tail];
};

/** Signs beside a difference: of more than this only so many are shown. */
const longest = 48;
const shown = 24;

/** What is alike is left out but for what is next to the difference: the end of what is before it, and the reverse. */
const shortened = (signs: readonly string[], side: 1 | -1, more: string): string => {
  if (signs.length <= longest) return signs.join('');
  return side === 1 ? `${signs.slice(0, shown).join('')}${more}` : `${more}${signs.slice(-shown).join('')}`;
};

/** Characters of a value: more of it nobody reads on a screen. */
const mostOfAValue = 100_000;

const jsonText = (value: unknown): string => {
  const text = clean(JSON.stringify(value) ?? '');
  const left = text.length - mostOfAValue;
  return left > 0 ? `${text.slice(0, mostOfAValue)}… ${count(left)} more` : text;
};
