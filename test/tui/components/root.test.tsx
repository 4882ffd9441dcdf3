import { setImmediate as turn } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { Text } from 'ink';
import { cleanup, render } from 'ink-testing-library';
import { afterEach, describe, expect, it } from 'vitest';
import { EvtoolError } from '../../../src/core/errors.ts';
import { Pane } from '../../../src/tui/components/pane.tsx';
import { Root } from '../../../src/tui/components/root.tsx';
import { Rows } from '../../../src/tui/components/rows.tsx';
import { endless } from '../../../src/tui/frame/endless.ts';
import { themeOf } from '../../../src/tui/frame/theme.ts';
import { widthOf } from '../../../src/tui/frame/width.ts';
import type { Screen } from '../../../src/tui/screens/screen.ts';
import { driveShell, plainScreen, type ShellDriver } from '../../support/shell-driver.ts';

afterEach(cleanup);

const family = '👨‍👩‍👧';

/** A pane that says how much room it has. */
const view: Screen['view'] = (frame) => (
  <Pane
    frame={frame}
    title="Plain"
    note="1 of 1"
    columns={frame.columns}
    rows={frame.rows}
    isFocused
    lines={[`room ${frame.columns}×${frame.rows}`]}
  />
);

type Drawn = ShellDriver & {
  /** The rows of the frame, without blanks at their ends. */
  readonly rows: () => Promise<readonly string[]>;
  readonly painted: () => Promise<string>;
};

const drawn = async (options: Parameters<typeof driveShell>[0] = {}): Promise<Drawn> => {
  const driver = await driveShell({
    screens: [plainScreen('topics', { view })],
    size: { columns: 80, rows: 15 },
    ...options,
  });
  const app = render(<Root shell={driver.shell} handOver={{ suspend: null }} />);
  const painted = async (): Promise<string> => {
    await turn();
    return app.lastFrame() ?? '';
  };
  const rows = async (): Promise<readonly string[]> =>
    stripVTControlCharacters(await painted())
      .split('\n')
      .map((row) => row.trimEnd());
  return { ...driver, rows, painted };
};

const expectFits = (rows: readonly string[], columns: number, most: number): void => {
  expect(rows.length).toBeLessThanOrEqual(most);
  for (const row of rows) expect(widthOf(row)).toBeLessThanOrEqual(columns);
};

describe('the whole screen', () => {
  it('is a header, a screen and a footer, on as many rows as there are', async () => {
    const { rows } = await drawn();
    const shown = await rows();
    expect(shown).toHaveLength(15);
    expect(shown[0]).toMatch(/^evtool/);
    expect(shown[1]).toMatch(/Topics/);
    expect(shown[2]).toMatch(/^╭─ Plain ─+╮$/);
    expect(shown[3]).toMatch(/^│ room 80×12 +│$/);
    expect(shown[13]).toMatch(/^╰─+ 1 of 1 ─╯$/);
    expect(shown[14]).toMatch(/\? help/);
  });

  it('says what it needs where there is too little room, and comes back', async () => {
    const { shell, rows } = await drawn();
    shell.resize({ columns: 59, rows: 15 });
    expect(await rows()).toEqual(['evtool needs 60×15; this is 59×15.']);
    shell.resize({ columns: 60, rows: 14 });
    expect(await rows()).toEqual(['evtool needs 60×15; this is 60×14.']);
    shell.resize({ columns: 60, rows: 15 });
    const shown = await rows();
    expect(shown[3]).toMatch(/^│ room 60×12 +│$/);
    expectFits(shown, 60, 15);
  });

  it('has no borders for a screen reader', async () => {
    const { rows } = await drawn({ size: { columns: endless, rows: 15 } });
    expect((await rows()).join('\n')).toMatch(/focused: Plain\nroom 10000×12\n1 of 1\n/);
  });

  it('says what was said in its footer, with nothing that a terminal obeys', async () => {
    const { shell, rows } = await drawn();
    shell.ui.say('no \u001b[2J\u202etopic');
    expect((await rows())[14]).toBe('no ␛[2J\\u202etopic');
  });
});

