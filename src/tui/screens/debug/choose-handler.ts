import { handlersFor } from '../../../app/handlers-for.ts';
import { usageError } from '../../../core/errors.ts';
import type { DebugTarget } from '../../route.ts';
import type { Ui } from '../../ui.ts';

/** The handler that is to be debugged: the one that is named, the only one that fits, or what the user says; null: none. */
export const chooseHandler = async (ui: Ui, { handler, sources }: DebugTarget): Promise<string | null> => {
  if (handler !== undefined) return handler;
  const fitting = await handlersFor(ui.context(), sources);
  const [only] = fitting;
  if (only === undefined)
    throw usageError(
      `No handler takes ${sources.join(', ') || 'anything here'}.`,
      'Write one: evtool new handler EVENT',
    );
  if (fitting.length === 1) return only.name;
  const items = fitting.map(({ name, module }, index) => ({ key: String(index + 1), label: `${name}  ${module}` }));
  const key = await ui.choose('Debug with which handler?', items);
  return fitting[Number(key) - 1]?.name ?? null;
};
