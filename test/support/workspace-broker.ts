import { onTestFinished } from 'vitest';
import type { Broker } from '../../src/core/ports.ts';
import { openContext } from '../../src/wire.ts';

/** The embedded broker of a workspace, as the commands see it; closed when the test ends. */
export const workspaceBroker = async (root: string): Promise<Broker> => {
  const { context, close } = await openContext({
    cwd: root,
    env: {},
    workspace: undefined,
    accept: 'sound',
    context: undefined,
    brokers: [],
    timeoutMs: 10_000,
    showSecrets: false,
    notice: () => {},
    signal: new AbortController().signal,
  });
  onTestFinished(close);
  return context.broker();
};
