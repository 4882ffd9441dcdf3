import { spawn } from 'node:child_process';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  type LineInput,
  type LineInputOptions,
  openLineInput,
  type TypedLine,
} from '../../../src/cli/debug/line-input.ts';

const signal = new AbortController().signal;

const open = (options: Partial<LineInputOptions>): LineInput => {
  const input = openLineInput({
    stdin: Readable.from([]),
    stdout: new PassThrough(),
    isTerminal: false,
    prompt: '(evtool) ',
    complete: () => [[], ''],
    history: [],
    onInterrupt: () => {},
    ...options,
  });
  onTestFinished(input.close);
  return input;
};

const allOf = async (input: LineInput): Promise<readonly TypedLine[]> => {
  const lines: TypedLine[] = [];
  for (let line = await input.next(signal); line !== null; line = await input.next(signal)) lines.push(line);
  return lines;
};

const linesOf = (chunks: readonly Uint8Array[]): Promise<readonly TypedLine[]> =>
  allOf(open({ stdin: Readable.from(chunks) }));

describe('lines of a script', () => {
  it('end with a line feed, with a carriage return before it or not, and the last one with the input', async () => {
    expect(await linesOf([Buffer.from('\uFEFFnext\r\n\nprint "a\rb"\nquit')])).toEqual([
      'next',
      '',
      'print "a\rb"',
      'quit',
    ]);
    expect(await linesOf([Buffer.from('next\n')])).toEqual(['next']);
    expect(await linesOf([])).toEqual([]);
  });

  it('are whole wherever the chunks are cut, within a character too', async () => {
    const line = fc.string({ unit: 'grapheme' }).map((line) => line.replace(/[\r\n\uFEFF]/g, ''));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1 }), fc.array(fc.nat(60)), async (lines, cuts) => {
        const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
        const places = [0, ...cuts.filter((cut) => cut < bytes.length).toSorted((a, b) => a - b), bytes.length];
        const chunks = places.slice(1).map((end, at) => bytes.subarray(places[at], end));
        expect(await linesOf(chunks)).toEqual(lines);
      }),
    );
  });

  it('are refused beyond 1 MiB, and the next one is read', async () => {
    const most = 'x'.repeat(1024 * 1024);
    const chunks = [most, '\n', most, 'y\nnext\n', most, most].map((part) => Buffer.from(part));
    const tooLong = { error: 'a line of more than 1 MiB is no command' };
    expect(await linesOf(chunks)).toEqual([most, tooLong, 'next', tooLong]);
  });

  it('are read only when asked for', async () => {
    const stdin = new PassThrough();
    const input = open({ stdin });
    stdin.write('next\nout\n');
    await new Promise(setImmediate);
    expect(stdin.readableFlowing).toBe(false);
    expect(await input.next(signal)).toBe('next');
    stdin.write('quit\n');
    expect(await input.next(signal)).toBe('out');
    expect(await input.next(signal)).toBe('quit');
    expect(stdin.readableFlowing).toBe(false);
  });

  it('keep no process once the input is closed', async () => {
    const module = new URL('../../../src/cli/debug/line-input.ts', import.meta.url);
    const script = `
      const { openLineInput } = await import(${JSON.stringify(module)});
      const input = openLineInput({ stdin: process.stdin, isTerminal: false });
      console.log(await input.next(new AbortController().signal));
      input.close();`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill());
    const output = text(child.stdout);
    // Its writer stays.
    child.stdin.write('next\n');
    expect(await output).toBe('next\n');
  });

  it('are not lost to one who stopped waiting', async () => {
    const stdin = new PassThrough();
    const input = open({ stdin });
    const stop = new AbortController();
    const waiting = input.next(stop.signal);
    stop.abort(new Error('a file was saved'));
    await expect(waiting).rejects.toThrow('a file was saved');
    stdin.end('next\n');
    expect(await allOf(input)).toEqual(['next']);
  });

  it('show no prompt', async () => {
    const stdout = new PassThrough();
    const input = open({ stdin: Readable.from([Buffer.from('next\n')]), stdout });
    await allOf(input);
    input.close();
    expect(stdout.read()).toBeNull();
  });

  it('say what broke, after those that were whole', async () => {
    const stdin = new PassThrough();
    const input = open({ stdin });
    const next = input.next(signal);
    stdin.write('next\n');
    expect(await next).toBe('next');
    stdin.destroy(Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO', syscall: 'read' }));
    await expect(input.next(signal)).rejects.toThrow('Cannot read the commands:');
  });

  it('end when the input is closed, and for one who still waits', async () => {
    const stdin = new PassThrough();
    const input = open({ stdin });
    const waiting = input.next(signal);
    input.close();
    expect(await waiting).toBeNull();
    expect(await input.next(signal)).toBeNull();
    expect(stdin.destroyed).toBe(false);
  });
});

/** Keys go in, one chunk each as from a person; what the terminal was sent comes out. */
const terminal = (options: Partial<LineInputOptions> = {}) => {
  const modes: boolean[] = [];
  const stdin = Object.assign(new PassThrough(), { setRawMode: (isRaw: boolean) => void modes.push(isRaw) });
  const stdout = Object.assign(new PassThrough(), { columns: 80 });
  const input = open({ stdin, stdout, isTerminal: true, ...options });
  const type = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      stdin.write(key);
      await new Promise(setImmediate);
    }
  };
  const shown = (): string => {
    const chunks: unknown[] = [];
    for (let chunk = stdout.read(); chunk !== null; chunk = stdout.read()) chunks.push(chunk);
    return chunks.join('');
  };
  return { input, type, shown, modes, stdin };
};

