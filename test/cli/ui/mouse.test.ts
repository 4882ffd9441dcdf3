import { expect, test } from 'vitest';
import { mouseInput } from '../../../src/cli/ui/mouse.ts';

const press = (button: number, end = 'M'): string => `\u001b[<${button};5;3${end}`;

test.each([
  ['keys are left as they are', 'aé\u001b[A\u001b', { keys: 'aé\u001b[A\u001b', turns: [], rest: '' }],
  ['the wheel moves by three', `a${press(64)}b`, { keys: 'ab', turns: [{ column: 4, row: 2, lines: -3 }], rest: '' }],
  ['down too', press(65), { keys: '', turns: [{ column: 4, row: 2, lines: 3 }], rest: '' }],
  [
    'a click is where it is',
    press(0) + press(0, 'm'),
    { keys: '', turns: [{ column: 4, row: 2, lines: 0 }], rest: '' },
  ],
  ['other buttons are nothing', press(2) + press(32), { keys: '', turns: [], rest: '' }],
  ['half a report waits for the rest', 'a\u001b[<65;5', { keys: 'a', turns: [], rest: '\u001b[<65;5' }],
])('%s', (_, text, read) => {
  expect(mouseInput(text)).toEqual(read);
});
