import type { Action, Actions } from '../../../keys/binding.ts';
import type { Ui } from '../../../ui.ts';
import type { DebugModel } from '../debug-model.ts';
import { spotInSight } from '../debug-picture.ts';
import { matchAfter, matchingLines } from '../matching-lines.ts';
import { queueInSight } from '../queue-in-sight.ts';
import { noSession } from '../refusals.ts';
import type { Histories } from './looking-actions.ts';

/** Columns that the source moves by at a time. */
const shift = 8;

/** What brings something into sight: in the source a text or the rest of long lines, in the queue a few messages. */
export const findingActions = (ui: Ui, model: DebugModel, { sought }: Pick<Histories, 'sought'>): Actions => {
  const lines = linesInSight(model);
  const noCode = noSession(model.state()) ?? 'There is no code in sight.';
  const { left } = model.state();
  const shiftTo = (next: number): void => model.happen({ type: 'shifted', left: Math.max(0, next) });
  const longest = (): number =>
    Math.max(0, ...(lines ?? []).map((line) => line.reduce((sum, one) => sum + one.text.length, 0)));
  const isQueue = model.state().pane === 'queue';
  const searching = lines === null ? noCode : () => search(ui, model, sought);
  return {
    search: isQueue ? (noSession(model.state()) ?? (() => filter(ui, model))) : searching,
    'next-match': lines === null ? noCode : turning(ui, model, 1),
    'previous-match': lines === null ? noCode : turning(ui, model, -1),
    'shift-right': lines === null ? noCode : () => shiftTo(left + shift < longest() ? left + shift : left),
    'shift-left': left === 0 ? 'The lines are shown from their beginning.' : () => shiftTo(left - shift),
  };
};

const linesInSight = (model: DebugModel) => {
  const spot = spotInSight(model.state());
  return spot === null ? null : model.sources.of(spot.file);
};

/** While one types the cursor goes to the first match at or after where it was; an empty text takes the last one again. */
const search = async (ui: Ui, model: DebugModel, history: string[]): Promise<void> => {
  model.happen({ type: 'focused', pane: 'source' });
  const before = model.state();
  const { at } = before.cursors.source;
  const look = (word: string): void => {
    model.happen({ type: 'sought', word });
    moveTo(model, matchAfter(matchesNow(model), at - 1, 1) ?? at);
  };
  const answer = await ui.prompt({
    label: '/',
    asks: before.sought === '' ? 'a text of the source' : `Enter: ${before.sought}`,
    history,
    onChange: look,
  });
  if (answer === null) {
    model.happen({ type: 'sought', word: before.sought });
    moveTo(model, at);
    return;
  }
  if (answer === '') {
    look(before.sought);
    return turn(ui, model, 1);
  }
  history.push(answer);
  tellMatches(ui, model);
};

const matchesNow = (model: DebugModel): readonly number[] =>
  matchingLines(linesInSight(model) ?? [], model.state().sought);

const moveTo = (model: DebugModel, line: number): void =>
  model.move('source', line, { length: linesInSight(model)?.length ?? 0 });

const turning = (ui: Ui, model: DebugModel, step: 1 | -1): Action =>
  model.state().sought === '' ? 'Nothing is looked for yet: / does.' : () => turn(ui, model, step);

const turn = (ui: Ui, model: DebugModel, step: 1 | -1): void => {
  const next = matchAfter(matchesNow(model), model.state().cursors.source.at, step);
  if (next !== undefined) moveTo(model, next);
  tellMatches(ui, model);
};

const tellMatches = (ui: Ui, model: DebugModel): void => {
  const { sought, cursors } = model.state();
  if (sought === '') return;
  const matches = matchesNow(model);
  const place = matches.indexOf(cursors.source.at) + 1;
  ui.say(
    matches.length === 0
      ? `No line has "${sought}".`
      : `Line ${place} of ${matches.length} that have "${sought}": "." and "," go on.`,
  );
};

const filter = async (ui: Ui, model: DebugModel): Promise<void> => {
  const before = model.state().queueFilter;
  const set = (words: string): void => model.happen({ type: 'filtered', filter: words });
  const answer = await ui.prompt({
    label: '/',
    initial: before,
    asks: 'words of a name, a key, an event or an outcome',
    onChange: set,
  });
  if (answer === null) set('');
  else if (queueInSight(model.picture()).length === 0) ui.say('No message has these words. Esc shows all.');
};
