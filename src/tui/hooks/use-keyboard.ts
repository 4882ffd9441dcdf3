import { useInput, usePaste } from 'ink';
import { keyNames } from '../keys/key-names.ts';
import type { Shell } from '../shell/shell.ts';

/** The one place where keys are read. */
export const useKeyboard = (shell: Pick<Shell, 'press' | 'paste'>): void => {
  useInput((input, key) => {
    for (const name of keyNames(input, key)) shell.press(name);
  });
  usePaste(shell.paste);
};
