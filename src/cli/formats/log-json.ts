import type { ReplayLog } from '../../core/replay/replay-result.ts';

/** What a handler logged as JSON; a `context.step` has no place in it. */
export const logJson = (log: ReplayLog) => {
  if (log.type === 'mark') return [];
  const { at, level, message, fields, file, line } = log;
  return [{ ms: Math.round(at * 10) / 10, level, message, fields, file, line }];
};
