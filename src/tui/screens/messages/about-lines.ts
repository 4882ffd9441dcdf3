import type { InspectedMessage, InspectionStep } from '../../../core/message.ts';
import { clean } from '../../frame/clean.ts';
import type { Role, Theme } from '../../frame/theme.ts';
import { padTo } from '../../frame/width.ts';
import { wrapped } from '../../frame/wrapped.ts';
import { headerText } from './header-nodes.ts';

/** Rows that one header may take. */
const mostRows = 4;

/** What is known of a message besides its value: how each check of it went, and its headers in full. */
export const aboutLines = ({ steps, raw }: InspectedMessage, theme: Theme, columns: number): readonly string[] => [
  ...steps.flatMap((step) => stepLines(step, theme, columns)),
  '',
  theme.paint('title', raw.headers.length === 0 ? 'No headers' : 'Headers'),
  ...raw.headers.flatMap(([name, bytes]) => [
    theme.paint('key', clean(name)),
    ...wrapped(headerText(bytes, theme.glyphs), columns - indent, mostRows).map(
      (text) => `${' '.repeat(indent)}${text}`,
    ),
  ]),
];

const indent = 2;
const nameWidth = 8;

const stepLines = ({ step, status, detail }: InspectionStep, theme: Theme, columns: number): readonly string[] => {
  const { glyph, role } = signOf(status, theme);
  const [first = '', ...more] = wrapped(clean(detail), columns - indent - nameWidth);
  return [
    `${theme.paint(role, glyph)} ${padTo(step, nameWidth)}${first}`,
    ...more.map((text) => `${' '.repeat(indent + nameWidth)}${text}`),
  ];
};

const signOf = (
  status: InspectionStep['status'],
  { glyphs }: Theme,
): { readonly glyph: string; readonly role: Role } => {
  if (status === 'ok') return { glyph: glyphs.ok, role: 'ok' };
  return status === 'failed' ? { glyph: glyphs.bad, role: 'bad' } : { glyph: glyphs.skipped, role: 'dim' };
};
