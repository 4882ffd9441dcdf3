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

/** The same times on each run, or every run would draw other pictures. */
const messages = [
  produce('todo-created/todo.json', '2026-03-02T09:14:03.120Z'),
  produce('todo-created/todo-with-tags.yaml', '2026-03-02T09:14:05.482Z'),
  produce('todo-created/misspelt-description.json', '2026-03-02T09:14:08.017Z'),
  produce('msg-1.json', '2026-03-02T09:14:09.730Z'),
];

/** The pictures of the README and of `docs/`; a new one is an entry here. */
export const scenes: readonly Scene[] = [
  {
    file: 'topics.svg',
    title: 'evtool',
    columns: 100,
    rows: 24,
    before: messages,
    run: ['ui'],
    // The number of messages is there once the topics have been counted.
    steps: [{ sees: /todo-created +3 +3\b/ }],
  },
  {
    file: 'messages.svg',
    title: 'evtool tail',
    columns: 100,
    rows: 14,
    before: messages,
    run: ['tail', 'todo-created'],
    steps: [{ sees: /decription/ }],
  },
  {
    file: 'debug.svg',
    title: 'evtool debug todo-created',
    columns: 100,
    rows: 24,
    before: [],
    run: ['debug', 'todo-created', 'fixtures/todo-created/todo-with-tags.yaml'],
    steps: [
      { sees: /\(evtool\)/ },
      { type: 'next' },
      { press: ['Enter'] },
      { sees: /\(evtool\) next[\s\S]*\(evtool\)/ },
    ],
  },
];
