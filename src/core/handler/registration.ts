/** Where a handler runs: in a thread of evtool's process, or in a process of its own. */
export type Isolation = 'worker' | 'process';

/** A handler of the workspace, before it is loaded. */
export type HandlerRegistration = {
  readonly name: string;
  /** The module's file, relative to the workspace's root. */
  readonly module: string;
  readonly events: readonly string[];
  readonly topics: readonly string[];
  /** Extra Node options for its worker, such as `--import`, `tsx`. */
  readonly nodeOptions: readonly string[];
  /** An env file to load for it, relative to the root. */
  readonly envFile: string | null;
  /** Absent: `worker`. */
  readonly isolate?: Isolation | undefined;
};
