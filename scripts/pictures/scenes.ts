import type { Scene } from './scene.ts';

const produce = (fixture: string, timestamp: string): readonly string[] => [
  'produce',
  `fixtures/${fixture}`,
  '--no-validate',
  '--timestamp',
  timestamp,
  '--partition',
  '0',
];

/** The same times on each run, or every run would draw another picture. */
const messages = [
  produce('todo-created/todo.json', '2026-03-02T09:14:03.120Z'),
  produce('todo-created/todo-with-tags.yaml', '2026-03-02T09:14:05.482Z'),
  produce('todo-created/impossible-date.yaml', '2026-03-02T09:14:06.205Z'),
  produce('todo-created/misspelt-description.json', '2026-03-02T09:14:08.017Z'),
  produce('todo-created/todo.json', '2026-03-02T09:14:08.911Z'),
  produce('todo-created/negative-id.yaml', '2026-03-02T09:14:10.334Z'),
  produce('msg-1.json', '2026-03-02T09:14:09.730Z'),
  produce('msg-2.json', '2026-03-02T09:14:11.046Z'),
  produce('repository-introspected/app-stream.json', '2026-03-02T09:14:11.500Z'),
];

/** The pictures of the README and of `docs/`; a new one is an entry here. The keys are those of `docs/keys.md`. */
export const scenes: readonly Scene[] = [
  {
    file: 'topics.svg',
    title: 'evtool',
    columns: 120,
    rows: 16,
    before: [],
    // Its messages come now: rates and ages are others on each run.
    run: ['demo'],
    steps: [{ sees: /ingress .*\d\/s .*%/ }],
  },
  {
    file: 'messages.svg',
    title: 'evtool: messages',
    columns: 120,
    rows: 24,
    before: messages,
    run: ['ui'],
    steps: [
      { sees: /todo-created +3 +6\b/ },
      { press: ['j'] },
      { press: ['Enter'] },
      { sees: /todo-created {2}live/ },
      { press: ['Enter'] },
      { sees: /id: -1 .*✗[\s\S]*field/ },
    ],
  },
  {
    file: 'debug.svg',
    title: 'evtool debug introspect',
    columns: 120,
    rows: 40,
    before: [],
    run: ['debug', 'introspect', 'fixtures/msg-1.json', '--break', ':20', '--watch-expr', 'packages.length'],
    steps: [
      { sees: /adapt: \(/ },
      { press: ['c'] },
      { sees: /introspect\.ts:20/ },
      { press: ['n'] },
      { sees: /introspect\.ts:21/ },
      { sees: /packages\.length.*7/ },
    ],
  },
];
