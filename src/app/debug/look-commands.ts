import type { Evaluation } from '../../core/debug/pause.ts';
import { parsePath, valueAt } from '../../core/debug/value-at.ts';
import { compareRuns } from './compare-runs.ts';
import type { DebugSession } from './debug-session.ts';
import { variablesOf } from './make-stop.ts';
import { queuedMessage, type SessionState } from './session-state.ts';
import type { Stop } from './stop.ts';

/** The commands that only look, or set a value: at the stop at hand, or at one of the past. */
export const lookCommands = (
  state: SessionState,
): Pick<
  DebugSession,
  'evaluate' | 'assign' | 'scopes' | 'back' | 'forward' | 'changes' | 'compare' | 'logs' | 'queue' | 'outcomeOf'
> => {
  const { recording } = state;
  return {
    evaluate: async (expression, options) => {
      const past = recording.past();
      if (past) return options.mayChange ? isPast : recorded(past, expression);
      return (await state.standing?.pause?.evaluate(expression, options)) ?? nowhere(state);
    },
    assign: async (target, expression, frame) => {
      if (recording.past()) return isPast;
      return (await state.standing?.pause?.assign(target, expression, frame)) ?? nowhere(state);
    },
    scopes: async (frame) => {
      const past = recording.past();
      if (past) return frame === 0 ? past.scopes : [];
      return (await state.standing?.pause?.scopesOf(frame)) ?? [];
    },
    back: () => recording.back(),
    forward: () => recording.forward(),
    changes: (name) => recording.changes(name),
    compare: () => comparison(state),
    logs: () => state.run?.logs ?? [],
    queue: () => state.entries.map((entry, index) => queuedMessage(state, entry, index)),
    outcomeOf: (number) => state.entries[number - 1]?.counted?.outcome ?? null,
  };
};

const isPast: Evaluation = { error: 'this is the past: it cannot be changed. forward leads back' };

const recorded = ({ scopes }: Stop, expression: string): Evaluation => {
  const value = valueAt(variablesOf(scopes), expression);
  if (value) return { value };
  if (parsePath(expression) === null) return { error: 'in the past only names and paths such as a.b[0] can be read' };
  return { error: `${expression} was not recorded here` };
};

const nowhere = ({ standing }: SessionState): Evaluation => ({
  error: standing === null ? 'the handler is running' : 'there is nothing to evaluate at this stage',
});

const comparison = ({ run, recording, standing }: SessionState) => {
  if (run === null) return null;
  const { number, attempt } = run.queued;
  const { lastRun, runBefore } = run.entry;
  const isOver = lastRun?.attempt === attempt;
  const before = isOver ? runBefore : lastRun;
  if (before === null) return null;
  const result = standing?.stop.result ?? (isOver ? lastRun.result : null);
  return compareRuns(before, { stops: recording.run(number, attempt), result });
};
