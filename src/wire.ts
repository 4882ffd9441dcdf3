import type { AppContext } from './app/context.ts';
import type { ContextRequest, OpenContext } from './app/open-context.ts';
import { openBroker } from './brokers/index.ts';
import { readOnly } from './brokers/read-only.ts';
import { usageError } from './core/errors.ts';
import { nearest } from './core/nearest.ts';
import { orAborted } from './core/or-aborted.ts';
import type { Broker } from './core/ports.ts';
import { topicNames, translatedBroker } from './core/translated-broker.ts';
import type { ContextDefinition, Workspace } from './core/workspace.ts';
import { openRunnerOnUse } from './sandbox/open-runner-on-use.ts';
import { openFiles } from './workspace/files.ts';
import { loadWorkspace } from './workspace/load-workspace.ts';

/**
 * The composition root: finds the workspace, chooses the context, and opens its broker when it is first asked for. A
 * workspace that is read anew gets the broker that is open already, unless it names another.
 */
export const openContext: OpenContext = async (request) => {
  const brokers = brokersOnUse();
  const contextOf = (workspace: Workspace | null): AppContext => {
    const target = workspace === null ? null : targetOf(workspace, request);
    const needs = { workspace, target, request };
    const key = keyOf(needs);
    const broker = (): Promise<Broker> => brokers.get(key, (signal) => brokerOf(needs, signal));
    return {
      workspace,
      isWorkspaceNamed: request.workspace !== undefined,
      files: openFiles({ cwd: request.cwd, root: workspace?.root ?? null }),
      target,
      // Who stops a run does not wait for a cluster that may never answer.
      broker: () => orAborted(broker(), request.signal),
      openRunner: openRunnerOnUse,
      openDebugger: async (options) => (await import('./sandbox/open-debugger.ts')).openDebugger(options),
      env: request.env,
      now: Date.now,
      // The global one loads its module on use; importing it costs 8 ms.
      uuid: () => crypto.randomUUID(),
      timeoutMs: request.timeoutMs,
      showSecrets: request.showSecrets,
      notice: request.notice,
    };
  };
  const context = contextOf(await workspaceOf(request));
  return {
    context,
    renew: async () => (context.workspace === null ? context : contextOf(await workspaceOf(request))),
    close: brokers.close,
  };
};

type Brokers = {
  /** The broker that was opened for the same `key`, or else what `open` makes. */
  readonly get: (key: string, open: (signal: AbortSignal) => Promise<Broker>) => Promise<Broker>;
  readonly close: () => Promise<void>;
};

const brokersOnUse = (): Brokers => {
  const opened = new Map<string, Promise<Broker>>();
  const closing = new AbortController();
  const opening = (key: string, open: (signal: AbortSignal) => Promise<Broker>): Promise<Broker> => {
    const broker = open(closing.signal).catch((error: unknown) => {
      // Who asks again wants to hear of the cluster as it is then.
      opened.delete(key);
      throw error;
    });
    opened.set(key, broker);
    return broker;
  };
  return {
    get: (key, open) => opened.get(key) ?? opening(key, open),
    close: async () => {
      closing.abort();
      // A broker that did not open was an error already.
      const brokers = await Promise.all([...opened.values()].map((one) => one.catch(() => undefined)));
      await Promise.all(brokers.map((broker) => broker?.close()));
    },
  };
};

const workspaceOf = async (request: ContextRequest): Promise<Workspace | null> => {
  if (request.accept === 'none') return null;
  const { workspace: folder, cwd, env, accept, brokers } = request;
  const workspace = await loadWorkspace(folder, cwd, { env, accept });
  if (workspace !== null) return workspace;
  if (brokers.length === 0) {
    throw usageError(
      'No evtool.yml here and no -b.',
      'Look around: evtool demo. Start here: evtool init. Or name a Kafka: -b localhost:9092',
    );
  }
  request.notice('No evtool.yml here: messages are shown without events and verdicts.');
  return null;
};

const targetOf = (workspace: Workspace, { context, brokers }: ContextRequest): ContextDefinition => {
  const name = context ?? workspace.defaultContext;
  const definition = workspace.contexts.get(name);
  if (definition !== undefined) return brokers.length === 0 ? definition : { ...definition, brokers };
  const near = nearest(name, workspace.contexts.keys());
  const known = [...workspace.contexts.keys()].join(', ');
  throw usageError(`Unknown context "${name}".`, near === undefined ? `Known: ${known}.` : `Did you mean "${near}"?`);
};

type BrokerNeeds = {
  readonly workspace: Workspace | null;
  readonly target: ContextDefinition | null;
  readonly request: ContextRequest;
};

/** What of the workspace a broker is made of. */
const keyOf = ({ workspace, target }: BrokerNeeds): string =>
  JSON.stringify([
    target?.brokers ?? topicsOf(workspace, target),
    target?.unusable,
    target?.readOnly,
    [...(target?.topics ?? [])],
  ]);

const brokerOf = async ({ workspace, target, request }: BrokerNeeds, signal: AbortSignal): Promise<Broker> => {
  if (target !== null && target.unusable !== null) throw usageError(target.unusable);
  const brokers = target === null ? request.brokers : target.brokers;
  const { timeoutMs, notice } = request;
  const broker = await openBroker({
    brokers,
    root: workspace?.root ?? null,
    topics: topicsOf(workspace, target),
    timeoutMs,
    notice,
    signal,
  });
  const named = target === null ? broker : translatedBroker(broker, target.topics);
  return target?.readOnly ? readOnly(named, target.name) : named;
};

/** By their real names. Events that share a topic agree on it; the one that wants most partitions decides. */
const topicsOf = (
  workspace: Workspace | null,
  target: ContextDefinition | null,
): readonly { readonly name: string; readonly partitions: number }[] => {
  const { real } = topicNames(target?.topics ?? new Map());
  const partitions = new Map<string, number>();
  for (const event of workspace?.catalog.events ?? []) {
    const name = real(event.topic);
    partitions.set(name, Math.max(event.partitions, partitions.get(name) ?? 0));
  }
  return [...partitions].map(([name, count]) => ({ name, partitions: count }));
};
