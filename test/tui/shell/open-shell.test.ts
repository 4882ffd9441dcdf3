import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { EvtoolError } from '../../../src/core/errors.ts';
import type { Route } from '../../../src/tui/route.ts';
import type { Screen, ScreenDefinition } from '../../../src/tui/screens/screen.ts';
import { driveShell, plainScreen } from '../../support/shell-driver.ts';

/** Screens that write down what they are told. */
const recorded = (...names: readonly Route['screen'][]) => {
  const told: string[] = [];
  const screens = names.map((name) =>
    plainScreen(name, {
      enter: (route) => void told.push(`enter ${JSON.stringify(route)}`),
      leave: () => void told.push(`leave ${name}`),
      renew: () => void told.push(`renew ${name}`),
      close: async () => void told.push(`close ${name}`),
    }),
  );
  return { told, screens };
};

/** A screen of which one key does what a test says. */
const doing = (
  action: ReturnType<Screen['actions']>[string],
  rest: Partial<Screen> = {},
): readonly ScreenDefinition[] => [
  plainScreen('topics', {
    bindings: [{ id: 'do-it', keys: ['d', '^d'], does: 'do it' }],
    actions: () => ({ 'do-it': action }),
    ...rest,
  }),
];

describe('going from screen to screen', () => {
  const three = async () => {
    const { told, screens } = recorded('topics', 'messages', 'debug');
    return { told, ...(await driveShell({ screens })) };
  };

  it('tells who is left and who is entered, and with what', async () => {
    const { shell, told } = await three();
    shell.ui.go({ screen: 'messages', topic: 'orders' });
    expect(told).toEqual(['enter {"screen":"topics"}', 'leave topics', 'enter {"screen":"messages","topic":"orders"}']);
    expect(shell.state()).toMatchObject({ screen: 'messages', way: ['topics'] });
  });

  it('goes the way back with q and with Esc', async () => {
    const { shell, press } = await three();
    shell.ui.go({ screen: 'messages' });
    shell.ui.go({ screen: 'debug' });
    expect(shell.state().way).toEqual(['topics', 'messages']);
    press('q');
    expect(shell.state()).toMatchObject({ screen: 'messages', way: ['topics'] });
    press('Esc');
    expect(shell.state()).toMatchObject({ screen: 'topics', way: [] });
  });

  it('makes no step of a way to where one is', async () => {
    const { shell, told } = await three();
    shell.ui.go({ screen: 'messages', topic: 'a' });
    shell.ui.go({ screen: 'messages', topic: 'b' });
    expect(shell.state().way).toEqual(['topics']);
    expect(told.at(-1)).toBe('enter {"screen":"messages","topic":"b"}');
    expect(told).not.toContain('leave messages');
  });

  it('forgets the way at a number', async () => {
    const { shell, press, quits } = await three();
    shell.ui.go({ screen: 'messages' });
    press('3');
    expect(shell.state()).toMatchObject({ screen: 'debug', way: [] });
    press('q');
    expect(shell.state()).toMatchObject({ screen: 'topics', way: [] });
    expect(quits).toEqual([]);
  });

  it('shows at a number what the screen that is left leads to there', async () => {
    const { told, screens } = recorded('topics', 'messages');
    const debug = plainScreen('debug', {
      leadsTo: (screen) => (screen === 'messages' ? { screen, topic: 'orders' } : undefined),
    });
    const { press } = await driveShell({ screens: [...screens, debug], start: { screen: 'debug' } });
    press('2', '3', '1');
    expect(told).toEqual([
      'enter {"screen":"messages","topic":"orders"}',
      'leave messages',
      'enter {"screen":"topics"}',
    ]);
  });

  it('opens a screen once, and keeps what it has', async () => {
    const open = vi.fn(plainScreen('messages').open);
    const screens = [plainScreen('topics'), { ...plainScreen('messages'), open }];
    const { press } = await driveShell({ screens });
    press('2', '1', '2', '1');
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('shares the room again on another screen, and says nothing of the last', async () => {
    const screens = [plainScreen('topics', { hasPanesBelow: () => true }), plainScreen('messages')];
    const { shell, press, said } = await driveShell({ screens });
    press('+');
    expect(shell.state().isEnlarged).toBe(true);
    shell.ui.say('of topics');
    shell.ui.go({ screen: 'messages' });
    expect([shell.state().isEnlarged, said()]).toEqual([false, null]);
  });

  it('starts where it is told to, and q quits there, but goes back to the first screen elsewhere', async () => {
    const { told, screens } = recorded('topics', 'messages', 'debug');
    const { shell, press, quits, said } = await driveShell({ screens, start: { screen: 'debug' } });
    expect(told).toEqual(['enter {"screen":"debug"}']);
    press('Esc');
    expect([shell.state().screen, said()]).toEqual(['debug', 'This is the first screen. q quits.']);
    press('2', 'q');
    expect([shell.state().screen, quits]).toEqual(['topics', []]);
    press('3', 'q');
    expect(quits).toEqual([{ interrupted: false }]);
  });

  it('tells every screen that was open of a save, and closes them in the end', async () => {
    const { shell, told } = await three();
    shell.ui.go({ screen: 'messages' });
    told.length = 0;
    shell.renew();
    await shell.close();
    expect(told).toEqual(['renew topics', 'renew messages', 'close topics', 'close messages']);
    expect(shell.ui.signal.aborted).toBe(true);
  });
});

describe('leaving', () => {
  it('is what q does on the first screen, in peace', async () => {
    const { press, quits } = await driveShell();
    press('q');
    expect(quits).toEqual([{ interrupted: false }]);
  });

  it('is never what Esc does', async () => {
    const { press, quits, said } = await driveShell();
    press('Esc', 'Esc', 'Esc');
    expect([quits, said()]).toEqual([[], 'This is the first screen. q quits.']);
  });

  it('is what ^c does anywhere, as an interruption', async () => {
    const { screens } = recorded('topics', 'messages');
    const { press, quits } = await driveShell({ screens });
    press('2', '^c');
    expect(quits).toEqual([{ interrupted: true }]);
  });

  it.each(['^c', 'q'])('takes %s twice while a handler runs', async (key) => {
    const { press, quits, said } = await driveShell({ screens: doing('no', { isRunning: () => true }) });
    press(key);
    expect([quits, said()]).toEqual([[], 'A handler runs. ^C once more quits.']);
    press('^c');
    expect(quits).toEqual([{ interrupted: true }]);
  });

  it('asks again when the second ^c comes late', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      const { press, quits } = await driveShell({ screens: doing('no', { isRunning: () => true }) });
      press('^c');
      vi.advanceTimersByTime(5001);
      press('^c');
      expect(quits).toEqual([]);
      press('^c');
      expect(quits).toEqual([{ interrupted: true }]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('closes what is open inside of a screen first', async () => {
    let isOpen = true;
    const back = (): boolean => {
      const wasOpen = isOpen;
      isOpen = false;
      return wasOpen;
    };
    const { shell, press } = await driveShell({ screens: [plainScreen('topics'), plainScreen('messages', { back })] });
    press('2', 'Esc');
    expect(shell.state().screen).toBe('messages');
    press('Esc');
    expect(shell.state().screen).toBe('topics');
  });
});

describe('closing', () => {
  it('closes every screen, also after one that cannot be closed, and tells of that', async () => {
    const closed: string[] = [];
    const stuck = vi.fn().mockRejectedValueOnce(new Error('stuck'));
    const failing = plainScreen('topics', { close: stuck });
    const other = plainScreen('messages', {
      close: async () => {
        await turn();
        closed.push('messages');
      },
    });
    const { shell, press } = await driveShell({ screens: [failing, other] });
    press('2');
    await expect(shell.close()).rejects.toThrow('stuck');
    expect(closed).toEqual(['messages']);
  });
});

describe('a key', () => {
  it('does what its binding says, of all its keys', async () => {
    const action = vi.fn();
    const { press } = await driveShell({ screens: doing(action) });
    press('d', '^d');
    expect(action).toHaveBeenCalledTimes(2);
  });

  it('does what the user gave it', async () => {
    const action = vi.fn();
    const keys = { rebound: new Map([['topics.do-it', ['x']]]), faults: [] };
    const { press, said } = await driveShell({ screens: doing(action), keys: () => keys });
    press('x');
    expect(action).toHaveBeenCalledTimes(1);
    press('d');
    expect(said()).toBe('d does nothing here. ? shows the keys.');
  });

  it('says why it cannot do it now', async () => {
    const { press, said } = await driveShell({ screens: doing('There is no topic under the cursor.') });
    press('d');
    expect(said()).toBe('There is no topic under the cursor.');
  });

  it.each(['x', '^x', 'PgUp', '漢', '\u202e'])('that has no meaning says so: %j', async (key) => {
    const { press, said } = await driveShell();
    press(key);
    expect(said()).toMatch(/^(x|\^x|PgUp|漢|\\u202e) does nothing here\. \? shows the keys\.$/);
  });

  it('takes away what was said before it', async () => {
    const { shell, press, said } = await driveShell({ screens: doing(() => {}) });
    shell.ui.say('before');
    press('d');
    expect(said()).toBe(null);
  });

  it('goes round the panes with Tab', async () => {
    let pane = 'list';
    const panes = {
      panes: () => ['list', 'detail', 'logs'],
      pane: () => pane,
      focus: (name: string) => {
        pane = name;
      },
    };
    const { press } = await driveShell({ screens: doing('no', panes) });
    const visited = ['Tab', 'Tab', 'Tab', 'S-Tab'].map((key) => {
      press(key);
      return pane;
    });
    expect(visited).toEqual(['detail', 'logs', 'list', 'logs']);
  });

  it('says why there is no other pane to go to', async () => {
    const { press, said } = await driveShell();
    for (const key of ['Tab', 'S-Tab']) {
      press(key);
      expect(said()).toBe('This screen has one pane.');
    }
  });

  it.each([
    ['this pane has all the room', 80, {}, /^This pane has all the room\.$/],
    ['no other stands beside it', 120, { panes: () => ['list'] }, /^This pane has all the room\.$/],
    ['others stand beside it', 120, {}, null],
    ['others stand below it', 80, { hasPanesBelow: () => true }, null],
  ])('gives a pane more room, or says why not: %s', async (_, columns, more, reason) => {
    const panes = { panes: () => ['list', 'detail'], pane: () => 'list', ...more };
    const screens = [plainScreen('topics', panes)];
    const { shell, press, said } = await driveShell({ screens, size: { columns, rows: 24 } });
    press('+');
    expect([shell.state().isEnlarged, said()]).toEqual([reason === null, reason && expect.stringMatching(reason)]);
    press('_', '_');
    expect([shell.state().isEnlarged, said()]).toEqual([false, 'No pane is enlarged.']);
  });

  it('says of an enlarged pane how the room is shared again', async () => {
    const screens = [plainScreen('topics', { hasPanesBelow: () => true })];
    const { press, said } = await driveShell({ screens });
    press('+', '+');
    expect(said()).toBe('This pane has all the room. _ shares it again.');
  });

  it('shows and copies the command line for what is on the screen', async () => {
    const { press, copied, top, said } = await driveShell({
      screens: doing('no', { commandLine: () => 'evtool topics' }),
    });
    press('!');
    expect([copied, top(), said()]).toMatchObject([
      ['evtool topics'],
      { lines: ['evtool topics'] },
      'Copied the command line.',
    ]);
  });

  it('shows nothing of a command line that a terminal obeys, and copies it as it is', async () => {
    const line = "evtool tail 'a\u001b[2J'";
    const { press, copied, top } = await driveShell({ screens: doing('no', { commandLine: () => line }) });
    press('!');
    expect([copied, top()]).toMatchObject([[line], { lines: ["evtool tail 'a␛[2J'"] }]);
  });

  it('shows all of a command line that is longer than the screen is wide', async () => {
    const line = `evtool tail orders --where '${'x'.repeat(100)}'`;
    const { press, top } = await driveShell({ screens: doing('no', { commandLine: () => line }) });
    press('!');
    const shown = top();
    expect(shown?.type === 'pager' && shown.lines.every((row) => row.length <= 76)).toBe(true);
    expect(shown?.type === 'pager' && shown.lines.join('').replaceAll(' ', '')).toBe(line.replaceAll(' ', ''));
  });

  it('says that there is no command line yet', async () => {
    const { press, said } = await driveShell();
    press('!');
    expect(said()).toBe('There is no command line for what is on the screen yet.');
  });
});

describe('a terminal that is too small to show anything', () => {
  it('does nothing at a key that was meant for what is not in sight', async () => {
    const action = vi.fn();
    const { shell, press, read, answer, quits } = await driveShell({ screens: doing(action) });
    shell.resize({ columns: 59, rows: 24 });
    press('d');
    const sure = answer(shell.ui.confirm('Sure?'));
    press('y');
    await turn();
    expect([action.mock.calls.length, sure.value(), quits]).toEqual([0, undefined, []]);
    shell.resize({ columns: 60, rows: 24 });
    read();
    press('y');
    await turn();
    expect(sure.value()).toBe(true);
  });

  it.each([
    ['q', false],
    ['^c', true],
  ])('can be left with %s', async (key, interrupted) => {
    const { shell, press, quits } = await driveShell();
    void shell.ui.confirm('Sure?');
    shell.resize({ columns: 60, rows: 14 });
    press(key);
    expect(quits).toEqual([{ interrupted }]);
  });
});

describe('an action by its name', () => {
  it('is done as by its key', async () => {
    const action = vi.fn();
    const { press } = await driveShell({ screens: doing(action) });
    press(':', ...'do-it', 'Enter');
    await turn();
    expect(action).toHaveBeenCalledTimes(1);
  });

  it('is completed', async () => {
    const { press, top } = await driveShell({ screens: doing(() => {}) });
    press(':', 'd', 'o', 'Tab');
    expect(top()).toMatchObject({ field: { text: 'do-it' } });
  });

  it('that there is not is refused, with the one that was meant', async () => {
    const { press, top } = await driveShell({ screens: doing(() => {}) });
    press(':', ...'do-itt', 'Enter');
    expect(top()).toMatchObject({ refusal: expect.stringContaining('Did you mean do-it?') });
  });
});

describe('an action that fails', () => {
  const bug = new Error('bug');
  const known = new EvtoolError('Unknown topic "ordrs"\u001b[2J.\n> 1 | ordrs', { hint: 'Did you mean "orders"?' });

  it.each([
    [
      'at once',
      () => {
        throw known;
      },
    ],
    [
      'later',
      async () => {
        await turn();
        throw known;
      },
    ],
  ])('%s, with what the user can mend, says so and goes on', async (_, action) => {
    const { press, said, quits } = await driveShell({ screens: doing(action) });
    press('d');
    await turn();
    await turn();
    expect([said(), quits]).toEqual(['Unknown topic "ordrs"␛[2J. Did you mean "orders"?', []]);
  });

  it.each([
    [
      'at once',
      () => {
        throw bug;
      },
    ],
    [
      'later',
      async () => {
        await turn();
        throw bug;
      },
    ],
  ])('%s, with a bug of ours, ends the UI with it', async (_, action) => {
    const { press, quits } = await driveShell({ screens: doing(action) });
    press('d');
    await turn();
    await turn();
    expect(quits).toEqual([{ error: bug }]);
  });

  it('before it could be asked for, ends the UI with it', async () => {
    const actions = (): never => {
      throw bug;
    };
    const { press, quits } = await driveShell({ screens: doing('no', { actions }) });
    press('d');
    expect(quits).toEqual([{ error: bug }]);
  });

  it('on a screen that cannot be opened, ends the UI with it', async () => {
    const open = (): never => {
      throw bug;
    };
    const { press, quits } = await driveShell({
      screens: [plainScreen('topics'), { ...plainScreen('messages'), open }],
    });
    press('2');
    await turn();
    expect(quits).toEqual([{ error: bug }]);
  });
});

describe('work that goes on', () => {
  it('says what it fails with, also where it fails before it waits', async () => {
    const { shell, said } = await driveShell();
    shell.ui.run(() => {
      throw new EvtoolError('no broker');
    });
    await turn();
    expect(said()).toBe('no broker');
  });

  it('ends unheard when it was aborted: nobody waits for it any more', async () => {
    const { shell, said, quits } = await driveShell();
    const stop = new AbortController();
    stop.abort();
    shell.ui.run(async () => stop.signal.throwIfAborted());
    await turn();
    expect([said(), quits]).toEqual([null, []]);
  });

  it('fails unheard once the UI has ended', async () => {
    const { shell, said, quits } = await driveShell();
    const { promise, reject } = Promise.withResolvers<void>();
    shell.ui.run(() => promise);
    await shell.close();
    reject(new Error('aborted'));
    shell.ui.run(async () => {
      throw new Error('too late');
    });
    await turn();
    expect([said(), quits]).toEqual([null, []]);
  });
});

describe('a paste', () => {
  it('without a text field says so', async () => {
    const { shell, said } = await driveShell();
    shell.paste('DELETE');
    expect(said()).toBe('There is no text field to paste into.');
  });

  it('into what is only to be read does nothing else', async () => {
    const { shell, press, said, top } = await driveShell();
    press('?');
    shell.paste('q');
    expect([said(), top()]).toMatchObject(['There is no text field to paste into.', { type: 'help' }]);
  });
});

describe('how the broker is', () => {
  it('is drawn when it changes, and only then', async () => {
    const { shell } = await driveShell();
    const draw = vi.fn();
    shell.draws.subscribe(draw);
    shell.setBroker({ type: 'connected', label: 'localhost' });
    expect(shell.state().broker).toEqual({ type: 'connected', label: 'localhost' });
    await expect.poll(() => draw.mock.calls).toHaveLength(1);
    const before = shell.state();
    shell.setBroker({ type: 'connected', label: 'localhost' });
    expect(shell.state()).toBe(before);
  });
});
