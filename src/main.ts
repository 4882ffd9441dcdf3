import { reportError } from './cli/report-error.ts';
import { runCli } from './cli/run-cli.ts';
import { Stopped } from './cli/stopped.ts';
import { exitCodes } from './core/errors.ts';

/** Ends the run on the first signal and the process on the second. */
const stopOnSignals = (stop: AbortController): void => {
  const codes = { SIGINT: exitCodes.interrupted, SIGTERM: exitCodes.terminated, SIGHUP: exitCodes.terminated } as const;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(codes[signal]);
      stop.abort(new Stopped(signal, codes[signal]));
    });
  }
};

/** A bug that no promise carried: said as any other error. */
const reportAndExit = (error: unknown): never => {
  const isDebug = process.argv.includes('--debug');
  process.stderr.write(reportError(error, { isDebug, isColored: false, isJson: false }));
  process.exit(exitCodes.failed);
};

const stop = new AbortController();
stopOnSignals(stop);
process.on('uncaughtException', reportAndExit);
// Nobody is left to tell.
process.stderr.on('error', () => {});
const { argv, env, stdin, stdout, stderr } = process;
process.exitCode = await runCli({
  argv: argv.slice(2),
  env,
  cwd: process.cwd(),
  streams: { stdin, stdout, stderr },
  stop,
  openContext: async (request) => {
    const { openContext } = await import('./wire.ts');
    return openContext(request);
  },
});
// Whatever is still open must not keep a stopped process.
if (stop.signal.aborted) process.exit();
