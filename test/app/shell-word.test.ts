import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { shellWord } from '../../src/app/shell-word.ts';

describe('a word for a shell', () => {
  it.each(['orders', "it's", '', '$HOME `id` "x"', 'a\nb', '-15m', '!x', '~', 'ключ'])(
    '%j is read as it is',
    (text) => {
      expect(execFileSync('sh', ['-c', `printf %s ${shellWord(text)}`]).toString()).toBe(text);
    },
  );
});
