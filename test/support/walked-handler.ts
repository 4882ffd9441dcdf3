import { draftOf, send } from './broker-session.ts';
import type { Walk } from './key-walk.ts';
import type { WalkWorld } from './walk-place.ts';

export const handlerFile = 'handlers/todo-created.ts';

/** It runs without end for the id 99. */
const code = `import { defineHandler } from 'evtool';

type Todo = { readonly id: number; readonly title: string; readonly description: string };

export default defineHandler<Todo>({
  async onMessage({ value: todo }, context) {
    const words = todo.title.split(' ');
    const long = longest(words);
    context.log.info('the longest', { long });
    let turns = 0;
    while (todo.id === 99) turns += 1;
    const next = { ...todo, id: todo.id + 100 };
    await context.produce('todo-created', { key: long, value: next });
    context.log.info('it is done');
  },
});

const longest = (words: readonly string[]): string => {
  let found = '';
  for (const word of words) {
    if (word.length > found.length) found = word;
  }
  return found;
};
`;
export const at = { first: 7, call: 8, log: 9, loop: 11, next: 12, produce: 13, inside: 19 } as const;

/** More than any of the sizes has room for, and a line that is longer than it. */
export const lines = 120;
const before = code.split('\n').length - 1;
const longLine = `// ${Array.from({ length: 60 }, (_, n) => `word-${n}`).join(' ')} the-end`;
const source = `${code}${longLine}\n${Array.from({ length: lines - before - 1 }, (_, n) => `// note ${before + n + 2}`).join('\n')}`;

const todo = (id: number, title = 'one three five') => ({ id, title, description: 'none' });

export const prepareHandler = async ({ workspace, broker, prefix }: WalkWorld): Promise<void> => {
  await workspace.write(handlerFile, source);
  const values = [todo(1), todo(2), todo(99), todo(4)];
  await send(
    broker,
    values.map((value) => draftOf(`${prefix}idmsvc.todo-created`, JSON.stringify(value), { partition: 0 })),
  );
};

export const stop = (line: number, reason: string, name = 'onMessage'): RegExp =>
  new RegExp(`todo-created\\.ts:${line} ${name} {2}\\(${reason}`);
export const entry = stop(at.first, 'entry');
/** The sign of a breakpoint beside a line. */
export const marked = (line: number): RegExp => new RegExp(`\\b${line}●`);

/** Goes on with Tab until a pane has the keys. */
export const toPane = async ({ goes, focus }: Walk, name: string): Promise<void> => {
  for (let turns = 0; turns < 8; turns += 1) {
    const now = await focus();
    if (now.startsWith(name)) return;
    await goes(['Tab'], async () => (await focus()) !== now);
  }
  throw new Error(`no pane ${name}`);
};

/** The line of the cursor in the source: its number stands inverse, but where the handler stands there, too. */
export const lineOf = async ({ cursor, screen }: Pick<Walk, 'cursor' | 'screen'>): Promise<number> =>
  Number(/^\d+/m.exec(await cursor())?.[0] ?? /│ +(\d+)●?▶/.exec((await screen()).replaceAll(' ▶', '▶'))?.[1]);

export const toLine = async (walk: Walk, line: number): Promise<void> => {
  const isThere = async (): Promise<boolean> => (await lineOf(walk)) === line;
  if (await isThere()) return;
  await walk.press('g', ...Array.from({ length: line - 1 }, () => 'j'));
  await walk.until(isThere);
};