const letters = (word: string): readonly string[] => [...word];
const enter = '\r';
const tab = '\t';
const up = '\x1b[A';
const ctrlA = '\x01';
const ctrlC = '\x03';
const ctrlD = '\x04';

describe('lines typed at a terminal', () => {
  it('are asked for with the prompt, and may be edited', async () => {
    const { input, type, shown } = terminal();
    const line = input.next(signal);
    expect(shown()).toContain('(evtool) ');
    await type(...letters('ext'), ctrlA, 'n', enter);
    expect(await line).toBe('next');
    shown();
    input.close();
    expect(shown()).toBe('');
  });

  it('may be earlier ones again, the latest first', async () => {
    const { input, type } = terminal({ history: ['print a', 'next'] });
    const first = input.next(signal);
    await type(up, up, enter);
    expect(await first).toBe('print a');
    const second = input.next(signal);
    await type(up, enter);
    expect(await second).toBe('print a');
  });

  it('are completed at the Tab key', async () => {
    const asked: string[] = [];
    const complete = (line: string): readonly [readonly string[], string] => {
      asked.push(line);
      return [['message'], 'mess'];
    };
    const { input, type } = terminal({ complete });
    const line = input.next(signal);
    await type(...letters('print mess'), tab, enter);
    expect(await line).toBe('print message');
    expect(asked).toEqual(['print mess']);
  });

  it('are kept when typed before they are asked for, and then shown with the prompt', async () => {
    const { input, type, shown } = terminal();
    await type('next\rout\r');
    shown();
    expect(await input.next(signal)).toBe('next');
    expect(shown()).toBe('(evtool) next\n');
    expect(await input.next(signal)).toBe('out');
  });

  it('are put below what is printed meanwhile', async () => {
    const { input, type, shown } = terminal();
    const line = input.next(signal);
    await type(...letters('ne'));
    shown();
    let before = '';
    input.above(() => {
      before = shown();
    });
    // The row is taken off before, and comes back after.
    expect(before).toMatch(/\x1b\[0J$/);
    expect(shown()).toContain('(evtool) ne');
    await type('x', 't', enter);
    expect(await line).toBe('next');
  });

  it('come back below what is printed over as many rows as they take', async () => {
    const { input, type, shown } = terminal();
    const waiting = input.next(signal);
    await type(...letters(`print ${'x'.repeat(160)}`));
    shown();
    let before = '';
    input.above(() => {
      before = shown();
    });
    expect(before).toBe('\x1b[2A\x1b[1G\x1b[0J');
    // Not up into what was printed.
    expect(shown()).not.toMatch(/\x1b\[\d+A/);
    input.close();
    await waiting;
  });

  it('stay as far as typed when the wait is stopped', async () => {
    const { input, type, shown } = terminal();
    const stop = new AbortController();
    const waiting = input.next(stop.signal);
    await type(...letters('ne'));
    stop.abort(new Error('a file was saved'));
    await expect(waiting).rejects.toThrow('a file was saved');
    shown();
    const line = input.next(signal);
    expect(shown()).toContain('(evtool) ne');
    await type('x', 't', enter);
    expect(await line).toBe('next');
  });

  it('leave Ctrl-C to the caller, asked or not', async () => {
    const interrupts: string[] = [];
    const { input, type } = terminal({ onInterrupt: () => interrupts.push('Ctrl-C') });
    await type(ctrlC);
    const line = input.next(signal);
    await type(ctrlC, 'n', enter);
    expect(await line).toBe('n');
    expect(interrupts).toHaveLength(2);
  });

  it('end with Ctrl-D on an empty line, on a fresh row, with the terminal as it was', async () => {
    const { input, type, shown, modes } = terminal();
    const line = input.next(signal);
    await type('n', ctrlA, ctrlD);
    shown();
    await type(ctrlD);
    expect(await line).toBeNull();
    expect(shown()).toBe('\n');
    expect(modes).toEqual([true, false]);
    input.close();
    expect(await input.next(signal)).toBeNull();
    expect(shown()).toBe('');
  });

  it('end when closed while asked for, with the terminal as it was', async () => {
    const { input, modes, shown } = terminal();
    const line = input.next(signal);
    shown();
    input.close();
    expect(await line).toBeNull();
    expect(shown()).toBe('\n');
    expect(modes).toEqual([true, false]);
  });

  it('leave the terminal to an editor and take it back, also when that fails', async () => {
    const { input, type, modes, stdin } = terminal();
    await input.lend(async () => {
      expect(modes).toEqual([true, false]);
      expect(stdin.isPaused()).toBe(true);
    });
    await expect(input.lend(() => Promise.reject(new Error('no editor')))).rejects.toThrow('no editor');
    expect(modes).toEqual([true, false, true, false, true]);
    const line = input.next(signal);
    await type('n', enter);
    expect(await line).toBe('n');
  });
});
