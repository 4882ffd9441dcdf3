import type { HandlerRegistration } from '../core/handler/registration.ts';
import type { AppContext } from './context.ts';
import { createDrafter } from './fixture/drafter.ts';
import { readFixtureFile } from './fixture/written.ts';
import { requireWorkspace } from './require-workspace.ts';
import { type Source, sourcesOf } from './sources.ts';

/** The handlers that take what comes from all of the sources, by their topics and events; in the workspace's order. */
export const handlersFor = async (
  context: AppContext,
  names: readonly string[],
): Promise<readonly HandlerRegistration[]> => {
  const { handlers } = requireWorkspace(context);
  const kinds = await kindsOf(context, await sourcesOf(context, names));
  return handlers.filter(({ topics, events }) =>
    kinds.every((kind) => ('event' in kind ? events.includes(kind.event) : topics.includes(kind.topic))),
  );
};

/** What messages of a source are: of one event, or of a topic. */
type Kind = { readonly event: string } | { readonly topic: string };

const kindsOf = async (context: AppContext, sources: readonly Source[]): Promise<readonly Kind[]> => {
  const events = new Set(context.workspace?.catalog.events.map(({ name }) => name));
  const kinds: Kind[] = [];
  for (const source of sources) {
    if (source.kind === 'topic') kinds.push(events.has(source.name) ? { event: source.name } : { topic: source.name });
    if (source.kind === 'files') kinds.push(...(await kindsOfFiles(context, source.paths)));
  }
  return kinds;
};

/** What cannot be read fits any handler: running it says what is wrong. */
const kindsOfFiles = async (context: AppContext, paths: readonly string[]): Promise<readonly Kind[]> => {
  const drafter = await createDrafter(context, { validate: false, refuseHidden: false });
  const kinds: Kind[] = [];
  for (const path of paths) {
    const { draft } = drafter.draft(await readFixtureFile(context, path));
    if (draft === null) continue;
    kinds.push(draft.event === null ? { topic: draft.topic } : { event: draft.event.name });
  }
  return kinds;
};
