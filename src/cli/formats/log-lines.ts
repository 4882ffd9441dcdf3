import { escapeControls } from '../../core/decode/visible-text.ts';
import type { ReplayLog } from '../../core/replay/replay-result.ts';
import type { Color, Paint } from '../colors.ts';
import { shownLines } from './shown-lines.ts';
import { tenths } from './tenths.ts';

/** What a handler logged, with its time since the message was handed over. */
export const logLines = (
  logs: readonly ReplayLog[],
  { paint, indent }: { readonly paint: Paint; readonly indent: string },
): readonly string[] => {
  const widest = Math.max(0, ...logs.map(({ at }) => tenths(at).length));
  return logs.map((log) => {
    const time = `+ ${tenths(log.at).padStart(widest)} ms`;
    if (log.type === 'mark') return `${indent}${time}  ${'step'.padEnd(5)}  ${escapeControls(log.label)}`;
    const level = paint(levelColors[log.level], log.level.padEnd(5));
    const fields = log.fields === undefined ? '' : `  ${paint('dim', escapeControls(JSON.stringify(log.fields)))}`;
    const before = `${indent}${time}  ${log.level.padEnd(5)}  `.length;
    return `${indent}${time}  ${level}  ${shownLines(log.message, before)}${fields}`;
  });
};

const levelColors: Readonly<Record<'debug' | 'info' | 'warn' | 'error', Color>> = {
  debug: 'dim',
  info: 'cyan',
  warn: 'yellow',
  error: 'red',
};
