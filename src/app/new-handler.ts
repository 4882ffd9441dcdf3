import { join } from 'node:path';
import { usageError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import type { Workspace } from '../core/workspace.ts';
import type { AppContext } from './context.ts';
import type { FileChange } from './file-change.ts';
import { isCommonJs } from './new-handler/is-common-js.ts';
import { requireWorkspace } from './require-workspace.ts';

/** Adds a handler for an event, which runs at once. Fails when the event has one of its name. */
export const newHandler = async (
  context: Pick<AppContext, 'files' | 'workspace'>,
  event: string,
): Promise<readonly FileChange[]> => {
  const workspace = requireWorkspace(context);
  refuseUnfit(workspace, event);
  const ending = (await isCommonJs(context.files, join(workspace.root, 'handlers'))) ? 'mts' : 'ts';
  const file = `handlers/${event}.${ending}`;
  await context.files.create(join(workspace.root, file), template(event));
  return [{ file, action: 'created' }];
};

const refuseUnfit = ({ catalog, handlers }: Workspace, name: string): void => {
  const events = catalog.events.map((event) => event.name);
  if (!events.includes(name)) {
    const meant = nearest(name, events);
    const suggestion = meant === undefined ? '' : ` Did you mean "${meant}"?`;
    throw usageError(
      `A handler is named after its event, and no event is named "${name}".${suggestion}`,
      `Add it: evtool new event ${name}`,
    );
  }
  const taken = handlers.find((handler) => handler.name === name);
  if (taken)
    throw usageError(
      `There is a handler "${name}" already: ${taken.module}.`,
      `Run it: evtool replay --handler ${name}`,
    );
};

const template = (event: string): string => `import { defineHandler } from 'evtool';

export default defineHandler({
  async onMessage(message, context) {
    context.log.info(${JSON.stringify(event)}, { key: message.key, value: message.value });
    // await context.produce('another-event', { value: { ... } });
  },
});
`;
