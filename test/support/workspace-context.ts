import { onTestFinished } from 'vitest';
import type { AppContext } from '../../src/app/context.ts';
import type { ContextRequest } from '../../src/app/open-context.ts';
import { openContext } from '../../src/wire.ts';

type Options = Partial<Pick<ContextRequest, 'accept' | 'workspace' | 'brokers' | 'env' | 'notice' | 'signal'>>;

/** The context of a workspace with its default, the embedded broker, as the commands get it; closed when the test ends. */
export const workspaceContext = async (root: string, options: Options = {}): Promise<AppContext> => {
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
    ...options,
  });
  onTestFinished(close);
  return context;
};
