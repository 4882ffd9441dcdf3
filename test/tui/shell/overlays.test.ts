import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { EvtoolError } from '../../../src/core/errors.ts';
import type { PromptRequest } from '../../../src/tui/ui.ts';
import { driveShell, plainScreen, type ShellDriver } from '../../support/shell-driver.ts';

const prompted = async (request: Partial<PromptRequest> = {}) => {
  const driver = await driveShell();
  const answer = driver.answer(driver.shell.ui.prompt({ label: 'Name', ...request }));
  const text = (): string | null => {
    const top = driver.top();
    return top?.type === 'prompt' ? top.field.text : null;
  };
  const refusal = (): string | null => {
    const top = driver.top();
    return top?.type === 'prompt' ? top.refusal : null;
  };
  const value = async (): Promise<string | null | undefined> => {
    await turn();
    return answer.value();
  };
  return { ...driver, text, refusal, value };
};

describe('a confirm', () => {
  const confirmed = async (driver: ShellDriver, ...keys: readonly string[]): Promise<boolean | undefined> => {
    const answer = driver.answer(driver.shell.ui.confirm('Delete 3 messages of orders on prod?'));
    driver.read();
    driver.press(...keys);
    await turn();
    return answer.value();
  };

  it.each([
    ['y', true],
    ['n', false],
    ['Esc', false],
    ['^c', false],
  ] as const)('takes %s as %s, and closes', async (key, expected) => {
    const driver = await driveShell();
    expect(await confirmed(driver, key)).toBe(expected);
    expect(driver.top()).toBeUndefined();
    expect(driver.quits).toEqual([]);
  });

  it.each(['Enter', 'space', 'Y', 'N', 'q', 'Tab', 'x'])('takes %s for no answer', async (key) => {
    const driver = await driveShell();
    expect(await confirmed(driver, key)).toBeUndefined();
    expect(driver.top()).toMatchObject({ type: 'confirm' });
  });

  it('takes no paste for an answer', async () => {
    const driver = await driveShell();
    const answer = driver.answer(driver.shell.ui.confirm('Sure?'));
    driver.read();
    driver.shell.paste('y');
    await turn();
    expect(answer.value()).toBeUndefined();
    expect(driver.said()).toBe('There is no text field to paste into.');
  });

  it('waits for the one before it, so that no key answers what was not in sight', async () => {
    const driver = await driveShell();
    const first = driver.answer(driver.shell.ui.confirm('First?'));
    const second = driver.answer(driver.shell.ui.confirm('Second?'));
    driver.read();
    expect(driver.top()).toMatchObject({ question: 'First?' });
    driver.press('y', 'y');
    await turn();
    expect([first.value(), second.value()]).toEqual([true, undefined]);
    expect(driver.top()).toMatchObject({ question: 'Second?' });
    driver.read();
    driver.press('n');
    await turn();
    expect([first.value(), second.value()]).toEqual([true, false]);
  });

  it('heeds no key before it was drawn, nor as it is drawn', async () => {
    const pressed: string[] = [];
    const binding = { id: 'copy', keys: ['y'], does: 'copies' };
    const actions = () => ({ copy: () => void pressed.push('y') });
    const driver = await driveShell({ screens: [plainScreen('topics', { bindings: [binding], actions })] });
    const sure = driver.answer(driver.shell.ui.confirm('Sure?'));
    driver.press('y', 'n', 'Esc', '^c');
    driver.shell.drawn();
    driver.press('y', 'n', 'Esc', '^c', 'x');
    await turn();
    expect([sure.value(), pressed, driver.said(), driver.quits]).toEqual([undefined, [], null, []]);
    expect(driver.top()).toMatchObject({ question: 'Sure?' });
  });

  it('under a menu was not in sight, however long it waited there', async () => {
    const driver = await driveShell();
    const { ui } = driver.shell;
    driver.answer(ui.choose('Copy', [{ key: 'k', label: 'the key' }]));
    const sure = driver.answer(ui.confirm('Sure?'));
    driver.read();
    driver.press('k', 'y');
    await turn();
    expect(sure.value()).toBeUndefined();
    driver.read();
    driver.press('y');
    await turn();
    expect(sure.value()).toBe(true);
  });

  it('is asked anew where the terminal was too small to show it', async () => {
    const driver = await driveShell();
    const sure = driver.answer(driver.shell.ui.confirm('Sure?'));
    driver.read();
    driver.shell.resize({ columns: 30, rows: 5 });
    driver.shell.drawn();
    driver.shell.resize({ columns: 80, rows: 24 });
    driver.press('y');
    driver.shell.drawn();
    driver.press('y');
    await turn();
    expect(sure.value()).toBeUndefined();
  });
});