describe('the tour', () => {
  const tour = [
    { text: 'd does it.', done: 'topics.do-it' },
    { text: `f fails, or does it ${'again and '.repeat(7)}again.`, done: 'topics.fail' },
  ];
  const screens = [
    plainScreen('topics', {
      view,
      bindings: [
        { id: 'do-it', keys: ['d'], does: 'do it' },
        { id: 'fail', keys: ['f'], does: 'fail' },
      ],
      actions: () => ({ 'do-it': async () => {}, fail: () => Promise.reject(new EvtoolError('It failed.')) }),
    }),
  ];

  it('has its next step above the footer, also while something is said or asked', async () => {
    const { shell, press, rows } = await drawn({ screens, tour });
    expect((await rows()).slice(-2)).toEqual(['1/2  d does it.', expect.stringContaining('? help')]);
    press('?');
    expect((await rows()).at(-2)).toBe('1/2  d does it.');
    press('q');
    shell.ui.say('News.');
    const shown = await rows();
    expect(shown.slice(-2)).toEqual(['1/2  d does it.', 'News.']);
    expect(shown).toHaveLength(15);
  });

  it('goes on once a step was done, and not when it failed', async () => {
    const { press, rows } = await drawn({ screens, tour, size: { columns: 60, rows: 15 } });
    press('d');
    await turn();
    const second = await rows();
    expect(second.slice(-3, -1)).toEqual([
      '2/2  f fails, or does it again and again and again and',
      '     again and again and again and again and again.',
    ]);
    expectFits(second, 60, 15);
    press('f');
    await turn();
    expect((await rows()).slice(-3)).toEqual([...second.slice(-3, -1), 'It failed.']);
  });

  it('ends with its last step', async () => {
    const { press, rows } = await drawn({ screens, tour: tour.slice(0, 1) });
    press('d');
    await turn();
    expect((await rows())[13]).toMatch(/^╰─+ 1 of 1 ─╯$/);
  });
});

describe('a pane', () => {
  const frame = { theme: themeOf({ hasColor: true, isAscii: false }) };
  const shown = (lines: readonly string[], title = 'T', note = ''): readonly string[] => {
    const pane = <Pane frame={frame} title={title} note={note} columns={20} rows={4} isFocused lines={lines} />;
    return stripVTControlCharacters(render(pane).lastFrame() ?? '').split('\n');
  };

  it('cuts what is too wide, and keeps its border', () => {
    expect(shown(['x'.repeat(50), frame.theme.paint('bad', '漢字'.repeat(20))])).toEqual([
      '╭─ T ──────────────╮',
      `│ ${'x'.repeat(15)}… │`,
      '│ 漢字漢字漢字漢…  │',
      '╰──────────────────╯',
    ]);
  });

  it('leaves out what is too long', () => {
    expect(shown(['one', 'two', 'three'])).toHaveLength(4);
  });

  it('measures emoji by what they take', () => {
    expect(shown([`a${family}b`, '🇨🇭 e\u0301'])).toEqual([
      '╭─ T ──────────────╮',
      `│ a${family}b             │`,
      '│ 🇨🇭 e\u0301             │',
      '╰──────────────────╯',
    ]);
  });

  it('cleans and cuts its title and its note', () => {
    const rows = shown([], `a\u001b]52;c;x\u0007${'b'.repeat(30)}`, '\u202e漢'.repeat(9));
    expect(rows[0]).toBe('╭─ a␛]52;c;x␇bbb… ─╮');
    expectFits(rows, 20, 4);
  });
});

