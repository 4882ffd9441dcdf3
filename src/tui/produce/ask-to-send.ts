import type { AppContext } from '../../app/context.ts';
import type { Ui } from '../ui.ts';
import { clusterLine } from './cluster-line.ts';
import { targetChange } from './target-change.ts';

/** What is asked; where it goes is said with it. */
export type Question = { readonly question: string; readonly lines: readonly string[] };

/**
 * Whether something may be sent in a context: asks, unless it goes without, and looks again at what was saved meanwhile.
 * Why not is said. To be heeded at once, as more may be saved.
 */
export const askToSend = async (ui: Ui, context: AppContext, asked: Question | null): Promise<boolean> => {
  if (asked !== null) {
    const cluster = clusterLine(context, await context.broker());
    if (!(await ui.confirm(asked.question, [cluster, ...asked.lines]))) {
      ui.say('Nothing is sent.');
      return false;
    }
  }
  const change = targetChange(context, ui.context());
  if (change !== null) ui.say(`Nothing is sent. ${change}`, 'bad');
  return change === null;
};
