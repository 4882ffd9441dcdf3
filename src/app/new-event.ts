import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { EvtoolError, usageError } from '../core/errors.ts';
import type { Files, Workspace } from '../core/workspace.ts';
import type { AppContext } from './context.ts';
import type { FileChange } from './file-change.ts';
import { membersOf } from './new-event/event-names.ts';
import { insertEvent, type NewEvent } from './new-event/insert-event.ts';
import { newEventFiles } from './new-event/new-event-files.ts';
import { requireWorkspace } from './require-workspace.ts';

export type NewEventResult = {
  readonly event: NewEvent;
  readonly changes: readonly FileChange[];
  /** What must happen outside of the workspace before the event flows. */
  readonly checklist: readonly string[];
};

/**
 * Adds an event: a schema, a good and a bad fixture, and its entry in the configuration. Fails, before anything is
 * written, for a name that cannot be one or is taken, and for files that are there.
 */
export const newEvent = async (
  context: Pick<AppContext, 'files' | 'workspace'>,
  name: string,
): Promise<NewEventResult> => {
  const workspace = requireWorkspace(context);
  const event: NewEvent = { name, topic: name, key: '/id' };
  const added = newEventFiles(name);
  await refuseTaken({ workspace, files: context.files, name, paths: added.map(({ file }) => file) });
  await addEntry({ workspace, files: context.files, event });
  for (const { file, text } of added) await context.files.create(join(workspace.root, file), text);
  const created = added.map(({ file }): FileChange => ({ file, action: 'created' }));
  return {
    event,
    changes: [...created, { file: workspace.config.file, action: 'changed' }],
    checklist: checklistOf(event),
  };
};

type Wanted = {
  readonly workspace: Workspace;
  readonly files: Files;
  readonly name: string;
  readonly paths: readonly string[];
};

const refuseTaken = async ({ workspace, files, name, paths }: Wanted): Promise<void> => {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,248}$/.test(name)) {
    const hint = 'Letters, digits, ".", "_" and "-" will do: evtool new event order-placed';
    throw usageError(`"${name}" cannot be the name of an event.`, hint);
  }
  const { events } = workspace.catalog;
  if (events.some((event) => event.name === name))
    throw usageError(`There is an event "${name}" already.`, 'See: evtool events');
  const rival = events.find(({ topic, when }) => topic === name && when === null);
  if (rival)
    throw usageError(`The event "${rival.name}" takes every message of the topic ${name}.`, 'Choose another name.');
  for (const path of paths) {
    if (await files.exists(join(workspace.root, path)))
      throw usageError(`${path} is there already; nothing was written.`);
  }
};

type Entry = { readonly workspace: Workspace; readonly files: Files; readonly event: NewEvent };

/** Inserts text and reads the file again: should it not say the same and the event, it is put back as it was. */
const addEntry = async ({ workspace, files, event }: Entry): Promise<void> => {
  const { config, root } = workspace;
  const path = join(root, config.file);
  await files.replace(path, insertEvent(config, event));
  const read = await files.read(path).catch(() => null);
  if (read && isDeepStrictEqual(read.document, withEvent(config.document, event))) return;
  await files.replace(path, config.text);
  throw new EvtoolError(`Could not add the event to ${config.file}, which is as it was.`, {
    hint: `Add it under "events" yourself: ${event.name}: { topic: ${event.topic}, key: ${event.key} }`,
  });
};

const withEvent = (document: unknown, { name, topic, key }: NewEvent): unknown => {
  const members = membersOf(document);
  return { ...members, events: { ...membersOf(members.events), [name]: { topic, key } } };
};

const checklistOf = ({ topic }: NewEvent): readonly string[] => [
  `the deployment asks for the topic ${topic}, with its partitions, replicas and retention`,
  `the services that write and read ${topic} may do so on each cluster (users, access rules)`,
  'those who read it know the schema',
];
