import { type ExitCode, exitCodes } from '../core/errors.ts';

/** Why a run ends before its time: Ctrl-C, a termination, or a reader that went away. The reason of the run's signal. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  readonly exitCode: ExitCode;

  constructor(why: string, exitCode: ExitCode) {
    super(why);
    this.exitCode = exitCode;
  }
}

/** Whether nobody reads the output any more: then nothing more is said. */
export const isReaderGone = ({ aborted, reason }: AbortSignal): boolean =>
  aborted && !(reason instanceof Stopped && reason.exitCode !== exitCodes.done);