describe('a menu', () => {
  const items = ['a', 'b', 'c'].map((key) => ({ key, label: `item ${key}` }));

  it.each([
    [['b'], 'b'],
    [['Enter'], 'a'],
    [['j', 'Enter'], 'b'],
    [['down', 'down', 'down', 'Enter'], 'c'],
    [['G', 'k', 'Enter'], 'b'],
    [['Esc'], null],
    [['q'], null],
    [['^c'], null],
    [['x'], undefined],
  ])('after %j answers %s', async (keys, expected) => {
    const driver = await driveShell();
    const answer = driver.answer(driver.shell.ui.choose('Which?', items));
    driver.press(...keys);
    await turn();
    expect(answer.value()).toBe(expected);
    expect(driver.top() === undefined).toBe(expected !== undefined);
  });

  it('takes the key of an item before that of a move', async () => {
    const driver = await driveShell();
    const answer = driver.answer(
      driver.shell.ui.choose('Which?', [...items, { key: 'j', label: 'JSON' }, { key: 'q', label: 'quiet' }]),
    );
    driver.press('j');
    await turn();
    expect(answer.value()).toBe('j');
  });

  it('without items can be left', async () => {
    const driver = await driveShell();
    const answer = driver.answer(driver.shell.ui.choose('Which?', []));
    driver.press('j', 'Enter', 'Esc');
    await turn();
    expect(answer.value()).toBe(null);
  });
});

describe('a prompt', () => {
  it('takes every printable key as text, and Enter answers with it', async () => {
    const { press, value, quits } = await prompted();
    press('q', 'space', '?', ':', '1', 'j', 'Enter');
    expect(await value()).toBe('q ?:1j');
    expect(quits).toEqual([]);
  });

  it.each(['Esc', '^c'])('is left with %s, without an answer', async (key) => {
    const { press, value, top, quits } = await prompted({ initial: 'x' });
    press(key);
    expect(await value()).toBe(null);
    expect([top(), quits]).toEqual([undefined, []]);
  });

  it('starts with a text to go on from', async () => {
    const { press, value } = await prompted({ initial: 'orders' });
    press('Backspace', '2', 'Enter');
    expect(await value()).toBe('order2');
  });

  it('tells each change of its text, and only that', async () => {
    const changes: string[] = [];
    const { press, shell } = await prompted({ onChange: (text) => void changes.push(text), initial: 'a' });
    press('b', 'left', 'up', '^x', 'Backspace', 'Backspace');
    shell.paste('c\nd');
    expect(changes).toEqual(['ab', 'b', 'c db']);
  });

  it('says why a text is refused, until it changes', async () => {
    const { press, refusal, value, text } = await prompted({
      refuse: (one) => (one === '' ? 'A name is needed.' : null),
    });
    press('Enter');
    expect([refusal(), await value()]).toEqual(['A name is needed.', undefined]);
    press('x');
    expect([refusal(), text()]).toEqual([null, 'x']);
    press('Enter');
    expect(await value()).toBe('x');
  });

  it('finds older answers, the newest first, and comes back from them', async () => {
    const { press, text } = await prompted({ history: ['oldest', 'newest'] });
    const shown = ['up', 'up', 'up', 'down', 'down', 'down'].map((key) => {
      press(key);
      return text();
    });
    expect(shown).toEqual(['newest', 'oldest', 'oldest', 'newest', '', '']);
  });

  it('gives back the text that was being typed when older answers are left', async () => {
    const { press, text } = await prompted({ history: ['older'], initial: 'mine' });
    press('down');
    expect(text()).toBe('mine');
    press('up', 'down');
    expect(text()).toBe('mine');
  });

  it.each([
    ['de', 'de'],
    ['d', 'de'],
    ['x', 'x'],
    ['debug', 'debug'],
  ])('completes %s to %s', async (typed, expected) => {
    const { press, text } = await prompted({
      initial: typed,
      complete: (one) => ['debug', 'delete', 'open'].filter((name) => name.startsWith(one)),
    });
    press('Tab');
    expect(text()).toBe(expected);
  });

  it('halves no character where completions part', async () => {
    const { press, text } = await prompted({ complete: () => ['a😀', 'a😁'] });
    press('Tab');
    expect(text()?.isWellFormed()).toBe(true);
  });

  it('takes a paste as one line', async () => {
    const { shell, press, value } = await prompted();
    shell.paste('one\r\ntwo\r\n');
    press('Enter');
    expect(await value()).toBe('one two');
  });

  it('says what its listener fails with, and keeps the text', async () => {
    const { press, said, text, quits } = await prompted({
      onChange: () => {
        throw new EvtoolError('No such field "x".', { hint: 'Fields: a, b' });
      },
    });
    press('x');
    expect([said(), text(), quits]).toEqual(['No such field "x". Fields: a, b', 'x', []]);
  });

  it('ends the UI where its listener, its refusal or its completion has a bug', async () => {
    const bug = (): never => {
      throw new Error('bug');
    };
    for (const [request, key] of [
      [{ onChange: bug }, 'x'],
      [{ refuse: bug }, 'Enter'],
      [{ complete: bug }, 'Tab'],
    ] as const) {
      const { press, quits } = await prompted(request);
      press(key);
      expect(quits).toEqual([{ error: new Error('bug') }]);
    }
    const { shell, quits } = await prompted({ onChange: bug });
    shell.paste('x');
    expect(quits).toEqual([{ error: new Error('bug') }]);
  });
});