describe('a prompt at the foot', () => {
  const prompted = async (text: string, keys: readonly string[] = [], label = 'Name') => {
    const driver = await drawn();
    void driver.shell.ui.prompt({ label, initial: text });
    driver.press(...keys);
    const rows = await driver.rows();
    expectFits(rows, 80, 15);
    return { ...driver, line: rows[13] ?? '' };
  };

  it('leaves the screen in sight', async () => {
    const { rows } = await prompted('x');
    expect((await rows()).join('\n')).toMatch(/room 80×11.*Name x/s);
  });

  it('shows the end of a text that is wider than its room, and the cursor', async () => {
    const { line, painted } = await prompted(`${'a'.repeat(200)}END`);
    expect(line).toMatch(/^Name a+END$/);
    expect(widthOf(line)).toBe(78);
    expect(await painted()).toContain('END\u001b[7m \u001b[27m');
  });

  it('shows the beginning of it when the cursor is there', async () => {
    const { line, painted } = await prompted(`START${'a'.repeat(200)}`, ['Home']);
    expect(line).toMatch(/^Name STARTa+…$/);
    expect(await painted()).toContain('\u001b[7mS\u001b[27mTART');
  });

  it.each(['漢', family, '🇨🇭', 'e\u0301', '\u202e', '\u001b[2J'])('has room for %j again and again', async (sign) => {
    const { line } = await prompted(sign.repeat(100));
    expect(line).not.toMatch(/[\u001b\u202e]/);
    await prompted(sign.repeat(100), ['Home']);
    await prompted(sign.repeat(100), Array(50).fill('left'));
  });

  it('puts the cursor on the whole of what looks like one', async () => {
    const { painted } = await prompted(`a${family}b`, ['left', 'left']);
    expect(await painted()).toContain(`a\u001b[7m${family}\u001b[27mb`);
  });

  it('cuts a label that takes all the room', async () => {
    const { line } = await prompted('text', [], `a\u001b${'l'.repeat(200)}`);
    expect(line).toMatch(/^a␛l+… text$/);
  });

  it('takes a megabyte', async () => {
    const { shell, rows } = await prompted('');
    shell.paste('漢'.repeat(1_000_000));
    expectFits(await rows(), 80, 15);
  });
});

describe('a menu at the foot', () => {
  const items = Array.from({ length: 40 }, (_, index) => ({
    key: `k${index}`,
    label: `item ${index} ${'漢'.repeat(60)}`,
  }));

  it('scrolls where it is longer than the screen, and leaves some of that in sight', async () => {
    const { shell, rows, press } = await drawn();
    void shell.ui.choose('Which?', items);
    const first = await rows();
    expectFits(first, 80, 15);
    expect(first.join('\n')).toMatch(/room 80×\d.*Which\? {2}1 of 40\n k0 item 0/s);
    for (let at = 1; at < 40; at += 1) {
      press('j');
      const shown = await rows();
      expectFits(shown, 80, 15);
      expect(shown.join('\n')).toContain(`k${at} item ${at} `);
    }
    press('g');
    expect((await rows()).join('\n')).toContain('k0 item 0');
  });
});

describe('a confirm at the foot', () => {
  it('wraps what it asks, so that all of it can be read', async () => {
    const { shell, rows, read } = await drawn();
    void shell.ui.confirm(`Send 1,204 messages to ${'orders.'.repeat(9)}\u001b[2J on the cluster of production?`, [
      'They are kept.',
    ]);
    expect(await rows()).toContain('  yes    no');
    read();
    const shown = (await rows()).join('\n');
    expect(shown).toContain('on the\ncluster of production?\nThey are kept.\ny yes  n no');
    expect(shown).toContain('␛[2J');
  });

  it('keeps its answers in sight where it has more lines than room', async () => {
    const { shell, rows, read } = await drawn();
    void shell.ui.confirm(
      'Send?',
      Array.from({ length: 30 }, (_, index) => `topic-${index}`),
    );
    read();
    const shown = await rows();
    expectFits(shown, 80, 15);
    expect(shown.join('\n')).toMatch(/room 80×4 .*Send\?\ntopic-0\n.*25 more\ny yes {2}n no/s);
  });
});

