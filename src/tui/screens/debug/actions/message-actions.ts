import { pinnedExpectation } from '../../../../app/accept-run.ts';
import type { AppContext } from '../../../../app/context.ts';
import type { DebugSession, SessionProduced } from '../../../../app/debug/debug-session.ts';
import { faultOfEdited, textToEdit } from '../../../../app/debug/edit-text.ts';
import type { QueuedMessage } from '../../../../app/debug/stop.ts';
import { requireWorkspace } from '../../../../app/require-workspace.ts';
import { runBesideFile } from '../../../../app/run-fixtures.ts';
import type { InspectedMessage } from '../../../../core/message.ts';
import type { ReplayResult } from '../../../../core/replay/replay-result.ts';
import { clean } from '../../../frame/clean.ts';
import type { Action, Actions } from '../../../keys/binding.ts';
import { askToSend } from '../../../produce/ask-to-send.ts';
import { sendRefusal } from '../../../produce/send-refusal.ts';
import { targetChange } from '../../../produce/target-change.ts';
import type { Ui } from '../../../ui.ts';
import { expectOutcome } from '../../expect-outcome.ts';
import { outcomeText, saveAsFixture } from '../../save-as-fixture.ts';
import type { DebugModel } from '../debug-model.ts';
import { isEdited, resultInSight } from '../debug-picture.ts';
import { mostResults, resultOf } from '../kept-results.ts';
import type { Live } from '../live-session.ts';
import { queuedInSight } from '../panes/stage-rows.ts';
import { queuedAtCursor } from '../queue-in-sight.ts';
import { handlerRuns, noSession } from '../refusals.ts';
import { forSession } from './for-session.ts';
import { openingEditor } from './opening-editor.ts';
import { isAtEntry, toOutcome } from './to-outcome.ts';

/** What is done with the message, with what it led to, and with the handler's file. */
export const messageActions = (ui: Ui, model: DebugModel): Actions => ({
  ...forSession(model, {
    edit: ({ session }) => editing(ui, model, session),
    send: (live) => sending(ui, live),
    'save-fixture': () => saving(ui, model),
  }),
  'open-editor': openingEditor(ui, model) ?? noSession(model.state()) ?? 'There is no file to open.',
});

const editing = (ui: Ui, model: DebugModel, session: DebugSession): Action => {
  const queued = queuedInSight(model.picture());
  if (queued === null) return 'No message is at hand.';
  if (model.state().phase === 'running') return handlerRuns;
  return () => edit(ui, model, { session, queued });
};

type Editing = { readonly session: DebugSession; readonly queued: QueuedMessage };

const edit = async (ui: Ui, model: DebugModel, { session, queued }: Editing): Promise<void> => {
  let text = textToEdit(queued.message);
  for (;;) {
    const edited = await ui.editText(text, 'message.json');
    if (edited === null || edited === textToEdit(queued.message)) return ui.say('Nothing was changed.');
    const fault = faultOfEdited(edited);
    if (fault === null) return runEdited(ui, model, { session, json: edited });
    text = edited;
    if (!(await ui.confirm('The text is no JSON. Open it again?', [fault]))) return;
  }
};

const runEdited = async (
  ui: Ui,
  model: DebugModel,
  { session, json }: { readonly session: DebugSession; readonly json: string },
): Promise<void> => {
  const edited = session.edit({ pointer: '', json });
  if ('error' in edited) return ui.say(edited.error, 'bad');
  model.happen({ type: 'edited', number: edited.queued.number });
  const errors = edited.queued.message.issues.filter(({ level }) => level === 'error').length;
  const hasBegun = await model.begin(() => session.reload());
  if (hasBegun && errors > 0)
    ui.say(`The message is not valid now: ${errors} ${errors === 1 ? 'error' : 'errors'}.`, 'bad');
  ui.draw('now');
};

