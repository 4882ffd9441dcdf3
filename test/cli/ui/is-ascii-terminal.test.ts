import { expect, test } from 'vitest';
import { isAsciiTerminal } from '../../../src/cli/ui/is-ascii-terminal.ts';

test.each([
  [{ LANG: 'en_US.UTF-8' }, false],
  [{ LC_ALL: 'C.utf8', LANG: 'C' }, false],
  [{ LC_ALL: 'C', LANG: 'en_US.UTF-8' }, true],
  [{ LC_CTYPE: 'ISO-8859-1' }, true],
  [{ LANG: 'POSIX' }, true],
  [{}, false],
  [{ LANG: 'en_US.UTF-8', TERM: 'linux' }, true],
])('a terminal with %j has no more than ASCII: %s', (env, isAscii) => {
  expect(isAsciiTerminal(env)).toBe(isAscii);
});
