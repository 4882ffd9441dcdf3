import { mkdir } from 'node:fs/promises';
import { schemasScreen } from '../../../src/tui/screens/schemas/schemas-screen.ts';
import { keyWalk, type Walk } from '../../support/key-walk.ts';
import { walkMoves } from '../../support/walk-moves.ts';
import type { WalkPlace, WalkWorld } from '../../support/walk-place.ts';

/** More than have room. */
const countFor = ({ rows }: WalkPlace): number => rows + 2;

/** One with a fault, and a folder of more than have room, each longer than its pane. */
const addSchemas = async ({ workspace }: WalkWorld, place: WalkPlace): Promise<void> => {
  await workspace.write('schemas/broken.yaml', 'title: Broken\ntype: object\nproperties:\n  id: { type: integr }\n');
  await mkdir(workspace.path('schemas/list'));
  const lines = Array.from({ length: 200 }, (_, n) => `# line ${n}\n`).join('');
  for (let n = 0; n < countFor(place); n += 1) {
    await workspace.write(`schemas/list/s-${String(n).padStart(2, '0')}.yaml`, `${lines}type: object\n`);
  }
};

keyWalk({ ...schemasScreen, prepare: addSchemas }, async (walk) => {
  await walk.goes(['7'], /▾ ✗ schemas\/broken\.yaml/);
  await walkFolds(walk);
  await walkFault(walk);
  await walkEvent(walk);
  await walkNothing(walk);
  await walkLists(walk);
});

const isIn =
  ({ focus }: Walk, title: string) =>
  async () =>
    (await focus()).startsWith(title);

/** The cursor begins at the fault. */
const walkFolds = async (walk: Walk): Promise<void> => {
  for (const [unfold, fold] of [
    ['l', 'h'],
    ['right', 'left'],
  ] as const) {
    await walk.key('fold', fold, /▸ ✗ schemas\/broken\.yaml/);
    await walk.key('unfold', unfold, /▾ ✗ schemas\/broken\.yaml/);
    await walk.key('unfold', unfold, isIn(walk, 'schemas/broken.yaml'));
    await walk.key('fold', fold, isIn(walk, 'Schemas'));
  }
};

const walkFault = async ({ key, goes, copied, editor, workspace, focus }: Walk): Promise<void> => {
  await key('copy', 'y', async () => /^schemas\/broken\.yaml:4:\d+$/.test(await copied()));
  const call = `+4 ${workspace.path('schemas/broken.yaml')}`;
  const hasCalls = (count: number) => async (screen: string) => {
    const calls = await editor.calls();
    return calls.length === count && calls.every((one) => one === call) && screen.includes('Schemas');
  };
  await key('edit', 'V', hasCalls(1));
  await key('edit', 'e', hasCalls(2));
  await key('open', 'Enter', async () => (await focus()).startsWith('schemas/broken.yaml'));
  await editor.next('s/integr/integer/');
  await goes(['e'], async (screen) => (await hasCalls(3)(screen)) && screen.includes('integer'));
  await goes(['h'], /✓ schemas\/broken\.yaml/);
};

const walkEvent = async ({ key, goes, answers, until, prefix, inverse, cursor }: Walk): Promise<void> => {
  await key('filter', '/', /^\/(?! ?filter)/m);
  await answers('todo-created');
  await until(/Schemas \d+.* \/todo-created/);
  await goes(['j'], async () => (await cursor()).includes('→ event todo-created'));
  await key('open', 'Enter', async (screen) => {
    const [tab = ''] = await inverse();
    return tab.endsWith('Messages') && screen.includes(`${prefix}idmsvc.todo-created`);
  });
  await goes(['q'], /Schemas \d+.* \/todo-created/);
  await goes(['Esc'], /^╭─ Schemas \d+ ─/m);
};

const walkNothing = async ({ refuses, goes, answers, until }: Walk): Promise<void> => {
  await goes(['/'], /^\//m);
  await answers('nobody');
  await until(/No schema has "nobody"/);
  for (const [id, key] of [
    ['open', 'Enter'],
    ['edit', 'e'],
    ['copy', 'y'],
    ['unfold', 'l'],
  ] as const) {
    await refuses(id, key, /There is no schema under the cursor/);
  }
  await goes(['Esc'], /^╭─ Schemas \d+ ─/m);
};

const walkLists = async (walk: Walk): Promise<void> => {
  const { goes, answers, until, cursor, place } = walk;
  await goes(['/'], /^\//m);
  await answers('schemas/list');
  await until(/Schemas \d+.* \/schemas\/list/);
  await walkMoves(walk, { at: async () => numberOf(/s-(\d+)/, await cursor()), last: countFor(place) - 1 });
  await goes(['l'], isIn(walk, 'schemas/list/s-00.yaml'));
  await walkMoves(walk, { at: (screen) => numberOf(/# line (\d+)/, screen) });
};

const numberOf = (pattern: RegExp, text: string): number => Number(pattern.exec(text)?.[1] ?? -1);
