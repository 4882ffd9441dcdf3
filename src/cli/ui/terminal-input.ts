import { PassThrough } from 'node:stream';
import type { MouseTurn } from '../../tui/ui-options.ts';
import { forgetTyped } from './forget-typed.ts';
import { isInBackground } from './is-in-background.ts';
import { mouseInput, mouseOff, mouseOn } from './mouse.ts';

type Options = {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly hasMouse: boolean;
  readonly onMouse: (turn: MouseTurn) => void;
};

/**
 * The terminal's keys, for as long as it is raw: not a byte is read while it belongs to an editor or the shell. Ends when
 * the terminal has gone.
 */
export const terminalInput = ({ stdin, stdout, hasMouse, onMouse }: Options): NodeJS.ReadStream => {
  const input = new PassThrough();
  let rest = '';
  const withoutMouse = (chunk: Buffer): string => {
    // Latin 1 keeps each byte as it is, also those of a sign that comes in two parts.
    const read = mouseInput(rest + chunk.toString('latin1'));
    rest = read.rest;
    for (const turn of read.turns) onMouse(turn);
    return read.keys;
  };
  const take = (chunk: Buffer): void => {
    if (!hasMouse) input.write(chunk);
    else input.write(withoutMouse(chunk), 'latin1');
  };
  const end = (): void => void input.end();
  stdin.on('end', end);
  stdin.on('error', end);
  const setRawMode = (isRaw: boolean): void => {
    if (isRaw) stdin.setRawMode(true);
    else if (!isInBackground()) {
      stdin.setRawMode(false);
      // It was meant for the screens.
      forgetTyped();
    }
    if (hasMouse) stdout.write(isRaw ? mouseOn : mouseOff);
    stdin.off('data', take);
    if (isRaw) stdin.on('data', take).resume();
    else stdin.pause();
  };
  const ref = (): void => void stdin.ref();
  const unref = (): void => void stdin.unref();
  // What Ink needs of a terminal's stream.
  return Object.assign(input, { isTTY: true, setRawMode, ref, unref }) as unknown as NodeJS.ReadStream;
};
