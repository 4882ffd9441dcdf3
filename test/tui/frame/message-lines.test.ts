import { describe, expect, it } from 'vitest';
import { messageLines } from '../../../src/tui/frame/message-lines.ts';

describe('the lines of an error', () => {
  it('are its words, wrapped, and the source below as it is', () => {
    expect(
      messageLines("a.mjs:1:9: Unexpected token '='.\n> 1 | const = 1\u001b[2J and more\n    |       ^", 24),
    ).toEqual(['a.mjs:1:9: Unexpected', "token '='.", '> 1 | const = 1␛[2J and…', '    |       ^']);
  });

  it('are one line where it says no more', () => {
    expect(messageLines('no broker', 24)).toEqual(['no broker']);
  });
});
