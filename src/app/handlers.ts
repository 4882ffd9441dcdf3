import type { AppContext } from './context.ts';
import { requireWorkspace } from './require-workspace.ts';

/** A handler of the workspace. The key order is the output's. */
export type HandlerSummary = {
  readonly name: string;
  readonly module: string;
  readonly events: readonly string[];
  readonly topics: readonly string[];
};

export const listHandlers = (context: Pick<AppContext, 'workspace'>): readonly HandlerSummary[] =>
  requireWorkspace(context).handlers.map(({ name, module, events, topics }) => ({ name, module, events, topics }));
