import type { CommandRun } from '../command.ts';

/** The user's own context and brokers are none of the scratch workspace's. */
export const withoutSettings = (env: CommandRun<unknown>['env']): CommandRun<unknown>['env'] =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('EVTOOL_')));
