import type { AppContext } from '../../app/context.ts';

/** What a value on the command line may name. `files`: the shell completes paths. */
export type Kind = 'topics' | 'events' | 'handlers' | 'contexts' | 'fixtures' | 'files';

/** The kinds of values, by the name of the flag or positional that takes them. */
const kinds: Readonly<Record<string, readonly Kind[]>> = {
  topic: ['topics', 'events'],
  topics: ['topics', 'events'],
  pattern: ['topics', 'events'],
  source: ['topics', 'events', 'fixtures', 'files'],
  sources: ['topics', 'events', 'fixtures', 'files'],
  fixtures: ['fixtures', 'files'],
  fixture: ['fixtures', 'files'],
  event: ['events'],
  handler: ['handlers'],
  context: ['contexts'],
  'config use name': ['contexts'],
  workspace: ['files'],
  'env-file': ['files'],
  trace: ['files'],
};

/** `name` is a flag's or positional's; a command's own meaning of it wins. */
export const kindsOf = (command: string, name: string): readonly Kind[] =>
  kinds[`${command} ${name}`] ?? kinds[name] ?? [];

/** The names of a kind in the workspace; none without one. */
export const namesOf = async (kind: Kind, context: AppContext | null): Promise<readonly string[]> => {
  const workspace = context?.workspace;
  if (!workspace) return [];
  const { events } = workspace.catalog;
  if (kind === 'topics') return [...new Set(events.map(({ topic }) => topic))];
  if (kind === 'events') return events.map(({ name }) => name);
  if (kind === 'handlers') return workspace.handlers.map(({ name }) => name);
  if (kind === 'contexts') return [...workspace.contexts.keys()];
  if (kind === 'files') return [];
  const globs = events.flatMap(({ fixtures }) => fixtures.map(({ files }) => files));
  // Named from the working directory: elsewhere in the workspace there are none, and the shell completes paths.
  const found = await Promise.all(globs.map((glob) => context.files.expand(glob)));
  return [...new Set(found.flatMap((files) => files ?? []))];
};
