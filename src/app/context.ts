import type { OpenDebugger } from '../core/debug/debugger.ts';
import type { OpenRunner } from '../core/handler/runner.ts';
import type { Broker } from '../core/ports.ts';
import type { ContextDefinition, Files, Workspace } from '../core/workspace.ts';

/** What a use case may reach of the world. Made once per process by the composition root. */
export type AppContext = {
  /** Null without an `evtool.yml`: then `-b` was given and evtool is a plain Kafka tool. */
  readonly workspace: Workspace | null;
  /** It was named, by `--workspace`, and so it must be in other command lines. */
  readonly isWorkspaceNamed?: boolean;
  readonly files: Files;
  /** The context that was chosen, its brokers replaced by those of `-b`; null without a workspace. */
  readonly target: ContextDefinition | null;
  /** Connects on the first call, and gives the same broker after. It speaks the workspace's names of topics. */
  readonly broker: () => Promise<Broker>;
  readonly openRunner: OpenRunner;
  readonly openDebugger: OpenDebugger;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** A random UUID. */
  readonly uuid: () => string;
  /** How long to wait for the cluster or a lock, in ms. */
  readonly timeoutMs: number;
  readonly showSecrets: boolean;
  /** Tells the user something beside the result (stderr); silent with `--quiet`. */
  readonly notice: (text: string) => void;
  /** What is to be known of the schemas is read there, and no notice. */
  readonly hasSchemaScreen?: boolean;
};
