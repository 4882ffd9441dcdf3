import type { DebugSession, PastStop } from '../../../../app/debug/debug-session.ts';
import { variablesOf } from '../../../../app/debug/make-stop.ts';
import type { Watched } from '../../../../app/debug/stop.ts';
import type { Evaluation } from '../../../../core/debug/pause.ts';
import { valueLines } from '../../../../core/debug/value-lines.ts';
import { expressionFault } from '../../../../core/expression-fault.ts';
import { clean } from '../../../frame/clean.ts';
import type { Action, Actions } from '../../../keys/binding.ts';
import type { PromptRequest, Ui } from '../../../ui.ts';
import type { DebugModel } from '../debug-model.ts';
import { resultInSight } from '../debug-picture.ts';
import { moduleVariables } from '../module-scope.ts';
import { comparisonLines } from '../panes/comparison-lines.ts';
import { queuedInSight } from '../panes/stage-rows.ts';
import { handlerRuns, notAtLine, notStanding } from '../refusals.ts';
import { forSession } from './for-session.ts';
import { isRunningLong } from './going-actions.ts';
import { isAtEntry, toOutcome } from './to-outcome.ts';

/** Columns that a value may take before it is shown over several lines. */
const lineColumns = 76;

export type Histories = { readonly evaluated: string[]; readonly watched: string[]; readonly sought: string[] };

/** What only looks at the handler, or at what it did. */
export const lookingActions = (ui: Ui, model: DebugModel, { evaluated, watched }: Histories): Actions => {
  const state = model.state();
  const past = (look: () => PastStop | null): Action => notStanding(state) ?? (() => lookBack(ui, model, look()));
  return forSession(model, {
    before: ({ session }) => past(session.back),
    after: ({ session }) => past(session.forward),
    evaluate: ({ session }) => notAtLine(state) ?? (() => evaluate(ui, model, { session, history: evaluated })),
    watch: ({ session }) => watching(ui, model, { session, history: watched }),
    unwatch: ({ session }) => unwatching(model, session),
    compare: ({ session }) =>
      (isRunningLong(ui, state) ? handlerRuns : ranOnce(model)) ?? (() => compare(ui, model, session)),
  });
};

const onlyOnce = 'This message ran only once: r runs it again.';

const ranOnce = (model: DebugModel): string | null =>
  (queuedInSight(model.picture())?.attempt ?? 0) < 2 ? onlyOnce : null;

const lookBack = async (ui: Ui, model: DebugModel, past: PastStop | null): Promise<void> => {
  if (past === null) return ui.say('Nothing is recorded yet.');
  if (past.edge === 'first') ui.say('This is the first stop that is recorded.');
  if (past.edge === 'last') ui.say('This is the present.');
  await model.happenAtSpot({ type: 'looked-back', stop: past.stop, edge: past.edge });
};

type Asking = { readonly session: DebugSession; readonly history: string[] };

const evaluate = async (ui: Ui, model: DebugModel, { session, history }: Asking): Promise<void> => {
  const answer = await ui.prompt({
    label: 'evaluate',
    asks: 'an expression; !EXPR may change things',
    history,
    refuse: faultOf,
    ...completing(model),
  });
  if (answer === null || answer.trim() === '') return;
  history.push(answer);
  const mayChange = answer.trimStart().startsWith('!');
  const expression = mayChange ? answer.trimStart().slice(1) : answer;
  const { frame = 0 } = model.state().look ?? {};
  const evaluation = await session.evaluate(expression, { frame, mayChange });
  if (mayChange) {
    await readScopes(model, session, frame);
    await readWatches(model, session);
  }
  tell(ui, expression, evaluation);
  ui.draw('now');
};

/** Why a text cannot be evaluated; null where it can. */
const faultOf = (text: string): string | null => {
  const expression = text.trim().replace(/^!/, '');
  const fault = expression === '' ? null : expressionFault(expression);
  return fault === null ? null : `This is no JavaScript expression: ${fault}`;
};

