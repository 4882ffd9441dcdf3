import { type Interrupts, openInterrupts } from './cli/interrupts.ts';
import { reportError } from './cli/report-error.ts';
import { runCli } from './cli/run-cli.ts';
import { Stopped } from './cli/stopped.ts';
import { exitCodes } from './core/errors.ts';

/** Ends the run on the first signal and the process on the second; a command may take Ctrl-C for itself. */
const stopOnSignals = (stop: AbortController): Interrupts => {
  const codes = { SIGINT: exitCodes.interrupted, SIGTERM: exitCodes.terminated, SIGHUP: exitCodes.terminated } as const;
  const end = (signal: keyof typeof codes): void => {
    if (stop.signal.aborted) process.exit(codes[signal]);
    stop.abort(new Stopped(signal, codes[signal]));
  };
  const interrupts = openInterrupts(() => end('SIGINT'));
  process.on('SIGINT', interrupts.interrupt);
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(signal));
  return interrupts;
};

/** A bug that no promise carried: said as any other error. */
const reportAndExit = (error: unknown): never => {
  const isDebug = process.argv.includes('--debug');
  process.stderr.write(reportError(error, { isDebug, isColored: false, isJson: false }));
  process.exit(exitCodes.failed);
};

const stop = new AbortController();
const interrupts = stopOnSignals(stop);
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
  interrupts,
  openContext: async (request) => {
    const { openContext } = await import('./wire.ts');
    return openContext(request);
  },
});
// Whatever is still open must not keep a stopped process.
if (stop.signal.aborted) process.exit();
