import { setImmediate as turn } from 'node:timers/promises';
import { render } from 'ink-testing-library';
import { describe, expect, it, onTestFinished } from 'vitest';
import { useKeyboard } from '../../../src/tui/hooks/use-keyboard.ts';

type Shell = Parameters<typeof useKeyboard>[0];

const Listener = ({ shell }: { readonly shell: Shell }): null => {
  useKeyboard(shell);
  return null;
};

/** What is heard of bytes that a terminal sends at once. */
const heard = async (bytes: string): Promise<readonly string[]> => {
  const names: string[] = [];
  const shell: Shell = { press: (key) => void names.push(key), paste: (text) => void names.push(`paste ${text}`) };
  const { stdin, unmount } = render(<Listener shell={shell} />);
  onTestFinished(unmount);
  await turn();
  stdin.write(bytes);
  // Ink waits for what might follow an escape.
  if (bytes.endsWith('\u001b')) for (let turns = 0; names.length === 0 && turns < 1e6; turns += 1) await turn();
  return names;
};

const keys: readonly (readonly [bytes: string, names: readonly string[]])[] = [
  ['j', ['j']],
  ['G', ['G']],
  [' ', ['space']],
  ['é', ['é']],
  ['漢', ['漢']],
  ['👨‍👩‍👧', ['👨‍👩‍👧']],
  ['\r', ['Enter']],
  ['\n', ['Enter']],
  ['\t', ['Tab']],
  ['\u001b[Z', ['S-Tab']],
  ['\u001b', ['Esc']],
  ['\u001b\u001b', ['Esc']],
  ['\u007f', ['Backspace']],
  ['\b', ['Backspace']],
  ['\u001b[3~', ['Delete']],
  ['\u001b[A', ['up']],
  ['\u001bOA', ['up']],
  ['\u001b[B', ['down']],
  ['\u001b[C', ['right']],
  ['\u001b[D', ['left']],
  ['\u001b[H', ['Home']],
  ['\u001b[1~', ['Home']],
  ['\u001b[F', ['End']],
  ['\u001b[5~', ['PgUp']],
  ['\u001b[6~', ['PgDn']],
  ['\u001bOM', ['Enter']],
  ['\u0001', ['^a']],
  ['\u0003', ['^c']],
  ['\u001a', ['^z']],
  ['\u0000', ['^space']],
  ['\u001c', ['^\\']],
  ['\u001d', ['^]']],
  ['\u001f', ['^_']],
  ['\u001bb', ['M-b']],
  ['\u001bF', ['M-F']],
  ['\u001b[1;5C', ['^right']],
  ['\u001b[1;5D', ['^left']],
  ['\u001b[1;3D', ['M-left']],
  ['\u001b[1;3C', ['M-right']],
  ['\u001b\u007f', ['M-Backspace']],
  ['\u001b[1;2A', ['up']],
  ['\u001bOP', ['That key']],
  ['\u001b[15~', ['That key']],
  ['\u001b[I', []],
  ['\u001b[24;80R', []],
];

const several: readonly (readonly [bytes: string, names: readonly string[]])[] = [
  ['jjk', ['j', 'j', 'k']],
  ['j\u001b[Aq', ['j', 'up', 'q']],
  ['x\r', ['x', 'Enter']],
  ['x\r\n', ['x', 'Enter']],
  ['/abc\r', ['/', 'a', 'b', 'c', 'Enter']],
  ['/abc\rjj\u001b[Ak', ['/', 'a', 'b', 'c', 'Enter', 'j', 'j', 'up', 'k']],
  ['a b\t', ['a', 'space', 'b', 'Tab']],
  ['ab\u007f\u007f', ['a', 'b', 'Backspace', 'Backspace']],
  ['x\u0003', ['x', '^c']],
  ['x\u0001\u0000\u001c\u001f', ['x', '^a', '^space', '^\\', '^_']],
  ['e\u0301👨‍👩‍👧🇨🇭', ['e\u0301', '👨‍👩‍👧', '🇨🇭']],
];

describe('keys, by the bytes of a terminal', () => {
  it.each(keys)('hears %j as %j', async (bytes, names) => {
    expect(await heard(bytes)).toEqual(names);
  });

  it.each(several)('hears each of several that come at once: %j', async (bytes, names) => {
    expect(await heard(bytes)).toEqual(names);
  });

  it('hears what is pasted as a whole, and keys around it as keys', async () => {
    expect(await heard('a\u001b[200~one\r\ntwo\u001b[201~b')).toEqual(['a', 'paste one\r\ntwo', 'b']);
  });
});