const tell = (ui: Ui, expression: string, evaluation: Evaluation): void => {
  if ('error' in evaluation) {
    ui.say(`${evaluation.error}${evaluation.isGuarded ? `; to let it: !${expression}` : ''}`, 'bad');
    return;
  }
  const lines = valueLines(evaluation.value, lineColumns);
  if (lines.length === 1) ui.say(`${expression} = ${lines[0]}`, 'ok');
  else ui.show(clean(expression), lines);
};

/** Reads again what a call sees. */
export const readScopes = async (model: DebugModel, session: DebugSession, frame: number): Promise<void> => {
  const { look } = model.state();
  const call = look?.stop.frames[frame];
  if (look === null || call === undefined) return;
  const isReadable = frame === 0 || !(look.isPast || call.isAsync);
  const all = isReadable ? await session.scopes(frame) : null;
  if (model.state().look?.stop.number !== look.stop.number) return;
  const scopes = all?.filter(({ kind }) => kind !== 'module') ?? null;
  const module = all === null || look.isPast ? null : moduleVariables(all);
  await model.happenAtSpot({ type: 'chose-frame', frame, scopes, module });
};

const readWatches = async (model: DebugModel, session: DebugSession): Promise<void> => {
  const watches: Watched[] = [];
  for (const { expression } of session.watches()) {
    watches.push({ expression, evaluation: await session.evaluate(expression, { frame: 0, mayChange: false }) });
  }
  if (model.live()?.session === session) model.happen({ type: 'watched', watches });
};

/** Tab completes the name at the end to a variable in sight. */
const completing = (model: DebugModel): Pick<PromptRequest, 'complete'> => ({
  complete: (text) => {
    const word = /[\p{ID_Continue}$]*$/u.exec(text)?.[0] ?? '';
    const before = text.slice(0, text.length - word.length);
    if (before.endsWith('.')) return [];
    return variablesOf(model.state().look?.scopes ?? [])
      .map(({ name }) => name)
      .filter((name) => name.startsWith(word))
      .map((name) => before + name);
  },
});

const watching =
  (ui: Ui, model: DebugModel, { session, history }: Asking): Action =>
  async () => {
    const answer = await ui.prompt({
      label: 'watch',
      asks: 'an expression; one that is watched already is no more',
      refuse: faultOf,
      history,
      ...completing(model),
    });
    const expression = answer?.trim() ?? '';
    if (expression === '') return;
    history.push(expression);
    const known = session.watches().find((one) => one.expression === expression);
    if (known) return unwatch(model, session, expression);
    const { evaluation } = await session.addWatch(expression);
    const before = model.state().look?.stop.watches ?? [];
    model.happen({ type: 'watched', watches: [...before, { expression, evaluation }] });
    ui.draw('now');
  };

/** The one under the cursor. */
const unwatching =
  (model: DebugModel, session: DebugSession): Action =>
  () =>
    unwatch(model, session, session.watches()[model.state().cursors.watches.at]?.expression);

const unwatch = (model: DebugModel, session: DebugSession, expression: string | undefined): void => {
  const known = session.watches().find((one) => one.expression === expression);
  if (known) session.removeWatch(known.number);
  const before = model.state().look?.stop.watches ?? [];
  model.happen({ type: 'watched', watches: before.filter((one) => one.expression !== expression) });
};

const compare = async (ui: Ui, model: DebugModel, session: DebugSession): Promise<void> => {
  await model.rest();
  if (model.state().phase === 'running') return ui.say(handlerRuns);
  if (session.compare() !== null && isAtEntry(model.state()) && !(await toOutcome(ui, model))) return;
  const comparison = session.compare();
  if (comparison === null) return ui.say(onlyOnce);
  const isOver = resultInSight(model.state()) !== null;
  const lines = comparisonLines(comparison, { theme: ui.theme, isOver });
  ui.show('This run and the one before', lines, ['save-fixture']);
};
