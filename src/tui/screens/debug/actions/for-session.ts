import type { Action, Actions } from '../../../keys/binding.ts';
import type { DebugModel } from '../debug-model.ts';
import type { Live } from '../live-session.ts';
import { noSession } from '../refusals.ts';

/** Actions that need a session; while there is none each of them says so. */
export const forSession = (
  model: Pick<DebugModel, 'live' | 'state'>,
  actions: Readonly<Record<string, (live: Live) => Action>>,
): Actions => {
  const live = model.live();
  const refusal = noSession(model.state());
  const actionOf = (make: (live: Live) => Action): Action =>
    refusal ?? (live === null ? 'There is no session.' : make(live));
  return Object.fromEntries(Object.entries(actions).map(([id, make]) => [id, actionOf(make)]));
};