describe('a text to read', () => {
  it('goes on below with lines that are wider than its pane, and keeps the border', async () => {
    const { shell, rows } = await drawn();
    const { paint } = themeOf({ hasColor: true, isAscii: false });
    shell.ui.show('Lines', ['x'.repeat(300), paint('bad', '漢'.repeat(100)), 'short']);
    const shown = await rows();
    expectFits(shown, 80, 15);
    expect(shown[2]).toMatch(/^╭─ Lines ─+╮$/);
    expect(shown[3]).toMatch(/^│ x{76} │$/);
    expect(shown[4]).toMatch(/^│ {3}x{74} │$/);
    expect(shown.join('').match(/x/g)).toHaveLength(300);
    expect(shown.join('').match(/漢/g)).toHaveLength(100);
  });

  it('says how much more there is', async () => {
    const { shell, rows, press } = await drawn();
    shell.ui.show(
      'Lines',
      Array.from({ length: 30 }, (_, index) => `line ${index}`),
    );
    expect((await rows())[13]).toContain('20 more ↓');
    press('G');
    const shown = await rows();
    expect(shown[12]).toContain('line 29');
    expect(shown[13]).toContain('Esc closes');
  });
});

describe('a terminal that grows under a text to read', () => {
  it('is filled', async () => {
    const { shell, rows, press } = await drawn();
    shell.ui.show(
      'Lines',
      Array.from({ length: 30 }, (_, index) => `line ${index}`),
    );
    press('G');
    shell.resize({ columns: 80, rows: 24 });
    const shown = await rows();
    expect(shown[3]).toContain('line 11');
    expect(shown[21]).toContain('line 29');
  });
});

describe('a terminal that has no more than ASCII', () => {
  const theme = themeOf({ hasColor: false, isAscii: true });
  const isAscii = /^[\n\x20-\x7e]*$/;

  it('gets nothing else from the shell', async () => {
    const long = 'l'.repeat(200);
    const { shell, rows, press } = await drawn({ theme });
    const expectAscii = async (): Promise<void> => {
      const shown = (await rows()).join('\n');
      expect(shown).toMatch(isAscii);
    };
    await expectAscii();
    shell.ui.say(`${long} · ${long} — ${long}`);
    await expectAscii();
    void shell.ui.prompt({ label: long, initial: long });
    await expectAscii();
    press('Home');
    await expectAscii();
    press('Esc');
    void shell.ui.confirm(long, [long]);
    await expectAscii();
    press('n');
    void shell.ui.choose(long, [{ key: 'a', label: long }]);
    await expectAscii();
    press('Esc');
    shell.ui.show(long, Array(30).fill(long));
    await expectAscii();
    press('Esc', '?');
    await expectAscii();
    press('Esc');
    shell.resize({ columns: 20, rows: 10 });
    await expectAscii();
  });

  it('gets the text of messages as it is', async () => {
    const view: Screen['view'] = () => <Rows lines={['Zürich 漢字… → x']} />;
    const { rows } = await drawn({ theme, screens: [plainScreen('topics', { view })] });
    expect((await rows()).join('\n')).toContain('Zürich 漢字~ > x');
  });
});

describe('without colour', () => {
  it('uses bold, underline and inverse alone', async () => {
    const { shell, painted, press } = await drawn();
    void shell.ui.choose('Which?', [{ key: 'a', label: 'x' }]);
    const menu = await painted();
    press('Esc', '?');
    const codes = [...`${menu}${await painted()}`.matchAll(/\u001b\[([\d;]*)m/g)].map(([, code]) => code);
    expect([...new Set(codes)].filter((code) => !['1', '22', '4', '24', '7', '27'].includes(code ?? ''))).toEqual([]);
    expect(codes).toContain('7');
  });
});

describe('a view that is only a text', () => {
  it('is drawn where the screen is', async () => {
    const { rows } = await drawn({ screens: [plainScreen('topics', { view: () => <Text>hello</Text> })] });
    expect((await rows())[2]).toBe('hello');
  });
});
