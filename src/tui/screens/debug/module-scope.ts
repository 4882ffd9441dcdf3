import type { DebugSession } from '../../../app/debug/debug-session.ts';
import type { Scope, Variable } from '../../../core/debug/pause.ts';
import type { DebugStore } from './debug-store.ts';
import type { Look } from './look.ts';

/** Its place in the tree of locals. */
export const modulePath = '/~module';

/** The past has none of it, nor has a call that was left at an `await`. */
export const canReadModule = ({ isPast, scopes, frame, stop: { frames } }: Look): boolean =>
  !isPast && scopes !== null && frames[frame]?.isAsync === false;

/** Reads what the module of the call that is looked at has, where its fold is open and it is not known yet. */
export const readModule = async ({ state, happen }: Pick<DebugStore, 'state' | 'happen'>, session: DebugSession) => {
  const { look, tree } = state();
  if (look === null || look.module !== null || !canReadModule(look) || tree.opened.get(modulePath) !== true) return;
  const scopes = await session.scopes(look.frame);
  const { look: now, phase } = state();
  if (phase !== 'standing' || now?.stop.number !== look.stop.number || now.frame !== look.frame) return;
  happen({ type: 'read-module', variables: moduleVariables(scopes) });
};

export const moduleVariables = (scopes: readonly Scope[]): readonly Variable[] =>
  scopes.filter(({ kind }) => kind === 'module').flatMap(({ variables }) => variables);
