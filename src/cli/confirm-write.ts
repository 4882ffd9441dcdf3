import { usageError } from '../core/errors.ts';
import type { Terminal } from './command.ts';

/** Whether to go on with what cannot be taken back: the user's `--yes`, or a yes on the terminal; without one an error. */
export const confirmWrite = async (question: string, isSure: boolean, terminal: Terminal): Promise<boolean> => {
  if (isSure) return true;
  if (!terminal.isInteractive.stdin || !terminal.isInteractive.stderr) {
    throw usageError(`${question} Nobody is there to answer.`, 'To go on without a question: --yes');
  }
  const isConfirmed = await terminal.confirm(question);
  if (!isConfirmed) terminal.err('Nothing was done.\n');
  return isConfirmed;
};
