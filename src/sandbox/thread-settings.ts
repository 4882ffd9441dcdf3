import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseEnv } from 'node:util';
import { usageError } from '../core/errors.ts';
import type { RunnerOptions } from '../core/handler/runner.ts';
import type { ThreadData } from './protocol.ts';

/** V8's inspector tells threads apart by their name. */
export const threadName = 'evtool-handler';

export type ThreadSettings = {
  readonly data: ThreadData;
  readonly env: NodeJS.ProcessEnv;
  /** Node's options. */
  readonly execArgv: readonly string[];
  readonly maxMemoryMb: number;
};

/** What the handler's thread is started with: read anew for each, as the env file may have changed. */
export const threadSettings = (options: RunnerOptions, isStepped: boolean): ThreadSettings => {
  const { root } = options;
  const data: ThreadData = {
    root,
    module: options.handler.module,
    seed: options.seed,
    isStepped,
    inspect: options.inspect,
  };
  return {
    data,
    env: environment(options),
    execArgv: [
      ...options.handler.nodeOptions.map((word) => resolved(word, root)),
      // Of a workspace whose package.json has no "type": Node runs its modules all the same.
      '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
      '--disable-warning=ExperimentalWarning',
      // Else Node prints the inspector's address past us, straight to the process's stderr.
      ...(options.inspect ? ['--inspect-publish-uid=http', '--disable-warning=SecurityWarning'] : []),
    ],
    maxMemoryMb: options.maxMemoryMb,
  };
};

/** As with Node's `--env-file`, a variable that is set already wins. */
const environment = ({ root, handler: { envFile, name }, env }: RunnerOptions): NodeJS.ProcessEnv => {
  if (envFile === null) return { ...env };
  const path = resolve(root, envFile);
  if (!existsSync(path)) {
    throw usageError(`The env file ${envFile} of handler ${name} does not exist.`, `Write it, or remove envFile.`);
  }
  return { ...parseEnv(readFileSync(path, 'utf8')), ...env };
};

/** Node looks for `--import tsx` from its working directory; the workspace is where it is installed. */
const resolved = (word: string, root: string): string => {
  if (word.startsWith('-')) return word;
  if (word.startsWith('./') || word.startsWith('../')) return pathToFileURL(join(root, word)).href;
  try {
    return pathToFileURL(createRequire(join(root, 'evtool.yml')).resolve(word)).href;
  } catch {
    // No package: another kind of value, or one that Node will complain about better.
    return word;
  }
};
