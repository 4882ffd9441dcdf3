import { usageError } from '../../core/errors.ts';
import type { HandlerRegistration } from '../../core/handler/registration.ts';
import type { RunnerOptions } from '../../core/handler/runner.ts';
import { createInspector, type Inspector } from '../../core/inspect.ts';
import type { InspectedMessage } from '../../core/message.ts';
import type { Waiting } from '../../core/ports.ts';
import { topicNames } from '../../core/translated-broker.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { AppContext } from '../context.ts';
import { requireWorkspace } from '../require-workspace.ts';
import { sayOfSchemas } from '../say-of-schemas.ts';
import type { Candidate } from './candidate.ts';
import { handlerNamed } from './handler-named.ts';
import { type Shelf, shelf } from './hold-produced.ts';
import { type OpenSource, openSources } from './open-sources.ts';
import type { ReplayRequest } from './replay-request.ts';

/** What a replay needs before its first message is run. */
export type PreparedReplay = {
  readonly context: AppContext;
  readonly request: ReplayRequest;
  readonly workspace: Workspace;
  readonly handler: HandlerRegistration;
  readonly inspector: Inspector;
  readonly sources: readonly OpenSource[];
  /** Topics that are read. */
  readonly topics: readonly string[];
  /** Whether a message is of an event that the handler names, or of none that can be told. */
  readonly isTaken: (message: InspectedMessage) => boolean;
};

/** Wrong use throws here, before anything is run. */
export const prepareReplay = async (
  context: AppContext,
  request: ReplayRequest,
  waiting: Waiting,
): Promise<PreparedReplay> => {
  const workspace = requireWorkspace(context);
  const handler = handlerNamed(workspace, request.handler);
  refuseReadOnly(context, request);
  const inspector = await createInspector(workspace.catalog);
  const { inspect } = inspector;
  sayOfSchemas(context, inspector.notices);
  const events = new Set(handler.events);
  const isTaken = ({ event }: InspectedMessage): boolean => event === undefined || events.has(event);
  const sources = await openSources(context, request, { handler, inspect, isTaken }, waiting);
  const topics = sources.flatMap((source) => source.topics);
  return { context, request, workspace, handler, inspector, sources, topics, isTaken };
};

/** Before anything is run: the writer would refuse only after the first message. */
const refuseReadOnly = ({ target }: AppContext, { send }: ReplayRequest): void => {
  if (!send || !target?.readOnly) return;
  throw usageError(`Context "${target.name}" is read-only: nothing is sent there.`, 'Replay without --send.');
};

/** The messages of all sources, in the order named. */
export async function* candidatesOf({ sources }: PreparedReplay): AsyncGenerator<Candidate, void> {
  for (const { candidates } of sources) for await (const batch of candidates) yield* batch;
}

/** Where what the handler produces is held. */
export const shelfOf = (prepared: PreparedReplay, waiting: Waiting): Shelf => {
  const { context, request, workspace, inspector, topics } = prepared;
  const isConnected = request.send || topics.length > 0;
  const listTopics = async (): Promise<ReadonlySet<string>> =>
    new Set((await (await context.broker()).listTopics(waiting)).map(({ name }) => name));
  return shelf({
    events: workspace.catalog.events,
    inspector,
    generators: { now: context.now, uuid: context.uuid },
    usedName: topicNames(context.target?.topics ?? new Map()).used,
    listTopics: isConnected ? listTopics : null,
  });
};

export const runnerOptions = (
  { context, request, workspace, handler }: PreparedReplay,
  { onProduce }: Shelf,
): RunnerOptions => {
  const { envFile = handler.envFile, timeoutMs, maxMemoryMb, isolate, inspect, onInspector } = request;
  return {
    root: workspace.root,
    handler: { ...handler, envFile },
    onProduce,
    timeoutMs,
    maxMemoryMb,
    isolate,
    env: context.env,
    inspect,
    onInspector,
  };
};
