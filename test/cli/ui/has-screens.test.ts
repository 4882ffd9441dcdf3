import { describe, expect, it } from 'vitest';
import { hasScreens } from '../../../src/cli/ui/has-screens.ts';

describe('screens', () => {
  it.each([
    [{ stdin: true, stdout: true }, 'xterm-256color', true],
    [{ stdin: true, stdout: true }, undefined, true],
    [{ stdin: true, stdout: true }, 'dumb', false],
    [{ stdin: false, stdout: true }, 'xterm-256color', false],
    [{ stdin: true, stdout: false }, 'xterm-256color', false],
  ])('with terminals at %j and TERM=%s: %s', (terminals, TERM, answer) => {
    expect(hasScreens({ terminal: { isInteractive: { ...terminals, stderr: true } }, env: { TERM } })).toBe(answer);
  });
});
