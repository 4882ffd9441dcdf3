import type { DebugSession, Happening } from '../../../app/debug/debug-session.ts';
import type { Stop } from '../../../app/debug/stop.ts';
import type { Ui } from '../../ui.ts';
import type { DebugStore } from './debug-store.ts';
import { readModule } from './module-scope.ts';

/** What a happening of the session changes on the screen. */
export const hearHappening = async (
  ui: Ui,
  store: DebugStore,
  { happening, session }: { readonly happening: Happening; readonly session: DebugSession },
): Promise<void> => {
  if (happening.type === 'stop') return hearStop(ui, store, { stop: happening.stop, session });
  if (happening.type === 'waiting') return store.happenAtSpot({ type: 'over' });
  if (happening.type === 'result') {
    const { number, result } = happening;
    store.happen({ type: 'resulted', number, result });
    showInQueue(store, number);
  } else store.happen({ type: 'probed', told: { probe: happening, logs: session.logs().length } });
  ui.draw('soon');
};

/** Whether it is the first stop of another run than that of the stop in sight. */
export const isFirstOfRun = ({ state }: Pick<DebugStore, 'state'>, happening: Happening): boolean => {
  if (happening.type !== 'stop') return false;
  const before = state().look?.stop.queued;
  const { number, attempt } = happening.stop.queued;
  return before?.number !== number || before.attempt !== attempt;
};

const hearStop = async (
  ui: Ui,
  store: DebugStore,
  { stop, session }: { readonly stop: Stop; readonly session: DebugSession },
): Promise<void> => {
  if (isFirstOfRun(store, { type: 'stop', stop })) store.sources.forget();
  showInQueue(store, stop.queued.number);
  await store.happenAtSpot({ type: 'stopped', stop });
  ui.run(async () => {
    await readModule(store, session);
    ui.draw('soon');
  });
};

/** The queue shows the message at hand, unless one looks at others. */
const showInQueue = ({ state, move }: DebugStore, number: number): void => {
  const { pane, queueFilter } = state();
  if (pane !== 'queue' && queueFilter === '') move('queue', number - 1, { length: number });
};
