import { chmod } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { realKafka } from '../support/kafka.ts';
import { spawnEvtool } from '../support/run-cli.ts';
import { hasTerminal } from '../support/terminal.ts';
import { openUiTerminal } from '../support/ui-terminal.ts';
import { copyWorkspace, type WorkspaceCopy } from '../support/workspace-copy.ts';

const kafka = await realKafka();

/** What a handler fails at, how it looks, and how its file is mended. */
type Fault = {
  readonly value: Readonly<Record<string, unknown>>;
  readonly row: RegExp;
  /** What is said at `d`. */
  readonly note: RegExp;
  /** What the editor is told. */
  readonly place: RegExp;
  readonly error: string;
  readonly sed: string;
  readonly expected: unknown;
};

const faults: Readonly<Record<string, Fault>> = {
  'a message that its handler cannot take': {
    value: { id: 21, title: 'Audit', description: 'All the books. #audit due:2026-02-30' },
    row: /✓.*\{"id":21/,
    note: /n next/,
    place: /^\+9 \S*\/handlers\/due-date\.ts\n$/,
    error: 'RangeError: 2026-02-30 is no date',
    sed: 's/throw new RangeError(.*/return null;/',
    expected: { outcome: 'ok', produced: [] },
  },
  'an invalid message': {
    value: { id: 22, title: 'Audit', decription: 'All the books. #audit' },
    row: /✗.*\{"id":22/,
    note: /Invalid: missing property "description". It runs all the same, as with\s+--handle-invalid/,
    place: /^\+25 \S*\/handlers\/todo-created\.ts\n$/,
    error: "TypeError: Cannot read properties of undefined (reading 'matchAll')",
    sed: 's/of description.matchAll/of (description ?? "").matchAll/',
    expected: { outcome: 'ok', valid: false, produced: [] },
  },
};

type Bench = {
  readonly workspace: WorkspaceCopy;
  readonly topic: string;
  readonly flags: readonly string[];
  readonly evtool: (
    args: readonly string[],
    stdin?: string,
  ) => Promise<{ readonly said: string; readonly code: number }>;
};

/** A workspace whose topic has the message among good ones, and whose editor mends the handler. */
const openBench = async ({ value, sed }: Fault, bootstrap: string | null): Promise<Bench> => {
  const workspace = await copyWorkspace();
  const ours = 'platform.idmsvc.todo-created';
  const topic = bootstrap === null ? ours : `todos-${crypto.randomUUID().slice(0, 8)}`;
  const flags = bootstrap === null ? [] : ['-b', bootstrap];
  const evtool: Bench['evtool'] = async (args, stdin = '') => {
    const { stdout, stderr, code } = await spawnEvtool(args, { cwd: workspace.root, stdin }).result;
    return { said: stdout + stderr, code };
  };
  if (topic !== ours) {
    await workspace.edit('evtool.yml', (text) => text.replace(ours, topic));
    expect((await evtool(['topics', 'create', topic, '--partitions', '1', ...flags])).code).toBe(0);
  }
  await workspace.write('vi', `echo "$@" > edited\nsed -i.bak '${sed}' "$2"\nrm "$2.bak"\n`);
  await chmod(workspace.path('vi'), 0o755);
  const good = (id: number): Fault['value'] => ({ id, title: `Todo ${id}`, description: 'Nothing special. #todo' });
  const lines = [good(1), good(2), value, good(3)].map((one) => `${JSON.stringify({ value: one })}\n`).join('');
  const sent = await evtool(['produce', '-e', 'todo-created', '--no-validate', '-', ...flags], lines);
  expect(sent.code, sent.said).toBe(0);
  return { workspace, topic, flags, evtool };
};

const sizes = [
  [80, 24],
  [120, 40],
  [200, 50],
] as const;

const brokers = [['the embedded broker', null], ...(kafka === null ? [] : [['a real Kafka', kafka] as const])] as const;

const cases = Object.entries(faults).flatMap(([what, fault]) =>
  brokers.flatMap(([broker, bootstrap]) =>
    sizes.map(([columns, rows]) => ({ what, fault, broker, bootstrap, columns, rows })),
  ),
);

describe.skipIf(!(await hasTerminal()))('four keys', () => {
  test.each(cases)('lead from $what on $broker to its regression test, at $columns by $rows', async (one) => {
    const { fault, bootstrap, columns, rows } = one;
    const { workspace, topic, flags, evtool } = await openBench(fault, bootstrap);
    const handlers = ['handlers/due-date.ts', 'handlers/todo-created.ts'];
    const before = await Promise.all(handlers.map(workspace.read));
    const env = { VISUAL: './vi', EDITOR: '' };
    const { sees, press, type, isBackAfter } = await openUiTerminal({
      args: flags.join(' '),
      workspace,
      columns,
      rows,
      env,
    });
    await sees(/ ● /);
    await type(`/${topic}`);
    await press('Enter');
    await sees(new RegExp(`Topics 1\\b[\\s\\S]*${topic}`));
    await press('Enter');
    await sees(fault.row);
    await press('k');
    await sees(/^╭─ \S+ ─/m);

    await press('d');
    await sees(
      new RegExp(`^(?=[\\s\\S]*todo-created\\.ts:10 onMessage {2}\\(entry\\))(?=[\\s\\S]*${fault.note.source})`),
    );
    await press('V');
    await sees(/todo-created\.ts:10 onMessage {2}\(entry\)[\s\S]*run 2/);
    expect(await workspace.read('edited')).toMatch(fault.place);
    await press('=');
    await sees(/What came out\s[\s\S]*- "failed"[\s\S]*\+ "ok"/);
    await press('F');
    const path = /Saved (fixtures\/todo-created\/\S+\.json)/.exec(await sees(/Saved fixtures\/\S+\.json/))?.[1] ?? '';
    await press('C-c');
    await isBackAfter(130);

    expect(JSON.parse(await workspace.read(path))).toMatchObject({ value: fault.value, expect: fault.expected });
    const replay = () => evtool(['replay', path, '--handler', 'todo-created']);
    expect(await replay()).toMatchObject({ code: 0, said: expect.not.stringContaining('not as expected') });
    const checked = await evtool(['check']);
    expect(checked.code, checked.said).toBe(0);

    await Promise.all(handlers.map((name, index) => workspace.write(name, before[index] ?? '')));
    expect(await replay()).toMatchObject({ code: 4, said: expect.stringContaining(fault.error) });
  });
});
