import type { DebugSession } from '../../app/debug/debug-session.ts';
import type { Stop } from '../../app/debug/stop.ts';
import type { Look } from './reaction.ts';
import type { ShownStop } from './shown-stop.ts';

/** Adds to stops, as they come, what is new since the one before. */
export const stopShower = (session: Pick<DebugSession, 'logs' | 'produced' | 'watches'>) => {
  let run = '';
  let logs = 0;
  let produced = 0;

  const watchNumbers = (): ReadonlyMap<string, number> =>
    new Map(session.watches().map(({ expression, number }) => [expression, number]));

  /** A stop that happens; each is to be given once. */
  const present = (stop: Stop): ShownStop => {
    const { number, attempt } = stop.queued;
    const isFirst = run !== `${number}/${attempt}`;
    if (isFirst) logs = 0;
    run = `${number}/${attempt}`;
    const newLogs = session.logs().slice(logs, stop.effects.logs);
    const all = session.produced();
    // Of what earlier messages led to their summaries have told.
    if (isFirst) produced = all.at(-1 - stop.effects.produced)?.number ?? 0;
    const newProduced = all.filter((one) => one.number > produced);
    logs = stop.effects.logs;
    produced = Math.max(produced, ...newProduced.map((one) => one.number));
    return { stop, isFirst, logs: newLogs, produced: newProduced, watchNumbers: watchNumbers(), isPast: false };
  };

  /** One that is looked at again: what was new then is not told again. */
  const again = ({ stop, isPast, edge }: Look): ShownStop => ({
    stop,
    isFirst: false,
    logs: [],
    produced: [],
    watchNumbers: watchNumbers(),
    isPast,
    edge,
  });

  return { present, again };
};
