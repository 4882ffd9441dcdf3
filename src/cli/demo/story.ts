import type { ExitCode } from '../../core/errors.ts';

export type Scene = {
  /** What there is to see, before it is seen. */
  readonly says: string;
  readonly line: readonly string[];
  /** The exit code that is part of the story. */
  readonly ends: ExitCode;
};

export const story: readonly Scene[] = [
  {
    says: 'A workspace is a folder with evtool.yml, schemas, fixtures and handlers. These are its events.',
    line: ['events'],
    ends: 0,
  },
  {
    says: 'Send a fixture. It is checked first; key and headers come from evtool.yml. The receipt says where it is.',
    line: ['produce', 'fixtures/msg-1.json'],
    ends: 0,
  },
  {
    says: 'This fixture breaks its schema: nothing is sent, and both places are named.',
    line: ['produce', 'fixtures/msg-2.json'],
    ends: 3,
  },
  {
    says: 'A faulty service would send it all the same.',
    line: ['produce', 'fixtures/msg-2.json', '--no-validate'],
    ends: 0,
  },
  {
    says: 'Read the topic: each message with its verdict. Without -e it would go on with new ones.',
    line: ['tail', 'introspect', '-e'],
    ends: 0,
  },
  {
    says: 'Run a handler on the message, in this process: each step, its logs, and what it would have sent.',
    line: ['replay', 'fixtures/msg-1.json', '--handler', 'introspect'],
    ends: 0,
  },
  {
    says: 'A message that is right by its schema, and yet the handler fails: here is the line. This fixture expects that.',
    line: ['replay', 'fixtures/todo-created/impossible-date.yaml', '--handler', 'todo-created'],
    ends: 0,
  },
  {
    says: 'In CI one command checks schemas and fixtures, and that every handler loads. It runs none of them.',
    line: ['check'],
    ends: 0,
  },
];

export const opening = `evtool in ${story.length} steps, in a scratch folder on the embedded broker: no Kafka is needed, nothing stays.`;

export const closing = `Your turn: evtool init starts a workspace, evtool tail TOPIC -b localhost:9092 reads a Kafka without one, evtool --help names every command.`;
