import { join } from 'node:path';
import type { EventDefinition } from '../core/catalog/catalog.ts';
import { usageError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import type { Workspace } from '../core/workspace.ts';
import type { AppContext } from './context.ts';
import type { FileChange } from './file-change.ts';
import { isCommonJs } from './new-handler/is-common-js.ts';
import { type LaunchConfiguration, launchConfiguration } from './new-handler/launch-configuration.ts';
import { requireWorkspace } from './require-workspace.ts';

export type NewHandler = {
  readonly changes: readonly FileChange[];
  /** To be added to `launchFile` by the user, who has one; null when it is written. */
  readonly launch: LaunchConfiguration | null;
};

/** Where VS Code looks for what F5 runs. */
export const launchFile = '.vscode/launch.json';

const commonJs = '.mts, as package.json says "type": "commonjs"';

/** Adds a handler for an event, which runs at once. Fails when the event has one of its name. */
export const newHandler = async (
  context: Pick<AppContext, 'files' | 'workspace'>,
  event: string,
): Promise<NewHandler> => {
  const workspace = requireWorkspace(context);
  const definition = fitEvent(workspace, event);
  const isModule = !(await isCommonJs(context.files, join(workspace.root, 'handlers')));
  const file = `handlers/${event}.${isModule ? 'ts' : 'mts'}`;
  await context.files.create(join(workspace.root, file), template(event));
  const change: FileChange = { file, action: 'created', ...(isModule ? {} : { why: commonJs }) };
  const launch = await launchConfiguration(context.files, workspace.root, definition);
  const path = join(workspace.root, launchFile);
  if (await context.files.exists(path)) return { changes: [change], launch };
  const content = { version: '0.2.0', configurations: [launch] };
  await context.files.create(path, `${JSON.stringify(content, null, 2)}\n`);
  return { changes: [change, { file: launchFile, action: 'created' }], launch: null };
};

const fitEvent = ({ catalog, handlers }: Workspace, name: string): EventDefinition => {
  const event = catalog.events.find((each) => each.name === name);
  if (event === undefined) {
    const meant = nearest(
      name,
      catalog.events.map((each) => each.name),
    );
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
  return event;
};

const template = (event: string): string => `import { defineHandler } from 'evtool';

export default defineHandler({
  async onMessage(message, context) {
    context.log.info(${JSON.stringify(event)}, { key: message.key, value: message.value });
    // await context.produce('another-event', { value: { ... } });
  },
});
`;
