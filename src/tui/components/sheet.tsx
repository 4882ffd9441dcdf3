import type { ReactNode } from 'react';
import { clean } from '../frame/clean.ts';
import { cut, fitTo, widthOf } from '../frame/width.ts';
import type { Sheet } from '../shell/overlay.ts';
import type { Ui } from '../ui.ts';
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
  return refusal === null ? [line] : [theme.paint('bad', cut(clean(refusal), columns - 1)), line];
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

const menuLines = ({ title, items, at }: Of<'menu'>, columns: number, { theme }: Ui): readonly string[] => [
  theme.paint('title', cut(clean(title), columns - 1)),
  ...items.map(({ key, label }, index) => {
    const line = ` ${key} ${clean(label)}`;
    return index === at ? theme.paint('selected', fitTo(line, columns - 1)) : cut(line, columns - 1);
  }),
];
