import { expect, it } from 'vitest';
import { driveShell, plainScreen, type ShellDriver } from '../../support/shell-driver.ts';

type Opening = readonly [name: string, open: (driver: ShellDriver) => void];

const read: readonly Opening[] = [
  ['help', ({ press }) => press('?')],
  ['pager', ({ shell }) => shell.ui.show('Lines', ['one'])],
];

it.each(read)('^c quits over a %s', async (_, open) => {
  const driver = await driveShell();
  open(driver);
  driver.press('^c');
  expect(driver.quits).toEqual([{ interrupted: true }]);
});

it.each(read)('^c asks for another one over a %s while a handler runs', async (_, open) => {
  const driver = await driveShell({ screens: [plainScreen('topics', { isRunning: () => true })] });
  open(driver);
  driver.press('^c');
  expect([driver.quits, driver.said()]).toEqual([[], 'A handler runs. ^C once more quits.']);
  driver.press('^c');
  expect(driver.quits).toEqual([{ interrupted: true }]);
});

const asking: readonly (readonly [key: string, open: (driver: ShellDriver) => void, says: string])[] = [
  ['x', ({ press }) => press('?'), 'x does nothing here. j and k scroll, Esc closes.'],
  ['Tab', ({ shell }) => shell.ui.show('Lines', ['one']), 'Tab does nothing here. j and k scroll, Esc closes.'],
  ['Enter', ({ shell }) => void shell.ui.confirm('Sure?'), 'Enter is no answer: y is yes, n is no.'],
  [
    'x',
    ({ shell }) => void shell.ui.choose('Which?', [{ key: 'a', label: 'all' }]),
    'x is none of these. Enter takes the one that is marked, Esc closes.',
  ],
  ['up', ({ shell }) => void shell.ui.prompt({ label: '/' }), 'Nothing older was typed here.'],
  ['Tab', ({ shell }) => void shell.ui.prompt({ label: '/', complete: () => [] }), 'Nothing is known that begins so.'],
  [
    'Tab',
    ({ shell }) => void shell.ui.prompt({ label: 'How many?' }),
    'Tab completes nothing here. Enter takes it, Esc closes.',
  ],
  [
    'PgDn',
    ({ shell }) => void shell.ui.prompt({ label: '/' }),
    'PgDn does nothing in a text. Enter takes it, Esc closes.',
  ],
];

it.each(asking)('%s without a meaning says what is possible', async (key, open, says) => {
  const driver = await driveShell();
  open(driver);
  driver.read();
  const before = driver.top();
  driver.press(key);
  expect([driver.top(), driver.said()]).toEqual([before, says]);
});

it('a key that does something says nothing', async () => {
  const driver = await driveShell();
  driver.shell.ui.show('Lines', ['one', 'two']);
  driver.press('j');
  expect(driver.said()).toBeNull();
});
