import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { globalBindings } from '../../../src/tui/keys/global-bindings.ts';
import { screens } from '../../../src/tui/screens/index.ts';
import { keyWalk, type Walk } from '../../support/key-walk.ts';
import type { WalkWorld } from '../../support/walk-place.ts';

/** The handler goes on as long as anybody waits. */
const slowIntrospect = ({ workspace }: WalkWorld): Promise<void> =>
  workspace.edit('handlers/introspect.ts', (text) =>
    text.replace('const pages =', 'await new Promise((resolve) => setTimeout(resolve, 600_000));\n    const pages ='),
  );

keyWalk({ title: 'every screen', bindings: globalBindings, prepare: slowIntrospect }, async (walk) => {
  await walkScreens(walk);
  await walkHelp(walk);
  await walkCommand(walk);
  await walkCommandLine(walk);
  await openSession(walk);
  await walkPanes(walk);
  await walkRedraw(walk);
  await walkSuspend(walk);
  await walkQuitNow(walk);
  await walk.again();
  await walkBackAndQuit(walk);
});

const isOn =
  ({ inverse }: Walk, title: string) =>
  async (): Promise<boolean> =>
    (await inverse())[0]?.endsWith(` ${title}`) ?? false;

const walkScreens = async (walk: Walk): Promise<void> => {
  const [first, ...others] = screens;
  for (const { name, title } of [...others, ...(first ? [first] : [])]) {
    const keys = globalBindings.find(({ id }) => id === name)?.keys ?? [];
    for (const key of keys) await walk.key(name, key, isOn(walk, title));
    // No topic was chosen yet.
    if (name === 'messages')
      await walk.refuses('command-line', '!', /There is no command line for what is on the screen yet/);
  }
};

const walkHelp = async ({ key, refuses }: Walk): Promise<void> => {
  await key('help', '?', /Keys: Topics[\s\S]*Enter +see the messages of the topic/);
  await key('back', 'Esc', /^╭─ Topics \d/m);
  await refuses('back', 'Esc', /This is the first screen\. q quits\./);
  await refuses('next-pane', 'Tab', /This screen has one pane/);
  await refuses('previous-pane', 'S-Tab', /This screen has one pane/);
};

const walkCommand = async (walk: Walk): Promise<void> => {
  const { key, goes, types } = walk;
  await key('command', ':', /^:/m);
  await types('grou');
  await goes(['Tab'], /^:groups/m);
  await goes(['Enter'], isOn(walk, 'Groups'));
  await goes([':'], /^:/m);
  await types('grops');
  await goes(['Enter'], /No such action\. Did you mean groups\?/);
  await goes(['Esc'], (screen) => !/^:/m.test(screen));
};

const walkCommandLine = async (walk: Walk): Promise<void> => {
  const { key, goes, copied, place } = walk;
  const line = place.address === null ? 'evtool groups' : `evtool groups -b ${place.address}`;
  await key('command-line', '!', async (screen) => screen.includes('─ Command line ─') && (await copied()) === line);
  await goes(['Esc'], isNoOverlay);
};

const isNoOverlay = (screen: string): boolean => screen.includes('─ Groups ');

/** The handler stands at its first line. */
const openSession = async (walk: Walk): Promise<void> => {
  const { key, goes } = walk;
  await key('handlers', '4', /introspect +introspect/);
  await goes(['Enter'], /Debug introspect with[\s\S]* 1 fixtures\/msg-1\.json/);
  await goes(['1'], /introspect\.ts:\d+ .*\(entry\)/);
};

const walkPanes = async ({ key, refuses, focus }: Walk): Promise<void> => {
  const source = await focus();
  const isIn = (title: string) => async () => (await focus()).startsWith(title);
  const panes = (screen: string): number => screen.split('╭').length - 1;
  await key('enlarge', '+', (screen) => panes(screen) === 1);
  await refuses('enlarge', '+', /This pane has all the room\. _ shares it again\./);
  await key('reduce', '_', (screen) => panes(screen) > 1);
  await refuses('reduce', '_', /No pane is enlarged/);
  await key('next-pane', 'Tab', isIn('Locals'));
  await key('next-pane', 'Tab', isIn('Watches'));
  await key('previous-pane', 'S-Tab', isIn('Locals'));
  await key('previous-pane', 'S-Tab', isIn(source));
};

/** Something else writes over the screen, as a job in the background does. */
const walkRedraw = async ({ key, until, pid }: Walk): Promise<void> => {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'tty=', '-p', `${pid}`]);
  await writeFile(`/dev/${stdout.trim()}`, '\u001b7\u001b[5;3Hfrom another job\u001b8');
  await until(/from another job/);
  await key('redraw', '^l', (screen) => !screen.includes('from another job') && screen.includes('(entry)'));
};

const walkSuspend = async ({ key, until, enter, isBack }: Walk): Promise<void> => {
  await key('suspend', '^z', /Stopped/);
  await isBack();
  await enter('clear; echo what was there; fg; echo "ended with $?"');
  await until(/\(entry\)/);
};

const walkQuitNow = async ({ key, goes, isBackAfter }: Walk): Promise<void> => {
  await goes(['c'], /▶ running/);
  await key('quit-now', '^c', /A handler runs\. \^C once more quits\./);
  await key('quit-now', '^c', /^ended with 130$/m);
  await isBackAfter(130);
};

const walkBackAndQuit = async (walk: Walk): Promise<void> => {
  const { key, goes, until, isBackAfter } = walk;
  const messages = isOn(walk, 'Messages');
  const topics = isOn(walk, 'Topics');
  // Whichever topic is the first: others may have some on the same broker.
  await until(/^│ TOPIC [^\n]*\n│ [a-z]/m);
  await goes(['Enter'], messages);
  await key('back', 'Esc', topics);
  await goes(['Enter'], messages);
  await key('quit', 'q', topics);
  await key('quit', 'q', /^ended with 0$/m);
  await isBackAfter(0);
};
