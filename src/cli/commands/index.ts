import type { Command } from '../command.ts';

export type CommandEntry = {
  /** One word, or two: `topics create`. */
  readonly name: string;
  readonly aliases?: readonly string[];
  /** False where the list of commands names it below the list, for want of lines. */
  readonly isListed?: false;
  /** Its command's own, said here too so that the list of commands loads none of them. */
  readonly summary: string;
  // Each command has its own shape of arguments, which its own flags make true.
  // biome-ignore lint/suspicious/noExplicitAny: no one type but any holds them all.
  readonly load: () => Promise<{ readonly command: Command<any> }>;
};

/** What `evtool` alone is. */
export const ui: CommandEntry = {
  name: 'ui',
  summary: 'the screens: topics, messages live, a handler step by step',
  load: () => import('./ui.ts'),
};

/** Every command, in the order of help. A new one is one line here. */
export const commands: readonly CommandEntry[] = [
  ui,
  {
    name: 'topics',
    summary: 'topics: messages, age of the newest, events and handlers',
    load: () => import('./topics.ts'),
  },
  {
    name: 'topics describe',
    summary: 'one topic: partitions, offsets, leaders, settings',
    load: () => import('./topics-describe.ts'),
  },
  {
    name: 'topics create',
    summary: 'create a topic, or those of all events; one that exists is left alone',
    load: () => import('./topics-create.ts'),
  },
  {
    name: 'topics delete',
    summary: 'delete a topic with all of its messages',
    load: () => import('./topics-delete.ts'),
  },
  {
    name: 'tail',
    aliases: ['consume'],
    summary: 'print messages and their verdicts, live',
    load: () => import('./tail.ts'),
  },
  {
    name: 'groups',
    summary: 'consumer groups: state, members, and how far behind they are',
    load: () => import('./groups.ts'),
  },
  {
    name: 'check',
    summary: 'check the workspace: schemas, fixtures, handlers, configuration',
    load: () => import('./check.ts'),
  },
  {
    name: 'produce',
    summary: 'check messages, send them, and print where each landed',
    load: () => import('./produce.ts'),
  },
  {
    name: 'validate',
    summary: 'check messages against the schemas of their events',
    load: () => import('./validate.ts'),
  },
  {
    name: 'replay',
    summary: 'run messages through a handler, in process',
    load: () => import('./replay.ts'),
  },
  {
    name: 'debug',
    summary: 'step through a handler, line by line',
    load: () => import('./debug.ts'),
  },
  {
    name: 'events',
    summary: 'the events of the workspace: topic, selector, schema and handlers',
    load: () => import('./events.ts'),
  },
  {
    name: 'handlers',
    summary: 'the handlers of the workspace: module, events and topics',
    load: () => import('./handlers.ts'),
  },
  { name: 'init', summary: 'start a workspace here', load: () => import('./init.ts') },
  {
    name: 'new event',
    summary: 'add an event: schema, fixtures, entry in evtool.yml',
    load: () => import('./new-event.ts'),
  },
  {
    name: 'new handler',
    summary: 'add a handler for an event, which runs at once',
    load: () => import('./new-handler.ts'),
  },
  {
    name: 'config',
    summary: 'the configuration that holds, each value with where it came from',
    load: () => import('./config.ts'),
  },
  { name: 'config use', summary: 'change the default context in evtool.yml', load: () => import('./config-use.ts') },
  {
    name: 'identity',
    summary: 'build an X-Rh-Identity header in base64, or show one',
    load: () => import('./identity.ts'),
  },
  {
    name: 'identity decode',
    summary: 'show what an X-Rh-Identity header says',
    load: () => import('./identity-decode.ts'),
  },
  {
    name: 'completion',
    isListed: false,
    summary: 'a script that completes commands, flags and names in your shell',
    load: () => import('./completion.ts'),
  },
  {
    name: 'demo',
    summary: 'the screens with live messages in a scratch workspace',
    load: () => import('./demo.ts'),
  },
];
