import type { Evaluation } from '../../../core/debug/pause.ts';
import { answering, type HandlerNeeds, type HandlersOf } from '../reaction.ts';

/** The commands that compute in the call that is looked at. */
export const valueHandlers: HandlersOf<'print' | 'evaluate' | 'set' | 'watch' | 'unwatch'> = {
  print: async ({ expression }, needs) =>
    answering({
      type: 'value',
      command: 'print',
      expression,
      evaluation: await evaluate(expression, needs, { mayChange: false }),
    }),
  evaluate: async ({ expression }, needs) =>
    answering({
      type: 'value',
      command: '!',
      expression,
      evaluation: await evaluate(expression, needs, { mayChange: true }),
    }),
  set: async ({ target, expression }, { session, look }) =>
    answering({ type: 'set', target, expression, evaluation: await session.assign(target, expression, look.frame) }),
  watch: async ({ expression }, { session }) => answering({ type: 'watch', ...(await session.addWatch(expression)) }),
  unwatch: ({ name, number }, { session }) =>
    session.removeWatch(number)
      ? answering({ type: 'done', command: name, number })
      : answering({ type: 'error', command: name, error: noWatch(number, session.watches()) }),
};

const evaluate = (
  expression: string,
  { session, look }: HandlerNeeds,
  { mayChange }: { readonly mayChange: boolean },
): Promise<Evaluation> => session.evaluate(expression, { frame: look.frame, mayChange });

const noWatch = (number: number, watches: readonly { readonly number: number }[]): string => {
  if (watches.length === 0) return 'nothing is watched';
  return `there is no watch ${number}: they are ${watches.map((watch) => watch.number).join(', ')}`;
};
