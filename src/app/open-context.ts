import type { AppContext } from './context.ts';

export type ContextRequest = {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder with `evtool.yml`; undefined: the nearest at or above `cwd`. */
  readonly workspace: string | undefined;
  /** As in `Command.workspace`. */
  readonly accept: 'sound' | 'viewable' | 'any' | 'none';
  /** The context's name; undefined: the workspace's default. */
  readonly context: string | undefined;
  /** `host:port` each, instead of the context's; empty: the context's. */
  readonly brokers: readonly string[];
  readonly timeoutMs: number;
  readonly showSecrets: boolean;
  readonly notice: (text: string) => void;
  readonly signal: AbortSignal;
};

export type OpenedContext = {
  readonly context: AppContext;
  /** Reads the workspace anew, for a context with the brokers that are open; a fault in it is an EvtoolError. */
  readonly renew: () => Promise<AppContext>;
  readonly close: () => Promise<void>;
};

/** How the composition root makes the context of one run. */
export type OpenContext = (request: ContextRequest) => Promise<OpenedContext>;
