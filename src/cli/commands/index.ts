import type { Command } from '../command.ts';

export type CommandEntry = {
  /** One word, or two: `topics create`. */
  readonly name: string;
  readonly aliases?: readonly string[];
  /** Its command's own, said here too so that the list of commands loads none of them. */
  readonly summary: string;
  // Each command has its own shape of arguments, which its own flags make true.
  // biome-ignore lint/suspicious/noExplicitAny: no one type but any holds them all.
  readonly load: () => Promise<{ readonly command: Command<any> }>;
};

/** Every command, in the order of help. A new one is one line here. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'events',
    summary: 'the events of the workspace: topic, selector, schema and handlers',
    load: () => import('./events.ts'),
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
];
