import { clean } from '../frame/clean.ts';
import type { Theme } from '../frame/theme.ts';
import { cut, padTo, widthOf } from '../frame/width.ts';
import { wrapped } from '../frame/wrapped.ts';
import type { PromptRequest } from '../ui.ts';
import type { Sheet } from './overlay.ts';

type Room = {
  readonly columns: number;
  /** At most, and three at least. */
  readonly rows: number;
  readonly theme: Theme;
};

/** A question at the foot of the screen. */
export const sheetLines = (sheet: Sheet, room: Room): readonly string[] => {
  if (sheet.type === 'prompt') return promptLines(sheet, room);
  if (sheet.type === 'confirm') return confirmLines(sheet, room);
  return menuLines(sheet, room);
};

type Of<Type extends Sheet['type']> = Extract<Sheet, { readonly type: Type }>;

const promptLines = ({ request, field, refusal }: Of<'prompt'>, { columns, rows, theme }: Room): readonly string[] => {
  const name = cut(clean(request.label), Math.floor(columns / 2), theme.glyphs.more);
  const label = `${name}${name === ':' || name === '/' ? '' : ' '}`;
  const { before, at, after } = inSight(field, columns - widthOf(label) - 1);
  const asks = field.text === '' ? cut(` ${request.asks ?? ''}`, columns - widthOf(label) - 2, theme.glyphs.more) : '';
  const line = `${theme.paint('key', label)}${before}${theme.paint('spot', at)}${after}${theme.paint('dim', asks)}`;
  const refused = refusal === null ? [] : wrapped(clean(refusal), columns - 1, refusedRows);
  const why = refused.map((row) => theme.paint('bad', row));
  return [...candidateLines(request, field.text, { columns, theme }), ...why, line].slice(-rows);
};

/** Why a text is refused takes no more. */
const refusedRows = 3;

/** What Tab may complete to: a few, in rows above the line. */
const candidatesShown = 6;

const candidateLines = (
  { complete, describe }: PromptRequest,
  text: string,
  { columns, theme }: { readonly columns: number; readonly theme: Theme },
): readonly string[] => {
  const found = complete?.(text) ?? [];
  if (found.length === 1 && found[0] === text && describe === undefined) return [];
  const shown = found.length > candidatesShown ? found.slice(0, candidatesShown - 1) : found;
  const width = Math.max(0, ...shown.map((candidate) => widthOf(candidate)));
  const rows = shown.map((candidate) => {
    if (describe === undefined) return cut(` ${clean(candidate)}`, columns - 1, theme.glyphs.more);
    const words = cut(describe(candidate), Math.max(0, columns - width - 4), theme.glyphs.more);
    return ` ${theme.paint('key', padTo(candidate, width))}  ${words}`;
  });
  const left = found.length - shown.length;
  return left === 0 ? rows : [...rows, theme.paint('dim', ` ${left} more`)];
};

/** The part of the text around the cursor that has room, clean. */
const inSight = ({ text, cursor }: Of<'prompt'>['field'], room: number) => {
  // A grapheme is seldom longer than 32 UTF-16 units.
  const reach = room * 32;
  const [at = ' ', ...following] = signsOf(text.slice(cursor, cursor + reach));
  let left = room - widthOf(at);
  const before: string[] = [];
  for (const sign of signsOf(text.slice(Math.max(0, cursor - reach), cursor)).toReversed()) {
    left -= widthOf(sign);
    if (left < 0) return { before: before.join(''), at, after: '' };
    before.unshift(sign);
  }
  return { before: before.join(''), at, after: cut(following.join(''), left) };
};

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const signsOf = (text: string): readonly string[] => [...graphemes.segment(text)].map(({ segment }) => clean(segment));

const confirmLines = (
  { question, lines, isRead }: Of<'confirm'>,
  { columns, rows, theme }: Room,
): readonly string[] => {
  const wrappedIn = (text: string): readonly string[] => wrapped(clean(text), columns - 1);
  const asked = [...wrappedIn(question).map((row) => theme.paint('title', row)), ...lines.flatMap(wrappedIn)];
  const shown = asked.length < rows ? asked : asked.slice(0, rows - 2);
  const left = asked.length - shown.length;
  return [
    ...shown,
    ...(left === 0 ? [] : [theme.paint('dim', `${left} more`)]),
    // Keys are shown once they answer.
    `${theme.paint('key', isRead ? 'y' : ' ')} yes  ${theme.paint('key', isRead ? 'n' : ' ')} no`,
  ];
};

/** Items of a menu in sight at once, where there is room. */
const itemsShown = 10;

const menuLines = ({ title, items, at }: Of<'menu'>, { columns, rows, theme }: Room): readonly string[] => {
  const page = Math.min(itemsShown, rows - 1);
  const top = Math.max(0, Math.min(at - page + 2, items.length - page));
  const place = items.length > page ? `  ${at + 1} of ${items.length}` : '';
  return [
    theme.paint('title', `${cut(clean(title), columns - 1 - place.length, theme.glyphs.more)}${place}`),
    ...items.slice(top, top + page).map(({ key, label }, index) => {
      const line = cut(` ${clean(key)} ${clean(label)}`, columns - 1, theme.glyphs.more);
      return top + index === at ? theme.paint('selected', padTo(line, columns - 1)) : line;
    }),
  ];
};
