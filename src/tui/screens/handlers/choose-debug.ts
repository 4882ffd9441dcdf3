import { join } from 'node:path';
import { listFixtures } from '../../../app/fixture-list.ts';
import type { HandlerSummary } from '../../../app/handlers.ts';
import { entriesIn } from '../../../app/run-fixtures.ts';
import { askName } from '../../ask/choose-name.ts';
import type { DebugTarget } from '../../route.ts';
import type { Ui } from '../../ui.ts';

const fixtureKeys = [...'123456789'];

/** What a handler is to be debugged with, as the user chooses; null when the user left it. */
export const chooseDebug = async (ui: Ui, { name, topics, events }: HandlerSummary): Promise<DebugTarget | null> => {
  const fixtures = await fixturesOf(ui, events);
  const topic = topics.join(', ');
  const others = fixtures.length - fixtureKeys.length;
  const key = await ui.choose(`Debug ${name} with`, [
    { key: 'l', label: `the last messages of ${topic}` },
    { key: 's', label: `${topic} from the start` },
    ...fixtures.slice(0, fixtureKeys.length).map(({ file }, index) => ({ key: fixtureKeys[index] ?? '', label: file })),
    ...(others > 0 ? [{ key: '/', label: `another of ${fixtures.length} fixtures` }] : []),
  ]);
  if (key === null) return null;
  if (key === 'l') return lastOf(ui, name);
  if (key === 's') return { handler: name, sources: [] };
  const files = fixtures.map(({ file }) => file);
  const file = key === '/' ? await askName(ui, { what: 'Fixture', names: files }) : files[fixtureKeys.indexOf(key)];
  const fixture = fixtures.find((one) => one.file === file);
  if (fixture === undefined) return null;
  return { handler: name, sources: [fixturePath(ui, fixture.file)], handleInvalid: fixture.valid === false };
};

/** A fixture's path wherever evtool was started. */
export const fixturePath = (ui: Ui, file: string): string => join(ui.context().workspace?.root ?? '', file);

const fixturesOf = async (ui: Ui, events: readonly string[]) => {
  const { root } = await listFixtures(ui.context(), { signal: ui.signal });
  return entriesIn(root).filter(({ event }) => event !== null && events.includes(event));
};

const lastOf = async (ui: Ui, handler: string): Promise<DebugTarget | null> => {
  const answer = await ui.prompt({
    label: 'How many of the last messages?',
    initial: '10',
    refuse: (text) => (/^[1-9]\d{0,5}$/.test(text) ? null : 'A whole number from 1 on.'),
  });
  return answer === null ? null : { handler, sources: [], last: Number(answer) };
};
