import { closeSync, constants, openSync, readSync } from 'node:fs';

/** What one has typed ahead is far less, in bytes. */
const most = 65_536;

/**
 * Takes from the terminal what was typed and not read. Left there it would stand before the next line that one types: an
 * Enter at raw screens is a CR, which a shell takes for a part of the command's name. To be called in the foreground.
 */
export const forgetTyped = (): void => {
  try {
    const terminal = openSync('/dev/tty', constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      readSync(terminal, Buffer.alloc(most));
    } finally {
      closeSync(terminal);
    }
  } catch {
    // Nothing was typed, or there is no such terminal.
  }
};
