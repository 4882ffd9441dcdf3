import type { CommandRun } from '../command.ts';

type Needs = Pick<CommandRun<unknown>, 'env'> & {
  readonly terminal: Pick<CommandRun<unknown>['terminal'], 'isInteractive'>;
};

/** Whether screens can be shown: a terminal that takes keys, and that moves its cursor where it is told. */
export const hasScreens = ({ terminal, env }: Needs): boolean =>
  env.TERM !== 'dumb' && terminal.isInteractive.stdin && terminal.isInteractive.stdout;
