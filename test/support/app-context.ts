import type { AppContext } from '../../src/app/context.ts';
import type { Broker } from '../../src/core/ports.ts';
import type { Workspace } from '../../src/core/workspace.ts';

type Parts = {
  readonly broker: Broker;
  readonly workspace?: Workspace | null;
  /** A clock in ms since the epoch. */
  readonly now?: () => number;
  readonly showSecrets?: boolean;
};

/** A context over an open broker, and what it was told to say. Files and handlers are out of reach. */
export const appContext = ({
  broker,
  workspace = null,
  now = Date.now,
  showSecrets = false,
}: Parts): { readonly context: AppContext; readonly notices: readonly string[] } => {
  const notices: string[] = [];
  const outOfReach = (): never => {
    throw new Error('this test has no files and no handlers');
  };
  const files = {
    expand: outOfReach,
    read: outOfReach,
    parse: outOfReach,
    text: outOfReach,
    display: (path: string) => path,
    exists: outOfReach,
    create: outOfReach,
    replace: outOfReach,
  };
  const context: AppContext = {
    workspace,
    target: null,
    files,
    broker: async () => broker,
    openRunner: outOfReach,
    openDebugger: outOfReach,
    env: {},
    now,
    uuid: outOfReach,
    timeoutMs: 10_000,
    showSecrets,
    notice: (text) => void notices.push(text),
  };
  return { context, notices };
};
