import { escapeControls } from '../../core/decode/visible-text.ts';
import { cutToWidth, displayWidth } from '../../core/display-width.ts';
import type { ReplayLog } from '../../core/replay/replay-result.ts';
import type { Color, Paint } from '../colors.ts';
import { shownLines } from './shown-lines.ts';
import { tenths } from './tenths.ts';

export type LogView = {
  readonly paint: Paint;
  readonly indent: string;
  /** Where to cut a line; absent: nowhere. */
  readonly columns?: number;
  /** Without times: those of a handler that stood still on the way say little. */
  readonly isTimeless?: boolean;
};

/** What a handler logged, each with its time since the message was handed over. */
export const logLines = (
  logs: readonly ReplayLog[],
  { paint, indent, columns = Number.POSITIVE_INFINITY, isTimeless = false }: LogView,
): readonly string[] => {
  const widest = Math.max(0, ...logs.map(({ at }) => tenths(at).length));
  return logs.map((log) => {
    const time = isTimeless ? 'log' : `+ ${tenths(log.at).padStart(widest)} ms`;
    const before = `${indent}${time}  level  `.length;
    const room = Math.max(8, columns - before);
    if (log.type === 'mark')
      return `${indent}${time}  ${'step'.padEnd(5)}  ${cutToWidth(escapeControls(log.label), room)}`;
    const level = paint(levelColors[log.level], log.level.padEnd(5));
    const message = shownLines(log.message, { indent: before, columns: room });
    const left = room - displayWidth(message.slice(message.lastIndexOf('\n') + 1)) - 2;
    return `${indent}${time}  ${level}  ${message}${fieldsText(log.fields, left, paint)}`;
  });
};

/** Where there is no room for a few of their characters there is none for them. */
const fieldsText = (fields: object | undefined, columns: number, paint: Paint): string =>
  fields === undefined || columns < 8
    ? ''
    : `  ${paint('dim', cutToWidth(escapeControls(JSON.stringify(fields)), columns))}`;

const levelColors: Readonly<Record<'debug' | 'info' | 'warn' | 'error', Color>> = {
  debug: 'dim',
  info: 'cyan',
  warn: 'yellow',
  error: 'red',
};
