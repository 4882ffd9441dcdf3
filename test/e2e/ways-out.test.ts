import { describe } from 'vitest';
import { hasTerminal } from '../support/terminal.ts';
import { testWaysOut } from '../support/ways-out.ts';

describe.skipIf(!(await hasTerminal()))('the terminal is as it was before, on the embedded broker, after', () => {
  testWaysOut('');
});
