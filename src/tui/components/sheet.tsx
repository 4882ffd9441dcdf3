import type { ReactNode } from 'react';
import { clean } from '../frame/clean.ts';
import type { Theme } from '../frame/theme.ts';
import { cut, padTo, widthOf } from '../frame/width.ts';
import type { Sheet } from '../shell/overlay.ts';
import type { PromptRequest, Ui } from '../ui.ts';
import { Rows } from './rows.tsx';

type Props = { readonly sheet: Sheet; readonly columns: number; readonly ui: Ui };

/** A question at the foot of the screen. */
export const SheetView = ({ sheet, columns, ui }: Props): ReactNode => (
  <Rows lines={sheetLines({ sheet, columns, ui })} />
);

/** How many rows of the screen it takes. */
export const sheetLines = ({ sheet, columns, ui }: Props): readonly string[] => {
  if (sheet.type === 'prompt') return promptLines(sheet, columns, ui);
  if (sheet.type === 'confirm') return confirmLines(sheet, columns, ui);
  return menuLines(sheet, columns, ui);
};

type Of<Type extends Sheet['type']> = Extract<Sheet, { readonly type: Type }>;

const promptLines = ({ request, field, refusal }: Of<'prompt'>, columns: number, { theme }: Ui): readonly string[] => {
  const label = `${request.label}${request.label === ':' || request.label === '/' ? '' : ' '}`;
  const room = Math.max(4, columns - widthOf(label) - 2);
  const { before, at, after } = inSight(field, room);
  const line = `${theme.paint('key', label)}${clean(before)}${theme.paint('selected', clean(at))}${clean(after)}`;
  const refused = refusal === null ? [] : [theme.paint('bad', cut(clean(refusal), columns - 1, theme.glyphs.more))];
  return [...candidateLines(request, field.text, { columns, theme }), ...refused, line];
};

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

/** The part of the text around the cursor that has room. */
const inSight = ({ text, cursor }: Of<'prompt'>['field'], room: number) => {
  const before =
    widthOf(text.slice(0, cursor)) < room ? text.slice(0, cursor) : text.slice(Math.max(0, cursor - room + 1), cursor);
  const [at = ' ', ...rest] = [...text.slice(cursor)];
  return { before, at, after: cut(rest.join(''), Math.max(0, room - widthOf(before) - 1)) };
};

const confirmLines = ({ question, lines }: Of<'confirm'>, columns: number, { theme }: Ui): readonly string[] => [
  theme.paint('title', cut(clean(question), columns - 1)),
  ...lines.map((line) => cut(clean(line), columns - 1)),
  `${theme.paint('key', 'y')} yes  ${theme.paint('key', 'n')} no`,
];

/** Items of a menu in sight at once. */
const itemsShown = 10;

const menuLines = ({ title, items, at }: Of<'menu'>, columns: number, { theme }: Ui): readonly string[] => {
  const top = Math.max(0, Math.min(at - itemsShown + 2, items.length - itemsShown));
  const shown = items.slice(top, top + itemsShown);
  const place = items.length > itemsShown ? `  ${at + 1} of ${items.length}` : '';
  return [
    theme.paint('title', cut(`${clean(title)}${place}`, columns - 1, theme.glyphs.more)),
    ...shown.map(({ key, label }, index) => {
      const line = cut(` ${key} ${clean(label)}`, columns - 1, theme.glyphs.more);
      return top + index === at ? theme.paint('selected', padTo(line, columns - 1)) : line;
    }),
  ];
};
