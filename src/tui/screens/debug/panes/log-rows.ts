import { valueText } from '../../../../core/debug/value-text.ts';
import type { ReplayLog } from '../../../../core/replay/replay-result.ts';
import { clean } from '../../../frame/clean.ts';
import type { Piece } from '../../../frame/pieces.ts';
import type { Role } from '../../../frame/theme.ts';
import type { DebugPicture } from '../debug-picture.ts';
import type { Probe } from '../debug-state.ts';
import type { PaneRows } from './pane-rows.ts';

/** What the handler said for this message, also with `console`, and what logpoints told. */
export const logRows = ({ state, logs }: DebugPicture): PaneRows => {
  const { look, probes } = state;
  const seen = look?.isPast ? logs.slice(0, look.stop.effects.logs) : logs;
  const entries = withProbes(seen, probes);
  return {
    title: `Logs ${entries.length}`,
    count: entries.length,
    rowAt: (index) => {
      const entry = entries[index];
      if (entry === undefined) return [];
      return 'number' in entry ? probePieces(entry) : logPieces(entry);
    },
  };
};

type Entry = ReplayLog | Probe;

const withProbes = (logs: readonly ReplayLog[], probes: DebugPicture['state']['probes']): readonly Entry[] => {
  if (probes.length === 0) return logs;
  const entries: Entry[] = [];
  let at = 0;
  for (const { probe, logs: before } of probes) {
    entries.push(...logs.slice(at, Math.max(at, before)), probe);
    at = Math.max(at, before);
  }
  return [...entries, ...logs.slice(at)];
};

const levels: Readonly<Record<'debug' | 'info' | 'warn' | 'error', Role>> = {
  debug: 'dim',
  info: 'key',
  warn: 'warn',
  error: 'bad',
};

/** Characters of a message: more than a row has. Enter shows all of it. */
const mostOfARow = 2_000;

const logPieces = (log: ReplayLog): readonly Piece[] => {
  const time: Piece = { text: `${`${log.at.toFixed(1)} ms`.padStart(10)} `, role: 'dim' };
  if (log.type === 'mark') return [time, { text: 'step  ', role: 'title' }, { text: clean(log.label) }];
  return [
    time,
    { text: log.level.padEnd(6), role: levels[log.level] },
    { text: clean(log.message.slice(0, mostOfARow)) },
    {
      text: log.fields === undefined ? '' : `  ${clean(JSON.stringify(log.fields).slice(0, mostOfARow))}`,
      role: 'dim',
    },
  ];
};

const probePieces = ({ number, breakpoint, value, error }: Probe): readonly Piece[] => {
  const expression = breakpoint.kind === 'line' ? (breakpoint.log ?? '') : '';
  return [
    { text: `${`logpoint ${number}`.padStart(10)} `, role: 'note' },
    { text: `${clean(expression)} = ` },
    value === undefined ? { text: clean(error ?? 'no value'), role: 'bad' } : { text: valueText(value, 400) },
  ];
};