const sending = (ui: Ui, { session, signal }: Live): Action => {
  const context = session.context();
  const refusal = sendRefusal(ui) ?? otherTarget(context, ui.context());
  if (refusal !== null) return refusal;
  const held = session.produced().filter((one) => one.held);
  if (held.length === 0) return 'Nothing is held.';
  return async () => {
    const count = countText(held.length);
    if (!(await askToSend(ui, context, { question: `Send ${count}?`, lines: topicLines(held) }))) return;
    // It may have been renewed meanwhile, and be elsewhere than the screens still or again are.
    const other = otherTarget(context, session.context());
    if (other !== null) return ui.say(`Nothing is sent. ${other}`, 'bad');
    // The handler may have produced more since it was asked, or have been run again.
    const agreed = held.map(({ number }) => number);
    const sent = await ui.send(count, (giveUp) => session.send(agreed, { signal: AbortSignal.any([signal, giveUp]) }));
    if (sent === null) return;
    if (sent.length === held.length) ui.say(`Sent ${count}.`, 'ok');
    else ui.say(`Sent ${sent.length} of ${count}: the others were no longer held.`, 'bad');
    ui.draw('now');
  };
};

const countText = (count: number): string => `${count} held ${count === 1 ? 'message' : 'messages'}`;

const topicLines = (held: readonly SessionProduced[]): readonly string[] =>
  [...Map.groupBy(held, ({ message }) => message.raw.topic)].map(([topic, { length }]) => `${length} to ${topic}`);

/** A session sends in the context that it has read, which need not be that of the screens any more. */
const otherTarget = (own: AppContext, now: AppContext): string | null => {
  const change = targetChange(own, now);
  return change === null ? null : `${change} This session is of before: ^r begins it anew.`;
};

type Saved = { readonly message: InspectedMessage; readonly result?: ReplayResult | undefined };

const saving = (ui: Ui, model: DebugModel): Action => {
  const known = toSave(model);
  const goesOn = typeof known === 'string' && isAtEntry(model.state());
  if (typeof known === 'string' && !goesOn) return known;
  return async () => {
    if (goesOn && !(await toOutcome(ui, model))) return;
    const found = toSave(model);
    if (typeof found === 'string') return ui.say(found);
    const { result } = found;
    if (result?.fixture !== undefined && !isOther(model)) await expectThere(ui, result, result.fixture);
    else await saveAsFixture(ui, found);
    ui.draw('now');
  };
};

/** A message that is in a fixture already needs no second one. */
const expectThere = async (ui: Ui, result: ReplayResult, file: string): Promise<void> => {
  if (result.differences?.length === 0)
    return ui.say(`${clean(file)} expects this already: ${outcomeText(result)}.`, 'ok');
  const run = await runBesideFile(ui.context(), file, result);
  await expectOutcome(ui, run, pinnedExpectation(run, requireWorkspace(ui.context()).catalog));
};

/** What is to be saved is another message than its source holds. */
const isOther = (model: DebugModel): boolean => {
  const state = model.state();
  const chosen = state.pane === 'queue' ? queuedAtCursor(model.picture()) : null;
  return chosen === null ? isEdited(state) : state.edited.has(chosen.number);
};

/** In the queue the message of the cursor, else the one at hand. */
const toSave = (model: DebugModel): Saved | string => {
  const state = model.state();
  const chosen = state.pane === 'queue' ? queuedAtCursor(model.picture()) : null;
  if (chosen && chosen.number !== state.look?.stop.queued.number) return resultToSave(model, chosen.number);
  const result = resultInSight(state);
  if (result !== null) return savedOf(result);
  if (state.look?.stop.reason === 'invalid') return { message: state.look.stop.queued.message };
  if (state.phase === 'running') return 'The handler still runs: what comes out is not known yet.';
  return 'What comes out is not known yet: t goes to its outcome, c to the end.';
};

const resultToSave = (model: DebugModel, number: number): Saved | string => {
  const result = resultOf(model.state().results, number);
  if (result !== null) return savedOf(result);
  if (model.picture().outcomeOf(number) === null) return 'This message has not run yet: r runs it.';
  return `What came out of it is not kept, only of the last ${mostResults} or fewer: r runs it again.`;
};

/** Who skips a message here says nothing of what its handler makes of it. */
const savedOf = (result: ReplayResult): Saved | string => {
  const { outcome, steps, message } = result;
  const isLeft = outcome === 'skipped' && !steps.some(({ step }) => step === 'adapt' || step === 'handle');
  return isLeft ? 'It was skipped here before anything came out: r runs it.' : { message, result };
};
