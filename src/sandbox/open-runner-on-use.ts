import type { HandlerRunner, OpenRunner } from '../core/handler/runner.ts';

/** `openRunner`, loaded when a handler is first run: most commands run none. */
export const openRunnerOnUse: OpenRunner = (options) => {
  let opened: Promise<HandlerRunner> | undefined;
  const runner = (): Promise<HandlerRunner> => {
    opened ??= import('./open-runner.ts').then(({ openRunner }) => openRunner(options));
    return opened;
  };
  return {
    load: async (waiting) => (await runner()).load(waiting),
    async *run(input, waiting) {
      yield* (await runner()).run(input, waiting);
    },
    reload: async () => (await opened)?.reload(),
    close: async () => (await opened)?.close(),
  };
};
