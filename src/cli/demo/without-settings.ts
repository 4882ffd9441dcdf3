import type { CommandRun } from '../command.ts';

/** The user's own context and brokers are none of the scratch workspace's; the editor is. */
export const withoutSettings = (env: CommandRun<unknown>['env']): CommandRun<unknown>['env'] =>
  Object.fromEntries(Object.entries(env).filter(([name]) => name === 'EVTOOL_EDITOR' || !name.startsWith('EVTOOL_')));
