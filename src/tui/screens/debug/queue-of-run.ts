import type { DebugSession } from '../../../app/debug/debug-session.ts';
import type { DebugPicture } from './debug-picture.ts';

type Known = {
  readonly run: string;
  readonly of: DebugSession;
  readonly edited: DebugPicture['state']['edited'];
  readonly queue: DebugPicture['queue'];
};

/** The queue as it was when the run began: it is long, and is shown often. */
export const queueOfRun = () => {
  let known: Known | null = null;
  return (session: DebugSession | undefined, { look, phase, edited }: DebugPicture['state']): DebugPicture['queue'] => {
    if (session === undefined) return [];
    const run = `${look?.stop.queued.number} ${look?.stop.queued.attempt} ${phase === 'over'}`;
    if (known?.run !== run || known.of !== session || known.edited !== edited)
      known = { run, of: session, edited, queue: session.queue() };
    return known.queue;
  };
};