describe('a text to read', () => {
  const lines = Array.from({ length: 50 }, (_, index) => `line ${index}`);
  const reading = async () => {
    const driver = await driveShell();
    driver.shell.ui.show('Lines', lines);
    const line = (): number | null => {
      const top = driver.top();
      return top?.type === 'pager' ? top.top : null;
    };
    return { ...driver, line };
  };

  it.each([
    [['j'], 1],
    [['j', 'k', 'k'], 0],
    [['^d'], 9],
    [['PgDn'], 18],
    [['G'], 31],
    [['G', 'j', 'PgDn'], 31],
    [['G', 'g'], 0],
  ])('scrolls with %j to line %d', async (keys, expected) => {
    const { press, line } = await reading();
    press(...keys);
    expect(line()).toBe(expected);
  });

  it.each(['Esc', 'q', '?', 'Enter'])('closes with %s, and the UI goes on', async (key) => {
    const { press, top, quits } = await reading();
    press(key);
    expect([top(), quits]).toEqual([undefined, []]);
  });

  it('goes on with what comes next, by the key that the screen has for it, and with nothing else', async () => {
    const done: string[] = [];
    const binding = (id: string, key: string) => ({ id, keys: [key], does: id });
    const screen = plainScreen('topics', {
      bindings: [binding('save', 'F'), binding('skip', 'x')],
      actions: () => ({ save: () => void done.push('save'), skip: () => void done.push('skip') }),
    });
    const { shell, press, top } = await driveShell({ screens: [screen] });
    shell.ui.show('Lines', lines, ['save']);
    press('x');
    expect(top()).toMatchObject({ title: 'Lines' });
    press('F');
    await turn();
    expect([top(), done]).toEqual([undefined, ['save']]);
  });

  it('does what a key of its own does, and closes', async () => {
    const done: string[] = [];
    const { shell, press, top } = await driveShell();
    shell.ui.show('Lines', lines, [], [{ key: 'e', hint: 'edit', act: () => void done.push('edit') }]);
    press('e');
    await turn();
    expect([top(), done]).toEqual([undefined, ['edit']]);
  });

  it('does not scroll where all is in sight', async () => {
    const { press, line, shell } = await reading();
    shell.resize({ columns: 80, rows: 60 });
    press('j', 'G');
    expect(line()).toBe(0);
  });
});

describe('an overlay that opens while another one closes', () => {
  it('is kept', async () => {
    const driver = await driveShell();
    const { ui } = driver.shell;
    ui.run(async () => {
      if (await ui.confirm('First?')) ui.show('Then', ['this']);
    });
    driver.read();
    driver.press('y');
    await turn();
    expect(driver.top()).toMatchObject({ type: 'pager', title: 'Then' });
  });

  it('is kept also where it opens in the same turn', async () => {
    const driver = await driveShell();
    const { ui } = driver.shell;
    void ui.prompt({ label: 'Name', onChange: () => ui.show('At once', ['this']) });
    driver.press('x', 'Esc');
    expect(driver.top()).toMatchObject({ type: 'pager', title: 'At once' });
  });
});
